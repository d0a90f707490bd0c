// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { areApart, firstPlace, placeAt } from "./place.ts";

const HERE = { lon: 24.94, lat: 60.17 };
/** 111 m further north. */
const AWAY = { lon: 24.94, lat: 60.171 };
const everywhere = () => true;
const nowhere = () => false;

test("a good fix of the device needs no further look", () => {
  const first = firstPlace(null, { ...HERE, accuracy_m: 50 }, everywhere);

  expect(first).toMatchObject({ source: "gps", isSure: true });
});

test.each([51, null])("a fix of %s metres is looked at", (accuracy_m) => {
  expect(firstPlace(null, { ...HERE, accuracy_m }, everywhere)?.isSure).toBe(false);
});

test("a place outside of the city is looked at, however exact", () => {
  expect(firstPlace(null, { ...HERE, accuracy_m: 5 }, nowhere)?.isSure).toBe(false);
});

test("a photo taken here says where more exactly than the device", () => {
  const first = firstPlace(HERE, { ...HERE, accuracy_m: 400 }, everywhere);

  expect(first).toMatchObject({ source: "photo", isSure: true, spot: HERE });
});

test("a photo taken elsewhere is never used without a look", () => {
  const first = firstPlace(AWAY, { ...HERE, accuracy_m: 10 }, everywhere);

  expect(first).toMatchObject({ source: "photo", isSure: false });
});

test("a photo from another city does not count", () => {
  const first = firstPlace({ lon: 2, lat: 48 }, { ...HERE, accuracy_m: 10 }, ({ lon }) => lon > 20);

  expect(first).toMatchObject({ source: "gps", isSure: true });
});

test("what the device is unsure of does not contradict the photo", () => {
  expect(areApart(AWAY, { ...HERE, accuracy_m: 200 })).toBe(false);
  expect(areApart(AWAY, { ...HERE, accuracy_m: 10 })).toBe(true);
  expect(areApart(AWAY, null)).toBe(false);
});

test("nothing is known without a photo's place and a fix", () => {
  expect(firstPlace(null, null, everywhere)).toBeNull();
});

test("a place is kept to a tenth of a metre, without what stood at another", () => {
  const place = placeAt({ lon: 24.94123456789, lat: 60.1, accuracy_m: 12.7 }, "map", "Kaivokatu 1");

  expect(place).toEqual({
    lon: 24.941235,
    lat: 60.1,
    accuracy_m: 13,
    source: "map",
    address: "Kaivokatu 1",
    subject: null,
  });
});
