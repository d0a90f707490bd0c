// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { dateTime, dueTime, isoDay, zone } from "./format.ts";
import { language } from "./language.ts";

beforeEach(() => {
  zone.value = "Europe/Helsinki";
  language.value = "en";
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
