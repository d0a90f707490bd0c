// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { type AddressFile, addressIndex, findAddresses, nearestIn } from "./addressIndex.ts";

const FILE: AddressFile = {
  languages: ["fi", "sv", "en", "et", "ru"],
  origin: [24.9, 60.1],
  scale: 100_000,
  postcodes: ["00100", "00120"],
  streets: [
    [
      ["Mannerheimintie", "Mannerheimvägen", null, null, "Маннерхейминтие"],
      [
        ["10", 100, 100, 0],
        ["12", 200, 200, 0],
        ["12 B", 210, 210, 0],
        ["30-34", 300, 300, 0],
        ["120", 400, 400, 1],
      ],
    ],
    [["Mannerheiminaukio", "Mannerheimplatsen", null, null, null], [["1", 500, 500, 0]]],
    [["Iso Roobertinkatu", "Stora Robertsgatan", null, null, null], [["4", 900, 900, 1]]],
    [["Pohjoisesplanadi", "Norra Esplanaden", null, null, null], [["3", 950, 950, 1]]],
  ],
};
const index = addressIndex(FILE);

function found(typed: string, language = "fi", near = null as { lon: number; lat: number } | null) {
  return findAddresses(index, typed, language, near).map(({ text }) => text);
}

test("a street and a number lead to that house first", () => {
  expect(found("mannerheimintie 12")).toEqual([
    "Mannerheimintie 12",
    "Mannerheimintie 12 B",
    "Mannerheimintie 120",
  ]);
});

test.each(["mannerheimintie 12b", "12 b mannerheimintie", "Mannerheimintie 12 B"])(
  "the letter of a number belongs to it: %s",
  (typed) => {
    expect(found(typed)[0]).toBe("Mannerheimintie 12 B");
  },
);

test("a number inside of a range is that house", () => {
  expect(found("mannerheimintie 32")).toEqual(["Mannerheimintie 30-34"]);
});

test("a number that no house has leads to its neighbours", () => {
  expect(found("mannerheimintie 14")).toEqual(["Mannerheimintie 12", "Mannerheimintie 12 B"]);
});

test("names are found in every language and told in that of the reader", () => {
  expect(found("norra esp")).toEqual(["Pohjoisesplanadi 3"]);
  expect(found("norra esp", "sv")).toEqual(["Norra Esplanaden 3"]);
  expect(found("маннерхейминтие 10", "ru")).toEqual(["Маннерхейминтие 10"]);
});

test("Cyrillic finds a name that is only written in Latin letters", () => {
  expect(found("похйоисеспланади")).toEqual(["Pohjoisesplanadi 3"]);
});

test("slips are forgiven when nothing fits without", () => {
  expect(found("manerheimitie 10")).toEqual(["Mannerheimintie 10"]);
  expect(found("rooberttinkatu")).toEqual(["Iso Roobertinkatu 4"]);
  expect(found("xqzwkk")).toEqual([]);
});

test("a beginning shows both squares and streets, the shorter name first", () => {
  expect(found("mannerheimin").slice(0, 2)).toEqual(["Mannerheimintie 10", "Mannerheimintie 12"]);
  expect(found("mannerheimin")).toContain("Mannerheiminaukio 1");
});

test("houses of a street come by their distance from where the person is", () => {
  expect(found("mannerheimintie", "fi", { lon: 24.904, lat: 60.104 })[0]).toBe(
    "Mannerheimintie 120",
  );
});

test("a postcode leaves the houses that have it", () => {
  expect(found("mannerheimintie 00120")).toEqual(["Mannerheimintie 120"]);
});

test("the nearest address is told only where it is near", () => {
  const beside = { lon: 24.90201, lat: 60.10201 };

  expect(nearestIn(index, beside, "sv", 60)?.text).toBe("Mannerheimvägen 12");
  expect(nearestIn(index, { lon: 24.95, lat: 60.15 }, "sv", 60)).toBeNull();
});
