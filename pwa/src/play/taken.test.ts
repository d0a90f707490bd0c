// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Taken } from "../forms/PhotoPicker.tsx";
import { isOfElsewhere, readTaken, takenWords } from "./taken.ts";

const HERE = { lon: 24.94, lat: 60.17, accuracyM: 8, at: "2026-11-30T12:00:00Z" };
const METRE = 1 / 111_195;

/** A JPEG whose camera noted these texts by their tags (Exif 2.32, 4.6.5). */
function jpeg(noted: [tag: number, words: string][], isLittle: boolean): Blob {
  const folder = 26;
  const texts = folder + 2 + noted.length * 12 + 4;
  const bytes = new DataView(new ArrayBuffer(texts + noted.length * 64));
  const entry = (at: number, tag: number, type: number, n: number, value: number) => {
    bytes.setUint16(at, tag, isLittle);
    bytes.setUint16(at + 2, type, isLittle);
    bytes.setUint32(at + 4, n, isLittle);
    bytes.setUint32(at + 8, value, isLittle);
  };
  bytes.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  bytes.setUint16(2, 42, isLittle);
  bytes.setUint32(4, 8, isLittle);
  bytes.setUint16(8, 1, isLittle);
  entry(10, 0x8769, 4, 1, folder);
  bytes.setUint16(folder, noted.length, isLittle);
  noted.forEach(([tag, words], nth) => {
    const at = texts + nth * 64;
    entry(folder + 2 + nth * 12, tag, 2, words.length + 1, at);
    for (const [n, letter] of [...words].entries()) bytes.setUint8(at + n, letter.charCodeAt(0));
  });
  const exif = new Uint8Array(bytes.buffer);
  const length = exif.length + 8;
  const head = [0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0];
  return new Blob([new Uint8Array([...head, ...exif, 0xff, 0xda, 0, 2, 7, 7, 7, 7])]);
}

test.each([true, false])("a photo says when it was taken (little-endian: %s)", async (isLittle) => {
  const noted = jpeg(
    [
      [0x9003, "2026:11:30 14:00:05"],
      [0x9011, "+02:00"],
    ],
    isLittle,
  );

  expect(await readTaken(noted)).toEqual({ place: null, at: "2026-11-30T14:00:05+02:00" });
});

test.each<[string, [number, string][]]>([
  ["an instant without its zone", [[0x9003, "2026:11:30 14:00:05"]]],
  ["a zone alone", [[0x9011, "+02:00"]]],
  [
    "a clock that was never set",
    [
      [0x9003, "0000:00:00 00:00:00"],
      [0x9011, "+00:00"],
    ],
  ],
  ["nothing", []],
])("of %s nobody knows which instant it was", async (_, noted) => {
  expect(await readTaken(jpeg(noted, true))).toEqual({ place: null, at: null });
});

test("a file that is no photo says nothing", async () => {
  expect(await readTaken(new Blob(["words"]))).toEqual({ place: null, at: null });
});

function photos(taken: Taken) {
  return [{ id: "photo", blob: new Blob([]), taken }];
}

test.each<[string, Taken, boolean]>([
  ["149 m off", { place: { ...HERE, lat: HERE.lat + 149 * METRE }, at: null }, false],
  ["151 m off", { place: { ...HERE, lat: HERE.lat + 151 * METRE }, at: null }, true],
  ["of half an hour ago", { place: null, at: "2026-11-30T11:30:00Z" }, false],
  ["of longer ago", { place: null, at: "2026-11-30T13:29:59+02:00" }, true],
  ["of later", { place: null, at: "2026-11-30T12:30:01Z" }, true],
  ["silent", { place: null, at: null }, false],
])("a photo that is %s is of elsewhere: %o", (_, taken, isSo) => {
  expect(isOfElsewhere(photos(taken), HERE)).toBe(isSo);
});

test("the server is told what the photo says, and nothing where there is none", () => {
  const at = "2026-11-30T14:00:05+02:00";

  expect(takenWords(photos({ place: { lon: 24.9, lat: 60.1 }, at }))).toEqual({
    photo_lon: 24.9,
    photo_lat: 60.1,
    photo_taken_at: at,
  });
  const silent = { photo_lon: null, photo_lat: null, photo_taken_at: null };
  expect([takenWords([]), takenWords([{ id: "photo", blob: new Blob([]) }])]).toEqual([
    silent,
    silent,
  ]);
});
