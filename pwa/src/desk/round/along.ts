// SPDX-License-Identifier: EUPL-1.2
import { fetchFile } from "../../api/explore.ts";
import type { RoundStop } from "../../api/field.ts";
import { city } from "../../app/city.ts";
import { photoUrl } from "../../components/PhotoView/photo.ts";
import type { KeptRound } from "./kept.ts";

export interface Progress {
  n_done: number;
  n_files: number;
}

/** Requests under way at once. */
const LANES = 6;
/** Around the stops, in degrees: about 300 m. */
const AROUND = 0.003;

/**
 * Have photos and map of a round on this device; the service worker keeps what passes by.
 *
 * @throws TypeError there is no connection.
 */
export async function takeAlong(
  known: KeptRound,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  const photos = known.round.stops.flatMap(photosOf);
  const files = [...photos, ...(await mapFiles(known)), ...partsOfApp()];
  const left = files.values();
  let n_done = 0;
  const told = () => onProgress({ n_done, n_files: files.length });
  told();
  const lane = async () => {
    for (const file of left) {
      signal.throwIfAborted();
      await fetchFile(file, signal);
      n_done += 1;
      told();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What of the app came before the service worker was in charge, and so is not with it. */
function partsOfApp(): string[] {
  return performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith("/assets/"));
}

/** All photos small, and the one that is looked through as large as a phone shows it. */
function photosOf({ photos }: RoundStop): string[] {
  const ghost = ghostOf({ photos });
  const small = photos.map((photo) => photoUrl(photo, "small"));
  return ghost ? [...small, photoUrl(ghost, "medium")] : small;
}

/** Return the photo that a new one is taken over: the reporter's, else the newest. */
export function ghostOf({ photos }: Pick<RoundStop, "photos">): RoundStop["photos"][number] | null {
  return photos.find(({ purpose }) => purpose === "report") ?? photos.at(-1) ?? null;
}

async function mapFiles({ from, round }: KeptRound): Promise<string[]> {
  const map = city.value?.map;
  if (!map) return [];
  const [{ filesOf, keepEngine }] = await Promise.all([
    import("../../map/district.ts"),
    import("../../map/StopsMap.tsx"),
  ]);
  await keepEngine(AbortSignal.timeout(60_000));
  const places = [from, ...round.stops.map(({ location }) => location)];
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  const west = Math.min(...lons) - AROUND;
  const south = Math.min(...lats) - AROUND;
  return filesOf(map, [west, south, Math.max(...lons) + AROUND, Math.max(...lats) + AROUND]);
}
