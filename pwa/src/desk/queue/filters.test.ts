// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import {
  EVERYTHING,
  type Filters,
  filtersFrom,
  filtersOf,
  isSame,
  narrowing,
  nSet,
  write,
} from "./filters.ts";

const MANY: Filters = {
  department: ["streets"],
  status: ["accepted", "reopened"],
  category: ["pothole", "lighting"],
  area: ["kluuvi"],
  assignee: "me",
  priority: ["urgent"],
  clock: ["overdue"],
  due: 0,
  flags: ["replied", "has_photo"],
  text: "Kaivokatu 1",
  order: "due",
};

function address(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  write(filters, query);
  return query;
}

test("an address brings back the filters that were written into it", () => {
  expect(filtersOf(address(MANY))).toEqual(MANY);
});

test("what stands as at first is not in the address", () => {
  expect(address(EVERYTHING).toString()).toBe("");
});

test("writing leaves alone what is not a filter", () => {
  const query = new URLSearchParams("map=1&status=accepted");

  write(EVERYTHING, query);

  expect(query.toString()).toBe("map=1");
});

test("what an address holds that the server would refuse is left out", () => {
  const query = new URLSearchParams("status=nonsense,accepted&is=x&order=y&due=-3&clock=late");

  expect(filtersOf(query)).toEqual({ ...EVERYTHING, status: ["accepted"] });
});

test("the server is asked for all of it", () => {
  expect(narrowing(MANY)).toEqual({
    department: ["streets"],
    status: ["accepted", "reopened"],
    category: ["pothole", "lighting"],
    area: ["kluuvi"],
    assignee: "me",
    priority: ["urgent"],
    clock: ["overdue"],
    due_within_days: 0,
    replied: true,
    has_photo: true,
    text: "Kaivokatu 1",
    order: "due",
  });
  expect(narrowing(EVERYTHING)).toEqual({ order: "urgency" });
});

test("due today counts as a filter, words and order do not", () => {
  expect(nSet({ ...EVERYTHING, due: 0 })).toBe(1);
  expect(nSet({ ...EVERYTHING, text: "x", order: "due" })).toBe(0);
  expect(nSet(MANY)).toBe(10);
});

test("the same in another order is the same", () => {
  expect(isSame(MANY, { ...MANY, status: ["reopened", "accepted"] })).toBe(true);
  expect(isSame(MANY, { ...MANY, text: "other" })).toBe(false);
});

test("a saved view brings back the filters that it was made of", () => {
  expect(isSame(filtersFrom({ ...narrowing(MANY) }), MANY)).toBe(true);
  expect(filtersFrom({})).toEqual(EVERYTHING);
});
