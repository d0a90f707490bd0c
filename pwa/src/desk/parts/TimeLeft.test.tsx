// SPDX-License-Identifier: EUPL-1.2
import { cleanup, render } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { zone } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { allWords, speak, wordsOf } from "../../i18n/text.ts";
import { WORDS } from "../words.ts";
import { TimeLeft, workingTime } from "./TimeLeft.tsx";

const H = 3600;
const OCTOBER = "2026-10-03T13:00:00Z";

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-12-04T12:00:00Z"), toFake: ["Date"] });
  zone.value = "Europe/Helsinki";
  await allWords();
  await wordsOf(WORDS);
  await speak("en");
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Return what is seen of a clock, and what is read aloud. */
function shown(of: Parameters<typeof TimeLeft>[0]): { seen: string; heard: string } {
  const { container } = render(<TimeLeft {...of} />);
  const without = (selector: string) => {
    const copy = container.cloneNode(true) as Element;
    for (const part of copy.querySelectorAll(selector)) part.remove();
    return [...copy.querySelectorAll("span > span")].map((part) => part.textContent).join(" ");
  };
  return { seen: without(".unseen"), heard: without("[aria-hidden]") };
}

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

test.each([
  ["overdue", -80 * H, "Overdue 3 Oct", "Overdue since 3 Oct"],
  ["overdue", -2107 * H, "Overdue 3 Oct", "Overdue since 3 Oct"],
  ["on_track", 90 * H, "On track 3 Oct", "By 3 Oct"],
  ["overdue", -80 * H + 1, "Overdue 79h", "Overdue 79h"],
  ["on_track", 79 * H, "On track 79h", "On track 79h"],
] as const)("%s by %i seconds of working time is seen as %s", (clock, leftS, seen, heard) => {
  expect(shown({ clock, dueAt: OCTOBER, leftS })).toEqual({ seen, heard });
});

test("beside a pause there is no day, which would seem to be its end", () => {
  const far = { clock: "on_track", dueAt: OCTOBER, leftS: 900 * H, isPaused: true } as const;

  expect(shown(far)).toEqual({ seen: "Paused", heard: "Paused. By 3 Oct" });
});
