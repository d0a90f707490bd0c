// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";
import type { AnswerBody, AnswerTaken, PointDraft } from "./mapping.ts";

/** Longer than a slow line needs for a few kilobytes; the outbox must not hang on a dead one. */
const PATIENCE_MS = 60_000;

/** Send a report; safe to repeat, since it carries its own id. */
export async function submitReport(draft: Schema["ReportDraft"]): Promise<Schema["ReportView"]> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return given(await client.POST("/api/v1/reports", { body: draft, signal }));
}

/** Return a report as its reporter sees it; null if the key is not that of this report. */
export async function ownReport(
  report_id: string,
  key: string,
): Promise<Schema["ReportView"] | null> {
  const report = given(
    await client.GET("/api/v1/reports/{report_id}", {
      params: { path: { report_id } },
      headers: { "Civic-Report-Key": key },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
  return report.contact ? report : null;
}

/** Change a report that nobody works on yet, as its reporter. */
export async function editReport(
  report_id: string,
  key: string,
  edit: Schema["ReportEdit"],
): Promise<Schema["ReportView"]> {
  return given(
    await client.PATCH("/api/v1/reports/{report_id}", {
      params: { path: { report_id } },
      headers: { "Civic-Report-Key": key },
      body: edit,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** Tell what was found at the place of a report; with the same key it is done once. */
export async function sendVisit(
  report_id: string,
  key: string,
  body: Schema["VisitBody"],
): Promise<void> {
  given(
    await client.POST("/api/v1/desk/reports/{report_id}/visit", {
      params: { path: { report_id } },
      headers: { "Civic-Deed-Key": key },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** Tell of an order as the contractor; safe to repeat, since it carries its own id. */
export async function tellOfWork(token: string, body: Schema["WorkToldBody"]): Promise<void> {
  given(
    await client.POST("/api/v1/work-orders/{token}", {
      params: { path: { token } },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** Add a thing to the map of a campaign; safe to repeat, since it carries its own id. */
export async function sendPoint(campaign_id: string, body: PointDraft): Promise<void> {
  given(
    await client.POST("/api/v1/campaigns/{campaign_id}/points", {
      params: { path: { campaign_id } },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** Answer a mission; an answer that is sent again is taken once. */
export async function sendAnswer(quest_id: string, body: AnswerBody): Promise<AnswerTaken> {
  return given(
    await client.POST("/api/v1/quests/{quest_id}/answer", {
      params: { path: { quest_id } },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}
