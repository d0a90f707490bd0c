// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { t } from "../../i18n/text.ts";
import { Answered, useAsking } from "./asking.tsx";
import { useInSight } from "./useInSight.ts";

interface Props<T> {
  title: string;
  /** What is asked for, as a text: another one makes the preview void. */
  asked: string;
  preview: () => Promise<T>;
  /** What is wrong with it now; said once somebody asks for the preview. */
  faults: Fault[];
  onClose: () => void;
  /** Fields; those that can be wrong take the faults that are said. */
  fields: (said: Fault[]) => ComponentChildren;
  /** What it would do. */
  shown: (found: T) => ComponentChildren;
  /** Doing it, once somebody has seen that. */
  apply: (found: T) => ComponentChildren;
}

/** A change in two steps: what it is, then what it would do, and only then doing it. */
export function PreviewSheet<T>({ title, asked, preview, faults, onClose, ...parts }: Props<T>) {
  const { answer, found, ask } = useAsking<T>(asked);
  const [said, say] = useState<Fault[]>([]);
  const result = useInSight(found !== null);
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          say(faults);
          if (faults.length === 0) ask(preview);
        }}
      >
        <ErrorSummary faults={said} />
        {parts.fields(stillWrong(said, faults))}
        <Button
          type="submit"
          look={found ? "plain" : "primary"}
          isWide
          disabled={answer === "busy"}
        >
          {t("rules.preview")}
        </Button>
      </form>
      <div class="stack" aria-live="polite" ref={result}>
        <Answered of={answer}>{parts.shown}</Answered>
      </div>
      {found !== null && parts.apply(found)}
    </Sheet>
  );
}

/** What was said to be wrong and has not been mended since. */
function stillWrong(said: Fault[], now: Fault[]): Fault[] {
  return said.filter(({ field, text }) =>
    now.some((one) => one.field === field && one.text === text),
  );
}
