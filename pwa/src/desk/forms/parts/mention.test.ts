// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { completed, fitting, mentionAt, mentioned } from "./mention.ts";

const PEOPLE = [
  { id: "1", name: "Mari Virtanen" },
  { id: "2", name: "Matti Korhonen" },
  { id: "3", name: "Anna-Maija Laine" },
];

test.each([
  ["@ma", 3, "ma"],
  ["Please look, @Ma", 16, "Ma"],
  ["@", 1, ""],
  ["@Mari Vi", 8, "Mari Vi"],
])("%j mentions somebody", (text, caret, typed) => {
  expect(mentionAt(text, caret)?.typed).toBe(typed);
});

test.each([
  ["write to mari@example.org", 18],
  ["no at all", 5],
  ["@Mari\nnext line", 12],
  ["@ later", 3],
])("%j mentions nobody", (text, caret) => {
  expect(mentionAt(text, caret)).toBeNull();
});

test("people are found by any part of their name", () => {
  expect(fitting(PEOPLE, "ma").map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(fitting(PEOPLE, "korh").map(({ id }) => id)).toEqual(["2"]);
});

test("the name takes the place of what was typed", () => {
  expect(completed("Hi @ma, look", 3, 6, "Mari Virtanen")).toEqual([
    "Hi @Mari Virtanen , look",
    18,
  ]);
});

test("those whose name stands in the text are told", () => {
  expect(mentioned(PEOPLE, "Thanks @Mari Virtanen and @Matti")).toEqual(["1"]);
});
