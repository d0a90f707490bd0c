// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { metresBetween } from "../../api/metres.ts";
import { moved, STEP_M, WAYS } from "./step.ts";

const HERE = { lon: 24.94, lat: 60.17 };

test.each(WAYS)("a step to %s is as long as any other", (way) => {
  expect(metresBetween(HERE, moved(HERE, way))).toBeCloseTo(STEP_M, 2);
});

test("each step goes its own way, and back again", () => {
  expect(moved(HERE, "n").lat).toBeGreaterThan(HERE.lat);
  expect(moved(HERE, "s").lat).toBeLessThan(HERE.lat);
  expect(moved(HERE, "e").lon).toBeGreaterThan(HERE.lon);
  expect(moved(HERE, "w").lon).toBeLessThan(HERE.lon);
});
