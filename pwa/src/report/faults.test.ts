// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Category, Question } from "../api/catalogue.ts";
import type { LocalReport } from "../app/database.ts";
import { answerField, faultsOf, numberOrText, refusedFaults } from "./faults.ts";

const SUMMER = { today: "2026-07-01", isSignedIn: false };

function report(changes: Partial<LocalReport> = {}): LocalReport {
  return {
    id: "1",
    key: "",
    state: "draft",
    created_at: "",
    updated_at: "",
    captured_at: null,
    category: "pothole",
    place: { lon: 24.94, lat: 60.17, accuracy_m: 8, source: "gps", address: "", subject: null },
    answers: {},
    description: "",
    email: "mari@example.org",
    name: "",
    language: "en",
    photo_ids: ["p"],
    n_attempts: 0,
    next_at: null,
    wait: null,
    problem: null,
    number: null,
    sent_at: null,
    report: null,
    ...changes,
  };
}

function category(changes: Partial<Category> = {}): Category {
  return {
    code: "pothole",
    id: "1",
    name: {},
    synonyms: {},
    topic: {},
    hint: {},
    moderation: "automatic",
    photo: "optional",
    response_photo: "optional",
    promise: "default",
    questions: [],
    season: null,
    subject_kind: "place",
    subject_kinds: [],
    visibility: "public",
    ...changes,
  };
}

function question(changes: Partial<Question>): Question {
  return { code: "q", kind: "text", is_required: true, label: {}, options: [], ...changes };
}

function fields(of: LocalReport, wanted: Category | null, about = SUMMER): string[] {
  return faultsOf(of, wanted, about).map(({ field }) => field);
}

test("a complete draft has no fault", () => {
  expect(fields(report(), category())).toEqual([]);
});

test("all that is missing is told at once, in the order of the screen", () => {
  const empty = report({ place: null, photo_ids: [], email: "" });
  const strict = category({ photo: "required", questions: [question({})] });

  expect(fields(empty, strict)).toEqual(["place", "photo", answerField("q"), "email"]);
});

test("a report of a thing needs the thing, and one of its kind", () => {
  const bench = { id: "b", kind: "asset", name: "", address: "" };
  const at = report().place;
  const withBench = report({ place: at && { ...at, subject: bench } });

  expect(fields(report(), category({ subject_kind: "asset" }))).toEqual(["subject"]);
  expect(fields(withBench, category({ subject_kind: "asset" }))).toEqual([]);
  expect(fields(withBench, category({ subject_kind: "building" }))).toEqual(["subject"]);
});

test("a kind that is shut today is told before it is sent", () => {
  const snow = category({ season: { first: "11-01", last: "04-15" } });

  expect(fields(report(), snow)).toEqual(["what"]);
  expect(fields(report(), snow, { ...SUMMER, today: "2026-12-24" })).toEqual([]);
});

test.each(["", "mari", "mari@example", "mari @example.org"])("%s is no address", (email) => {
  expect(fields(report({ email }), category())).toEqual(["email"]);
});

test("who is signed in needs no address", () => {
  const known = { ...SUMMER, isSignedIn: true };

  expect(fields(report({ email: "" }), category(), known)).toEqual([]);
});

test("no is an answer, nothing chosen is none", () => {
  const asked = category({ questions: [question({ kind: "yes_no" })] });
  const many = category({ questions: [question({ kind: "choices" })] });

  expect(fields(report({ answers: { q: false } }), asked)).toEqual([]);
  expect(fields(report({ answers: { q: [] } }), many)).toEqual([answerField("q")]);
});

test("a question that may be left out may be left out, but not answered wrongly", () => {
  const asked = category({ questions: [question({ kind: "number", is_required: false })] });

  expect(fields(report(), asked)).toEqual([]);
  expect(fields(report({ answers: { q: "many" } }), asked)).toEqual([answerField("q")]);
});

test.each([
  ["3", 3],
  ["3,5", 3.5],
  [" -2.25 ", -2.25],
  ["3.", "3."],
  ["many", "many"],
  ["", ""],
])("%s is understood as %s", (typed, value) => {
  expect(numberOrText(typed)).toBe(value);
});

test("what the server refuses leads to the field that it is about", () => {
  const said = { title: "Title", detail: "Words", status: 422 };

  expect(refusedFaults(null)).toEqual([]);
  expect(refusedFaults({ ...said, type: "/problems/photo-missing" })).toEqual([
    { field: "photo", text: "Words" },
  ]);
  expect(
    refusedFaults({
      ...said,
      type: "/problems/invalid-answers",
      errors: [{ pointer: "/answers/since" }, { pointer: "/email" }],
    }).map(({ field }) => field),
  ).toEqual([answerField("since"), "email"]);
});
