// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cities } from "../app/city.ts";
import { estimatedBytes, filesOf, forget, keep, keptDistrict } from "./district.ts";
import type { Bbox } from "./tiles.ts";

vi.mock("./engine.ts", () => ({
  loadEngine: () => Promise.resolve({}),
  workerUrl: () => Promise.resolve("/assets/worker.js"),
}));

const CITY: Bbox = [24.9351762, 60.164155, 24.9534145, 60.179113];
const MAP = {
  version: "0123456789abcdef",
  tiles: "/tiles/base/0123456789abcdef/{z}/{x}/{y}.mvt",
  subjects: "/tiles/subjects/0123456789abcdef/{z}/{x}/{y}.json",
  addresses: "/tiles/addresses/0123456789abcdef.json",
  bbox: [...CITY],
  n_bytes: 240_000,
  min_zoom: 9,
  max_zoom: 16,
  subject_zoom: 14,
};
const PART: Bbox = [24.94, 60.168, 24.945, 60.17];
const AREA = { area: "kluuvi", bbox: PART };

/** A cache as the browser has it, as far as it is used. */
class FakeCache {
  readonly kept = new Map<string, Response>();
  match = async (url: string) => this.kept.get(url)?.clone();
  put = async (url: string, answer: Response) => {
    this.kept.set(url, answer);
  };
  keys = async () => [...this.kept.keys()].map((url) => new Request(`http://localhost${url}`));
  delete = async ({ url }: Request) => this.kept.delete(url.replace("http://localhost", ""));
}

let cache: FakeCache;
let asked: string[];

beforeEach(() => {
  cache = new FakeCache();
  asked = [];
  cities.value = [{ map: MAP } as (typeof cities.value)[number]];
  vi.stubGlobal("caches", {
    open: async () => cache,
    delete: async () => cache.kept.clear(),
  });
  vi.stubGlobal("fetch", async (url: string, { signal }: RequestInit) => {
    signal?.throwIfAborted();
    asked.push(url);
    await Promise.resolve();
    return url.includes("/16/")
      ? new Response(null, { status: 204 })
      : new Response("x".repeat(10));
  });
});

function quietly(signal = new AbortController().signal) {
  return { signal, onProgress: () => undefined };
}

describe("files of a part", () => {
  it("are the addresses, base tiles of all zooms and subjects of theirs", () => {
    const files = filesOf(MAP, PART);

    expect(files[0]).toBe("/tiles/addresses/0123456789abcdef.json");
    expect(files).toContain("/tiles/base/0123456789abcdef/9/291/148.mvt");
    expect(files).toContain("/tiles/base/0123456789abcdef/16/37308/18969.mvt");
    expect(files.filter((file) => file.includes("/subjects/"))).toEqual([
      "/tiles/subjects/0123456789abcdef/14/9327/4742.json",
    ]);
    expect(new Set(files).size).toBe(files.length);
  });

  it("reach no further than the map", () => {
    expect(filesOf(MAP, [20, 55, 30, 65])).toEqual(filesOf(MAP, CITY));
    expect(filesOf(MAP, [0, 0, 1, 1])).toEqual(["/tiles/addresses/0123456789abcdef.json"]);
  });

  it("weigh their share of the whole", () => {
    expect(estimatedBytes(MAP, CITY)).toBe(240_000);
    expect(estimatedBytes(MAP, PART)).toBeLessThan(120_000);
    expect(estimatedBytes(MAP, PART)).toBeGreaterThan(10_000);
  });
});

describe("keeping a part", () => {
  it("keeps every file, says how far it is, and what it takes", async () => {
    const seen: number[] = [];

    const district = await keep(MAP, AREA, {
      signal: new AbortController().signal,
      onProgress: ({ n_done }) => seen.push(n_done),
    });

    const files = filesOf(MAP, PART);
    expect([...cache.kept.keys()].sort()).toEqual([...files].sort());
    expect([seen[0], seen.at(-1)]).toEqual([0, files.length]);
    const n_empty = files.filter((file) => file.includes("/16/")).length;
    expect(district.n_bytes).toBe((files.length - n_empty) * 10);
    expect(await keptDistrict()).toEqual(district);
  });

  it("fetches nothing twice, and the part that draws once", async () => {
    await keep(MAP, AREA, quietly());
    asked = [];

    await keep(MAP, AREA, quietly());

    expect(asked).toEqual(["/assets/worker.js"]);
  });

  it("lets files of an older map go, but those of other cities stay", async () => {
    const other = { ...MAP, version: "ffffffffffffffff" };
    cities.value = [...cities.value, { map: other } as (typeof cities.value)[number]];
    const stays = "/tiles/base/ffffffffffffffff/9/1/1.mvt";
    await cache.put(stays, new Response("x"));
    await cache.put("/tiles/base/aaaaaaaaaaaaaaaa/9/1/1.mvt", new Response("x"));

    await keep(MAP, AREA, quietly());

    const strangers = [...cache.kept.keys()].filter((url) => !url.includes(MAP.version));
    expect(strangers).toEqual([stays]);
  });

  it("stops when it is told to, and remembers nothing", async () => {
    await forget();
    const stop = new AbortController();
    const kept = keep(MAP, AREA, {
      signal: stop.signal,
      onProgress: ({ n_done }) => n_done === 3 && stop.abort(),
    });

    await expect(kept).rejects.toMatchObject({ name: "AbortError" });
    expect(cache.kept.size).toBeLessThan(filesOf(MAP, PART).length);
    expect(await keptDistrict()).toBeNull();
  });

  it("stops at the first file that can't be had", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch");
    });

    await expect(keep(MAP, AREA, quietly())).rejects.toBeInstanceOf(TypeError);
  });

  it("is undone by deleting it", async () => {
    await keep(MAP, AREA, quietly());

    await forget();

    expect([cache.kept.size, await keptDistrict()]).toEqual([0, null]);
  });
});
