// SPDX-License-Identifier: EUPL-1.2
import { dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Sheet } from "../Sheet/Sheet.tsx";
import { computationWords, leadWords, sourceWords, type Timer } from "./words.ts";

/** How a date came about in plain words, from the receipt to the rule and its version. */
export function Computation({ timer }: { timer: Timer }) {
  const isMoved = timer.original_due_at !== timer.due_at;
  return (
    <div class="computation stack">
      <p class="computation-date">
        <span>{leadWords(timer)}</span>{" "}
        {isMoved && (
          <s>
            <span class="unseen">{t("clock.was")} </span>
            {dueTime(timer.original_due_at)}
          </s>
        )}{" "}
        <strong>{dueTime(timer.due_at)}</strong>
      </p>
      <ol class="computation-steps">
        {computationWords(timer.computation)
          .filter(Boolean)
          .map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
      </ol>
      {isMoved && <p>{t("computation.moved", { when: dueTime(timer.original_due_at) })}.</p>}
      <p class="muted small">{sourceWords(timer.computation)}</p>
    </div>
  );
}

/** The computation in a sheet over the screen. */
export function ComputationSheet({ timer, onClose }: { timer: Timer; onClose: () => void }) {
  return (
    <Sheet title={t("clock.explain")} onClose={onClose}>
      <Computation timer={timer} />
    </Sheet>
  );
}
