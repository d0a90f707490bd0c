// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { asBody, type Change, keyOf, withChange, withoutChange } from "./changes.ts";

const POTHOLES = { category: "pothole", group: null, area: null };
const IN_CORE = { category: "pothole", group: null, area: "core" };

function change(scope: Change["scope"], department: string | null, isNew = false): Change {
  const body = department === null ? null : { ...scope, department, by_building_manager: false };
  return { scope, body, isNew };
}

test("a second change of the same rule takes the place of the first", () => {
  const changes = withChange([change(POTHOLES, "parks")], change(POTHOLES, "streets"));

  expect(changes.map(({ body }) => body?.department)).toEqual(["streets"]);
});

test("rules for other areas are other rules", () => {
  expect(keyOf(POTHOLES)).not.toBe(keyOf(IN_CORE));
  expect(withChange([change(POTHOLES, "parks")], change(IN_CORE, "streets"))).toHaveLength(2);
});

test("what was only thought of and is taken away again leaves nothing", () => {
  const thought = withChange([], change(IN_CORE, "parks", true));

  expect(withChange(thought, change(IN_CORE, null, true))).toEqual([]);
});

test("the server hears what shall be and what shall go", () => {
  const body = asBody([change(POTHOLES, null), change(IN_CORE, "parks", true)]);

  expect(body.removed).toEqual([POTHOLES]);
  expect(body.put).toEqual([{ ...IN_CORE, department: "parks", by_building_manager: false }]);
});

test("a change can be taken back", () => {
  expect(withoutChange([change(POTHOLES, "parks")], POTHOLES)).toEqual([]);
});
