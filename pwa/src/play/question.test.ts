// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, expect, test } from "vitest";
import { speak, wordsOf } from "../i18n/text.ts";
import { questionOf } from "./question.ts";
import { WORDS } from "./words.ts";

beforeAll(async () => {
  await speak("en");
  await wordsOf(WORDS);
});

const POTHOLE = { kind: { id: "k", code: "pothole", name: "Pothole" }, report: null };

function answered(outcome: "fixed" | "nothing_to_fix") {
  return { kind: null, report: { id: "r", number: "HKI-1", category: "Broken lamp", outcome } };
}

test.each([
  [{ purpose: "verify", ...POTHOLE }, "Pothole: is it there?"],
  [{ purpose: "still_there", ...POTHOLE }, "Pothole: is it still there?"],
  [{ purpose: "is_it_fixed", ...answered("fixed") }, "Broken lamp: is it fixed?"],
  [
    { purpose: "is_it_fixed", ...answered("nothing_to_fix") },
    "Broken lamp: is there really nothing to fix?",
  ],
] as const)("%o is asked in words of its own", (offer, words) => {
  expect(questionOf(offer)).toBe(words);
});
