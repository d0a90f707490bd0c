// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Schema } from "../../api/client.ts";
import type { Action } from "../../api/deskDeeds.ts";
import { fits, mayEver } from "./rights.ts";

type Status = Schema["Status"];

const STATUSES: readonly Status[] = [
  "submitted",
  "accepted",
  "in_progress",
  "needs_info",
  "reopened",
  "answered",
  "closed",
  "rejected",
  "withdrawn",
];
const UNDER_WAY = ["accepted", "in_progress", "needs_info", "reopened"];

test.each<[Action, string[]]>([
  ["accept", ["submitted"]],
  ["reject", ["submitted"]],
  ["start", ["accepted", "reopened"]],
  ["ask", ["accepted", "in_progress"]],
  ["respond", UNDER_WAY],
  ["merge", UNDER_WAY],
  ["transfer", ["submitted", ...UNDER_WAY]],
  ["assign", ["submitted", ...UNDER_WAY]],
  ["correct", ["submitted", ...UNDER_WAY]],
  ["note", ["submitted", ...UNDER_WAY, "answered", "closed"]],
  ["internal_note", [...STATUSES]],
  // Decided on the report's own sheet, by what the server offers.
  ["review", []],
])("%s fits a report just where the server does it", (action, statuses) => {
  expect(STATUSES.filter((status) => fits(action, status))).toEqual(statuses);
});

function someone(...roles: Schema["Role"][]): Schema["PersonView"] {
  const grants = roles.map((role) => ({ role, jurisdiction_id: "j", department_id: "d" }));
  return { id: "me", grants } as unknown as Schema["PersonView"];
}

test.each<[Action, Schema["Role"][]]>([
  ["respond", ["clerk", "inspector", "manager"]],
  ["transfer", ["clerk", "inspector", "manager"]],
  ["accept", ["clerk", "inspector", "manager", "moderator"]],
  ["correct", ["clerk", "inspector", "manager", "moderator"]],
  ["pause", ["manager"]],
  ["annotate", ["manager"]],
  ["reopen_again", ["manager"]],
])("%s is for some and not for the others", (action, roles) => {
  const all = ["clerk", "inspector", "manager", "moderator", "auditor", "resident"] as const;

  expect(all.filter((role) => mayEver(someone(role), action))).toEqual(roles);
  expect(mayEver(null, action)).toBe(false);
});
