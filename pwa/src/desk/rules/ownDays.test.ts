// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Hours } from "./hours.ts";
import { ownDays, withoutDay } from "./ownDays.ts";

const HOURS: Hours = {
  weekly: { mon: [["08:00", "16:00"]] },
  closed: [
    { on: "2026-12-24", name: { en: "Inventory" } },
    { on: "2026-05-04", name: { en: "Long ago" } },
    { on: "2026-12-12", name: { en: "Cleaning" } },
  ],
  hours_on: { "2026-12-19": [["10:00", "14:00"]], "2026-12-24": [["08:00", "12:00"]] },
};

test("days to come stand in their order, and of today on", () => {
  const days = ownDays(HOURS, "2026-12-12");

  expect(days.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    "2026-12-12 closed",
    "2026-12-19 hours",
    "2026-12-24 closed",
    "2026-12-24 hours",
  ]);
  expect(ownDays({ weekly: {} }, "2026-12-12")).toEqual([]);
});

test("a closing day goes alone", () => {
  const [, , closed] = ownDays(HOURS, "2026-12-12");

  const left = withoutDay(HOURS, closed as NonNullable<typeof closed>);

  expect(left.closed?.map(({ on }) => on)).toEqual(["2026-05-04", "2026-12-12"]);
  expect(left.hours_on).toEqual(HOURS.hours_on);
});

test("hours of a date go alone", () => {
  const last = ownDays(HOURS, "2026-12-12").at(-1);

  const left = withoutDay(HOURS, last as NonNullable<typeof last>);

  expect(left.hours_on).toEqual({ "2026-12-19": [["10:00", "14:00"]] });
  expect(left.closed).toEqual(HOURS.closed);
});
