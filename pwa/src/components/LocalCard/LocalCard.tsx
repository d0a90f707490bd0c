// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import type { LocalReport, Wait } from "../../app/database.ts";
import { dateTime, relative } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { ClockChip } from "../Clock/Clock.tsx";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import { Status } from "../Status/Status.tsx";
import "./LocalCard.css";

const ICONS: Record<LocalReport["state"], IconName> = {
  draft: "edit",
  waiting: "clock",
  refused: "alert",
  sent: "check",
};

interface Props {
  report: LocalReport;
  /** Name of its category in the reader's language; "" as long as none is chosen. */
  category: string;
  /** Buttons below. */
  children?: ComponentChildren;
}

/** A report of this device: how far it is, and why it still waits. */
export function LocalCard({ report, category, children }: Props) {
  const title = category || t("local.untitled");
  const where = report.place?.address || report.place?.subject?.name;
  return (
    <article class="local" data-state={report.state}>
      <a class="local-link" href={addressOf(report)}>
        <Icon name={ICONS[report.state]} />
        <span class="stack-s">
          <span class="local-title">{title}</span>
          {where && <span class="small">{where}</span>}
          <span class="small local-state">{stateText(report)}</span>
          {report.state === "sent" && <SentClock report={report} />}
        </span>
      </a>
      {children && <div class="row local-tools">{children}</div>}
    </article>
  );
}

function SentClock({ report }: { report: LocalReport }) {
  const promise = report.report?.promises.findLast(({ target }) => target === "resolution");
  if (!report.report || !promise) return null;
  return (
    <span class="row">
      <Status status={report.report.status} />
      <ClockChip state={promise.state} dueAt={promise.due_at} />
    </span>
  );
}

/** Where a report of this device is gone on with. */
function addressOf(report: LocalReport): string {
  if (report.state === "sent" && report.number) return `/reports/${report.number}`;
  if (report.state === "waiting" || report.state === "refused") return `/report/${report.id}/sent`;
  if (!report.place) return `/report/${report.id}`;
  return `/report/${report.id}/${report.category ? "send" : "what"}`;
}

function stateText(report: LocalReport): string {
  if (report.state === "sent") return report.number ?? "";
  if (report.state === "refused") return report.problem?.detail ?? t("local.refused");
  if (report.state === "draft") return t("local.draft", { when: relative(report.updated_at) });
  return report.wait ? waitText(report.wait, report.next_at) : t("local.waiting");
}

/** Say why a report waits, and when it is tried again. */
export function waitText(wait: Wait, nextAt: string | null): string {
  const when = nextAt ? dateTime(nextAt) : "";
  return t(`local.wait.${wait.why}`, { when });
}
