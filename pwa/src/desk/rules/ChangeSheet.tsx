// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../api/client.ts";
import type { ChangePreview, How, RuleChange } from "../../api/rules.ts";
import { Button } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { PreviewSheet } from "./PreviewSheet.tsx";
import { PreviewShown } from "./PreviewShown.tsx";

interface Props {
  title: string;
  /** What is asked for, as a text: another one makes the preview void. */
  asked: string;
  preview: () => Promise<ChangePreview>;
  /** The newest version that was read; another one makes the preview void. */
  version: number;
  apply: (how: How) => Promise<RuleChange>;
  /** Somebody else was quicker: read it anew. What is typed stays. */
  onStale: () => void;
  /** What is wrong with it now; said once somebody asks for the preview. */
  faults?: Fault[];
  onClose: () => void;
  onDone: () => Promise<void>;
  /** Fields; those that can be wrong take the faults that are said. */
  children: ComponentChildren | ((said: Fault[]) => ComponentChildren);
}

/** A change of promises or hours: for whom and why is asked once its effect is seen. */
export function ChangeSheet({ children, faults = [], asked, preview, ...props }: Props) {
  const [reason, say] = useState("");
  const [overtaken, tell] = useState<unknown>(null);
  const onStale = (error: unknown) => {
    tell(error);
    props.onStale();
  };
  return (
    <PreviewSheet
      title={props.title}
      asked={`${asked} ${props.version}`}
      preview={() => {
        tell(null);
        return preview();
      }}
      faults={faults}
      onClose={props.onClose}
      fields={(said) => (
        <>
          {overtaken !== null && <Failure error={overtaken} />}
          {typeof children === "function" ? children(said) : children}
        </>
      )}
      shown={(found) => <PreviewShown found={found} />}
      apply={(found) => <ApplyForm {...props} {...{ found, reason, say, onStale }} />}
    />
  );
}

function isStale(error: unknown): boolean {
  return error instanceof Refusal && error.kind === "stale-rule";
}

interface ApplyProps extends Pick<Props, "apply" | "onDone" | "version"> {
  found: ChangePreview;
  /** Kept while the preview is asked for anew. */
  reason: string;
  say: (reason: string) => void;
  onStale: (error: unknown) => void;
}

function ApplyForm({ found, apply, onDone, version, reason, say, onStale }: ApplyProps) {
  const [isForRunning, choose] = useState(false);
  const [isTried, tried] = useState(false);
  const { isBusy, error, run } = useDeed();
  const submit = () => {
    tried(true);
    if (reason.trim() === "") return;
    void run(async () => {
      try {
        await apply({ apply_to_running: isForRunning, reason: reason.trim(), version });
      } catch (error) {
        if (!isStale(error)) throw error;
        return onStale(error);
      }
      toast(t("rules.applied"));
      await onDone();
    });
  };
  return (
    <form
      class="stack rules-apply"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset class="stack-s">
        <legend class="field-label">{t("rules.for_whom")}</legend>
        <label class="rules-check">
          <input type="radio" name="whom" checked={!isForRunning} onChange={() => choose(false)} />
          <span>{t("rules.for_new")}</span>
        </label>
        <label class="rules-check">
          <input type="radio" name="whom" checked={isForRunning} onChange={() => choose(true)} />
          <span>{t("rules.for_running", { n: found.n_earlier })}</span>
        </label>
      </fieldset>
      <TextArea
        label={t("rules.reason")}
        hint={t("rules.reason.hint")}
        value={reason}
        maxLength={2000}
        error={isTried && reason.trim() === "" ? t("rules.reason.missing") : undefined}
        onText={say}
      />
      {error !== null && <Failure error={error} />}
      <Button type="submit" look="primary" isWide disabled={isBusy}>
        {t("rules.apply")}
      </Button>
    </form>
  );
}
