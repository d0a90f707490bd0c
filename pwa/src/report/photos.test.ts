// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database, type LocalReport } from "../app/database.ts";
import { begin } from "../app/local.ts";
import { keepUnkept, MAX_PHOTOS, photoFault, takePhotos, unkept } from "./photos.ts";

let report: LocalReport;

beforeEach(async () => {
  const db = await database();
  await Promise.all([db.clear("reports"), db.clear("photos")]);
  report = await begin();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function picture(name: string, type = "image/jpeg"): File {
  return new File([new Uint8Array(10)], name, { type });
}

async function now(): Promise<LocalReport> {
  const found = await (await database()).get("reports", report.id);
  if (!found) throw new Error("gone");
  return found;
}

/** A device that has room for so many photos more. */
function roomFor(n: number) {
  let left = n;
  const add = IDBObjectStore.prototype.add;
  return vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (
    this: IDBObjectStore,
    value,
  ) {
    left -= 1;
    if (left < 0) throw new DOMException("full", "QuotaExceededError");
    return add.call(this, value);
  });
}

test("photos are kept at once, in their order", async () => {
  await takePhotos(report, [picture("a.jpg"), picture("b.jpg")]);

  expect((await now()).photo_ids).toHaveLength(2);
  expect(await (await database()).count("photos")).toBe(2);
});

test("a report takes only so many photos, and says so", async () => {
  const files = Array.from({ length: MAX_PHOTOS + 2 }, (_, n) => picture(`${n}.jpg`));

  await takePhotos(report, files);

  expect((await now()).photo_ids).toHaveLength(MAX_PHOTOS);
  expect(photoFault.value).toBe("too_many");
});

test("what is no picture is left out, and said", async () => {
  await takePhotos(report, [picture("letter.pdf", "application/pdf"), picture("a.heic", "")]);

  expect((await now()).photo_ids).toHaveLength(1);
  expect(photoFault.value).toBe("no_photo");
});

test("photos that find no room stay at hand, the form with them, until there is room", async () => {
  const full = roomFor(1);

  await takePhotos(report, [picture("a.jpg"), picture("b.jpg")]);

  expect((await now()).photo_ids).toHaveLength(1);
  expect(unkept.value?.files.map(({ name }) => name)).toEqual(["b.jpg"]);

  full.mockRestore();
  await keepUnkept(await now());
  expect((await now()).photo_ids).toHaveLength(2);
  expect(unkept.value).toBeNull();
});

test("a photo that only fits when it is small is kept small", async () => {
  let nTries = 0;
  const add = IDBObjectStore.prototype.add;
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (
    this: IDBObjectStore,
    value,
  ) {
    nTries += 1;
    if (nTries === 1) throw new DOMException("full", "QuotaExceededError");
    return add.call(this, value);
  });
  vi.stubGlobal("createImageBitmap", async () => ({ width: 10, height: 10, close: () => {} }));
  vi.stubGlobal("OffscreenCanvas", SmallCanvas);

  await takePhotos(report, [picture("a.jpg")]);

  expect(unkept.value).toBeNull();
  expect((await now()).photo_ids).toHaveLength(1);
});

class SmallCanvas {
  getContext() {
    return { fillRect: () => {}, drawImage: () => {}, fillStyle: "" };
  }

  async convertToBlob() {
    return new Blob(["x"], { type: "image/jpeg" });
  }
}
