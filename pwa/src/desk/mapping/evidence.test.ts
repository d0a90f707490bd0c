// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { dateTime } from "../../i18n/format.ts";
import { measured, seen } from "./evidence.ts";

test("numbers of a check are told, ids are not", () => {
  const told = seen({ n_points: 21, within_min: 10, photo_id: "01980000", role: "mapper" });

  expect(told.map(({ value }) => value)).toEqual(["21", "10"]);
});

test("walks are told by when they were, and what is no instant is left out", () => {
  const [walks] = seen({ walks: ["2026-06-02T06:00:00Z", 7] });

  expect(walks?.value).toBe(dateTime("2026-06-02T06:00:00Z"));
});

test("what was measured has its units, and a point has no time to answer in", () => {
  const found = { flags: [], distance_m: 250.4, accuracy_m: 8, took_s: 1.42 };

  expect(measured(found).map(({ value }) => value)).toEqual(["250 m", "8 m", "1.4 sec"]);
  expect(measured({ ...found, took_s: null })).toHaveLength(2);
});
