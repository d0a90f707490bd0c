// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { KEYS, offeredOf, primaryOf } from "./offered.ts";

test("what the server does not offer is not offered", () => {
  expect(offeredOf(["rate", "follow", "note"]).map(({ action }) => action)).toEqual(["note"]);
});

test.each(["take", "release", "assign"])("whoever may %s has the form for it", (may) => {
  expect(offeredOf([may])).toEqual([{ action: "assign", key: "s" }]);
});

test.each([
  [["accept", "reject", "transfer"], "accept"],
  [["start", "respond", "transfer"], "respond"],
  [["internal_note", "reopen_again"], "reopen_again"],
  [["internal_note"], "internal_note"],
])("of %j the next is %s", (actions, next) => {
  expect(primaryOf(offeredOf(actions))?.action).toBe(next);
});

test("where nothing can be done there is no next action", () => {
  expect(primaryOf(offeredOf([]))).toBeUndefined();
});

test("everything that is done with a report has a letter, and two that share one never meet", () => {
  const shared = [...KEYS].filter(([, actions]) => actions.length > 1);

  expect(shared).toEqual([
    ["a", ["accept", "review"]],
    ["e", ["extend", "ask_extension"]],
    ["h", ["pause", "resume"]],
  ]);
  expect([...KEYS.keys()].every((key) => /^[a-z]$/.test(key))).toBe(true);
});
