// SPDX-License-Identifier: EUPL-1.2

const JPEG = 0xffd8;
const APP1 = 0xffe1;
const EXIF = 0x45786966;
const GPS_POINTER = 0x8825;
const [LAT_REF, LAT, LON_REF, LON] = [1, 2, 3, 4];
/** Camera data stands before the picture; more than this is no header. */
const HEADER_BYTES = 256 * 1024;

/**
 * Return where a JPEG says that it was taken, WGS 84 degrees, or null.
 *
 * Source: Exif 2.32, 4.6.6 (GPS attribute information).
 */
export async function readPlace(photo: Blob): Promise<{ lon: number; lat: number } | null> {
  try {
    return placeIn(new DataView(await photo.slice(0, HEADER_BYTES).arrayBuffer()));
  } catch (error) {
    // Offsets that point outside of the header: a broken or foreign block tells no place.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function placeIn(view: DataView): { lon: number; lat: number } | null {
  const block = exifBlock(view);
  if (block === null) return null;
  const isLittle = view.getUint16(block) === 0x4949;
  const first = block + view.getUint32(block + 4, isLittle);
  const gps = entryAt(view, first, GPS_POINTER, isLittle);
  if (gps === null) return null;
  const folder = block + view.getUint32(gps + 8, isLittle);
  const lat = degrees(view, block, folder, LAT, LAT_REF, isLittle);
  const lon = degrees(view, block, folder, LON, LON_REF, isLittle);
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

function entryAt(view: DataView, folder: number, tag: number, isLittle: boolean): number | null {
  const n = view.getUint16(folder, isLittle);
  for (let at = folder + 2; at < folder + 2 + n * 12; at += 12) {
    if (view.getUint16(at, isLittle) === tag) return at;
  }
  return null;
}

function degrees(
  view: DataView,
  block: number,
  folder: number,
  tag: number,
  refTag: number,
  isLittle: boolean,
): number | null {
  const entry = entryAt(view, folder, tag, isLittle);
  const ref = entryAt(view, folder, refTag, isLittle);
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
