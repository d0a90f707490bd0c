// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { chosenOf, matching, toggled } from "./picking.ts";

const GROUPS = [
  {
    code: "streets",
    name: "Streets",
    options: [
      { code: "hole", name: "Hole in the road" },
      { code: "ice", name: "Slippery pavement" },
    ],
  },
  { code: "parks", name: "Parks", options: [{ code: "tree", name: "Fallen tree" }] },
];

test.each([
  ["", ["hole", "ice", "tree"]],
  ["  PAVEMENT slip", ["ice"]],
  ["streets", ["hole", "ice"]],
  ["tree hole", []],
])("%j finds %j", (words, expected) => {
  const found = matching(GROUPS, words).flatMap(({ options }) => options);

  expect(found.map(({ code }) => code)).toEqual(expected);
});

test.each([
  [[], "ice", ["ice"]],
  [["ice", "tree"], "ice", ["tree"]],
  [["ice", "tree"], "streets", ["tree", "streets"]],
  [["streets"], "streets", []],
])("of %j a press on %s leaves %j", (chosen, code, expected) => {
  expect(toggled(chosen, code, GROUPS)).toEqual(expected);
});

test("what is chosen is called by its name, and what nobody knows by its code", () => {
  expect(chosenOf(["parks", "ice", "gone"], GROUPS).map(({ name }) => name)).toEqual([
    "Parks",
    "Slippery pavement",
    "gone",
  ]);
});
