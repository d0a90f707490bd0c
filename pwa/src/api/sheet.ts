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
