// SPDX-License-Identifier: EUPL-1.2

/** West, south, east, north; WGS 84 degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Address of a tile of web Mercator. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** Furthest latitude that web Mercator shows. */
const MOST_LAT = 85.051129;
const EQUATOR_M = 40_075_016.686;

/** Return where a location lies on the square of web Mercator, 0 to 1 from the north-west. */
export function mercator(lon: number, lat: number): { x: number; y: number } {
  const north = (Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)) * Math.PI) / 180;
  return { x: (lon + 180) / 360, y: (1 - Math.asinh(Math.tan(north)) / Math.PI) / 2 };
}

/** Return the tile that holds a location. */
export function tileAt(lon: number, lat: number, z: number): Tile {
  const { x, y } = mercator(lon, lat);
  const last = 2 ** z - 1;
  const within = (share: number) => Math.max(0, Math.min(last, Math.floor(share * 2 ** z)));
  return { z, x: within(x), y: within(y) };
}

/** Return every tile that a box touches at one zoom, row by row from the north-west. */
export function tilesOver([west, south, east, north]: Bbox, z: number): Tile[] {
  const first = tileAt(west, north, z);
  const last = tileAt(east, south, z);
  const tiles: Tile[] = [];
  for (let y = first.y; y <= last.y; y += 1) {
    for (let x = first.x; x <= last.x; x += 1) tiles.push({ z, x, y });
  }
  return tiles;
}

/** Return the address of a tile by a template with `{z}`, `{x}` and `{y}`. */
export function filled(template: string, { z, x, y }: Tile): string {
  return template.replace("{z}", `${z}`).replace("{x}", `${x}`).replace("{y}", `${y}`);
}

/** Return four numbers as a box, or null if they are none. */
export function asBbox(numbers: readonly number[] | null | undefined): Bbox | null {
  const [west, south, east, north] = numbers ?? [];
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return null;
  return west < east && south < north ? [west, south, east, north] : null;
}

/** Return what two boxes share, or null. */
export function common(a: Bbox, b: Bbox): Bbox | null {
  return asBbox([
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ]);
}

/** Return a box with a margin of so many degrees of longitude; half as much of latitude. */
export function widened([west, south, east, north]: Bbox, degrees: number): Bbox {
  return [
    Math.max(-180, west - degrees),
    Math.max(-MOST_LAT, south - degrees / 2),
    Math.min(180, east + degrees),
    Math.min(MOST_LAT, north + degrees / 2),
  ];
}

export function isInside(lon: number, lat: number, [west, south, east, north]: Bbox): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}

/** Return the box around the corners of a GeoJSON polygon of one or many parts, or null. */
export function bboxOf(outline: unknown): Bbox | null {
  const corners: [number, number][] = [];
  const collect = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part;
    if (typeof lon === "number" && typeof lat === "number") corners.push([lon, lat]);
    else part.forEach(collect);
  };
  const isShape = typeof outline === "object" && outline !== null && "coordinates" in outline;
  if (isShape) collect(outline.coordinates);
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  return asBbox([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
}

/** Return the ring, first corner repeated, at so many metres around a location. */
export function ringAround(lon: number, lat: number, radiusM: number): [number, number][] {
  const N_CORNERS = 64;
  const degree = EQUATOR_M / 360;
  const wide = degree * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: N_CORNERS + 1 }, (_, at) => {
    const angle = (at / N_CORNERS) * 2 * Math.PI;
    return [lon + (Math.sin(angle) * radiusM) / wide, lat + (Math.cos(angle) * radiusM) / degree];
  });
}
