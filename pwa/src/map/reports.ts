// SPDX-License-Identifier: EUPL-1.2
import type { GeoJSONFeature, Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { type Counts, joined, type ReportCluster, total } from "./clusters.ts";
import { CLUSTERS_LAYER, CLUSTERS_UNTIL_ZOOM, REPORTS_LAYER, SELECTED_LAYER } from "./marks.ts";
import { type Bbox, isInside } from "./tiles.ts";

/** Name of the source, and of the layer in its tiles. */
const REPORTS = "reports";
/** Half the side of the square that a finger hits, in pixels. */
const REACH_PX = 22;
/** How long what is shown may be old while somebody looks, in milliseconds. */
const FRESH_MS = 60_000;

/** What the map shows of the reports just now. */
export interface Sight {
  clusters: ReportCluster[];
  counts: Counts;
}

/** Return the box that is looked at. */
export function boundsOf(map: MapLibreMap): Bbox {
  const { _sw: sw, _ne: ne } = map.getBounds();
  return [sw.lng, sw.lat, ne.lng, ne.lat];
}

/** Return the clusters to draw and the counts in the picture, from what the tiles hold. */
export function sight(map: MapLibreMap): Sight {
  const found = map.querySourceFeatures(REPORTS, { sourceLayer: REPORTS });
  const bounds = boundsOf(map);
  if (map.getZoom() >= CLUSTERS_UNTIL_ZOOM) return { clusters: [], counts: single(found, bounds) };
  const cells = cellsOf(found);
  const inside = cells.filter(({ lon, lat }) => isInside(lon, lat, bounds));
  return { clusters: joined(cells, Math.floor(map.getZoom())), counts: total(inside) };
}

function at(feature: GeoJSONFeature): [number, number] | null {
  const { geometry } = feature;
  if (geometry.type !== "Point") return null;
  const [lon, lat] = geometry.coordinates;
  return lon === undefined || lat === undefined ? null : [lon, lat];
}

function cellsOf(found: GeoJSONFeature[]): ReportCluster[] {
  const cells = new Map<string, ReportCluster>();
  for (const feature of found) {
    const place = at(feature);
    const { n, n_open, n_overdue } = feature.properties;
    if (place && typeof n === "number") {
      const [lon, lat] = place;
      cells.set(`${lon} ${lat}`, { lon, lat, n, n_open, n_overdue });
    }
  }
  return [...cells.values()];
}

/** Count single reports; those near an edge are in two tiles. */
function single(found: GeoJSONFeature[], bounds: Bbox): Counts {
  const inside = new Map<string, Counts>();
  for (const feature of found) {
    const place = at(feature);
    const { number, status, clock } = feature.properties;
    if (!place || typeof number !== "string" || !isInside(...place, bounds)) continue;
    const isOpen = status !== "answered" && status !== "closed";
    inside.set(number, { n: 1, n_open: isOpen ? 1 : 0, n_overdue: clock === "overdue" ? 1 : 0 });
  }
  return total([...inside.values()]);
}

/** Tell what was touched: numbers of reports, the nearest first; none for empty ground. */
export function onTouch(map: MapLibreMap, touched: (numbers: string[]) => void): void {
  map.on("click", (event) => {
    const cluster = hit(map, event, [CLUSTERS_LAYER])[0];
    if (cluster) {
      enter(map, cluster);
      return;
    }
    const numbers = hit(map, event, [SELECTED_LAYER, REPORTS_LAYER]).map(
      ({ properties }) => properties.number as unknown,
    );
    const distinct = [...new Set(numbers.filter((number) => typeof number === "string"))];
    if (distinct.length > 0) uncover(map, event.point.y);
    touched(distinct);
  });
  for (const layer of [CLUSTERS_LAYER, REPORTS_LAYER]) {
    map.on("mouseenter", layer, () => {
      map.getCanvas().style.cursor = "pointer";
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
    });
  }
}

/** Narrower maps are covered by the card in their whole width, pixels. */
const NARROW_PX = 640;

/** Move a mark that was touched to where the card about it does not lie. */
function uncover(map: MapLibreMap, y: number): void {
  const { clientHeight: height, clientWidth: width } = map.getContainer();
  const free = height * (width < NARROW_PX ? 0.35 : 0.7);
  if (y > free) map.panBy([0, y - free]);
}

/** Return what lies under a finger, the nearest first. */
export function hit(
  map: MapLibreMap,
  { point }: MapMouseEvent,
  layers: string[],
): GeoJSONFeature[] {
  const there = layers.filter((layer) => map.getLayer(layer));
  const found = map.queryRenderedFeatures(
    [
      [point.x - REACH_PX, point.y - REACH_PX],
      [point.x + REACH_PX, point.y + REACH_PX],
    ],
    { layers: there },
  );
  const distance = (feature: GeoJSONFeature) => {
    const place = at(feature);
    return place ? map.project(place).dist(point) : Number.POSITIVE_INFINITY;
  };
  // Drawings are larger than the square: what is drawn under the finger, but is not near it, is not meant.
  return found
    .map((feature) => ({ feature, far: distance(feature) }))
    .filter(({ far }) => far <= 2 * REACH_PX)
    .sort((a, b) => a.far - b.far)
    .map(({ feature }) => feature);
}

/** Move closer until a cluster falls apart. */
function enter(map: MapLibreMap, cluster: GeoJSONFeature): void {
  const center = at(cluster);
  if (center) map.easeTo({ center, zoom: Math.min(CLUSTERS_UNTIL_ZOOM + 1, map.getZoom() + 2) });
}

/** Return a function that tells whether tiles of reports failed since the map last moved. */
export function watchFailures(map: MapLibreMap): () => boolean {
  let hasFailed = false;
  map.on("movestart", () => {
    hasFailed = false;
  });
  map.on("error", ({ error }) => {
    const url = "url" in error ? String(error.url) : "";
    if (url.includes("/tiles/reports/")) hasFailed = true;
  });
  return () => hasFailed;
}

/** Ask for the tiles anew every minute while somebody looks, and when they come back. */
export function keepFresh(map: MapLibreMap): () => void {
  let askedAt = Date.now();
  const look = () => {
    const isOld = Date.now() - askedAt >= FRESH_MS;
    if (!isOld || document.visibilityState !== "visible" || !map.getSource(REPORTS)) return;
    askedAt = Date.now();
    // Each request carries the tag of what is known: tiles that did not change are not sent again.
    map.refreshTiles(REPORTS);
  };
  const timer = setInterval(look, FRESH_MS / 4);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
