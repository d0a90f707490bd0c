// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Point } from "../api/mapping.ts";
import { isGood, markOf, newsOf, readMarks } from "./news.ts";

type Report = NonNullable<Point["report"]>;
const AT = "2026-11-30T12:00:00Z";

function point(id: string, state: Point["state"], outcome: Report["outcome"] = null, at = AT) {
  const answered_at = outcome && at;
  const report = { id: "r", number: "HKI-2026-000417", status: "answered", due_at: null } as const;
  return { id, state, report: { ...report, outcome, answered_at } };
}

const ids = (points: { id: string }[]) => points.map(({ id }) => id);

test("there is news of points that became reports, were found or were answered, once", () => {
  const points = [
    point("a", "provisional"),
    point("b", "promoted"),
    point("c", "confirmed"),
    point("d", "not_found", "nothing_to_fix"),
  ];

  expect(ids(newsOf(points, {}))).toEqual(["b", "c", "d"]);
  expect(ids(newsOf(points, { b: "promoted", c: "promoted" }))).toEqual(["c", "d"]);
  expect(newsOf(points, readMarks(points))).toEqual([]);
});

test("what was promoted is news again when it is answered, and when it is answered anew", () => {
  const read = readMarks([point("a", "promoted")]);
  const answered = point("a", "promoted", "fixed");
  const again = point("a", "confirmed", "fixed", "2026-12-04T09:00:00Z");

  expect(ids(newsOf([answered], read))).toEqual(["a"]);
  expect(ids(newsOf([again], readMarks([answered])))).toEqual(["a"]);
});

test("that the state follows an answer is no news of its own", () => {
  const read = readMarks([point("a", "promoted", "fixed")]);

  expect(newsOf([point("a", "confirmed", "fixed")], read)).toEqual([]);
});

test("what is fixed comes first, the others as they were", () => {
  const points = [
    point("a", "promoted"),
    point("b", "confirmed", "scheduled"),
    point("c", "confirmed", "fixed"),
  ];

  expect(ids(newsOf(points, {}))).toEqual(["c", "a", "b"]);
});

test.each([
  [null, true],
  ["fixed", true],
  ["scheduled", true],
  ["duplicate", false],
  ["nothing_to_fix", false],
  ["not_ours", false],
  ["declined", false],
] as const)("the answer %s is celebrated: %s", (outcome, expected) => {
  expect(isGood(point("a", "confirmed", outcome))).toBe(expected);
});

test("what has come to nothing yet has no mark to be read", () => {
  expect(markOf(point("a", "provisional"))).toBeNull();
  expect(readMarks([point("a", "provisional")])).toEqual({});
});
