// SPDX-License-Identifier: EUPL-1.2
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
} from "maplibre-gl";
import type { Palette } from "./palette.ts";

type Layers = LayerSpecification[];

/** Families of letters; the first name of `BOLD` is none, it only asks for the weight. */
export const REGULAR = ["Noto Sans", "sans-serif"];
export const BOLD = ["Semibold", "Noto Sans", "sans-serif"];
const ITALIC = ["Italic", "Noto Sans", "sans-serif"];

/** Layers of the tiles that the server makes. */
export const TILE_LAYERS = [
  "water",
  "green",
  "rail",
  "buildings",
  "streets",
  "house_numbers",
  "labels",
] as const;
type TileLayer = (typeof TILE_LAYERS)[number];

const PATHS = ["footway", "cycleway", "steps"];
const MAIN = ["motorway", "primary", "secondary"];

/** Return the layers below everything: ground, water, streets, buildings and their names. */
export function baseLayers(palette: Palette, language: string, hasMap: boolean): Layers {
  const ground: Layers = [
    { id: "outside", type: "background", paint: { "background-color": palette.outside } },
  ];
  if (!hasMap) return ground;
  return [
    ...ground,
    { id: "land", type: "fill", source: "land", paint: { "fill-color": palette.land } },
    fill("green", palette.green),
    fill("water", palette.water),
    ...streets(palette),
    buildings(palette),
    ...rails(palette),
    { id: "edge", type: "line", source: "land", paint: { "line-color": palette.edge } },
    ...names(palette, language),
  ];
}

function of(layer: TileLayer): { source: string; "source-layer": string } {
  return { source: "base", "source-layer": layer };
}

function fill(layer: TileLayer, color: string): LayerSpecification {
  return { id: layer, type: "fill", ...of(layer), paint: { "fill-color": color } };
}

function buildings(palette: Palette): LayerSpecification {
  return {
    id: "buildings",
    type: "fill",
    ...of("buildings"),
    minzoom: 14,
    paint: {
      "fill-color": palette.building,
      "fill-outline-color": palette.buildingEdge,
      "fill-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0.5, 15.5, 1],
    },
  };
}

function isKind(...kinds: string[]): ExpressionSpecification {
  return ["in", ["get", "kind"], ["literal", kinds]];
}

/** Return a width in pixels that grows with the zoom: `wide` for main streets, else `narrow`. */
function width(extra: number): DataDrivenPropertyValueSpecification<number> {
  const at = (main: number, middle: number, small: number): ExpressionSpecification => [
    "match",
    ["get", "kind"],
    MAIN,
    main + extra,
    ["tertiary", "residential"],
    middle + extra,
    small + extra,
  ];
  return [
    "interpolate",
    ["exponential", 1.6],
    ["zoom"],
    10,
    at(1.5, 0.6, 0.3),
    14,
    at(5, 2.8, 1.4),
    17,
    at(15, 10, 5),
    20,
    at(60, 44, 20),
  ];
}

function streets(palette: Palette): Layers {
  const isStreet: ExpressionSpecification = ["!", isKind(...PATHS)];
  const shape = { "line-cap": "round", "line-join": "round" } as const;
  return [
    {
      id: "paths",
      type: "line",
      ...of("streets"),
      minzoom: 14,
      filter: isKind(...PATHS),
      paint: {
        "line-color": palette.path,
        "line-width": ["interpolate", ["linear"], ["zoom"], 14, 0.5, 17, 1.25, 19, 2.5],
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0.35, 16, 0.9],
        "line-dasharray": [3, 1.5],
      },
    },
    {
      id: "street-edges",
      type: "line",
      ...of("streets"),
      minzoom: 12,
      filter: isStreet,
      layout: shape,
      paint: { "line-color": palette.streetEdge, "line-width": width(1.5) },
    },
    {
      id: "streets",
      type: "line",
      ...of("streets"),
      filter: isStreet,
      layout: { ...shape, "line-sort-key": ["case", isKind(...MAIN), 1, 0] },
      paint: {
        "line-color": ["case", isKind(...MAIN), palette.mainStreet, palette.street],
        "line-width": width(0),
      },
    },
  ];
}

function rails(palette: Palette): Layers {
  return [
    {
      id: "rail",
      type: "line",
      ...of("rail"),
      paint: {
        "line-color": palette.rail,
        "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.5, 16, 1.25, 19, 2],
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 12, 0.4, 16, 0.8],
      },
    },
  ];
}

function isNamed(...not: string[]): ExpressionSpecification {
  return ["all", ["has", "name"], ["!", isKind(...not)]];
}

/** Return the name in the reader's language, else as the sign has it. */
function name(language: string): ExpressionSpecification {
  return ["coalesce", ["get", `name_${language}`], ["get", "name"]];
}

function names(palette: Palette, language: string): Layers {
  const halo = { "text-halo-color": palette.halo, "text-halo-width": 1.5, "text-halo-blur": 0.5 };
  return [
    {
      id: "street-names",
      type: "symbol",
      ...of("streets"),
      minzoom: 14,
      // Streets for people on foot bear names too, once there is room.
      filter: ["step", ["zoom"], isNamed(...PATHS, "service"), 15, isNamed("service", "steps")],
      layout: {
        "symbol-placement": "line",
        "symbol-spacing": 320,
        "symbol-sort-key": ["case", isKind(...MAIN), 0, isKind(...PATHS), 2, 1],
        "text-field": name(language),
        "text-font": REGULAR,
        "text-size": ["interpolate", ["linear"], ["zoom"], 14, 10.5, 17, 13, 19, 15],
        "text-max-angle": 30,
        "text-padding": 6,
      },
      paint: { "text-color": palette.text, ...halo },
    },
    {
      id: "house-numbers",
      type: "symbol",
      ...of("house_numbers"),
      minzoom: 16.5,
      layout: {
        "text-field": ["get", "number"],
        "text-font": REGULAR,
        "text-size": ["interpolate", ["linear"], ["zoom"], 16.5, 10, 19, 13],
        "text-padding": 4,
      },
      paint: { "text-color": palette.textMuted, ...halo },
    },
    {
      id: "labels",
      type: "symbol",
      ...of("labels"),
      layout: {
        "text-field": name(language),
        "text-font": [
          "match",
          ["get", "kind"],
          ["city", "district", "station"],
          ["literal", BOLD],
          "water",
          ["literal", ITALIC],
          ["literal", REGULAR],
        ],
        "text-size": ["match", ["get", "kind"], "city", 16, ["district", "station"], 13, 12],
        "text-max-width": 8,
        "text-padding": 8,
        "symbol-sort-key": [
          "match",
          ["get", "kind"],
          "city",
          0,
          "district",
          1,
          "station",
          2,
          "square",
          3,
          4,
        ],
      },
      paint: {
        "text-color": [
          "match",
          ["get", "kind"],
          "water",
          palette.textWater,
          "park",
          palette.textGreen,
          palette.text,
        ],
        ...halo,
      },
    },
  ];
}
