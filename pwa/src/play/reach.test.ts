// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { reachOf, type Standing } from "./reach.ts";

const AT = "2026-11-30T12:00:00Z";
const NOW = Date.parse(AT);
const LAMP = { lon: 24.94, lat: 60.17 };
const METRE = 1 / 111_195;

function from(metres: number, accuracyM: number): Standing {
  return { lon: LAMP.lon, lat: LAMP.lat + metres * METRE, accuracyM, at: AT };
}

test.each([
  [0, 5, "near"],
  [64, 5, "near"],
  [66, 5, "far"],
  [159, 120, "near"],
  [161, 120, "far"],
  [0, 150, "near"],
  [0, 151, "vague"],
])("%i m away, known to %i m, is %s", (metres, accuracyM, reach) => {
  expect(reachOf(from(metres, accuracyM), LAMP, NOW)).toBe(reach);
});

test("a position of ten minutes ago still holds, an older one does not", () => {
  expect(reachOf(from(0, 5), LAMP, NOW + 600_000)).toBe("near");
  expect(reachOf(from(0, 5), LAMP, NOW + 600_001)).toBe("old");
});
