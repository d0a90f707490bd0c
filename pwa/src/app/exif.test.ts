// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { readPlace } from "./exif.ts";

type Rational = [number, number];

interface Gps {
  latRef?: string;
  lat?: Rational[];
  lonRef?: string;
  lon?: Rational[];
}

/** Bytes of a TIFF block with a GPS folder, as cameras write them (Exif 2.32, 4.6). */
function tiff(gps: Gps, isLittle: boolean): Uint8Array {
  const entries: [number, string | Rational[]][] = [];
  if (gps.latRef) entries.push([1, gps.latRef]);
  if (gps.lat) entries.push([2, gps.lat]);
  if (gps.lonRef) entries.push([3, gps.lonRef]);
  if (gps.lon) entries.push([4, gps.lon]);
  const folder = 8 + 2 + 12 + 4;
  const values = folder + 2 + entries.length * 12 + 4;
  const bytes = new DataView(new ArrayBuffer(values + entries.length * 24));
  bytes.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  bytes.setUint16(2, 42, isLittle);
  bytes.setUint32(4, 8, isLittle);
  bytes.setUint16(8, 1, isLittle);
  entry(bytes, 10, 0x8825, 4, 1, isLittle);
  bytes.setUint32(18, folder, isLittle);
  bytes.setUint16(folder, entries.length, isLittle);
  entries.forEach(([tag, value], n) => {
    const at = folder + 2 + n * 12;
    if (typeof value === "string") {
      entry(bytes, at, tag, 2, 2, isLittle);
      bytes.setUint8(at + 8, value.charCodeAt(0));
      return;
    }
    const where = values + n * 24;
    entry(bytes, at, tag, 5, 3, isLittle);
    bytes.setUint32(at + 8, where, isLittle);
    value.forEach(([above, below], part) => {
      bytes.setUint32(where + part * 8, above, isLittle);
      bytes.setUint32(where + part * 8 + 4, below, isLittle);
    });
  });
  return new Uint8Array(bytes.buffer);
}

function entry(
  bytes: DataView,
  at: number,
  tag: number,
  type: number,
  n: number,
  isLittle: boolean,
): void {
  bytes.setUint16(at, tag, isLittle);
  bytes.setUint16(at + 2, type, isLittle);
  bytes.setUint32(at + 4, n, isLittle);
}

/** A JPEG whose segments are a JFIF header, the camera data and the beginning of the picture. */
function jpeg(exif: Uint8Array | null, { hasHeader = true } = {}): Blob {
  const parts: number[] = [0xff, 0xd8];
  if (hasHeader)
    parts.push(
      0xff,
      0xe0,
      0,
      16,
      ...Array.from("JFIF\0", (c) => c.charCodeAt(0)),
      1,
      1,
      0,
      0,
      1,
      0,
      1,
      0,
      0,
    );
  if (exif) {
    const length = exif.length + 8;
    parts.push(0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0, ...exif);
  }
  parts.push(0xff, 0xda, 0, 2, ...new Array<number>(64).fill(7));
  return new Blob([new Uint8Array(parts)], { type: "image/jpeg" });
}

const HELSINKI: Gps = {
  latRef: "N",
  lat: [
    [60, 1],
    [10, 1],
    [768, 100],
  ],
  lonRef: "E",
  lon: [
    [24, 1],
    [56, 1],
    [3300, 100],
  ],
};

test.each([true, false])(
  "a photo says where it was taken (little-endian: %s)",
  async (isLittle) => {
    const place = await readPlace(jpeg(tiff(HELSINKI, isLittle)));

    expect(place?.lat).toBeCloseTo(60.1688, 5);
    expect(place?.lon).toBeCloseTo(24.9425, 5);
  },
);

test("south and west are negative", async () => {
  const place = await readPlace(jpeg(tiff({ ...HELSINKI, latRef: "S", lonRef: "W" }, false)));

  expect(place?.lat).toBeCloseTo(-60.1688, 5);
  expect(place?.lon).toBeCloseTo(-24.9425, 5);
});

test("degrees may come as fractions of minutes", async () => {
  const lat: Rational[] = [
    [60, 1],
    [10128, 1000],
    [0, 1],
  ];

  expect((await readPlace(jpeg(tiff({ ...HELSINKI, lat }, true))))?.lat).toBeCloseTo(60.1688, 5);
});

const ZERO: Rational[] = [
  [0, 1],
  [0, 1],
  [0, 1],
];
const BROKEN: Rational[] = [
  [60, 0],
  [10, 0],
  [0, 0],
];

test.each<[string, Gps]>([
  ["no place at all", {}],
  ["a latitude without a longitude", { latRef: "N", lat: HELSINKI.lat ?? [] }],
  ["fractions of nothing", { ...HELSINKI, lat: BROKEN }],
  ["zero and zero, as cameras without a fix write", { ...HELSINKI, lat: ZERO, lon: ZERO }],
  [
    "a latitude beyond the pole",
    {
      ...HELSINKI,
      lat: [
        [160, 1],
        [0, 1],
        [0, 1],
      ],
    },
  ],
])("%s is no place", async (_, gps) => {
  expect(await readPlace(jpeg(tiff(gps, true)))).toBeNull();
});

test("a photo without camera data, another format and an empty file tell no place", async () => {
  const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])]);

  expect(await readPlace(jpeg(null))).toBeNull();
  expect(await readPlace(png)).toBeNull();
  expect(await readPlace(new Blob([]))).toBeNull();
});

test("camera data that ends too early tells no place", async () => {
  const whole = tiff(HELSINKI, true);

  for (const n of [1, 9, 30, 60, whole.length - 4]) {
    expect(await readPlace(jpeg(whole.slice(0, n)).slice(0, 30 + n))).toBeNull();
  }
});

test("camera data may stand first", async () => {
  expect(await readPlace(jpeg(tiff(HELSINKI, true), { hasHeader: false }))).not.toBeNull();
});
