// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Offer } from "../api/mapping.ts";
import { person } from "../api/session.ts";
import { database, keptValue } from "../app/database.ts";
import { PLAY, refreshDeeds } from "../app/field.ts";
import { keepAnswer } from "./answering.ts";
import { isShownTo, loadGameHere } from "./game.ts";
import {
  addMission,
  changePlay,
  findMissions,
  type KeptPlay,
  kept,
  left,
  readPlay,
  settleMission,
} from "./kept.ts";

const MAPPER = "01890a5d-ac96-774b-bcce-b302099a8057";
const STOOD = { lon: 24.94, lat: 60.17, accuracyM: 8, at: "2026-11-30T12:00:00Z" };

function signIn(id: string): void {
  person.value = { id, email: "m@city.example", name: "", grants: [] } as unknown as NonNullable<
    typeof person.value
  >;
}

function offer(id: string, distance_m = 0): Offer {
  const about = { kind: null, campaign: null, report: null, photo: null };
  const at = { lon: STOOD.lon, lat: STOOD.lat, distance_m };
  return { id, purpose: "verify", ...about, ...at, expires_at: "2999-01-01T00:00:00Z" };
}

/** Let the server answer everything with this. */
function answering(body: unknown): void {
  vi.stubGlobal("fetch", async () => Response.json(body));
}

const ids = (offers: Offer[] | undefined) => offers?.map(({ id }) => id);

beforeEach(async () => {
  await (await database()).clear("kept");
  kept.value = undefined;
  signIn(MAPPER);
});

afterEach(() => vi.unstubAllGlobals());

test("what somebody took along is there again, and is thrown away where another signs in", async () => {
  await changePlay({ offers: [offer("a")] });
  kept.value = undefined;
  await readPlay();
  expect(ids((kept.value as KeptPlay | undefined)?.offers)).toEqual(["a"]);

  signIn("somebody else");
  await readPlay();

  expect(kept.value).toBeNull();
  expect(await keptValue(PLAY)).toBeNull();
});

test("what was changed while the device was still reading stays changed", async () => {
  await changePlay({ seen: { a: "promoted" } });

  const reading = readPlay();
  await changePlay({ seen: { a: "confirmed" } });
  await reading;
  await changePlay({ offers: [] });

  expect(await keptValue(PLAY)).toMatchObject({ seen: { a: "confirmed" } });
});

test("nothing is kept of who is unknown", async () => {
  person.value = null;

  await changePlay({ offers: [offer("a")] });

  expect(await keptValue(PLAY)).toBeUndefined();
});

test("an answered mission that is offered again stays answered; what is gone is forgotten", async () => {
  await changePlay({ done: ["a", "gone"] });
  answering({ offers: [offer("a"), offer("b")] });

  await findMissions(STOOD);

  expect(kept.value).toMatchObject({ done: ["a"], from: { lon: STOOD.lon, lat: STOOD.lat } });
});

test("a mission that somebody came upon is put in front, once", async () => {
  await changePlay({ offers: [offer("a"), offer("b")] });

  await addMission(offer("b"));

  expect(ids(kept.value?.offers)).toEqual(["b", "a"]);
});

test("every mission that was put aside stays so", async () => {
  await settleMission("a");
  await settleMission("b");

  expect(kept.value?.done).toEqual(["a", "b"]);
});

test("where nobody knows the place, the server's distances tell what is nearest", () => {
  const known = { offers: [offer("far", 200), offer("near", 20)], done: [] };

  expect(ids(left(known, [], null))).toEqual(["near", "far"]);
});

test("an answer is kept with where and how long somebody looked, and is not asked for again", async () => {
  const photo = { id: "photo", blob: new Blob([]), taken: { place: STOOD, at: null } };

  await keepAnswer(offer("a"), { answer: "no", from: STOOD, tookS: 4.5, photos: [photo] });

  const [deed] = await refreshDeeds();
  expect(deed).toMatchObject({ kind: "answer", target: "a", by: MAPPER });
  expect(deed?.words).toMatchObject({
    answer: "no",
    took_s: 4.5,
    accuracy_m: 8,
    photo_lat: STOOD.lat,
  });
  expect(kept.value?.done).toEqual(["a"]);
});

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
])("joined %s and shown %s: seen beyond Play is %s", async (is_joined, is_game_shown, isShown) => {
  await changePlay({});
  answering({ is_joined, is_game_shown });

  const game = await loadGameHere();

  expect(isShownTo(game)).toBe(isShown);
  expect(Boolean(kept.value?.isHidden)).toBe(!isShown);
});
