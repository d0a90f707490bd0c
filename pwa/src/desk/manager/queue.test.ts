// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { filtersOf } from "../queue/filters.ts";
import { IN_TIME, queuePath } from "./queue.ts";

test("a number leads to the queue that it counts, in the queue's own words", () => {
  const path = queuePath({ department: "streets", clock: IN_TIME, due: 3, assignee: "none" });
  const filters = filtersOf(new URL(path, "https://civic.example").searchParams);

  expect(filters).toMatchObject({
    department: ["streets"],
    clock: ["due_soon", "on_track"],
    due: 3,
    assignee: "none",
  });
});

test("due today is a number like the others", () => {
  expect(queuePath({ due: 0 })).toBe("/desk?due=0");
});

test("what narrows nothing stands in no address", () => {
  expect(queuePath({ department: null })).toBe("/desk");
});

test("waiting for the reporter is a status of the queue", () => {
  const path = queuePath({ status: ["needs_info"] });

  expect(filtersOf(new URL(path, "https://civic.example").searchParams).status).toEqual([
    "needs_info",
  ]);
});
