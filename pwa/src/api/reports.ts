// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

/** Send a report; safe to repeat, since it carries its own id. */
export async function submitReport(draft: Schema["ReportDraft"]): Promise<Schema["ReportView"]> {
  return given(await client.POST("/api/v1/reports", { body: draft }));
}
