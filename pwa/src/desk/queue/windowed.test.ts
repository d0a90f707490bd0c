// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { inSight, reveal } from "./windowed.ts";

test.each([
  ["the top", 0, { first: 0, last: 32 }],
  ["the middle", 1_000_000, { first: 24_988, last: 25_032 }],
  ["the end", 2_000_000, { first: 49_968, last: 50_000 }],
  ["beyond the end", 9_999_999, { first: 49_968, last: 50_000 }],
  ["above the top", -80, { first: 0, last: 32 }],
])("of 50,000 rows there are as many as the window shows: %s", (_, scrolled, span) => {
  expect(inSight(scrolled, 800, 40, 50_000)).toEqual(span);
});

test("a short list is there as a whole", () => {
  expect(inSight(0, 800, 40, 3)).toEqual({ first: 0, last: 3 });
  expect(inSight(0, 800, 40, 0)).toEqual({ first: 0, last: 0 });
});

test("nothing is in sight before the rows have a height", () => {
  expect(inSight(0, 800, 0, 10)).toEqual({ first: 0, last: 0 });
});

test.each([
  ["stays where it is in sight", 5, 100, 100],
  ["scrolls up to what is above", 1, 100, 40],
  ["scrolls down just so far", 25, 100, 240],
  ["scrolls on to what is cut off below", 22, 100, 120],
])("a row that is gone to %s", (_, at, scrolled, there) => {
  expect(reveal(at, scrolled, 800, 40)).toBe(there);
});
