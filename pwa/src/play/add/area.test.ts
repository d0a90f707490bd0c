// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { isInArea } from "./area.ts";

function square(west: number, south: number, side: number): number[][] {
  const [east, north] = [west + side, south + side];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Two squares, the first with a hole, and a triangle. */
const AREA = {
  area: {
    type: "MultiPolygon" as const,
    coordinates: [
      [square(24.9, 60.1, 0.1), square(24.94, 60.14, 0.02)],
      [square(25.2, 60.1, 0.1)],
      [
        [
          [25.5, 60.1],
          [25.6, 60.1],
          [25.5, 60.2],
          [25.5, 60.1],
        ],
      ],
    ],
  },
};

test.each([
  ["the first square", 24.91, 60.11, true],
  ["its hole", 24.95, 60.15, false],
  ["the second square", 25.25, 60.15, true],
  ["what lies between them", 25.1, 60.15, false],
  ["the triangle", 25.52, 60.15, true],
  ["what its slope leaves out", 25.58, 60.18, false],
  ["the north of all", 24.95, 60.3, false],
])("%s is in the area: %o", (_, lon, lat, isIn) => {
  expect(isInArea(AREA, { lon, lat })).toBe(isIn);
});
