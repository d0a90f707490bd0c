// SPDX-License-Identifier: EUPL-1.2
import type { GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import type { Palette } from "./palette.ts";
import { ringAround } from "./tiles.ts";

type Shapes = GeoJSONSourceSpecification["data"];

/** Where somebody is: WGS 84 degrees, and the radius of uncertainty in metres, if known. */
export interface Place {
  lon: number;
  lat: number;
  accuracyM: number | null;
}

/** Beyond this nothing on the map would be outside of the ring. */
const WIDEST_M = 20_000;

/** Return the point of a place and the ring of its uncertainty. */
export function placeShapes({ lon, lat, accuracyM }: Place): Shapes {
  const dot = {
    type: "Feature" as const,
    properties: {},
    geometry: { type: "Point" as const, coordinates: [lon, lat] },
  };
  if (accuracyM === null) return { type: "FeatureCollection", features: [dot] };
  const ring = {
    type: "Feature" as const,
    properties: {},
    geometry: {
      type: "Polygon" as const,
      coordinates: [ringAround(lon, lat, Math.min(accuracyM, WIDEST_M))],
    },
  };
  return { type: "FeatureCollection", features: [ring, dot] };
}

export function placeLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "place-ring",
      type: "fill",
      source: "place",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": palette.me, "fill-opacity": 0.12 },
    },
    {
      id: "place-edge",
      type: "line",
      source: "place",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "line-color": palette.me, "line-width": 1.5, "line-opacity": 0.6 },
    },
    {
      id: "place-dot",
      type: "circle",
      source: "place",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 7,
        "circle-color": palette.me,
        "circle-stroke-color": palette.markerEdge,
        "circle-stroke-width": 2.5,
      },
    },
  ];
}
