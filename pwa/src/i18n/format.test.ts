// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dateTime, dueDay, dueTime, isoDay, zone } from "./format.ts";
import { language } from "./language.ts";

beforeEach(() => {
  zone.value = "Europe/Helsinki";
  language.value = "en";
});

afterEach(() => {
  vi.useRealTimers();
});

test("a due at midnight is told as the end of the day before", () => {
  expect(dueTime("2026-12-04T22:00:00Z")).toBe(
    dateTime("2026-12-04T21:59:00Z").replace("23:59", "24:00"),
  );
});

test("midnight ends the year it belongs to", () => {
  expect(dueTime("2025-12-31T22:00:00Z")).toMatch(/31 Dec 2025.*24:00/);
});

test("any other due is told as an instant", () => {
  expect(dueTime("2026-12-04T14:00:00Z")).toBe(dateTime("2026-12-04T14:00:00Z"));
});

test("a day is that of the zone, not of the device", () => {
  expect(isoDay("2026-12-04T22:30:00Z")).toBe("2026-12-05");
  expect(isoDay("2026-12-04T22:30:00Z", "UTC")).toBe("2026-12-04");
});

test.each([
  ["en", "3 Oct", "3 Oct 2025"],
  ["fi", "3.10.", "3.10.2025"],
  ["sv", "3 okt.", "3 okt. 2025"],
  ["et", "3. okt", "3. okt 2025"],
  ["ru", "03.10", "03.10.2025"],
])("the day of a due is short in %s, with the year when it is another one", (tag, near, far) => {
  vi.useFakeTimers({ now: new Date("2026-12-04T12:00:00Z") });
  language.value = tag as typeof language.value;

  expect(dueDay("2026-10-03T13:00:00Z")).toBe(near);
  expect(dueDay("2025-10-03T13:00:00Z")).toBe(far);
});

test("the day of a due at midnight is the one that ends", () => {
  vi.useFakeTimers({ now: new Date("2026-12-04T12:00:00Z") });

  expect(dueDay("2026-10-03T21:00:00Z")).toBe("3 Oct");
  expect(dueDay("2026-10-03T21:00:01Z")).toBe("4 Oct");
});

test("a year that has begun since is told", () => {
  vi.useFakeTimers({ now: new Date("2026-12-31T12:00:00Z") });
  expect(dueDay("2026-10-03T13:00:00Z")).toBe("3 Oct");

  vi.setSystemTime(new Date("2027-01-02T12:00:00Z"));

  expect(dueDay("2026-10-03T13:00:00Z")).toBe("3 Oct 2026");
});
