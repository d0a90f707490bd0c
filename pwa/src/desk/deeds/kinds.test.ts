// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Action, Body } from "../../api/deskDeeds.ts";
import { type Expected, expectedOf, type Hint } from "./kinds.ts";

const MARI = { id: "m", name: "Mari" };

test.each<[Action, Body, Hint, Expected]>([
  ["accept", {}, {}, { status: "accepted" }],
  ["start", {}, {}, { status: "in_progress" }],
  ["ask", {}, {}, { status: "needs_info" }],
  ["reject", {}, {}, { status: "rejected", isGone: true }],
  ["respond", {}, {}, { status: "answered", isGone: true }],
  ["merge", {}, {}, { isGone: true }],
  ["transfer", {}, {}, { isGone: true }],
  ["assign", {}, { assignee: MARI }, { assignee: MARI }],
  ["assign", {}, {}, { assignee: null }],
  ["correct", { priority: "urgent" }, {}, { priority: "urgent" }],
  ["correct", { category: "lamp" }, {}, {}],
  ["note", {}, {}, {}],
])("%s with %o shows at once as it will be", (action, body, hint, shown) => {
  expect(expectedOf({ action, body, hint })).toEqual(shown);
});
