// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Schema } from "../../api/client.ts";
import { departmentsOf, type Role } from "./roles.ts";
import { tabsFor } from "./tabs.ts";

type Grant = [role: Role, department: string | null];

function someone(...grants: Grant[]): Schema["PersonView"] {
  const all = grants.map(([role, department_id]) => ({
    role,
    jurisdiction_id: "j",
    department_id,
  }));
  return { id: "me", grants: all } as unknown as Schema["PersonView"];
}

test.each<[Role, string[]]>([
  ["clerk", ["queue", "round", "templates", "campaigns"]],
  ["inspector", ["queue", "round", "templates", "campaigns"]],
  ["manager", ["queue", "round", "overview", "escalations", "templates", "campaigns"]],
  ["moderator", ["queue", "moderation", "templates", "campaigns", "points", "cases"]],
  ["administrator", ["campaigns", "promises", "routing"]],
  [
    "auditor",
    ["queue", "overview", "escalations", "templates", "campaigns", "promises", "routing"],
  ],
  ["resident", []],
])("the bar of a %s has the screens that concern them", (role, names) => {
  expect(tabsFor(someone([role, "streets"])).map(({ name }) => name)).toEqual(names);
});

test("one works in the departments of one's roles there, in each once", () => {
  const person = someone(
    ["clerk", "streets"],
    ["manager", "streets"],
    ["inspector", "parks"],
    ["moderator", null],
    ["auditor", "elsewhere"],
  );

  expect(departmentsOf(person)).toEqual(["streets", "parks"]);
  expect(departmentsOf(null)).toEqual([]);
});
