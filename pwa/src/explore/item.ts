// SPDX-License-Identifier: EUPL-1.2

import type { Schema } from "../api/client.ts";
import type { ReportItem } from "../api/explore.ts";

/** Return of a whole report what a list shows of it. */
export function itemOf(report: Schema["ReportView"]): ReportItem {
  const promise = report.promises.filter(({ target }) => target === "resolution").at(-1);
  const photo = report.photos[0];
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
    n_supporters: report.n_supporters,
  };
}
