// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { language } from "../../i18n/language.ts";
import { hours, mean, percent } from "./hours.ts";

beforeEach(() => {
  language.value = "en";
});

test.each([
  [0.25, "0.3 hr"],
  [47.9, "47.9 hr"],
  [48, "2 days"],
  [92, "3.8 days"],
  [null, "–"],
  [undefined, "–"],
])("%d hours are %s", (n, said) => {
  expect(hours(n)).toBe(said);
});

test("of nothing there is no share", () => {
  expect(percent(0, 0)).toBe("0%");
  expect(percent(3, 8)).toBe("38%");
});

test("a mean of grades has one digit behind the point, also where that is none", () => {
  expect(mean(4)).toBe("4.0");
  expect(mean(2.25)).toBe("2.3");
  expect(mean(null)).toBe("–");
});
