// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { filled, languageFor, unknownFields, withField } from "./fields.ts";

const VALUES = {
  number: "HKI-2026-000001",
  address: "Market Square 1",
  category: "Hole",
  department: "Streets",
  due: "Fri 4 Dec, 16:00",
};

test.each([
  ["", [0, 0], "{due}", 5],
  ["Report  is done.", [7, 7], "Report {due} is done.", 12],
  ["Report is done.", [6, 6], "Report {due} is done.", 12],
  ["Done.Thanks", [5, 5], "Done. {due} Thanks", 11],
  ["By X, thanks", [3, 4], "By {due}, thanks", 8],
  ["(", [1, 1], "({due}", 6],
] as const)("a field goes into %j at %j", (text, at, expected, caret) => {
  expect(withField(text, at, "due")).toEqual({ text: expected, caret });
});

test("what is no field is told, each once", () => {
  expect(unknownFields("{number} {name} {name} {Due} {reporter_name}")).toEqual([
    "name",
    "reporter_name",
  ]);
});

test("fields are filled in, and what is none stays", () => {
  const pieces = filled("{number}: {address}, {name}.", VALUES);

  expect(pieces.map(({ text }) => text).join("")).toBe("HKI-2026-000001: Market Square 1, {name}.");
  expect(pieces.filter(({ isField }) => isField)).toHaveLength(2);
});

test("a field without a value leaves nothing", () => {
  expect(filled("{due}", { ...VALUES, due: "" })).toEqual([]);
});

test.each([
  [{ fi: "Korjattu", en: "Fixed" }, "fi", "fi"],
  [{ sv: "Lagat", en: "Fixed" }, "ru", "sv"],
  [{ fi: " ", en: "Fixed" }, "fi", "en"],
  [{ et: "Korras" }, "fi", "et"],
  [{}, "fi", null],
])("of %j a reader of %s gets %s", (texts, tag, expected) => {
  expect(languageFor(texts as Record<string, string>, tag, ["fi", "sv", "en"])).toBe(expected);
});
