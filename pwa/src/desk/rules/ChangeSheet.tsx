// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
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
  apply: (how: How) => Promise<RuleChange>;
  /** What is wrong with it now; said once somebody asks for the preview. */
  faults?: Fault[];
  onClose: () => void;
  onDone: () => void;
  /** Fields; those that can be wrong take the faults that are said. */
  children: ComponentChildren | ((said: Fault[]) => ComponentChildren);
}

/** A change of promises or hours: for whom and why is asked once its effect is seen. */
export function ChangeSheet({ apply, children, faults = [], onDone, ...sheet }: Props) {
  return (
    <PreviewSheet
      {...sheet}
      faults={faults}
      fields={(said) => (typeof children === "function" ? children(said) : children)}
      shown={(found) => <PreviewShown found={found} />}
      apply={(found) => <ApplyForm found={found} apply={apply} onDone={onDone} />}
    />
  );
}

interface ApplyProps extends Pick<Props, "apply" | "onDone"> {
  found: ChangePreview;
}

function ApplyForm({ found, apply, onDone }: ApplyProps) {
  const [reason, say] = useState("");
  const [isForRunning, choose] = useState(false);
  const [isTried, tried] = useState(false);
  const { isBusy, error, run } = useDeed();
  const submit = () => {
    tried(true);
    if (reason.trim() === "") return;
    void run(async () => {
      await apply({ apply_to_running: isForRunning, reason: reason.trim() });
      toast(t("rules.applied"));
      onDone();
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
