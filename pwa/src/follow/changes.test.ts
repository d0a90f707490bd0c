// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Catalogue, Category } from "../api/catalogue.ts";
import type { Report } from "../api/report.ts";
import { changes, choices, written } from "./changes.ts";
import { report } from "./report.fixture.ts";

const HOLE: Report = report({ description: "A hole.", address: "Kaisaniemenkatu 5" });

function category(code: string, more: Partial<Category> = {}): Category {
  return {
    id: code,
    code,
    topic: {},
    name: { en: code },
    hint: {},
    synonyms: {},
    subject_kind: "place",
    subject_kinds: [],
    photo: "optional",
    response_photo: "optional",
    visibility: "public",
    moderation: "automatic",
    season: null,
    promise: "three-days",
    questions: [],
    ...more,
  };
}

function catalogue(...categories: Category[]): Catalogue {
  const group = { code: "street", name: { en: "Street" }, icon: "road", categories };
  return { jurisdiction: "helsinki", version: 1, groups: [group] };
}

function offered(...categories: Category[]): string[] {
  return choices(catalogue(...categories), HOLE, "2026-07-15").flatMap(({ categories: fit }) =>
    fit.map(({ code }) => code),
  );
}

test("what was not changed is not sent", () => {
  expect(changes(HOLE, written(HOLE))).toBeNull();
  expect(changes(HOLE, { ...written(HOLE), description: "  A hole. " })).toBeNull();
});

test("just what differs is sent", () => {
  const edit = changes(HOLE, { ...written(HOLE), description: "Two holes." });

  expect(edit).toEqual({ description: "Two holes." });
});

test("answers to the former category's questions go with it", () => {
  const answered = report({ answers: { time: "13:30" } });

  const edit = changes(answered, { ...written(answered), category: "puddle" });

  expect(edit).toEqual({ category: "puddle", answers: {} });
});

test("categories that need what the report does not have are not offered", () => {
  const question = { code: "q", kind: "text" as const, label: {}, options: [] };

  expect(
    offered(
      category("pothole"),
      category("puddle"),
      category("lamp", { subject_kind: "asset" }),
      category("noise", { questions: [{ ...question, is_required: true }] }),
      category("smell", { questions: [{ ...question, is_required: false }] }),
      category("graffiti", { photo: "required" }),
      category("snow", { season: { first: "11-01", last: "04-15" } }),
    ),
  ).toEqual(["pothole", "puddle", "smell"]);
});

test("the report's own category is always among them", () => {
  expect(offered(category("pothole", { photo: "required" }))).toEqual(["pothole"]);
});
