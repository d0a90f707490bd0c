// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from "vitest";
import { dayEnd, dayStart, lastDay } from "./days.ts";

const HELSINKI = "Europe/Helsinki";

describe("a day of the city", () => {
  test.each([
    ["2026-12-04", "2026-12-03T22:00:00.000Z", "in winter"],
    ["2026-06-04", "2026-06-03T21:00:00.000Z", "in summer"],
    ["2026-03-29", "2026-03-28T22:00:00.000Z", "on the day the clocks go forward"],
    ["2026-03-30", "2026-03-29T21:00:00.000Z", "on the day after"],
    ["2026-10-25", "2026-10-24T21:00:00.000Z", "on the day they go back"],
  ])("begins at midnight there: %s", (day, instant) => {
    expect(dayStart(day, HELSINKI)).toBe(instant);
  });

  test("is over when the next begins, and is the last of what ends then", () => {
    expect(dayEnd("2026-12-31", HELSINKI)).toBe(dayStart("2027-01-01", HELSINKI));
    expect(lastDay(dayEnd("2026-10-25", HELSINKI), HELSINKI)).toBe("2026-10-25");
  });
});
