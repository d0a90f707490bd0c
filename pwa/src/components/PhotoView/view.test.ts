// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { photoSet, photoUrl } from "./photo.ts";
import { fitted, held, LARGEST, WHOLE, zoomed } from "./view.ts";

const STAGE = { width: 300, height: 600 };
const PHOTO = { width: 300, height: 225 };

test("the point under the fingers stays where it is", () => {
  const view = zoomed(WHOLE, 2, 100, -50);

  // What lay 100, -50 off the middle lies there still: middle + 2 * (100, -50).
  expect(view.x + 2 * 100).toBe(100);
  expect(view.y + 2 * -50).toBe(-50);
});

test("a photo is never smaller than the stage nor larger than can be seen", () => {
  expect(zoomed(WHOLE, 0.2).scale).toBe(1);
  expect(zoomed(WHOLE, 50).scale).toBe(LARGEST);
});

test("a photo that fits stays in the middle", () => {
  expect(held({ scale: 1, x: 40, y: -30 }, PHOTO, STAGE)).toEqual(WHOLE);
});

test("an enlarged photo is moved no further than to its edge", () => {
  const view = held({ scale: 2, x: 999, y: 999 }, PHOTO, STAGE);

  expect(view).toEqual({ scale: 2, x: 150, y: 0 });
});

test("a photo is fitted by its longer side", () => {
  expect(fitted({ width: 1600, height: 1200 }, STAGE)).toEqual(PHOTO);
});

test("a key goes only with photos that need one", () => {
  const photo = { id: "1", url: "/photos/ab/{size}.jpg", width: 1280, height: 960 };

  expect(photoUrl(photo, "small")).toBe("/photos/ab/small.jpg");
  expect(photoUrl(photo, "small", "a+b")).toBe("/photos/ab/small.jpg?key=a%2Bb");
});

test("renditions are told by their width, which is not always their longest side", () => {
  const photo = { id: "1", url: "/photos/ab/{size}.jpg", width: 1200, height: 1600 };

  expect(photoSet(photo)).toBe(
    "/photos/ab/small.jpg 240w, /photos/ab/medium.jpg 720w, /photos/ab/large.jpg 1200w",
  );
});
