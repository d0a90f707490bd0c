// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Campaign, Kind } from "../../api/mapping.ts";
import { database } from "../../app/database.ts";
import { refreshDeeds } from "../../app/field.ts";
import { EMPTY, keepPoint, missingOf, type PointWords } from "./draft.ts";

const STOOD = { lon: 24.94, lat: 60.17, accuracyM: 8, at: "2026-11-30T12:00:00Z" };
const PHOTO = { id: "photo", blob: new Blob(["jpeg"]) } as unknown as PointWords["photos"][number];
const CAMPAIGN = { id: "campaign" } as Campaign;

function kind(photo: Kind["photo"], ...codes: string[]): Kind {
  const questions = codes.map((code) => ({ code, text: code, choices: [] }));
  return {
    id: "kind",
    name: "Crossing",
    photo,
    questions,
    questions_version: 3,
  } as unknown as Kind;
}

function words(changes: Partial<PointWords> = {}): PointWords {
  return { ...EMPTY, stood: STOOD, ...changes };
}

async function forget(): Promise<void> {
  const db = await database();
  await Promise.all([db.clear("kept"), db.clear("photos")]);
}

beforeEach(forget);
afterEach(forget);

test.each([
  ["nothing", words(), kind("optional"), []],
  ["the place", words({ stood: null }), kind("none"), ["place"]],
  ["a photo that is required", words(), kind("required"), ["photo"]],
  ["no photo that is there", words({ photos: [PHOTO] }), kind("required"), []],
  ["one answer of two", words({ answers: { a: "yes" } }), kind("none", "a", "b"), ["answers"]],
  ["no answer", words({ answers: { a: "yes", b: "no" } }), kind("none", "a", "b"), []],
] as const)("%s is missing", (_, draft, of, missing) => {
  expect(missingOf(draft, of)).toEqual(missing);
});

test("a point lies where it was placed, and its author stood where they stood", async () => {
  const place = { lon: 24.9402, lat: 60.1701 };
  const answers = { a: "yes", gone: "of another kind" };

  await keepPoint(CAMPAIGN, kind("optional", "a"), words({ place, answers, photos: [PHOTO] }));

  const [deed] = await refreshDeeds();
  expect(deed).toMatchObject({ kind: "point", target: "campaign", label: "Crossing" });
  expect(deed?.words).toMatchObject({
    ...place,
    stood_lon: STOOD.lon,
    stood_lat: STOOD.lat,
    questions_version: 3,
  });
  const sent = deed?.words as { answers?: unknown } | undefined;
  expect(sent?.answers).toEqual({ a: "yes" });
  expect(deed?.photos).toHaveLength(1);
});

test("a point is told as of when its author stood there, with what its photo says of itself", async () => {
  const at = "2026-11-30T13:58:00+02:00";
  const photo = { ...PHOTO, taken: { place: { lon: 24.9399, lat: 60.1702 }, at } };

  await keepPoint(CAMPAIGN, kind("optional"), words({ photos: [photo] }));

  const [deed] = await refreshDeeds();
  expect(deed?.words).toMatchObject({
    captured_at: STOOD.at,
    photo_lon: 24.9399,
    photo_lat: 60.1702,
    photo_taken_at: at,
  });
});

test("unless it was moved a point lies where its author stands; a kind may take no photo", async () => {
  const photo = { ...PHOTO, taken: { place: STOOD, at: STOOD.at } };

  await keepPoint(CAMPAIGN, kind("none"), words({ photos: [photo] }));

  const [deed] = await refreshDeeds();
  expect(deed?.words).toMatchObject({ lon: STOOD.lon, lat: STOOD.lat, photo_lon: null });
  expect(deed?.photos).toEqual([]);
});
