// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { keepOnly, tick, ticked, tickTo, untickAll } from "./selection.ts";

const IDS = ["a", "b", "c", "d", "e"];
const now = () => [...ticked.value].sort();

beforeEach(untickAll);

test("a report is ticked, and a second time it is not", () => {
  tick("a");
  tick("b");
  tick("a");

  expect(now()).toEqual(["b"]);
});

test.each([
  ["downwards", "b", "d"],
  ["upwards", "d", "b"],
])("a range is ticked %s", (_, from, to) => {
  tick(from);
  tickTo(to, IDS);

  expect(now()).toEqual(["b", "c", "d"]);
});

test("a range without a beginning is one report", () => {
  tickTo("c", IDS);

  expect(now()).toEqual(["c"]);
});

test("what left the list is not ticked any more", () => {
  tick("a");
  tick("e");

  keepOnly(["a", "b"]);

  expect(now()).toEqual(["a"]);
});
