// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { CalendarView } from "../../api/rules.ts";
import { asWritten, faultsOf, hoursOf, isOvernight, timeOf } from "./hours.ts";

test.each([
  ["8", "08:00"],
  ["8.30", "08:30"],
  ["0830", "08:30"],
  [" 16:00 ", "16:00"],
  ["24:00", "24:00"],
])("%o is the time %s", (typed, time) => {
  expect(timeOf(typed)).toBe(time);
});

test.each(["", "noon", "25", "24:30", "8:75", "8:3"])("%o is no time", (typed) => {
  expect(timeOf(typed)).toBeNull();
});

test("a day has hours before and after a break", () => {
  expect(
    faultsOf([
      ["8", "11:30"],
      ["11:30", "24"],
    ]),
  ).toEqual([null, null]);
});

test("hours that overlap, open at 24:00 or are no times are said so", () => {
  expect(
    faultsOf([
      ["08:00", "12:00"],
      ["11:59", "16:00"],
      ["24:00", "02:00"],
      ["", "16:00"],
    ]),
  ).toEqual([null, "overlap", "opens_at_24", "no_time"]);
});

test("hours over midnight reach into the next day, and until midnight do not", () => {
  expect(isOvernight(["20:00", "04:00"])).toBe(true);
  expect(isOvernight(["20:00", "24:00"])).toBe(false);
  // From eight to eight is once around the clock.
  expect(isOvernight(["08:00", "08:00"])).toBe(true);
  expect(
    faultsOf([
      ["20:00", "04:00"],
      ["23:00", "23:30"],
    ]),
  ).toEqual([null, "overlap"]);
});

test("the server gets whole times", () => {
  expect(asWritten([["8", "16.30"]])).toEqual([["08:00", "16:30"]]);
});

test("the hours that hold now are those of an office, also where others are planned", () => {
  const version = (opens: string, holds_now: boolean) => ({
    holds_now,
    hours: { weekly: { mon: [[opens, "16:00"]] } },
  });
  const calendar = (...versions: ReturnType<typeof version>[]) =>
    ({ versions }) as unknown as CalendarView;

  expect(hoursOf(calendar(version("07:00", false), version("08:00", true))).weekly).toEqual({
    mon: [["08:00", "16:00"]],
  });
  expect(hoursOf(calendar(version("07:00", false))).weekly).toEqual({ mon: [["07:00", "16:00"]] });
  expect(hoursOf(calendar())).toEqual({ weekly: {} });
});
