// SPDX-License-Identifier: EUPL-1.2

const JPEG = 0xffd8;
const APP1 = 0xffe1;
const EXIF = 0x45786966;
const GPS_POINTER = 0x8825;
const [LAT_REF, LAT, LON_REF, LON] = [1, 2, 3, 4];
/** Camera data stands before the picture; more than this is no header. */
const HEADER_BYTES = 256 * 1024;

/** What a camera noted in a photo. */
export interface Notes {
  view: DataView;
  /** Where its TIFF header begins, from which all offsets are reckoned. */
  block: number;
  isLittle: boolean;
}

/**
 * Return where a JPEG says that it was taken, WGS 84 degrees, or null.
 *
 * Source: Exif 2.32, 4.6.6 (GPS attribute information).
 */
export function readPlace(photo: Blob): Promise<{ lon: number; lat: number } | null> {
  return readNotes(photo, placeIn);
}

/** Return what `from` finds in the camera's notes of a JPEG, or null: there are none, or broken. */
export async function readNotes<T>(
  photo: Blob,
  from: (notes: Notes) => T | null,
): Promise<T | null> {
  try {
    const view = new DataView(await photo.slice(0, HEADER_BYTES).arrayBuffer());
    const block = exifBlock(view);
    if (block === null) return null;
    return from({ view, block, isLittle: view.getUint16(block) === 0x4949 });
  } catch (error) {
    // Offsets that point outside of the header: a broken or foreign block tells nothing.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function placeIn(notes: Notes): { lon: number; lat: number } | null {
  const folder = folderAt(notes, GPS_POINTER);
  if (folder === null) return null;
  const lat = degrees(notes, folder, LAT, LAT_REF);
  const lon = degrees(notes, folder, LON, LON_REF);
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lon, lat } : null;
}

/** Offset of the TIFF header inside the first Exif block. */
function exifBlock(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== JPEG) return null;
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint16(at) === APP1 && view.getUint32(at + 4) === EXIF) return at + 10;
    if (view.getUint8(at) !== 0xff) return null;
  }
  return null;
}

/** Offset of the folder to which an entry of the first one points. */
export function folderAt(notes: Notes, pointer: number): number | null {
  const { view, block, isLittle } = notes;
  const entry = entryAt(notes, block + view.getUint32(block + 4, isLittle), pointer);
  return entry === null ? null : block + view.getUint32(entry + 8, isLittle);
}

/** Offset of an entry of a folder. */
export function entryAt({ view, isLittle }: Notes, folder: number, tag: number): number | null {
  const n = view.getUint16(folder, isLittle);
  for (let at = folder + 2; at < folder + 2 + n * 12; at += 12) {
    if (view.getUint16(at, isLittle) === tag) return at;
  }
  return null;
}

function degrees(notes: Notes, folder: number, tag: number, refTag: number): number | null {
  const { view, block, isLittle } = notes;
  const entry = entryAt(notes, folder, tag);
  const ref = entryAt(notes, folder, refTag);
  if (entry === null || ref === null) return null;
  const at = block + view.getUint32(entry + 8, isLittle);
  const part = (n: number) => {
    const below = view.getUint32(at + n * 8 + 4, isLittle);
    return below === 0 ? Number.NaN : view.getUint32(at + n * 8, isLittle) / below;
  };
  const value = part(0) + part(1) / 60 + part(2) / 3600;
  const letter = String.fromCharCode(view.getUint8(ref + 8));
  if (Number.isNaN(value)) return null;
  return letter === "S" || letter === "W" ? -value : value;
}
