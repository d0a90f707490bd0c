// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type ModerationPage = Schema["ModerationPage"];
export type ModerationItem = Schema["ModerationItem"];
/** What somebody has to look at. */
export type Waiting = Schema["Waiting"];

/** Longer than a slow line needs. */
const PATIENCE_MS = 30_000;

/** Return a page of what waits, the oldest due first. */
export async function loadModeration(
  what: Waiting,
  cursor: string | null = null,
): Promise<ModerationPage> {
  return given(
    await client.GET("/api/v1/desk/moderation", {
      params: { query: { what, ...(cursor && { cursor }) } },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}
