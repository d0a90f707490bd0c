// SPDX-License-Identifier: EUPL-1.2
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Schema } from "../api/client.ts";
import { baseLayers } from "./base.ts";
import { CLUSTERS_UNTIL_ZOOM, clusterLayers, type ReportCluster, reportLayers } from "./marks.ts";
import { paletteOf } from "./palette.ts";
import { type Place, placeLayers, placeShapes } from "./place.ts";
import { queueLayers, queueSource, type ShownQueue } from "./queue.ts";
import { asBbox, type Bbox } from "./tiles.ts";

/** The files of a city's map; null until one was imported. */
export type CityMap = Schema["MapView"] | null;

/** Reports on the map. */
export interface ShownReports {
  /** Template of their tiles, filters included. */
  tiles: string;
  clusters: readonly ReportCluster[];
  /** Number of the report that is looked at. */
  selected: string | null;
}

/** Everything that is drawn; the map is always what this says. */
export interface Shown {
  isDark: boolean;
  language: string;
  map: CityMap;
  reports: ShownReports | null;
  /** A department's queue, at the desk. */
  queue?: ShownQueue | null;
  place: Place | null;
}

/** Closest tiles of reports; closer views are drawn from these. */
const LAST_REPORT_ZOOM = 16;

type Sources = StyleSpecification["sources"];

/** Return the style by which the map is drawn: the base muted, ours on top. */
export function styleOf(shown: Shown): StyleSpecification {
  const palette = paletteOf(shown.isDark);
  const layers: LayerSpecification[] = [
    ...baseLayers(palette, shown.language, shown.map !== null),
    ...(shown.place ? placeLayers(palette) : []),
    ...(shown.reports ? clusterLayers(shown.isDark) : []),
    ...(shown.reports ? reportLayers(shown.isDark, shown.reports.selected) : []),
    ...(shown.queue ? queueLayers(shown.isDark, shown.queue.selected) : []),
  ];
  return {
    version: 8,
    // No `glyphs`: letters are drawn from the device's own fonts.
    sources: { ...baseSources(shown.map), ...ourSources(shown) },
    layers,
    transition: { duration: 0, delay: 0 },
  };
}

function baseSources(map: CityMap): Sources {
  const bbox = asBbox(map?.bbox);
  if (!map || !bbox) return {};
  return {
    land: { type: "geojson", data: { type: "Polygon", coordinates: [corners(bbox)] } },
    base: {
      type: "vector",
      tiles: [absolute(map.tiles)],
      minzoom: map.min_zoom,
      maxzoom: map.max_zoom,
      bounds: [...bbox],
    },
  };
}

function ourSources({ reports, queue, place }: Shown): Sources {
  return {
    ...(place && { place: { type: "geojson", data: placeShapes(place) } }),
    ...(queue && queueSource(queue)),
    ...(reports && {
      reports: { type: "vector", tiles: [absolute(reports.tiles)], maxzoom: LAST_REPORT_ZOOM },
      clusters: {
        type: "geojson",
        // Clusters are made for a zoom; closer up there are none.
        maxzoom: CLUSTERS_UNTIL_ZOOM,
        data: {
          type: "FeatureCollection",
          features: reports.clusters.map(({ lon, lat, ...counts }) => ({
            type: "Feature",
            geometry: { type: "Point", coordinates: [lon, lat] },
            properties: counts,
          })),
        },
      },
    }),
  };
}

/** The worker that fetches tiles has an address of its own, to which a path would be relative. */
function absolute(path: string): string {
  return `${location.origin}${path}`;
}

function corners([west, south, east, north]: Bbox): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
