// SPDX-License-Identifier: EUPL-1.2
import { reportOf } from "../api/explore.ts";
import { useResource } from "../api/resource.ts";
import { ClockChip } from "../components/Clock/Clock.tsx";
import { Status } from "../components/Status/Status.tsx";
import { t } from "../i18n/text.ts";

/** The report that a point became: its number, how it stands, and by when it is answered. */
export function PointReport({ report: { number } }: { report: { number: string } }) {
  const { value } = useResource(`report of a point ${number}`, () => reportOf(number));
  const promise = value?.promises.findLast(({ target }) => target === "resolution");
  return (
    <p class="row point-report">
      <a href={`/reports/${number}`}>{t("play.point.report", { number })}</a>
      {value && <Status status={value.status} />}
      {promise && <ClockChip state={promise.state} dueAt={promise.due_at} />}
    </p>
  );
}
