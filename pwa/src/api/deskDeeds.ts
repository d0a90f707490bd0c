// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type Report = Schema["ReportView"];

/** What can be done with a report at the desk, and where it is sent. */
const PATHS = {
  accept: "acceptance",
  reject: "rejection",
  start: "start",
  note: "notes",
  internal_note: "internal-notes",
  ask: "question",
  respond: "response",
  transfer: "transfer",
  merge: "merger",
  assign: "assignment",
  extend: "extension",
  ask_extension: "extension-request",
  pause: "pause",
  resume: "resumption",
  correct: "correction",
  split: "split",
  annotate: "annotation",
  review: "review",
  review_reply: "reply-review",
  reopen_again: "reopening",
} as const;

/** As the server names it in `actions` of a report. */
export type Action = keyof typeof PATHS;

export type Body = Record<string, unknown>;

/** Longer than a slow line needs for a few kilobytes. */
const PATIENCE_MS = 30_000;

interface Sending {
  action: Action;
  body: Body;
  /** Makes it safe to send again. */
  key: string;
  /** The page is going away; the browser sends it all the same. */
  isLast?: boolean;
}

/** A report and what it was decided on: refused with `stale` if it has changed since. */
export interface Decided {
  id: string;
  version: number;
}

/** What came of it for one report: how it is now, or why nothing was done. */
export interface Outcome {
  id: string;
  version: number | null;
  /** Left out where many were sent at once. */
  report?: Report;
  problem?: Schema["Problem"];
}

function fate(isLast: boolean): { keepalive: true } | { signal: AbortSignal } {
  return isLast ? { keepalive: true } : { signal: AbortSignal.timeout(PATIENCE_MS) };
}

/**
 * Do something with a report and return it as it is then.
 *
 * @throws Refusal 412: somebody changed it meanwhile; other kinds say why it can not be done.
 */
export async function act(on: Decided, sending: Sending): Promise<Outcome> {
  const { action, key, body, isLast = false } = sending;
  // All of them are declared alike on the server; one stands here for their types.
  const path = `/api/v1/desk/reports/{report_id}/${PATHS[action]}` as const;
  const answer = await client.POST(path as "/api/v1/desk/reports/{report_id}/notes", {
    params: { path: { report_id: on.id } },
    headers: { "If-Match": `"${on.version}"`, "Civic-Deed-Key": key },
    body: body as Schema["NoteBody"],
    ...fate(isLast),
  });
  const report = given(answer);
  return { id: on.id, version: report.version, report };
}

/** Do the same with many reports, each by itself, and return what came of it for each. */
export async function actOnMany(on: readonly Decided[], sending: Sending): Promise<Outcome[]> {
  const { action, key, body, isLast = false } = sending;
  const reports = on.map(({ id, version }) => ({ id, version }));
  const answer = await client.POST("/api/v1/desk/bulk", {
    headers: { "Civic-Deed-Key": key },
    body: { action: action as Schema["BulkBody"]["action"], reports, body },
    ...fate(isLast),
  });
  return given(answer).results.map(({ id, version, problem }) => ({
    id,
    version: version ?? null,
    ...(problem && { problem: problem as Schema["Problem"] }),
  }));
}

export type Preview = Schema["ResponsePreview"];

/** Return the mail that the reporter would get with such an answer; nothing is done. */
export async function previewResponse(report_id: string, body: Body): Promise<Preview> {
  return given(
    await client.POST("/api/v1/desk/reports/{report_id}/response-preview", {
      params: { path: { report_id } },
      body: body as Schema["ResponseBody"],
    }),
  );
}
