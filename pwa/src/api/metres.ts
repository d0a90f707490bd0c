// SPDX-License-Identifier: EUPL-1.2

/** A location, WGS 84 degrees. */
export interface LonLat {
  lon: number;
  lat: number;
}

export const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/** Return the metres between two locations of one city; the earth is flat enough there. */
export function metresBetween(from: LonLat, to: LonLat): number {
  const shrink = Math.cos(((from.lat + to.lat) / 2) * RADIANS);
  const east = (to.lon - from.lon) * METRES_PER_DEGREE * shrink;
  const north = (to.lat - from.lat) * METRES_PER_DEGREE;
  return Math.hypot(east, north);
}

export const DIRECTIONS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Return in which of eight directions `to` lies. */
export function directionOf(from: LonLat, to: LonLat): Direction {
  const shrink = Math.cos(from.lat * RADIANS);
  const angle = Math.atan2((to.lon - from.lon) * shrink, to.lat - from.lat) / RADIANS;
  return DIRECTIONS[Math.round((angle + 360) / 45) % 8] ?? "n";
}

/** Return column and row of the map tile that holds a location at a zoom. */
export function tileAt({ lon, lat }: LonLat, zoom: number): [number, number] {
  const n = 2 ** zoom;
  const x = Math.floor(((lon + 180) / 360) * n);
  const y = Math.floor(((1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2) * n);
  return [Math.min(n - 1, Math.max(0, x)), Math.min(n - 1, Math.max(0, y))];
}

/** Return every tile that a square of `radiusM` metres to each side touches. */
export function tilesAround({ lon, lat }: LonLat, radiusM: number, zoom: number) {
  const up = radiusM / METRES_PER_DEGREE;
  const aside = up / Math.max(0.01, Math.cos(lat * RADIANS));
  return tilesIn([lon - aside, lat - up, lon + aside, lat + up], zoom);
}

/** Return every tile of a box (west, south, east, north). */
export function tilesIn(bbox: readonly number[], zoom: number): [number, number][] {
  const [west = 0, south = 0, east = 0, north = 0] = bbox;
  const [left, bottom] = tileAt({ lon: west, lat: south }, zoom);
  const [right, top] = tileAt({ lon: east, lat: north }, zoom);
  const tiles: [number, number][] = [];
  for (let x = left; x <= right; x += 1) {
    for (let y = top; y <= bottom; y += 1) tiles.push([x, y]);
  }
  return tiles;
}
