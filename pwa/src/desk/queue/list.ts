// SPDX-License-Identifier: EUPL-1.2
import { type Signal, signal } from "@preact/signals";
import type { Queue, QueueItem, QueuePage } from "../../api/desk.ts";

/** A report of the queue; what only its sheet shows is left out, since there may be very many. */
export type Row = Omit<QueueItem, "timers"> & {
  /** It left the queue since it was fetched. */
  isGone?: boolean;
};

/** The queue as far as it was fetched. */
export interface List {
  rows: readonly Row[];
  /** Of the next page; null: this is the end. */
  cursor: string | null;
  /** Of the whole filter; null before the first answer. */
  counts: Queue["counts"] | null;
  etag: string | null;
  /** When the server last said something, milliseconds; 0: never. */
  at: number;
  /** What came to the top since, and is not among the rows yet. */
  nNew: number;
  error: unknown;
  isLoading: boolean;
}

export type LoadPage = (cursor: string | null, etag: string | null) => Promise<QueuePage | null>;

const NOTHING: List = {
  rows: [],
  cursor: null,
  counts: null,
  etag: null,
  at: 0,
  nNew: 0,
  error: undefined,
  isLoading: true,
};

/** Lists that were left are shown as they were when one comes back. */
const MOST_KEPT = 4;
const kept = new Map<string, Signal<List>>();

/** Return the list by a key that says everything that it depends on. */
export function listOf(key: string): Signal<List> {
  const known = kept.get(key);
  kept.delete(key);
  const list = known ?? signal(NOTHING);
  kept.set(key, list);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return list;
}

/** Forget all lists, as when somebody else sits down at the desk. */
export function forgetLists(): void {
  kept.clear();
}

function lean({ timers: _, ...row }: QueueItem): Row {
  return row;
}

/** Fetch the queue from its top; what is known is shown meanwhile. */
export async function refresh(list: Signal<List>, load: LoadPage): Promise<void> {
  list.value = { ...list.value, isLoading: true, error: undefined };
  try {
    const page = await load(null, null);
    if (page) list.value = fresh(page);
  } catch (error) {
    list.value = { ...list.value, error, isLoading: false };
  }
}

function fresh({ queue, etag }: QueuePage): List {
  return {
    ...NOTHING,
    rows: queue.items.map(lean),
    cursor: queue.next_cursor,
    counts: queue.counts,
    etag,
    at: Date.now(),
    isLoading: false,
  };
}

/** Fetch the next page and put it behind the others. */
export async function more(list: Signal<List>, load: LoadPage): Promise<void> {
  const { cursor, isLoading } = list.value;
  if (cursor === null || isLoading) return;
  list.value = { ...list.value, isLoading: true, error: undefined };
  try {
    const page = await load(cursor, null);
    const known = new Set(list.value.rows.map(({ id }) => id));
    const added = page?.queue.items.filter(({ id }) => !known.has(id)).map(lean) ?? [];
    list.value = {
      ...list.value,
      rows: [...list.value.rows, ...added],
      cursor: page?.queue.next_cursor ?? null,
      isLoading: false,
    };
  } catch (error) {
    list.value = { ...list.value, error, isLoading: false };
  }
}

/**
 * Ask whether the top of the queue changed, and say so without moving what somebody reads.
 *
 * Known rows show what they are now; those that left are marked; what is new is counted.
 */
export async function poll(list: Signal<List>, load: LoadPage): Promise<void> {
  const page = await load(null, list.value.etag);
  if (!page) {
    list.value = { ...list.value, at: Date.now(), error: undefined };
    return;
  }
  const before = list.value;
  // Nothing is being read yet.
  if (before.rows.length === 0) {
    list.value = fresh(page);
    return;
  }
  list.value = { ...before, ...merged(before, page.queue), ...{ etag: page.etag } };
}

function merged(
  before: List,
  queue: Queue,
): Pick<List, "rows" | "counts" | "nNew" | "at" | "error"> {
  const now = new Map(queue.items.map((item) => [item.id, item]));
  // The page reaches down to here; a row above that it does not hold has left.
  const reach =
    queue.next_cursor === null
      ? before.rows.length
      : before.rows.findLastIndex(({ id }) => now.has(id));
  const rows = before.rows.map((row, at) => {
    const item = now.get(row.id);
    if (item) return lean(item);
    return at < reach ? { ...row, isGone: true } : row;
  });
  const known = new Set(before.rows.map(({ id }) => id));
  const nNew = queue.items.filter(({ id }) => !known.has(id)).length;
  return { rows, counts: queue.counts, nNew, at: Date.now(), error: undefined };
}

/** Show a report as it is after something was done with it. */
export function replace(list: Signal<List>, id: string, change: Partial<Row>): void {
  const rows = list.value.rows.map((row) => (row.id === id ? { ...row, ...change } : row));
  list.value = { ...list.value, rows };
}

/** Take out a report that is done with. */
export function takeOut(list: Signal<List>, id: string): void {
  const rows = list.value.rows.filter((row) => row.id !== id);
  if (rows.length < list.value.rows.length) list.value = { ...list.value, rows };
}
