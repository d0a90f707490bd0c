// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../api/report.ts";
import { TimerLine } from "../components/Clock/TimerClock.tsx";
import type { Timer } from "../components/Clock/words.ts";
import { t } from "../i18n/text.ts";
import { mainTimer } from "./shown.ts";

/** The promises beside the one that matters most: checking, first reply, earlier attempts. */
export function Promises({ report }: { report: Report }) {
  const main = mainTimer(report);
  const others = report.promises.filter((timer) => timer !== main).sort(inOrder);
  if (others.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="promises">
      <h2 id="promises">{t("follow.promises")}</h2>
      <ul class="follow-promises">
        {others.map((timer) => (
          <li key={`${timer.target} ${timer.cycle}`}>
            <TimerLine timer={timer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const TARGETS = ["moderation", "first_response", "resolution", "answer_review"];

/** Attempt after attempt, each in the order in which its promises fall due. */
function inOrder(one: Timer, other: Timer): number {
  return one.cycle - other.cycle || TARGETS.indexOf(one.target) - TARGETS.indexOf(other.target);
}
