// SPDX-License-Identifier: EUPL-1.2
import { type LonLat, METRES_PER_DEGREE } from "../../api/metres.ts";

export const WAYS = ["n", "s", "w", "e"] as const;
export type Way = (typeof WAYS)[number];

/** As far as one step of the place goes, metres: about a car's length. */
export const STEP_M = 5;
const ALONG: Record<Way, [east: number, north: number]> = {
  n: [0, 1],
  s: [0, -1],
  w: [-1, 0],
  e: [1, 0],
};

/** Return the place one step further. */
export function moved({ lon, lat }: LonLat, way: Way): LonLat {
  const [east, north] = ALONG[way];
  const step = STEP_M / METRES_PER_DEGREE;
  const shrink = Math.cos((lat * Math.PI) / 180);
  return { lon: lon + (east * step) / shrink, lat: lat + north * step };
}
