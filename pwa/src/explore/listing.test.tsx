// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { ReportPage } from "../api/explore.ts";
import { type Listing, more, refresh } from "./listing.ts";

function page(ids: string[], next_cursor: string | null): ReportPage {
  return { items: ids.map((id) => ({ id })), next_cursor } as unknown as ReportPage;
}

function empty() {
  return signal<Listing>({ items: [], cursor: null, error: undefined, isLoading: true, at: 0 });
}

const PAGES: Record<string, ReportPage> = {
  first: page(["a", "b"], "second"),
  // Something came in meanwhile: "b" is pushed onto the next page.
  second: page(["b", "c"], null),
};

function load(cursor: string | null): Promise<ReportPage> {
  const found = PAGES[cursor ?? "first"];
  return found ? Promise.resolve(found) : Promise.reject(new TypeError("Failed to fetch"));
}

it("grows page by page, and shows no report twice", async () => {
  const listing = empty();

  await refresh(listing, load);
  expect(listing.value).toMatchObject({ cursor: "second", isLoading: false });
  await more(listing, load);

  expect(listing.value.items.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(listing.value.cursor).toBeNull();
});

it("asks for nothing behind the last page", async () => {
  const listing = empty();
  await refresh(listing, () => Promise.resolve(page(["a"], null)));

  await more(listing, () => Promise.reject(new Error("asked")));

  expect(listing.value.error).toBeUndefined();
});

it("keeps what it shows when the next page can't be had", async () => {
  const listing = empty();
  await refresh(listing, () => Promise.resolve(page(["a"], "lost")));

  await more(listing, load);

  expect(listing.value.items.map(({ id }) => id)).toEqual(["a"]);
  expect(listing.value).toMatchObject({ cursor: "lost", isLoading: false });
  expect(listing.value.error).toBeInstanceOf(TypeError);
});
