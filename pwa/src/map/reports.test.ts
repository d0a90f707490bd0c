// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { sight } from "./reports.ts";

type Properties = Record<string, unknown>;

function point(lon: number, lat: number, properties: Properties) {
  return { geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

/** A map that looks at a square of a degree, and has tiles with these features. */
function looking(zoom: number, features: unknown[]): MapLibreMap {
  return {
    getZoom: () => zoom,
    getBounds: () => ({ _sw: { lng: 24, lat: 60 }, _ne: { lng: 25, lat: 61 } }),
    querySourceFeatures: () => features,
  } as unknown as MapLibreMap;
}

describe("what the map shows from afar", () => {
  const cells = [
    point(24.2, 60.2, { n: 5, n_open: 3, n_overdue: 1 }),
    point(24.8, 60.8, { n: 2, n_open: 2, n_overdue: 0 }),
    point(26, 60.5, { n: 9, n_open: 9, n_overdue: 9 }),
  ];

  it("is clusters, also of what lies beside the picture", () => {
    expect(sight(looking(10, cells)).clusters).toHaveLength(3);
  });

  it("counts what lies in the picture, a cell of two tiles once", () => {
    const { counts } = sight(looking(10, [...cells, ...cells]));

    expect(counts).toEqual({ n: 7, n_open: 5, n_overdue: 1 });
  });
});

describe("what the map shows close up", () => {
  const reports = [
    point(24.2, 60.2, { number: "A", status: "accepted", clock: "overdue" }),
    point(24.2, 60.2, { number: "A", status: "accepted", clock: "overdue" }),
    point(24.3, 60.2, { number: "B", status: "closed", clock: "late" }),
    point(24.3, 60.2, { number: "C", status: "reopened" }),
    point(26, 60.5, { number: "D", status: "accepted", clock: "overdue" }),
    // Of a tile of cells that is shown until the closer one is there.
    point(24.5, 60.5, { n: 7, n_open: 7, n_overdue: 7 }),
  ];

  it("is single reports in the picture, each once", () => {
    const { clusters, counts } = sight(looking(14, reports));

    expect(clusters).toEqual([]);
    expect(counts).toEqual({ n: 3, n_open: 2, n_overdue: 1 });
  });
});
