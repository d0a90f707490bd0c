// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { View } from "../../api/desk.ts";
import { moved, placeOf } from "./arrange.ts";

function view(id: string, department: string | null = null, code: string | null = null): View {
  const counts = { n: 0, n_overdue: 0, position: 0 };
  return { id: code ? null : id, code, name: id, department, is_mine: true, query: {}, ...counts };
}

const VIEWS = [
  view("", null, "mine"),
  view("s1", "streets"),
  view("s2", "streets"),
  view("p1", "parks"),
  view("a"),
  view("b"),
  view("c"),
];
const named = (views: readonly View[]) => views.map(({ id, code }) => code ?? id).join(" ");

test.each([
  ["b", 0, "mine s1 s2 p1 b a c"],
  ["a", 2, "mine s1 s2 p1 b c a"],
  ["s2", 0, "mine s2 s1 p1 a b c"],
  ["p1", 0, "mine s1 s2 p1 a b c"],
])("%s at place %i of its owner's leaves all others where they are", (id, place, expected) => {
  const one = VIEWS.find((view) => view.id === id);

  expect(named(moved(VIEWS, one as View, place))).toBe(expected);
});

test("a place is counted among the views of the same owner", () => {
  expect(VIEWS.slice(1).map((one) => placeOf(VIEWS, one))).toEqual([0, 1, 0, 0, 1, 2]);
});
