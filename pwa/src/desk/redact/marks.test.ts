// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { type Area, areaBetween, asBody, covers, ledOn, resized, type Stroke } from "./marks.ts";

const STROKE: Stroke = { kind: "stroke", points: [[0.5, 0.5]], width: 0.05 };
const AREA: Area = { kind: "area", x: 0.1, y: 0.2, width: 0.3, height: 0.4 };

test("a stroke takes on places that are apart, and no more than the server takes", () => {
  expect(ledOn(STROKE, [0.5001, 0.5]).points).toHaveLength(1);
  expect(ledOn(STROKE, [0.6, 0.5]).points).toEqual([
    [0.5, 0.5],
    [0.6, 0.5],
  ]);
  const long: Stroke = { ...STROKE, points: Array.from({ length: 2000 }, () => [0, 0]) };
  expect(ledOn(long, [1, 1]).points).toHaveLength(2000);
});

test("an area is the same from whichever corner it is drawn", () => {
  expect(areaBetween([0.4, 0.6], [0.1, 0.2])).toEqual(areaBetween([0.1, 0.2], [0.4, 0.6]));
});

test("no number takes an area beyond the photo or lets it vanish", () => {
  expect(resized(AREA, { x: 0.9 })).toMatchObject({ x: 0.9, width: expect.closeTo(0.1) });
  expect(resized(AREA, { width: 0 }).width).toBeGreaterThan(0);
  expect(resized(AREA, { y: 7 }).y).toBeLessThan(1);
});

test("a slip of the finger covers nothing, a dot does", () => {
  expect(covers(areaBetween([0.5, 0.5], [0.501, 0.5]))).toBe(false);
  expect(covers(STROKE)).toBe(true);
});

test("the server is told strokes and rectangles apart", () => {
  const { kind: _, ...rectangle } = AREA;

  expect(asBody([STROKE, AREA])).toEqual({
    strokes: [{ points: [[0.5, 0.5]], width: 0.05 }],
    rectangles: [rectangle],
  });
});
