// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Schema } from "./client.ts";
import { directionOf, metresBetween, tileAt, tilesAround } from "./metres.ts";

type City = Schema["JurisdictionView"];

/** 200 m from here lies in one tile, 1000 m does not. */
const AT = { lon: 24.947, lat: 60.1668 };
const CITY = {
  code: "helsinki",
  map: { version: "v1", bbox: [24.9351762, 60.164155, 24.9534145, 60.179113], n_bytes: 1 },
} as unknown as City;

/** A row of a tile: so many steps of 0.0001 degrees east of where somebody stands. */
function row(id: string, kind: string, type: string | null, east: number, name = "") {
  return [id, kind, type, null, name ? [name, null] : [], AT.lon + east / 10_000, AT.lat, ""];
}

const TILE = {
  languages: ["fi", "sv"],
  subjects: [
    row("far", "asset", "bench", 20),
    row("near", "asset", "bench", 2),
    row("lamp", "asset", "street_lamp", 1),
    row("house", "building", null, 1, "Ateneum"),
    row("middle", "asset", "bench", 8),
  ],
};

let answers: Record<string, () => Response>;
const asked: string[] = [];

beforeEach(() => {
  // A module with no tile in memory yet, as after opening the app.
  vi.resetModules();
  asked.length = 0;
  answers = {};
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const path = typeof input === "string" ? input : new URL(input.url).pathname;
    asked.push(path);
    const answer = Object.entries(answers).find(([start]) => path.startsWith(start));
    if (!answer) throw new TypeError("offline");
    return answer[1]();
  });
});

afterEach(() => vi.unstubAllGlobals());

async function near(kinds: string[] = ["bench"]) {
  const { subjectsNear } = await import("./subjects.ts");
  return subjectsNear(CITY, AT, { kind: "asset", kinds });
}

test("things of the wanted kind come from the device, nearest first", async () => {
  answers["/tiles/subjects/v1/14/"] = () => Response.json(TILE);

  // Every tile around answers the same here, so each thing is found in each of them.
  const ids = [...new Set((await near()).map(({ id }) => id))];

  expect(ids).toEqual(["near", "middle", "far"]);
  expect(asked.every((path) => path.startsWith("/tiles/subjects/v1/14/"))).toBe(true);
});

test("tiles beyond the map are not asked for, since they are on no device", async () => {
  answers["/tiles/subjects/v1/14/"] = () => Response.json({ languages: [], subjects: [] });

  await near();

  const tiles = new Set(asked.map((path) => path.split("/14/")[1]));
  expect([...tiles].sort()).toEqual([
    "9326/4741.json",
    "9326/4742.json",
    "9327/4741.json",
    "9327/4742.json",
  ]);
});

test("what is near is shown although what is farther can not be looked for", async () => {
  let n = 0;
  answers["/tiles/subjects/v1/14/"] = () => {
    n += 1;
    if (n > 1) throw new TypeError("offline");
    return Response.json({ ...TILE, subjects: TILE.subjects.slice(1, 2) });
  };

  expect((await near()).map(({ id }) => id)).toEqual(["near"]);
});

test("without any kind named all of them count", async () => {
  answers["/tiles/subjects/v1/14/"] = () => Response.json(TILE);

  expect((await near([]))[0]?.id).toBe("lamp");
});

test("an empty tile is no failure", async () => {
  answers["/tiles/subjects/v1/14/"] = () => new Response(null, { status: 204 });

  expect(await near()).toEqual([]);
});

test("where the tiles are not at hand the server is asked", async () => {
  answers["/api/v1/subjects"] = () =>
    Response.json({
      subjects: ["a", "b", "c"].map((id, n) => ({
        id,
        kind: "asset",
        type: "bench",
        ref: null,
        name: { fi: "Penkki" },
        address: "",
        lon: AT.lon,
        lat: AT.lat,
        distance_m: 3 - n,
      })),
    });

  expect((await near()).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});

test("with neither the failure is told", async () => {
  await expect(near()).rejects.toBeInstanceOf(TypeError);
});

test("one is found by its id whatever it is", async () => {
  answers["/tiles/subjects/v1/14/"] = () => Response.json(TILE);
  const { subjectById } = await import("./subjects.ts");

  expect((await subjectById(CITY, "house", AT))?.name).toBe("Ateneum");
  expect(await subjectById(CITY, "gone", AT)).toBeNull();
});

test("metres, directions and tiles agree with the map", () => {
  const north = { lon: AT.lon, lat: AT.lat + 0.001 };

  expect(metresBetween(AT, north)).toBeCloseTo(111.2, 0);
  expect(directionOf(AT, north)).toBe("n");
  expect(directionOf(AT, { lon: AT.lon - 0.002, lat: AT.lat - 0.001 })).toBe("sw");
  expect(tileAt({ lon: 24.9335, lat: 60.1798 }, 14)).toEqual([9326, 4741]);
  expect(tileAt({ lon: 24.955, lat: 60.1635 }, 14)).toEqual([9327, 4742]);
  expect(tilesAround(AT, 1, 14)).toHaveLength(1);
});
