// SPDX-License-Identifier: EUPL-1.2
// A department's queue on the map: all of what its list shows, from one answer of the desk.
import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from "maplibre-gl";
import { reportImage } from "./marks.ts";
import { hit } from "./reports.ts";

/** Reports of a queue as points, or where there are too many as counts. */
export interface ShownQueue {
  features: readonly object[];
  /** Number of the report at hand. */
  selected: string | null;
}

const QUEUE = "queue";
const POINTS = "queue-points";
const SELECTED = "queue-selected";
const COUNTS = "queue-counts";

/** Return the source that holds the reports of a queue. */
export function queueSource({ features }: ShownQueue): StyleSpecification["sources"] {
  const data = { type: "FeatureCollection", features } as GeoJSONSourceSpecification["data"];
  return { [QUEUE]: { type: "geojson", data } };
}

/** Return how a queue is drawn: shape by status, colour by clock, the one at hand larger. */
export function queueLayers(isDark: boolean, selected: string | null): LayerSpecification[] {
  const isSelected: ExpressionSpecification = ["==", ["get", "number"], selected ?? ""];
  const isCount: ExpressionSpecification = [">", ["coalesce", ["get", "n"], 1], 1];
  const common = { type: "symbol", source: QUEUE } as const;
  const layout = { "icon-image": reportImage(isDark), "icon-allow-overlap": true } as const;
  return [
    {
      ...common,
      id: COUNTS,
      filter: isCount,
      layout: {
        "icon-image": [
          "concat",
          `cluster/${isDark ? "dark" : "light"}/`,
          ["to-string", ["get", "n"]],
          "/",
          ["to-string", ["get", "n_overdue"]],
        ],
        "icon-allow-overlap": true,
        "symbol-sort-key": ["get", "n"],
      },
    },
    {
      ...common,
      id: POINTS,
      filter: ["all", ["!", isCount], ["!", isSelected]],
      layout: {
        ...layout,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 12, 0.5, 15.5, 0.8, 17, 1],
        "symbol-sort-key": ["match", ["get", "clock"], "overdue", 2, "due_soon", 1, 0],
      },
    },
    {
      ...common,
      id: SELECTED,
      filter: ["all", ["!", isCount], isSelected],
      layout: { ...layout, "icon-size": 1.4 },
    },
  ];
}

/** Tell which report was touched; a count is entered instead. */
export function onQueueTouch(map: MapLibreMap, touched: (number: string) => void): void {
  map.on("click", (event) => {
    const [first] = hit(map, event, [SELECTED, POINTS, COUNTS]);
    if (!first) return;
    const { number } = first.properties;
    if (typeof number === "string") touched(number);
    else map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 });
  });
  for (const layer of [POINTS, COUNTS]) {
    map.on("mouseenter", layer, () => {
      map.getCanvas().style.cursor = "pointer";
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
    });
  }
}
