// SPDX-License-Identifier: EUPL-1.2
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Schema } from "../api/client.ts";

export type { ReportCluster } from "./clusters.ts";

/** From this zoom on there are single reports, before it the server gives cells. */
export const CLUSTERS_UNTIL_ZOOM = 14;

/** The shape of a marker says how far a report is. */
export type ReportShape = "circle" | "diamond" | "square" | "hexagon";

/** What people filter by and what markers show: statuses that mean the same to a resident. */
export const STAGES = {
  waiting: { shape: "circle", statuses: ["accepted", "needs_info"] },
  working: { shape: "diamond", statuses: ["in_progress", "reopened"] },
  answered: { shape: "square", statuses: ["answered"] },
  closed: { shape: "hexagon", statuses: ["closed"] },
} as const satisfies Record<string, { shape: ReportShape; statuses: Schema["Status"][] }>;

export type Stage = keyof typeof STAGES;

/** Layers whose marks can be touched. */
export const REPORTS_LAYER = "reports";
export const SELECTED_LAYER = "reports-selected";
export const CLUSTERS_LAYER = "clusters";

function theme(isDark: boolean): string {
  return isDark ? "dark" : "light";
}

/** Return the name of the image of a report, drawn when it is first needed. */
export function reportImage(isDark: boolean): ExpressionSpecification {
  return [
    "concat",
    `report/${theme(isDark)}/`,
    [
      "match",
      ["get", "status"],
      [...STAGES.working.statuses],
      "diamond",
      [...STAGES.answered.statuses],
      "square",
      [...STAGES.closed.statuses],
      "hexagon",
      "circle",
    ],
    "/",
    // Nothing was promised, or it does not count any more.
    ["coalesce", ["get", "clock"], "cancelled"],
  ];
}

/** Discs with counts, and the layer that only makes the map fetch the cells they are made of. */
export function clusterLayers(isDark: boolean): LayerSpecification[] {
  return [
    {
      id: "cells",
      type: "circle",
      source: "reports",
      "source-layer": "reports",
      filter: ["has", "n"],
      paint: { "circle-radius": 0, "circle-opacity": 0 },
    },
    {
      id: CLUSTERS_LAYER,
      type: "symbol",
      source: "clusters",
      maxzoom: CLUSTERS_UNTIL_ZOOM,
      layout: {
        "icon-image": [
          "concat",
          `cluster/${theme(isDark)}/`,
          ["to-string", ["get", "n"]],
          "/",
          ["to-string", ["get", "n_overdue"]],
        ],
        // All of ours are shown, and the names below make room for them.
        "icon-allow-overlap": true,
        "symbol-sort-key": ["get", "n"],
      },
    },
  ];
}

/** Single reports: what is overdue on top, the one that is looked at above all and larger. */
export function reportLayers(isDark: boolean, selected: string | null): LayerSpecification[] {
  const common = {
    type: "symbol",
    source: "reports",
    "source-layer": "reports",
    minzoom: CLUSTERS_UNTIL_ZOOM,
  } as const;
  const layout = {
    "icon-image": reportImage(isDark),
    "icon-allow-overlap": true,
  } as const;
  const isSelected: ExpressionSpecification = ["==", ["get", "number"], selected ?? ""];
  return [
    {
      ...common,
      id: REPORTS_LAYER,
      filter: ["all", ["has", "number"], ["!", isSelected]],
      layout: {
        ...layout,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 14, 0.6, 15.5, 0.8, 17, 1],
        "symbol-sort-key": ["match", ["get", "clock"], "overdue", 2, "due_soon", 1, 0],
      },
    },
    {
      ...common,
      id: SELECTED_LAYER,
      filter: ["all", ["has", "number"], isSelected],
      layout: { ...layout, "icon-size": 1.5 },
    },
  ];
}
