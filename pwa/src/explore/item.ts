// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../api/client.ts";
import type { ReportItem } from "../api/explore.ts";

type Promised = Schema["ReportView"]["promises"][number];

const RUNNING: readonly string[] = ["on_track", "due_soon", "overdue"];

/** Return the promise by whose clock a report is shown: what comes due next, else the answer's. */
function shownOf(promises: readonly Promised[]): Promised | undefined {
  const running = promises.filter(({ state }) => RUNNING.includes(state));
  const next = running.sort((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at))[0];
  return next ?? promises.filter(({ target }) => target === "resolution").at(-1);
}

/** Return of a whole report what a list shows of it. */
export function itemOf(report: Schema["ReportView"]): ReportItem {
  const promise = shownOf(report.promises);
  const photo = report.photos[0];
  const isMeant = promise && promise.state !== "not_resolved";
  return {
    id: report.id,
    number: report.number,
    status: report.status,
    category: report.category,
    department: report.department,
    location: report.location,
    address: report.address,
    excerpt: report.description ?? "",
    thumbnail: photo ? photo.url.replace("{size}", "small") : null,
    received_at: report.received_at,
    due_at: promise?.due_at ?? null,
    is_overdue: promise?.state === "overdue",
    clock: isMeant ? promise.state : "cancelled",
    n_supporters: report.n_supporters,
  };
}
