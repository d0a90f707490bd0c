// SPDX-License-Identifier: EUPL-1.2
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../i18n/language.ts";
import { TILE_LAYERS } from "./base.ts";
import { STAGES } from "./marks.ts";
import { type Shown, styleOf } from "./style.ts";

const MAP = {
  version: "0123456789abcdef",
  tiles: "/tiles/base/0123456789abcdef/{z}/{x}/{y}.mvt",
  subjects: "/tiles/subjects/0123456789abcdef/{z}/{x}/{y}.json",
  addresses: "/tiles/addresses/0123456789abcdef.json",
  bbox: [24.9, 60.1, 25, 60.2],
  n_bytes: 1,
  min_zoom: 9,
  max_zoom: 16,
  subject_zoom: 14,
};
const SHOWN: Shown = {
  isDark: false,
  language: "fi",
  map: MAP,
  reports: {
    tiles: "/tiles/reports/{z}/{x}/{y}.mvt?status=accepted",
    clusters: [{ lon: 24.94, lat: 60.17, n: 12, n_open: 9, n_overdue: 3 }],
    selected: "HKI-2026-000001",
  },
  place: { lon: 24.94, lat: 60.17, accuracyM: 30 },
};

describe("the style", () => {
  it.each([false, true])("is valid, dark or not: %s", (isDark) => {
    expect(validateStyleMin(styleOf({ ...SHOWN, isDark }))).toEqual([]);
  });

  it("is valid with nothing to show", () => {
    expect(validateStyleMin(styleOf({ ...SHOWN, map: null, reports: null, place: null }))).toEqual(
      [],
    );
  });

  it("draws only layers that the tiles have, and all of them", () => {
    const { layers } = styleOf(SHOWN);

    const drawn = layers.flatMap((layer) =>
      "source-layer" in layer && layer.source === "base" ? [layer["source-layer"]] : [],
    );
    expect(new Set(drawn)).toEqual(new Set(TILE_LAYERS));
  });

  it("has a name for every layer, and each once", () => {
    const ids = styleOf(SHOWN).layers.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it("draws ours above the base", () => {
    const ids = styleOf(SHOWN).layers.map(({ id }) => id);

    expect(ids.indexOf("place-ring")).toBeGreaterThan(ids.indexOf("labels"));
    expect(ids.at(-1)).toBe("reports-selected");
  });

  it("never leaves the origin, and asks for no glyphs", () => {
    const { sources, glyphs, sprite } = styleOf(SHOWN);

    expect([glyphs, sprite]).toEqual([undefined, undefined]);
    const urls = Object.values(sources).flatMap((source) =>
      "tiles" in source ? (source.tiles ?? []) : [],
    );
    expect(urls).toHaveLength(2);
    for (const url of urls) expect(url.startsWith(location.origin)).toBe(true);
  });

  it.each(Object.keys(LANGUAGES))("has names in %s, else as the sign has them", (language) => {
    const names = styleOf({ ...SHOWN, language }).layers.find(({ id }) => id === "labels");

    expect(names?.layout).toMatchObject({
      "text-field": ["coalesce", ["get", `name_${language}`], ["get", "name"]],
    });
  });
});

it("has a shape for every stage, no two the same", () => {
  const shapes = Object.values(STAGES).map(({ shape }) => shape);

  expect(new Set(shapes).size).toBe(shapes.length);
});
