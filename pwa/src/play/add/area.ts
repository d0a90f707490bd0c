// SPDX-License-Identifier: EUPL-1.2
import type { Campaign } from "../../api/mapping.ts";
import type { LonLat } from "../../api/metres.ts";

type Ring = readonly (readonly number[])[];

/** Whether a place lies in the area of a campaign: inside of an outline, and in no hole of it. */
export function isInArea({ area }: Pick<Campaign, "area">, place: LonLat): boolean {
  return area.coordinates.some(([outline, ...holes]) => {
    const isInside = outline !== undefined && isInRing(outline, place);
    return isInside && !holes.some((hole) => isInRing(hole, place));
  });
}

/** Whether a line from the place to the east leaves the ring once more than it enters it. */
function isInRing(ring: Ring, { lon, lat }: LonLat): boolean {
  let isIn = false;
  for (const [nth, [x = 0, y = 0]] of ring.entries()) {
    const [beforeX = 0, beforeY = 0] = ring.at(nth - 1) ?? [];
    const isCrossed = y > lat !== beforeY > lat;
    if (isCrossed && lon < x + ((beforeX - x) * (lat - y)) / (beforeY - y)) isIn = !isIn;
  }
  return isIn;
}
