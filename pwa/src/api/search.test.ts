// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { fold, latin, misfit, slips } from "./search.ts";

test("accents, capitals and signs do not count", () => {
  expect(fold("  Mäkelänkatu-ÕÜÄ  Ёлка йод ")).toBe("makelankatu oua елка иод");
});

test("Cyrillic is compared by its sound", () => {
  expect(latin(fold("Маннергеймин"))).toBe("mannergeimin");
});

test.each([
  ["mann", "mannerheimintie", 0],
  ["manner", "mannerheimintie", 0],
  ["maner", "mannerheimintie", 1],
  ["mannrhe", "mannerheimintie", 1],
  ["amnn", "mannerheimintie", 1],
  ["xannerhey", "mannerheimintie", 2],
  ["qqqqqqqq", "mannerheimintie", 3],
])("%s begins %s with %i slips", (typed, word, n) => {
  expect(slips(typed, word, 2)).toBe(n);
});

test("a beginning fits better than a later word, a middle, and a slip", () => {
  const fits = ["iso", "roberti", "katu", "rombertin", "xyzz"].map((typed) =>
    misfit(typed, "iso robertinkatu"),
  );

  expect(fits).toEqual([0, 1, 2, 3, null]);
});
