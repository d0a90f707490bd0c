// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type Queue = Schema["Queue"];
export type QueueItem = Schema["QueueItem"];
export type QueueCounts = Schema["QueueCounts"];
export type Priority = Schema["Priority"];

/** Longer than a slow line needs; what is sent must not hang on a dead one. */
const PATIENCE_MS = 30_000;
/** Reports of a page of the queue. */
export const PAGE_N = 100;

/** In which order a queue comes. */
export const ORDERS = ["urgency", "due", "received", "priority"] as const;
export type Order = (typeof ORDERS)[number];

/** What can be seen of a report at a glance. */
export const FLAGS = [
  "has_photo",
  "escalated",
  "second_attempt",
  "paused",
  "replied",
  "work_reported",
] as const;
export type Flag = (typeof FLAGS)[number];

/** What a queue is narrowed to; all must hold. */
export interface Narrowing extends Partial<Record<Flag, boolean>> {
  department?: string[];
  status?: string[];
  category?: string[];
  area?: string[];
  assignee?: string;
  priority?: string[];
  clock?: string[];
  due_within_days?: number;
  text?: string;
  order?: Order;
}

/** A page of the queue as it is now, and by what to ask whether it changed. */
export interface QueuePage {
  queue: Queue;
  etag: string | null;
}

/**
 * Return a page of the queue; null: nothing changed since `etag`.
 *
 * @param cursor that of the page before; null: from the top.
 */
export async function loadQueue(
  narrowing: Narrowing,
  cursor: string | null,
  etag: string | null = null,
): Promise<QueuePage | null> {
  const answer = await client.GET("/api/v1/desk/queue", {
    params: { query: { ...listed(narrowing), ...(cursor && { cursor }), limit: PAGE_N } },
    ...(etag && { headers: { "If-None-Match": etag } }),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.response.status === 304) return null;
  return { queue: given(answer), etag: answer.response.headers.get("ETag") };
}

/** Lists go as one parameter with commas, which is what the server reads. */
function listed(narrowing: Narrowing): Record<string, never> {
  const query = Object.entries(narrowing)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name, Array.isArray(value) ? [value.join(",")] : value]);
  return Object.fromEntries(query);
}
