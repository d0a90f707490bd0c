// SPDX-License-Identifier: EUPL-1.2
import { metresBetween } from "../api/metres.ts";
import { entryAt, folderAt, type Notes, readNotes, readPlace } from "../app/exif.ts";
import type { KeptPhoto, Taken } from "../forms/PhotoPicker.tsx";
import type { Standing } from "./reach.ts";

const EXIF_POINTER = 0x8769;
const [INSTANT, ZONE] = [0x9003, 0x9011];
/** An instant has 20 bytes; what claims to be longer is none. */
const LONGEST_WORDS = 32;
/** A camera that was farther away, or so long before or after, did not take the thing. */
const WITHIN_M = 150;
const WITHIN_MS = 30 * 60_000;

/**
 * Return where and when a photo says that it was taken, read before a small copy of it forgets.
 *
 * Without its zone, nobody knows which instant a camera means; such a one is left out.
 *
 * Source: Exif 2.32, tags 0x9003 (DateTimeOriginal) and 0x9011 (OffsetTimeOriginal).
 */
export async function readTaken(photo: Blob): Promise<Taken> {
  const [place, at] = await Promise.all([readPlace(photo), readNotes(photo, instantIn)]);
  return { place, at };
}

/** Return what is told to the server of where and when a photo was taken. */
export function takenWords([photo]: KeptPhoto[]) {
  const { place = null, at = null } = photo?.taken ?? {};
  return {
    photo_lon: place?.lon ?? null,
    photo_lat: place?.lat ?? null,
    photo_taken_at: at,
  };
}

/**
 * Whether a photo says of itself that it is of another place or time, by which it earns nothing.
 *
 * Source: facts on the mapping game 5, rule A6.
 */
export function isOfElsewhere(photos: KeptPhoto[], { lon, lat, at }: Standing): boolean {
  return photos.some(({ taken }) => {
    const isFar = taken?.place && metresBetween(taken.place, { lon, lat }) > WITHIN_M;
    const isOld = taken?.at && Math.abs(Date.parse(taken.at) - Date.parse(at)) > WITHIN_MS;
    return Boolean(isFar || isOld);
  });
}

function instantIn(notes: Notes): string | null {
  const folder = folderAt(notes, EXIF_POINTER);
  if (folder === null) return null;
  const said = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(wordsAt(notes, folder, INSTANT));
  const zone = /^(Z|[+-]\d\d:\d\d)/.exec(wordsAt(notes, folder, ZONE));
  if (!said || !zone) return null;
  const [, year, month, day, time] = said;
  const instant = `${year}-${month}-${day}T${time}${zone[0]}`;
  // Cameras without a set clock write zeros.
  return Number.isNaN(Date.parse(instant)) ? null : instant;
}

function wordsAt(notes: Notes, folder: number, tag: number): string {
  const { view, block, isLittle } = notes;
  const entry = entryAt(notes, folder, tag);
  if (entry === null) return "";
  const n = Math.min(view.getUint32(entry + 4, isLittle), LONGEST_WORDS);
  const at = block + view.getUint32(entry + 8, isLittle);
  return Array.from({ length: n }, (_, nth) => String.fromCharCode(view.getUint8(at + nth))).join(
    "",
  );
}
