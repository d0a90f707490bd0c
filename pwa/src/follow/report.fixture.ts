// SPDX-License-Identifier: EUPL-1.2
// For tests only.
import type { Report } from "../api/report.ts";

/** A report with the department, as anybody sees it. */
export function report(changes: Partial<Report> = {}): Report {
  return {
    id: "01a202f4-b7a8-777d-bd22-bff2c51140c4",
    number: "HKI-2026-000417",
    version: 0,
    status: "accepted",
    category: { code: "pothole", group: "street", name: "Hole in the carriageway" },
    department: { code: "streets", name: "Streets" },
    visibility: "public",
    description: "",
    location: { lon: 24.94, lat: 60.17 },
    channel: "direct",
    accuracy_m: null,
    address: "",
    subject: { kind: "place", id: null, name: "", address: "" },
    answers: {},
    photos: [],
    received_at: "2026-11-22T11:12:00Z",
    captured_at: null,
    updated_at: "2026-11-22T11:12:00Z",
    cycle: 1,
    outcome: null,
    duplicate_of: null,
    promises: [],
    responses: [],
    actions: [],
    question: null,
    n_supporters: 0,
    n_followers: 0,
    is_supported: false,
    is_followed: false,
    editable_until: null,
    contact: null,
    desk: null,
    ...changes,
  };
}
