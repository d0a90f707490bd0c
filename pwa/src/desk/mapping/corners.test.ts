// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from "vitest";
import {
  areaOf,
  bboxOf,
  cornersOf,
  moved,
  placeOf,
  withCorner,
  without,
  writtenPlace,
} from "./corners.ts";

const SQUARE = [
  { lon: 24.94, lat: 60.16 },
  { lon: 24.96, lat: 60.16 },
  { lon: 24.96, lat: 60.18 },
  { lon: 24.94, lat: 60.18 },
];

describe("corners", () => {
  test("the first three are taken in their order", () => {
    const three = SQUARE.slice(0, 3).reduce(withCorner, [] as typeof SQUARE);

    expect(three).toEqual(SQUARE.slice(0, 3));
  });

  test("one more goes into the side that it lies nearest to", () => {
    const east = { lon: 24.961, lat: 60.17 };
    const north = { lon: 24.95, lat: 60.181 };
    const west = { lon: 24.939, lat: 60.17 };

    expect(withCorner(SQUARE, east)[2]).toEqual(east);
    expect(withCorner(SQUARE, north)[3]).toEqual(north);
    expect(withCorner(SQUARE, west)[4]).toEqual(west);
  });

  test("are moved and removed one by one", () => {
    expect(moved(SQUARE, 1, { lon: 24.97000049, lat: 60.15 })[1]).toEqual({
      lon: 24.97,
      lat: 60.15,
    });
    expect(without(SQUARE, 0)).toEqual(SQUARE.slice(1));
  });
});

describe("areas", () => {
  test("close their ring, and come back as the same corners", () => {
    const area = areaOf(SQUARE);

    expect(area?.coordinates[0]).toHaveLength(5);
    expect(area && cornersOf(area)).toEqual(SQUARE);
    expect(area && bboxOf(area)).toEqual([24.94, 60.16, 24.96, 60.18]);
    expect(areaOf(SQUARE.slice(0, 2))).toBeNull();
  });

  test("with holes, parts or too many corners are no drawing by hand", () => {
    const ring = SQUARE.map(({ lon, lat }) => [lon, lat]);

    expect(cornersOf({ type: "MultiPolygon", coordinates: [[ring]] })).toHaveLength(3);
    expect(cornersOf({ type: "MultiPolygon", coordinates: [[ring], [ring]] })).toBeNull();
    expect(cornersOf({ type: "Polygon", coordinates: [ring, ring] })).toBeNull();
    const round = Array.from({ length: 42 }, (_, n) => [24 + n / 1000, 60]);
    expect(cornersOf({ type: "Polygon", coordinates: [round] })).toBeNull();
  });
});

test.each([
  ["60.1785, 24.94", { lat: 60.1785, lon: 24.94 }],
  [" 60.1785;24.94 ", { lat: 60.1785, lon: 24.94 }],
  ["60 24", { lat: 60, lon: 24 }],
  ["91, 24", null],
  ["60", null],
  ["here", null],
])("a place is read as people write it: %s", (text, place) => {
  expect(placeOf(text)).toEqual(place);
});

test("a place is written as it is read", () => {
  expect(placeOf(writtenPlace({ lon: 24.94, lat: 60.1785 }))).toEqual({ lon: 24.94, lat: 60.1785 });
});
