// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from "vitest";
import { joined, type ReportCluster, total } from "./clusters.ts";
import { mercator } from "./tiles.ts";

function cell(lon: number, lat: number, n: number, n_overdue = 0): ReportCluster {
  return { lon, lat, n, n_open: n, n_overdue };
}

/** Pixels between two clusters at a zoom. */
function apart(a: ReportCluster, b: ReportCluster, zoom: number): number {
  const from = mercator(a.lon, a.lat);
  const to = mercator(b.lon, b.lat);
  return Math.hypot(from.x - to.x, from.y - to.y) * 512 * 2 ** zoom;
}

const MANY = Array.from({ length: 300 }, (_, at) =>
  cell(24.9 + ((at * 37) % 100) / 1000, 60.15 + ((at * 53) % 100) / 2000, 1 + (at % 7), at % 2),
);

it("counts every report once", () => {
  for (const zoom of [9, 11, 13]) {
    expect(total(joined(MANY, zoom))).toEqual(total(MANY));
  }
});

it("leaves room between discs", () => {
  const discs = joined(MANY, 12);

  const gaps = discs.flatMap((a, at) => discs.slice(at + 1).map((b) => apart(a, b, 12)));
  expect(discs.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(52);
});

it("does not depend on the order in which tiles came", () => {
  expect(joined([...MANY].reverse(), 11)).toEqual(joined(MANY, 11));
});

it("puts a disc where most of its reports are", () => {
  const [disc] = joined([cell(24.94, 60.17, 2, 1), cell(24.941, 60.17, 9, 3)], 9);

  expect(disc).toEqual({ lon: 24.941, lat: 60.17, n: 11, n_open: 11, n_overdue: 4 });
});

it("shows nothing of nothing", () => {
  expect(joined([], 10)).toEqual([]);
  expect(total([])).toEqual({ n: 0, n_open: 0, n_overdue: 0 });
});
