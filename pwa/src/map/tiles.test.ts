// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from "vitest";
import {
  asBbox,
  bboxOf,
  common,
  filled,
  mercator,
  ringAround,
  tileAt,
  tilesOver,
  widened,
} from "./tiles.ts";

describe("tiles", () => {
  it("have the addresses that everybody gives them", () => {
    // Source: wiki.openstreetmap.org/wiki/Slippy_map_tilenames, whose formula is another.
    expect(tileAt(24.9414, 60.1719, 14)).toEqual({ z: 14, x: 9327, y: 4742 });
    expect(tileAt(0, 0, 1)).toEqual({ z: 1, x: 1, y: 1 });
    expect(tileAt(-180, 90, 3)).toEqual({ z: 3, x: 0, y: 0 });
  });

  it("end at the edge of the world", () => {
    expect(tileAt(180, -90, 3)).toEqual({ z: 3, x: 7, y: 7 });
    expect(mercator(180, -85.051129).y).toBeCloseTo(1, 6);
  });

  it("cover a box, row by row from the north-west", () => {
    const over = tilesOver([24.9, 60.16, 24.96, 60.18], 13);

    expect(over).toEqual([
      { z: 13, x: 4662, y: 2370 },
      { z: 13, x: 4663, y: 2370 },
      { z: 13, x: 4662, y: 2371 },
      { z: 13, x: 4663, y: 2371 },
    ]);
  });

  it("cover a point by one tile", () => {
    expect(tilesOver([24.94, 60.17, 24.94, 60.17], 16)).toHaveLength(1);
  });

  it("fill a template", () => {
    expect(filled("/t/{z}/{x}/{y}.mvt", { z: 3, x: 1, y: 2 })).toBe("/t/3/1/2.mvt");
  });
});

describe("boxes", () => {
  it("are four numbers in their order", () => {
    expect(asBbox([1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
    expect(asBbox([3, 2, 1, 4])).toBeNull();
    expect(asBbox([1, 2, 3])).toBeNull();
    expect(asBbox(null)).toBeNull();
  });

  it("share what lies in both", () => {
    expect(common([0, 0, 2, 2], [1, 1, 3, 3])).toEqual([1, 1, 2, 2]);
    expect(common([0, 0, 1, 1], [2, 2, 3, 3])).toBeNull();
  });

  it("surround all parts of an outline", () => {
    const coordinates = [
      [
        [
          [1, 5],
          [2, 6],
          [1, 6],
          [1, 5],
        ],
      ],
      [
        [
          [8, 1],
          [9, 2],
          [8, 2],
          [8, 1],
        ],
      ],
    ];

    expect(bboxOf({ type: "MultiPolygon", coordinates })).toEqual([1, 1, 9, 6]);
    expect(bboxOf(null)).toBeNull();
    expect(bboxOf({ type: "MultiPolygon", coordinates: [] })).toBeNull();
  });

  it("stay on the globe when they are widened", () => {
    expect(widened([-179.9, -85, 179.9, 85], 1)).toEqual([-180, -85.051129, 180, 85.051129]);
  });
});

describe("a ring of uncertainty", () => {
  it("is closed, and so far away in metres on all sides", () => {
    const ring = ringAround(24.94, 60.17, 100);

    expect(ring[0]?.[0]).toBeCloseTo(ring[64]?.[0] ?? 0, 12);
    const [, north] = ring[0] ?? [0, 0];
    const [east] = ring[16] ?? [0, 0];
    expect((north - 60.17) * 111_319).toBeCloseTo(100, 0);
    expect((east - 24.94) * 111_319 * Math.cos((60.17 * Math.PI) / 180)).toBeCloseTo(100, 0);
  });
});
