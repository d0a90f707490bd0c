// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ChangePreview, How, RuleChange } from "../../api/rules.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";
import { PreviewShown } from "./PreviewShown.tsx";
import { useInSight } from "./useInSight.ts";

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

type State = "idle" | "busy" | ChangePreview | { error: unknown };

/** A change: what it is, then what it would do, then for whom and why, then doing it. */
export function ChangeSheet({ title, asked, preview, apply, children, ...props }: Props) {
  const { faults = [], onClose, onDone } = props;
  const [state, set] = useState<State>("idle");
  const [said, say] = useState<Fault[]>([]);
  useEffect(() => set("idle"), [asked]);
  const look = () => {
    say(faults);
    if (faults.length > 0) return;
    set("busy");
    preview().then(set, (error: unknown) => set({ error }));
  };
  const found = typeof state === "object" && !("error" in state) ? state : null;
  const result = useInSight(found !== null);
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <ErrorSummary faults={said} />
        {typeof children === "function" ? children(stillWrong(said, faults)) : children}
        <Button type="submit" look={found ? "plain" : "primary"} isWide disabled={state === "busy"}>
          {t("rules.preview")}
        </Button>
      </form>
      <div class="stack" aria-live="polite" ref={result}>
        {state === "busy" && <Skeleton n={3} />}
        {typeof state === "object" && "error" in state && <Failure error={state.error} />}
        {found && <PreviewShown found={found} />}
      </div>
      {found && <ApplyForm found={found} apply={apply} onDone={onDone} />}
    </Sheet>
  );
}

/** What was said to be wrong and has not been mended since. */
function stillWrong(said: Fault[], now: Fault[]): Fault[] {
  return said.filter(({ field, text }) =>
    now.some((one) => one.field === field && one.text === text),
  );
}

interface ApplyProps extends Pick<Props, "apply" | "onDone"> {
  found: ChangePreview;
}

function ApplyForm({ found, apply, onDone }: ApplyProps) {
  const [reason, say] = useState("");
  const [isForRunning, choose] = useState(false);
  const [error, fail] = useState<unknown>(null);
  const [isBusy, work] = useState(false);
  const [isTried, tried] = useState(false);
  const submit = async () => {
    tried(true);
    if (reason.trim() === "") return;
    work(true);
    fail(null);
    try {
      await apply({ apply_to_running: isForRunning, reason: reason.trim() });
      toast(t("rules.applied"));
      onDone();
    } catch (refused) {
      fail(refused);
      work(false);
    }
  };
  return (
    <form
      class="stack rules-apply"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
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
