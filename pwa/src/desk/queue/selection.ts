// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";

/** As many reports as something is done with at once. Source: POST /api/v1/desk/bulk. */
export const MOST_AT_ONCE = 100;

/** Ids of the reports that are ticked. */
export const ticked = signal<ReadonlySet<string>>(new Set());
/** Where a range begins. */
let anchor: string | null = null;

/** Tick a report, or take its tick away. */
export function tick(id: string): void {
  const now = new Set(ticked.value);
  if (!now.delete(id)) now.add(id);
  anchor = id;
  ticked.value = now;
}

/** Tick everything from the last that was touched to this one, in the order of the list. */
export function tickTo(id: string, ids: readonly string[]): void {
  const from = anchor === null ? -1 : ids.indexOf(anchor);
  const to = ids.indexOf(id);
  if (from < 0 || to < 0) {
    tick(id);
    return;
  }
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  ticked.value = new Set([...ticked.value, ...range]);
}

/** Tick these, and no others. */
export function tickAll(ids: readonly string[]): void {
  ticked.value = new Set(ids);
}

export function untickAll(): void {
  anchor = null;
  if (ticked.value.size > 0) ticked.value = new Set();
}

/** Take away the ticks of reports that are not in the list any more. */
export function keepOnly(ids: readonly string[]): void {
  const there = new Set(ids);
  const left = [...ticked.value].filter((id) => there.has(id));
  if (left.length < ticked.value.size) ticked.value = new Set(left);
}
