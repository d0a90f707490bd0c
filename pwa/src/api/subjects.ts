// SPDX-License-Identifier: EUPL-1.2
import { words } from "../i18n/text.ts";
import { client, given, refusal, type Schema } from "./client.ts";
import { type LonLat, metresBetween, tilesAround, tilesIn } from "./metres.ts";

type City = Schema["JurisdictionView"];
export type SubjectKind = Exclude<Schema["SubjectKind"], "place">;

/** A building, facility or asset near a place. */
export interface Nearby extends LonLat {
  id: string;
  kind: SubjectKind;
  /** Kind of facility or asset; "" for buildings. */
  type: string;
  /** Number on the thing itself, or "". */
  ref: string;
  name: string;
  address: string;
  distance_m: number;
}

type Row = [
  id: string,
  kind: SubjectKind,
  type: string | null,
  ref: string | null,
  names: (string | null)[],
  lon: number,
  lat: number,
  address: string,
];

interface Tile {
  languages: string[];
  subjects: Row[];
}

const tiles = new Map<string, Promise<Tile>>();
const NOTHING: Tile = { languages: [], subjects: [] };

/** What is looked for. */
export interface Wish {
  kind: SubjectKind;
  /** Kinds of facility or asset; empty: any. */
  kinds: readonly string[];
}

/** The one zoom of tiles of subjects. Source: the contract of the city's map. */
const SUBJECT_ZOOM = 14;
/** How far people look for a thing that they stand at, in metres. */
const RADIUS_M: Record<SubjectKind, number> = { building: 250, facility: 600, asset: 200 };
/** With fewer to choose from, those farther away are shown as well. */
const ENOUGH = 3;
/** The farthest that the server looks, metres. */
const MAX_RADIUS_M = 1000;

/**
 * Return what a report can be about near a place, nearest first: from the device, else the server.
 *
 * @throws TypeError: neither is there.
 */
export async function subjectsNear(city: City, at: LonLat, wish: Wish): Promise<Nearby[]> {
  const radiusM = RADIUS_M[wish.kind];
  const close = await within(city, at, wish, radiusM);
  if (close.length >= ENOUGH) return close;
  return within(city, at, wish, MAX_RADIUS_M).catch((error: unknown) => {
    if (close.length > 0) return close;
    throw error;
  });
}

async function within(city: City, at: LonLat, wish: Wish, radiusM: number): Promise<Nearby[]> {
  const found = city.map
    ? await fromTiles(city.map, at, wish, radiusM).catch(() => fromServer(at, wish, radiusM))
    : await fromServer(at, wish, radiusM);
  return found.sort((a, b) => a.distance_m - b.distance_m);
}

async function fromTiles(
  map: NonNullable<City["map"]>,
  at: LonLat,
  { kind, kinds }: Wish,
  radiusM: number,
): Promise<Nearby[]> {
  // Beyond the map there is nothing, and no tile on the device that would say so.
  const ours = new Set(tilesIn(map.bbox, SUBJECT_ZOOM).map(String));
  const around = tilesAround(at, radiusM, SUBJECT_ZOOM).filter((one) => ours.has(String(one)));
  const read = await Promise.all(around.map(([x, y]) => tile(map, x, y)));
  return read.flatMap(({ languages, subjects }) =>
    subjects
      .filter((row) => row[1] === kind && (kinds.length === 0 || kinds.includes(row[2] ?? "")))
      .map((row) => seen(row, languages, at))
      .filter(({ distance_m }) => distance_m <= radiusM),
  );
}

function seen(row: Row, languages: string[], at: LonLat): Nearby {
  const [id, kind, type, ref, names, lon, lat, address] = row;
  const told = languages.flatMap((code, place) => {
    const name = names[place] ?? names[0];
    return name ? [[code, name] as const] : [];
  });
  return {
    id,
    kind,
    type: type ?? "",
    ref: ref ?? "",
    name: words(Object.fromEntries(told)),
    lon,
    lat,
    address,
    distance_m: metresBetween(at, { lon, lat }),
  };
}

async function fromServer(at: LonLat, { kind, kinds }: Wish, radiusM: number): Promise<Nearby[]> {
  const query = {
    ...at,
    kind,
    kinds: kinds as (Schema["AssetKind"] | Schema["FacilityKind"])[],
    radius_m: radiusM,
  };
  const answer = await client.GET("/api/v1/subjects", { params: { query } });
  return given(answer).subjects.map((one) => ({
    ...one,
    kind,
    type: one.type ?? "",
    ref: one.ref ?? "",
    name: words(one.name),
  }));
}

function tile(map: NonNullable<City["map"]>, x: number, y: number): Promise<Tile> {
  const path = tilePath(map.version, x, y);
  const known = tiles.get(path);
  if (known) return known;
  const asked = fetchTile(path);
  tiles.set(path, asked);
  asked.catch(() => tiles.delete(path));
  return asked;
}

function tilePath(version: string, x: number, y: number): string {
  return `/tiles/subjects/${version}/${SUBJECT_ZOOM}/${x}/${y}.json`;
}

async function fetchTile(path: string): Promise<Tile> {
  const response = await fetch(path);
  if (response.status === 204) return NOTHING;
  // A tile outside of the map holds nothing; the version is of this very map.
  if (response.status === 404) return NOTHING;
  if (!response.ok) throw refusal(null, response);
  return (await response.json()) as Tile;
}

/** Return the one with this id near a place, whatever its kind; null if it is not there. */
export async function subjectById(city: City, id: string, at: LonLat): Promise<Nearby | null> {
  for (const kind of ["asset", "building", "facility"] as const) {
    const near = await within(city, at, { kind, kinds: [] }, RADIUS_M[kind]);
    const found = near.find((one) => one.id === id);
    if (found) return found;
  }
  return null;
}

/** A city of few tiles is kept whole on the device; of a large one what people came near. */
const FEW_TILES = 12;

/** Return where everything lies that reports of a small city can be about; nothing for a large one. */
export function subjectPaths({ bbox, version }: NonNullable<City["map"]>): string[] {
  const all = tilesIn(bbox, SUBJECT_ZOOM);
  return all.length <= FEW_TILES ? all.map(([x, y]) => tilePath(version, x, y)) : [];
}
