// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "./client.ts";
import { client, given } from "./client.ts";

export type SheetView = Schema["Sheet"];

/** Longer than a slow line needs. */
const PATIENCE_MS = 30_000;

/** Return everything that a desk needs to know of a report, by its number. */
export async function loadSheet(number: string): Promise<SheetView> {
  const answer = await client.GET("/api/v1/desk/reports/{report_id}/sheet", {
    // The server takes the number in the place of the id.
    params: { path: { report_id: number } },
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return given(answer);
}

/** Return what a correction would do to department and promises; nothing is changed. */
export async function previewCorrection(
  report_id: string,
  body: Schema["CorrectionBody"],
): Promise<Schema["CorrectionPreview"]> {
  return given(
    await client.POST("/api/v1/desk/reports/{report_id}/correction-preview", {
      params: { path: { report_id } },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

/** Return what residents on the spot say of a report. */
export async function loadEvidence(report_id: string): Promise<Schema["Evidence"]> {
  const answer = await client.GET("/api/v1/desk/reports/{report_id}/evidence", {
    params: { path: { report_id } },
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return given(answer);
}

/** Return what was mailed about a report, the newest first. */
export async function loadDeliveries(report_id: string): Promise<Schema["DeliveryView"][]> {
  const answer = await client.GET("/api/v1/desk/reports/{report_id}/deliveries", {
    params: { path: { report_id } },
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return given(answer).items;
}

/** Send a mail again that did not arrive. */
export async function resendDelivery(report_id: string, delivery_id: string): Promise<void> {
  given(
    await client.POST("/api/v1/desk/reports/{report_id}/deliveries/{delivery_id}/resend", {
      params: { path: { report_id, delivery_id } },
    }),
  );
}
