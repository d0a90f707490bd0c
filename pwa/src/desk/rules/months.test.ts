// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { monthName, shifted, weekday, weekdayNames } from "./months.ts";

test("months run over the new year", () => {
  expect(shifted("2026-12", 1)).toBe("2027-01");
  expect(shifted("2027-01", -1)).toBe("2026-12");
});

test("weeks begin on Monday", () => {
  expect(weekday("2026-06-01")).toBe(0);
  expect(weekday("2026-06-07")).toBe(6);
  expect(weekdayNames("en")[0]).toBe("Mon");
});

test("a month has its name in each language", () => {
  expect(monthName("2026-12", "fi")).toBe("joulukuu 2026");
});
