// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, beforeEach, expect, test } from "vitest";
import { zone } from "../../i18n/format.ts";
import { speak } from "../../i18n/text.ts";
import { MOVED, timer } from "./Clock.examples.tsx";
import { computationWords, daysLeft, doneAt, leadWords, noteWords } from "./words.ts";

beforeAll(() => speak("en"));
beforeEach(async () => {
  zone.value = "Europe/Helsinki";
  await speak("en");
});

test("days that the calendar leaves out are not counted as left", () => {
  const owed = timer({
    due_at: "2026-12-08T14:00:00Z",
    computation: {
      ...timer().computation,
      closed_days: ["2026-12-05", "2026-12-06", "2026-12-07"].map((on) => ({
        on,
        reason: "weekend",
        name: {},
      })),
    },
  });

  const n = daysLeft(owed, new Date("2026-12-03T10:00:00Z"));

  expect(n).toBe(2);
});

test("days are counted on the city's wall clock", () => {
  // Half past midnight in Helsinki: already the day before the due.
  const n = daysLeft(timer(), new Date("2026-11-23T22:30:00Z"));

  expect(n).toBe(1);
});

test("a due at midnight belongs to the day that ends", () => {
  const owed = timer({
    due_at: "2026-11-25T22:00:00Z",
    computation: { ...timer().computation, allowance: { calendar_days: 3 }, closed_days: [] },
  });

  const said = noteWords(owed, new Date("2026-11-24T10:00:00Z"));

  expect(said).toBe("1 day left");
});

test("the day of the due has no days left", () => {
  const said = noteWords(timer(), new Date("2026-11-25T08:00:00Z"));

  expect(said).toBe("Due today");
});

test("what is done says by when it was promised, and shows when it was done", () => {
  const kept = timer({ state: "kept", stopped_at: "2026-11-24T08:05:00Z" });

  expect(leadWords(kept)).toBe("Answered");
  expect(doneAt(kept)).toBe("2026-11-24T08:05:00Z");
  expect(noteWords(kept, new Date())).toMatch(/^Promised by Wed.* 25 Nov/);
});

test("what is overdue says by how many working days, on the first day since when", () => {
  const now = new Date("2026-11-25T14:30:00Z");

  expect(noteWords(timer({ state: "overdue", late_days: 2 }), now)).toBe("late by 2 working days");
  expect(noteWords(timer({ state: "overdue", late_days: 0 }), now)).toBe("2 hours ago");
});

test("what came late says by how much", () => {
  const late = timer({ state: "late", stopped_at: "2026-11-27T09:40:00Z", late_days: 1 });

  expect(noteWords(late, new Date())).toMatch(/^Promised by .*, late by 1 working day$/);
});

test("a clock that stands still says until when", () => {
  const paused = timer({ paused_until: "2026-11-25T13:00:00Z" });

  expect(noteWords(paused, new Date())).toMatch(/stands still until .*25 Nov.*15:00/);
});

test("the computation goes from the receipt to the due", () => {
  const closed_days = [
    { on: "2026-12-05", reason: "weekend", name: {} },
    { on: "2026-12-06", reason: "holiday", name: { en: "Independence Day" } },
    { on: "2026-12-24", reason: "holiday", name: { en: "Christmas Eve" } },
  ];
  const pauses = [
    {
      reason: "waiting_reporter" as const,
      started_at: "2026-11-23T11:00:00Z",
      until: "2026-11-24T13:00:00Z",
    },
  ];

  const said = computationWords({ ...timer().computation, closed_days, pauses });

  expect(said).toHaveLength(5);
  expect(said[0]).toMatch(/received on Sun.* 22 Nov/);
  expect(said[1]).toMatch(/^Promised within 3 working days/);
  // The sixth is a Sunday: weekends say it.
  expect(said[2]).toMatch(/^Not counted: weekends, Thu.* 24 December \(Christmas Eve\)\.$/);
  expect(said[3]).toMatch(/waited for an answer from the reporter/);
  expect(said[4]).toMatch(/^Together: Wed.* 25 Nov.* 14:30\.$/);
});

test("a later attempt is counted from the reopening", () => {
  const [start] = computationWords({ ...timer().computation, cycle: 2 });

  expect(start).toMatch(/^The report was opened again on/);
});

test.each([
  [1, "остался 1 рабочий день"],
  [3, "осталось 3 рабочих дня"],
  [5, "осталось 5 рабочих дней"],
])("Russian says %i as it counts", async (n, said) => {
  await speak("ru");
  const owed = timer({ due_at: `2026-12-0${n + 1}T14:00:00Z` });

  expect(noteWords(owed, new Date("2026-12-01T08:00:00Z"))).toBe(said);
});

test("every move is told with what came of it and by what it was reckoned", () => {
  const told = computationWords(MOVED.computation).join("\n");

  expect(told).toMatch(/23 Nov.*: the report was corrected, and a shorter time is promised/);
  expect(told).toMatch(/24 Nov.* instead of Wed.* 25 Nov/);
  expect(told).toContain("By: 2 working days; promise “one-day”, version 4; calendar");
  expect(told).toContain("priority: high");
  expect(told).toMatch(
    /put the date off, which it may do once\. Thu.* 26 Nov.* Figures count both/,
  );
});

test("what stood still and what was moved is told in its order", () => {
  const pause = {
    reason: "force_majeure" as const,
    started_at: "2026-11-24T08:00:00Z",
    until: "2026-11-24T09:00:00Z",
  };

  const told = computationWords({ ...MOVED.computation, pauses: [pause] });

  const order = ["was corrected", "stood still", "put the date off"].map((words) =>
    told.findIndex((sentence) => sentence.includes(words)),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test("a date that stays although something was corrected is told too", () => {
  const kept = { kind: "lowered" as const, rule: "stays" as const };
  const moves = MOVED.computation.moves.map((move) => ({ ...move, ...kept }));

  const told = computationWords({ ...MOVED.computation, moves }).join(" ");

  expect(told).toMatch(/a longer time is promised for it\. The date stays: Thu.* 26 Nov/);
});

test("a priority above the normal one is told", () => {
  const urgent = { ...timer().computation, priority: "urgent" as const };

  expect(computationWords(urgent)).toContain("Priority: urgent.");
  expect(computationWords(timer().computation).join()).not.toContain("Priority");
});
