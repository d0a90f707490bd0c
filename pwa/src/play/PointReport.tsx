// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../api/client.ts";
import { reportOf } from "../api/explore.ts";
import type { Point } from "../api/mapping.ts";
import { useResource } from "../api/resource.ts";
import { ClockChip } from "../components/Clock/Clock.tsx";
import { Status } from "../components/Status/Status.tsx";
import { dayDate } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";

/** The report that a point became: its number, how it stands, by when it is answered, and how. */
export function PointReport({ report }: { report: NonNullable<Point["report"]> }) {
  const { number, outcome } = report;
  const { value } = useResource(`report of a point ${number}`, () => reportOf(number));
  const promise = value?.promises.findLast(({ target }) => target === "resolution");
  return (
    <>
      <p class="row point-report">
        <a href={`/reports/${number}`}>{t("play.point.report", { number })}</a>
        {value && <Status status={value.status} />}
        {promise && <ClockChip state={promise.state} dueAt={promise.due_at} />}
      </p>
      {outcome && value && <Answer report={value} />}
    </>
  );
}

/** When the work is planned for, and where to read the answer or say what it is worth. */
function Answer({ report: { number, responses, actions } }: { report: Schema["ReportView"] }) {
  const day = responses.at(-1)?.scheduled_on;
  const mayRate = actions.includes("rate");
  return (
    <>
      {day && <p>{t("play.news.scheduled.day", { day: dayDate(day) })}</p>}
      <p>
        <a href={`/reports/${number}${mayRate ? "#rate" : ""}`}>
          {t(mayRate ? "play.news.rate" : "play.news.look")}
        </a>
      </p>
    </>
  );
}
