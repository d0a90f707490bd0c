// SPDX-License-Identifier: EUPL-1.2
import type { AreaBody } from "../../api/campaigns.ts";
import { type LonLat, metresBetween } from "../../api/metres.ts";

/** With more it is no drawing by hand, and is shown as it is. */
const MOST_CORNERS = 40;
const LEAST_CORNERS = 3;
/** To the decimetre. */
const DECIMALS = 6;

/** Return the corners with one more, put into the side that it lies nearest to. */
export function withCorner(corners: readonly LonLat[], at: LonLat): LonLat[] {
  if (corners.length < LEAST_CORNERS) return [...corners, tidy(at)];
  const detours = corners.map((from, n) => {
    const to = corners[(n + 1) % corners.length] ?? from;
    return metresBetween(from, at) + metresBetween(at, to) - metresBetween(from, to);
  });
  const side = detours.indexOf(Math.min(...detours));
  return corners.toSpliced(side + 1, 0, tidy(at));
}

export function moved(corners: readonly LonLat[], at: number, to: LonLat): LonLat[] {
  return corners.with(at, tidy(to));
}

export function without(corners: readonly LonLat[], at: number): LonLat[] {
  return corners.toSpliced(at, 1);
}

/** Return the area that the corners enclose; null: they are too few. */
export function areaOf(corners: readonly LonLat[]): AreaBody | null {
  const [first] = corners;
  if (!first || corners.length < LEAST_CORNERS) return null;
  const ring = [...corners, first].map(({ lon, lat }) => [lon, lat]);
  return { type: "Polygon", coordinates: [ring] };
}

/** Return the corners of an area that somebody can have drawn; null: it has holes, parts or too many. */
export function cornersOf(area: AreaBody): LonLat[] | null {
  const parts = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  const [rings, ...others] = parts;
  const [ring, ...holes] = rings ?? [];
  if (!ring || others.length + holes.length > 0 || ring.length > MOST_CORNERS + 1) return null;
  return ring.slice(0, -1).map(([lon = 0, lat = 0]) => ({ lon, lat }));
}

/** West, south, east, north of an area. */
export function bboxOf(area: AreaBody): [number, number, number, number] {
  const rings = area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
  const lons = rings.flat().map(([lon = 0]) => lon);
  const lats = rings.flat().map(([, lat = 0]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Read "60.17, 24.94", latitude first as people write it; null: it is no place. */
export function placeOf(text: string): LonLat | null {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [lat, lon] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null;
}

export function writtenPlace({ lon, lat }: LonLat): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}

function tidy({ lon, lat }: LonLat): LonLat {
  return { lon: Number(lon.toFixed(DECIMALS)), lat: Number(lat.toFixed(DECIMALS)) };
}
