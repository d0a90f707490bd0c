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

/** Return the most urgent report of a queue, if there is one. */
export async function firstOf(narrowing: Narrowing): Promise<QueueItem | null> {
  const query = { ...listed(narrowing), limit: 1 };
  return given(await client.GET("/api/v1/desk/queue", { params: { query } })).items[0] ?? null;
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

/** Where the reports of a queue are, inside a box; as counts where they are too many. */
export async function loadQueueMap(
  narrowing: Narrowing,
  bbox: readonly number[],
): Promise<{ features: object[]; n: number }> {
  // A map has no order.
  const { order: _, ...filter } = narrowing;
  const query = { ...listed(filter), bbox: bbox.map((degrees) => degrees.toFixed(5)).join(",") };
  return given(
    await client.GET("/api/v1/desk/queue/map", {
      params: { query },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}

export type View = Schema["ViewItem"];

/** Return the views that everybody has, those of one's departments and one's own. */
export async function loadViews(): Promise<View[]> {
  return given(await client.GET("/api/v1/desk/views", { cache: "no-store" })).views;
}

/** A view to be kept. */
export interface NewView {
  name: string;
  query: Narrowing;
  /** Code of the department that shares it, as its manager; null: my own. */
  department: string | null;
  /** Its place among those of its owner, from 0; else after them. */
  position?: number;
}

/** Give a filter a name; for a department, all of its people see it. */
export async function saveView({ query, department, ...view }: NewView): Promise<View[]> {
  const body = { ...view, query: { ...query }, ...(department && { department }) };
  return given(await client.POST("/api/v1/desk/views", { body })).views;
}

/** Call a view otherwise, or put it at another place among those of its owner. */
export async function changeView(
  view_id: string,
  body: { name: string } | { position: number },
): Promise<View[]> {
  const params = { path: { view_id } };
  return given(await client.PATCH("/api/v1/desk/views/{view_id}", { params, body })).views;
}

export async function dropView(view_id: string): Promise<View[]> {
  const path = { view_id };
  return given(await client.DELETE("/api/v1/desk/views/{view_id}", { params: { path } })).views;
}

export type Template = Schema["TemplateView"];
export type TemplateBody = Schema["TemplateBody"];

/** Return the templates of a department, or of all that somebody reads; those that fit a category. */
export async function loadTemplates(department?: string, category?: string): Promise<Template[]> {
  const query = { ...(department && { department }), ...(category && { category }) };
  return given(await client.GET("/api/v1/desk/templates", { params: { query } })).items;
}

export async function addTemplate(body: TemplateBody): Promise<Template> {
  return given(await client.POST("/api/v1/desk/templates", { body }));
}

/**
 * Change a template, as it was read; its department stays.
 *
 * @throws Refusal `stale-template`: it has another version by now.
 */
export async function changeTemplate(
  template_id: string,
  version: number,
  { department: _, ...changed }: TemplateBody,
): Promise<Template> {
  const params = { path: { template_id } };
  const body = { ...changed, version };
  return given(await client.PATCH("/api/v1/desk/templates/{template_id}", { params, body }));
}

/** Drop a template, as it was read; return those that are left. @throws Refusal as `changeTemplate` */
export async function dropTemplate(template_id: string, version: number): Promise<Template[]> {
  const params = { path: { template_id }, query: { version } };
  return given(await client.DELETE("/api/v1/desk/templates/{template_id}", { params })).items;
}
