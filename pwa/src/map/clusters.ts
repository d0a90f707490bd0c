// SPDX-License-Identifier: EUPL-1.2
import { mercator } from "./tiles.ts";

/** What is counted of many reports. */
export interface Counts {
  n: number;
  n_open: number;
  n_overdue: number;
}

/** A cell of the server's grid, or several of them: where its reports are on average. */
export interface ReportCluster extends Counts {
  lon: number;
  lat: number;
}

/** Pixels of a tile's side as MapLibre draws it. */
const TILE_PX = 512;
/** Discs closer than this would lie on each other. */
const APART_PX = 52;

interface Heap {
  x: number;
  y: number;
  members: ReportCluster[];
  n: number;
}

/**
 * Return cells joined until no two of them are closer than a disc is wide at a zoom.
 *
 * The largest come first and gather what is around them, so that panning does not regroup; every
 * report is counted once. The order of the cells does not matter.
 */
export function joined(cells: readonly ReportCluster[], zoom: number): ReportCluster[] {
  const apart = APART_PX / (TILE_PX * 2 ** zoom);
  const heaps: Heap[] = [];
  for (const cell of [...cells].sort(largestFirst)) {
    const { x, y } = mercator(cell.lon, cell.lat);
    const near = heaps.find((heap) => Math.hypot(heap.x - x, heap.y - y) < apart);
    if (near) {
      near.members.push(cell);
      near.n += cell.n;
    } else {
      heaps.push({ x, y, members: [cell], n: cell.n });
    }
  }
  return heaps.map(({ members }) => sum(members));
}

function largestFirst(a: ReportCluster, b: ReportCluster): number {
  return b.n - a.n || a.lon - b.lon || a.lat - b.lat;
}

/** Return one cluster at the place of its largest member, which keeps discs apart. */
function sum(members: readonly ReportCluster[]): ReportCluster {
  const first = members[0] ?? { lon: 0, lat: 0 };
  return { lon: first.lon, lat: first.lat, ...total(members) };
}

/** Add up counts. */
export function total(all: readonly Counts[]): Counts {
  const counts = { n: 0, n_open: 0, n_overdue: 0 };
  for (const each of all) {
    counts.n += each.n;
    counts.n_open += each.n_open;
    counts.n_overdue += each.n_overdue;
  }
  return counts;
}
