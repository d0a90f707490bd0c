// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../../api/report.ts";
import { TimerClock, TimerLine } from "../../components/Clock/TimerClock.tsx";
import type { Timer } from "../../components/Clock/words.ts";
import { t } from "../../i18n/text.ts";

/** The promises of a report: the one that falls due next large, the others in lines. */
export function Clocks({ report }: { report: Report }) {
  const first = nextTimer(report);
  const others = report.promises.filter((timer) => timer !== first).sort(inOrder);
  return (
    <section class="stack-s" aria-labelledby="sheet-clocks">
      <h2 id="sheet-clocks" class="unseen">
        {t("sheet.clocks")}
      </h2>
      {first && <TimerClock timer={first} />}
      {others.length > 0 && (
        <details class="sheet-more" open={others.some(isRunning)}>
          <summary>{t("sheet.clocks.others", { n: others.length })}</summary>
          <ul class="sheet-lines">
            {others.map((timer) => (
              <li key={`${timer.target} ${timer.cycle}`}>
                <TimerLine timer={timer} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function isRunning({ stopped_at }: Timer): boolean {
  return stopped_at === null;
}

/** Return the promise of an answer that matters now: that of the newest attempt. */
export function nextAnswer({ promises }: Pick<Report, "promises">): Timer | null {
  const answers = promises.filter(({ target }) => target === "resolution");
  return answers.sort((a, b) => b.cycle - a.cycle)[0] ?? null;
}

/** Return the running promise that falls due first; else the answer of the newest attempt. */
export function nextTimer(report: Pick<Report, "promises">): Timer | null {
  const [first] = report.promises.filter(isRunning).sort(byDue);
  return first ?? nextAnswer(report);
}

function byDue(one: Timer, other: Timer): number {
  return Date.parse(one.due_at) - Date.parse(other.due_at);
}

function inOrder(one: Timer, other: Timer): number {
  return one.cycle - other.cycle || byDue(one, other);
}
