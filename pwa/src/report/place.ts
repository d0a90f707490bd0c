// SPDX-License-Identifier: EUPL-1.2
// Which place a new report begins with, and what is said of it.
import { type LonLat, metresBetween } from "../api/metres.ts";
import type { LocalPlace, PlaceSource } from "../app/database.ts";

/** A place with the radius of its uncertainty in metres; null: not known. */
export interface Spot extends LonLat {
  accuracy_m: number | null;
}

/** Better than this nobody needs to look at a place again. */
export const GOOD_M = 50;
/** Farther apart than this, the photo and the device tell of two places. */
export const APART_M = 100;

export interface First {
  spot: Spot;
  source: PlaceSource;
  /** Whether it is good enough to go on without a look at it. */
  isSure: boolean;
}

/**
 * Return the place to begin with, or null if the device does not know any.
 *
 * Where the photo and the device disagree nobody can know which one is meant: the photo's place is
 * shown, and the person asked.
 */
export function firstPlace(
  photo: LonLat | null,
  fix: Spot | null,
  isServed: (at: LonLat) => boolean,
): First | null {
  if (photo && isServed(photo)) {
    const spot = { ...photo, accuracy_m: null };
    return { spot, source: "photo", isSure: !areApart(photo, fix) };
  }
  if (!fix) return null;
  const isGood = fix.accuracy_m !== null && fix.accuracy_m <= GOOD_M;
  return { spot: fix, source: "gps", isSure: isGood && isServed(fix) };
}

/** Whether two places are too far apart to be one, whatever the device's uncertainty. */
export function areApart(photo: LonLat, fix: Spot | null): boolean {
  if (!fix) return false;
  return metresBetween(photo, fix) > Math.max(APART_M, fix.accuracy_m ?? 0);
}

/** Return a place that was just found; what stood at another one does not go along. */
export function placeAt(spot: Spot, source: PlaceSource, address = ""): LocalPlace {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    lon: round(spot.lon),
    lat: round(spot.lat),
    accuracy_m: spot.accuracy_m === null ? null : Math.round(spot.accuracy_m),
    source,
    address,
    subject: null,
  };
}
