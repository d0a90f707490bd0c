// SPDX-License-Identifier: EUPL-1.2
// The map of a part of the city, kept on the device: beside `sw/` the only place that touches caches.
import { fetchFile } from "../api/explore.ts";
import { cities } from "../app/city.ts";
import { keepValue, keptValue } from "../app/database.ts";
import { loadEngine, workerUrl } from "./engine.ts";
import type { CityMap } from "./style.ts";
import { asBbox, type Bbox, common, filled, tilesOver } from "./tiles.ts";

/** Where the service worker looks first for files of the map; the name is the same in sw.ts. */
const CACHE = "city";
/** Under this name the device remembers what it keeps. */
const KEPT = "district";
/** Requests under way at once. */
const LANES = 6;

type KnownMap = NonNullable<CityMap>;

/** What the device keeps of a city's map. */
export interface District {
  /** Code of the area, or null for the whole city. */
  area: string | null;
  /** Of the map; a newer one has another. */
  version: string;
  bbox: Bbox;
  n_files: number;
  n_bytes: number;
  kept_at: string;
}

export interface Progress {
  n_done: number;
  n_files: number;
  n_bytes: number;
}

/** Return the addresses of all files that a part of the map needs, coarse tiles first. */
export function filesOf(map: KnownMap, bbox: Bbox): string[] {
  const whole = asBbox(map.bbox);
  const part = whole && common(whole, bbox);
  const files = [map.addresses];
  if (!part) return files;
  for (let z = map.min_zoom; z <= map.max_zoom; z += 1) {
    files.push(...tilesOver(part, z).map((tile) => filled(map.tiles, tile)));
  }
  const subjects = tilesOver(part, map.subject_zoom);
  files.push(...subjects.map((tile) => filled(map.subjects, tile)));
  return files;
}

/** Return about how many bytes a part of the map is to fetch: its share of all files. */
export function estimatedBytes(map: KnownMap, bbox: Bbox): number {
  const whole = asBbox(map.bbox);
  if (!whole) return map.n_bytes;
  const share = filesOf(map, bbox).length / filesOf(map, whole).length;
  return Math.round(map.n_bytes * Math.min(1, share));
}

/** Return what this device keeps, or null. */
export async function keptDistrict(): Promise<District | null> {
  return (await keptValue<District | null>(KEPT)) ?? null;
}

/**
 * Keep a part of the map, so that it is there without a connection.
 *
 * What is on the device already is not fetched again; what was kept of an older map goes.
 *
 * @throws DOMException AbortError: it was cancelled; QuotaExceededError: the device is full.
 * @throws TypeError there is no connection; Refusal the server does not have the map any more.
 */
export async function keep(
  map: KnownMap,
  { area, bbox }: { area: string | null; bbox: Bbox },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<District> {
  const cache = await caches.open(CACHE);
  const files = filesOf(map, bbox);
  const n_files = files.length;
  let n_done = 0;
  let n_bytes = 0;
  // The first file that fails stops the others too.
  const fault = new AbortController();
  const stop = AbortSignal.any([signal, fault.signal]);
  const left = files.values();
  const lane = async () => {
    for (const file of left) {
      const size = await ensure(cache, file, stop);
      n_bytes += size;
      n_done += 1;
      onProgress({ n_done, n_files, n_bytes });
    }
  };
  onProgress({ n_done, n_files, n_bytes });
  try {
    await Promise.all([keepEngine(stop), ...Array.from({ length: LANES }, lane)]);
  } catch (error) {
    fault.abort();
    throw error;
  }
  await dropOld(cache);
  const kept_at = new Date().toISOString();
  const district = { area, version: map.version, bbox, n_files, n_bytes, kept_at };
  await keepValue(KEPT, district);
  return district;
}

/** The program that draws maps is fetched when first needed; without a connection it must be there. */
export async function keepEngine(signal: AbortSignal): Promise<void> {
  await loadEngine();
  await fetchFile(await workerUrl(), signal);
}

/** Have a file in the cache; return its size in bytes. An empty tile is kept as such. */
async function ensure(cache: Cache, file: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const known = await cache.match(file);
  if (known) return (await known.blob()).size;
  const answer = await fetchFile(file, signal);
  const size = (await answer.clone().blob()).size;
  await cache.put(file, answer);
  return size;
}

/** Forget what the device keeps of the map; it is fetched again where it is looked at. */
export async function forget(): Promise<void> {
  await caches.delete(CACHE);
  await keepValue(KEPT, null);
}

/** Delete files of maps that are of no city any more: nobody will ask for them again. */
async function dropOld(cache: Cache): Promise<void> {
  const current = cities.value.flatMap((city) => city.map?.version ?? []);
  const kept = await cache.keys();
  const old = kept.filter(({ url }) => !current.some((version) => url.includes(`/${version}`)));
  await Promise.all(old.map((request) => cache.delete(request)));
}
