// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { dateTime, dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Icon } from "../Icon/Icon.tsx";
import { Clock, ClockChip } from "./Clock.tsx";
import { ComputationSheet } from "./Computation.tsx";
import { doneAt, leadWords, noteWords, type Timer } from "./words.ts";

interface Props {
  timer: Timer;
  /** The instant from which days are counted. */
  now?: Date;
}

/** Return what stands before the date of a timer, and in which attempt. */
function label(timer: Timer): string {
  const lead = leadWords(timer);
  return timer.cycle > 1 ? `${t("clock.attempt", { n: timer.cycle })} · ${lead}` : lead;
}

/** A promise of the city with its date, and its computation behind the "i". */
export function TimerClock({ timer, now = new Date() }: Props) {
  const [isExplained, explain] = useState(false);
  const done = doneAt(timer);
  return (
    <>
      <Clock
        state={timer.state}
        dueAt={timer.due_at}
        originalDueAt={timer.original_due_at}
        doneAt={done}
        usedShare={timer.used_share}
        label={label(timer)}
        note={noteWords(timer, now)}
        onExplain={() => explain(true)}
      />
      {isExplained && <ComputationSheet timer={timer} onClose={() => explain(false)} />}
    </>
  );
}

/** The same in two lines, for the promises beside the one that matters most. */
export function TimerLine({ timer, now = new Date() }: Props) {
  const [isExplained, explain] = useState(false);
  const done = doneAt(timer);
  return (
    <div class="timer-line">
      <div class="timer-words">
        <p>
          {label(timer)}{" "}
          <b>
            <time dateTime={done ?? timer.due_at}>
              {done ? dateTime(done) : dueTime(timer.due_at)}
            </time>
          </b>
        </p>
        <p class="row small">
          <ClockChip state={timer.state} dueAt={null} />
          <span class="muted">{noteWords(timer, now)}</span>
        </p>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={`${t("clock.explain")} ${label(timer)}`}
        title={t("clock.explain")}
        onClick={() => explain(true)}
      >
        <Icon name="info" />
      </button>
      {isExplained && <ComputationSheet timer={timer} onClose={() => explain(false)} />}
    </div>
  );
}
