// SPDX-License-Identifier: EUPL-1.2
import { type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ReportItem, ReportPage } from "../api/explore.ts";
import { language } from "../i18n/language.ts";

/** The pages of a list that were fetched so far. */
export interface Listing {
  items: readonly ReportItem[];
  /** Of the next page; null at the end. */
  cursor: string | null;
  error: unknown;
  isLoading: boolean;
  /** When the first page came, milliseconds; 0 before. */
  at: number;
}

export type LoadPage = (cursor: string | null) => Promise<ReportPage>;

/** A list that was left so lately is shown as it was, down to the place in it. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 20;
const NOTHING: Listing = { items: [], cursor: null, error: undefined, isLoading: true, at: 0 };

const kept = new Map<string, Signal<Listing>>();

function entry(key: string): Signal<Listing> {
  const known = kept.get(key);
  if (known) return known;
  const oldest = kept.keys().next().value;
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  const made = signal(NOTHING);
  kept.set(key, made);
  return made;
}

/** Fetch the first page; what is known is shown meanwhile. */
export async function refresh(listing: Signal<Listing>, load: LoadPage): Promise<void> {
  await fetchInto(listing, load, null, (page) => page.items);
}

/** Fetch the next page and put it behind the others. */
export async function more(listing: Signal<Listing>, load: LoadPage): Promise<void> {
  const { cursor } = listing.value;
  if (cursor === null || listing.value.isLoading) return;
  await fetchInto(listing, load, cursor, (page) => {
    // What came in since the first page may push a report onto the next one.
    const known = new Set(listing.value.items.map(({ id }) => id));
    return [...listing.value.items, ...page.items.filter(({ id }) => !known.has(id))];
  });
}

async function fetchInto(
  listing: Signal<Listing>,
  load: LoadPage,
  cursor: string | null,
  merge: (page: ReportPage) => readonly ReportItem[],
): Promise<void> {
  listing.value = { ...listing.value, isLoading: true, error: undefined };
  try {
    const page = await load(cursor);
    const at = cursor === null ? Date.now() : listing.value.at;
    const items = merge(page);
    listing.value = { items, cursor: page.next_cursor, error: undefined, isLoading: false, at };
  } catch (error) {
    listing.value = { ...listing.value, error, isLoading: false };
  }
}

/** Show a list by pages; `key` says which, null is none yet. */
export function useListing(key: string | null, load: LoadPage): Signal<Listing> {
  const spoken = `${language.value} ${key}`;
  const listing = useMemo(() => entry(spoken), [spoken]);
  useEffect(() => {
    if (key !== null && Date.now() - listing.value.at > KEPT_MS) void refresh(listing, load);
  }, [spoken]);
  return listing;
}
