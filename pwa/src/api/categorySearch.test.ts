// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { type Catalogue, type Category, isOpenOn, todayIn } from "./catalogue.ts";
import { categoryIndex, findCategories } from "./categorySearch.ts";

function category(code: string, name: string, synonyms: Record<string, string>): Category {
  return {
    code,
    id: code,
    name: { en: name, fi: synonyms.fi ?? "" },
    synonyms,
    topic: {},
    hint: {},
    moderation: "automatic",
    photo: "optional",
    response_photo: "optional",
    promise: "default",
    questions: [],
    season: null,
    subject_kind: "place",
    subject_kinds: [],
    visibility: "public",
  };
}

const CATALOGUE: Catalogue = {
  jurisdiction: "helsinki",
  version: 1,
  groups: [
    {
      code: "street",
      icon: "street",
      name: { en: "Streets", fi: "Kadut", ru: "Улицы" },
      categories: [
        category("pothole", "Hole in the carriageway", { fi: "kuoppa, reikä", ru: "яма, выбоина" }),
        category("bin-full", "Public litter bin is full", {
          fi: "roskakori",
          en: "rubbish, trash",
        }),
      ],
    },
    {
      code: "lighting",
      icon: "lamp",
      name: { en: "Street lighting", sv: "Belysning" },
      categories: [
        category("lamp-dark", "A lamp is dark or flickers", {
          fi: "katuvalo",
          et: "tänavavalgusti",
        }),
      ],
    },
  ],
};

function found(typed: string, language = "en"): string[] {
  return findCategories(categoryIndex(CATALOGUE, language), typed).map((one) => one.category.code);
}

test.each([
  ["hole", "pothole"],
  ["kuoppa", "pothole"],
  ["kuoppaa", "pothole"],
  ["ЯМА", "pothole"],
  ["яму", "pothole"],
  ["reika", "pothole"],
  ["rubish", "bin-full"],
  ["bin full", "bin-full"],
  ["tanavavalgusti", "lamp-dark"],
  ["valgusti", "lamp-dark"],
  ["belysning", "lamp-dark"],
  ["flikers", "lamp-dark"],
])("%s finds %s whatever the language of the app", (typed, code) => {
  expect(found(typed)[0]).toBe(code);
});

test("every word must fit", () => {
  expect(found("lamp kuoppa")).toEqual([]);
});

test("a name counts more than the group that it is in", () => {
  expect(found("lamp")).toEqual(["lamp-dark"]);
  expect(found("full")).toEqual(["bin-full"]);
  expect(found("street bin")).toEqual(["bin-full"]);
});

test("nothing typed finds nothing", () => {
  expect(found("  ")).toEqual([]);
});

test.each([
  ["2026-11-22", true],
  ["2026-11-01", true],
  ["2027-04-15", true],
  ["2027-04-16", false],
  ["2026-10-31", false],
])("a season over the new year on %s: %s", (day, isOpen) => {
  const winter = { ...category("snow", "Snow", {}), season: { first: "11-01", last: "04-15" } };

  expect(isOpenOn(winter, day)).toBe(isOpen);
});

test("a season inside of one year is shut outside of it", () => {
  const summer = { ...category("grass", "Grass", {}), season: { first: "05-15", last: "09-30" } };

  expect(isOpenOn(summer, "2026-05-15")).toBe(true);
  expect(isOpenOn(summer, "2026-10-01")).toBe(false);
});

test("today is the day of the city, not of the device", () => {
  const late = new Date("2026-11-22T22:30:00Z");

  expect(todayIn("Europe/Helsinki", late)).toBe("2026-11-23");
  expect(todayIn("UTC", late)).toBe("2026-11-22");
});
