// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Offer } from "../api/mapping.ts";
import { areStale, left } from "./kept.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const HERE = { lon: 24.94, lat: 60.17 };

function offer(id: string, east: number, expires_at = "2026-11-30T12:20:00Z"): Offer {
  const place = { lon: HERE.lon + east, lat: HERE.lat, distance_m: 0 };
  const about = { kind: null, campaign: null, report: null, photo: null };
  return { id, purpose: "verify", ...about, ...place, expires_at };
}

const ids = (offers: Offer[]) => offers.map(({ id }) => id);

test("missions come nearest first, from where somebody stands now", () => {
  const known = { offers: [offer("far", 0.002), offer("near", 0.0001)], done: [] };

  expect(ids(left(known, [], HERE, NOW))).toEqual(["near", "far"]);
  const there = { ...HERE, lon: HERE.lon + 0.002 };
  expect(ids(left(known, [], there, NOW))).toEqual(["far", "near"]);
});

test("what is answered, put aside or over is not offered", () => {
  const over = offer("over", 0, "2026-11-30T11:59:00Z");
  const known = { offers: [offer("a", 0), offer("b", 0), over, offer("c", 0)], done: ["a"] };

  expect(ids(left(known, [{ target: "b" }], HERE, NOW))).toEqual(["c"]);
});

const METRE = 1 / 111_195;

test.each([
  ["fresh", { from: HERE, done: [] }, 0, false],
  ["never asked for", { from: null, done: [] }, 0, true],
  ["all answered", { from: HERE, done: ["a"] }, 0, true],
  ["a walk away", { from: HERE, done: [] }, 299, false],
  ["far away", { from: HERE, done: [] }, 301, true],
])("missions that are %s: asked for anew?", (_, changes, metres, expected) => {
  const known = { offers: [offer("a", 0)], ...changes };
  const at = { ...HERE, lat: HERE.lat + metres * METRE };

  expect(areStale(known, [], at, NOW)).toBe(expected);
});

test("missions that waiting answers are about, or that are over, leave none", () => {
  const known = { offers: [offer("a", 0)], done: [], from: HERE };

  expect(areStale(known, [{ target: "a" }], HERE, NOW)).toBe(true);
  expect(areStale(known, [], HERE, NOW + 3_600_000)).toBe(true);
});
