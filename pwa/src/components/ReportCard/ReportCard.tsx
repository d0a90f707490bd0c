// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import type { Schema } from "../../api/client.ts";
import { distance, relative } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { ClockChip } from "../Clock/Clock.tsx";
import { Icon } from "../Icon/Icon.tsx";
import { Status } from "../Status/Status.tsx";
import "./ReportCard.css";

interface Props {
  report: Schema["ReportItem"];
  distanceM?: number;
  /** Buttons below, such as "me too". */
  children?: ComponentChildren;
}

/** A report in a list: what, where, how it stands and by when. */
export function ReportCard({ report, distanceM, children }: Props) {
  const where = [distanceM === undefined ? "" : distance(distanceM), report.address].filter(
    Boolean,
  );
  return (
    <article class="card">
      <a class="card-link" href={`/reports/${report.number}`}>
        {report.thumbnail ? (
          <img
            class="card-photo"
            src={report.thumbnail}
            alt=""
            width={96}
            height={72}
            loading="lazy"
            decoding="async"
          />
        ) : (
          <span class="card-photo card-none">
            <Icon name="report" />
          </span>
        )}
        <span class="card-words">
          <span class="card-title">{report.category.name}</span>
          <span class="card-where">{where.join(" · ")}</span>
          <span class="row card-state">
            <Status status={report.status} />
            <ClockChip state={report.clock} dueAt={report.due_at} />
          </span>
          <span class="muted small">
            {report.number} · {relative(report.received_at)}
            {report.n_supporters > 0 && ` · ${t("report.supporters", { n: report.n_supporters })}`}
          </span>
        </span>
      </a>
      {children && <div class="card-tools row">{children}</div>}
    </article>
  );
}
