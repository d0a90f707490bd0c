// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, expect, test } from "vitest";
import type { Entry, Report } from "../../api/report.ts";
import { speak } from "../../i18n/text.ts";
import { story } from "./story.ts";

beforeAll(() => speak("en"));

const STREETS = { code: "streets", name: "Streets" };
const PHOTO = { id: "1", url: "/photos/a/{size}.jpg", width: 4, height: 3 };
let seq = 0;

function entry(changes: Partial<Entry>): Entry {
  seq += 1;
  return {
    seq,
    kind: "received",
    at: "2026-11-22T11:12:00Z",
    by: "department",
    department: STREETS,
    from_status: null,
    to_status: null,
    is_public: true,
    text: null,
    data: {},
    ...changes,
  };
}

function response(changes: Partial<Report["responses"][number]> = {}): Report["responses"][number] {
  return {
    cycle: 1,
    outcome: "fixed",
    text: "Done.",
    scheduled_on: null,
    who: null,
    reason: null,
    department: STREETS,
    answered_at: "2026-11-22T12:00:00Z",
    photos: [],
    rating: null,
    ...changes,
  };
}

const NOBODY = { responses: [], above: null, isOwn: false };

test("a change of status that goes with an answer or a question is told once", () => {
  const told = story(
    [
      entry({ kind: "status_changed", to_status: "answered" }),
      entry({ kind: "answered", data: { outcome: "fixed" } }),
      entry({ kind: "status_changed", to_status: "needs_info" }),
      entry({ kind: "question_asked", text: "Which side?" }),
    ],
    NOBODY,
  );

  expect(told.map(({ what }) => what)).toEqual([
    "Answer: The problem has been fixed",
    "Question to the reporter",
  ]);
});

test("a report that was opened again tells its first answer in the story", () => {
  const first = response({ photos: [PHOTO] });
  const told = story(
    [
      entry({ kind: "answered", text: "First try.", data: { outcome: "fixed" } }),
      entry({ kind: "status_changed", to_status: "reopened", by: "reporter" }),
    ],
    { responses: [first], above: null, isOwn: false },
  );

  expect(told[0]?.text).toBe("First try.");
  expect(told[0]?.photos).toEqual([PHOTO]);
});

test("going back to work after a reply is not told as taking on", () => {
  const told = story(
    [
      entry({ kind: "question_answered", by: "reporter", data: { photos: [] } }),
      entry({
        kind: "status_changed",
        by: "reporter",
        from_status: "needs_info",
        to_status: "accepted",
      }),
    ],
    NOBODY,
  );

  expect(told.map(({ what }) => what)).toEqual(["Answered the question"]);
});

test("silence is not told as content", () => {
  const closed = (verdict: string) =>
    story([entry({ kind: "status_changed", to_status: "closed", data: { verdict } })], NOBODY)[0];

  expect(closed("silence")?.what).toBe("Closed without the reporter’s verdict");
  expect(closed("content")?.what).toBe("Closed: the reporter is content");
  expect(closed("unhappy")?.what).toBe("Closed");
});

test("the department speaks by its name, the reporter as a resident or as you", () => {
  const rows = [entry({ by: "department" }), entry({ by: "reporter", department: null })];

  expect(story(rows, NOBODY).map(({ who }) => who)).toEqual(["Streets", "Resident"]);
  expect(story(rows, { responses: [], above: null, isOwn: true }).map(({ who }) => who)).toEqual([
    "Streets",
    "You",
  ]);
});

test("a transfer says from whom to whom, and why", () => {
  const [told] = story(
    [entry({ kind: "transferred", data: { from: "Parks" }, text: "It is a street tree." })],
    NOBODY,
  );

  expect(told?.what).toBe("Passed on from Parks to Streets");
  expect(told?.text).toBe("It is a street tree.");
  expect(told?.isSmall).toBe(false);
});

test("words of an earlier answer stand in the story, those of the one above it do not", () => {
  const [first, second] = [response({ photos: [PHOTO] }), response({ cycle: 2 })];
  const told = story(
    [
      entry({ kind: "answered", text: "First try.", data: { outcome: "fixed" } }),
      entry({ kind: "answered", text: "Second try.", data: { outcome: "fixed" } }),
    ],
    { responses: [first, second], above: second, isOwn: false },
  );

  expect(told.map(({ text }) => text)).toEqual(["First try.", null]);
  expect(told[0]?.photos).toEqual([PHOTO]);
});

test("photos of a reply stand with it; what is no photo is left out", () => {
  const [told] = story(
    [entry({ kind: "question_answered", by: "reporter", data: { photos: [PHOTO, "x", null] } })],
    NOBODY,
  );

  expect(told?.photos).toEqual([PHOTO]);
});

test("facts in passing are small, words never are", () => {
  const told = story(
    [
      entry({ kind: "routed", by: "system" }),
      entry({ kind: "status_changed", to_status: "in_progress" }),
      entry({ kind: "status_changed", to_status: "reopened", by: "reporter" }),
      entry({ kind: "public_note", text: "We were there." }),
    ],
    NOBODY,
  );

  expect(told.map(({ isSmall }) => isSmall)).toEqual([true, true, false, false]);
});

test("what only staff read is marked", () => {
  const [told] = story([entry({ kind: "internal_note", is_public: false })], NOBODY);

  expect(told?.tag).toBe("internal");
});

test("a grade is told with its meaning", () => {
  const [told] = story([entry({ kind: "rated", data: { grade: 2 } })], NOBODY);

  expect(told?.what).toBe("Rated the answer: 2 of 5, Not content");
});

test("a duplicate's answer does not say its original's number as words", () => {
  const [told] = story(
    [entry({ kind: "answered", text: "HKI-2026-000001", data: { outcome: "duplicate" } })],
    { ...NOBODY, responses: [response({ outcome: "duplicate" })] },
  );

  expect(told?.text).toBeNull();
});

test("a date that was put off is told with the one before", () => {
  const data = { until: "2026-12-11T14:00:00Z", due_before: "2026-12-04T14:00:00Z" };

  const [told] = story([entry({ kind: "extended", data, text: "The part is late." })], NOBODY);

  expect(told?.what).toMatch(/^Put the date off, once: Fri.* 11 Dec.* instead of Fri.* 4 Dec/);
  expect(told?.text).toBe("The part is late.");
});

test("what stands still is told with its end and why", () => {
  const data = { until: "2026-12-11T14:00:00Z", reason: "weather_or_season" };

  const [told] = story([entry({ kind: "paused", data })], NOBODY);

  expect(told?.what).toMatch(/^The clock stands still until Fri.* 11 Dec.*: the weather or/);
});

test("a broken promise says who was told of it", () => {
  const step = (data: Entry["data"]) => story([entry({ kind: "step_reached", data })], NOBODY)[0];

  expect(step({ told: ["managers"] })?.what).toBe(
    "Overdue: the managers of the department were told",
  );
  expect(step({ told: ["ombudsman"] })?.what).toBe(
    "Three times the time has run: the ombudsman was told",
  );
  expect(step({})?.what).toBe("A reminder was sent");
});
