// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { language } from "../../i18n/language.ts";
import { workingTime } from "./TimeLeft.tsx";

test.each([
  [5 * 60, "5m"],
  [2 * 3600 + 600, "2h 10m"],
  [2 * 3600, "2h"],
  [8 * 3600 - 60, "7h 59m"],
  [8 * 3600 + 60, "8h"],
  [37 * 3600 + 3000, "37h"],
  [-5 * 3600 - 60, "5h 1m"],
])("%i seconds of working time are %s", (seconds, said) => {
  language.value = "en";

  expect(workingTime(seconds)).toBe(said);
});
