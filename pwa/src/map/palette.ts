// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../api/client.ts";

export type ClockState = Schema["ClockState"];

/** Colours of the map, which the style sheets cannot reach: it is drawn on a canvas. */
export interface Palette {
  /** Where no map was imported. */
  outside: string;
  land: string;
  edge: string;
  water: string;
  green: string;
  building: string;
  buildingEdge: string;
  street: string;
  mainStreet: string;
  streetEdge: string;
  path: string;
  rail: string;
  text: string;
  textMuted: string;
  textWater: string;
  textGreen: string;
  halo: string;
  /** My place. */
  me: string;
  /** Behind a drawing in a marker, and around it. */
  markerText: string;
  markerEdge: string;
  discText: string;
  clocks: Record<ClockState, string>;
}

/** Clocks have the hues of components/tokens.css, stronger: a drawing on them needs 3:1, no text. */
export const LIGHT: Palette = {
  outside: "#e6e9ec",
  land: "#f6f5f2",
  edge: "#cdd3d8",
  water: "#c9dfec",
  green: "#dcebd6",
  building: "#e7e3dc",
  buildingEdge: "#d5cfc5",
  street: "#ffffff",
  mainStreet: "#fffaf0",
  streetEdge: "#d9d4cb",
  path: "#cfc7ba",
  rail: "#b9b6b1",
  text: "#3d4852",
  textMuted: "#6a727a",
  textWater: "#3d6f90",
  textGreen: "#44703d",
  halo: "#ffffff",
  me: "#0b4f8a",
  markerText: "#ffffff",
  markerEdge: "#ffffff",
  discText: "#10171e",
  clocks: {
    on_track: "#1f6ea6",
    due_soon: "#b26500",
    overdue: "#c42525",
    kept: "#22804a",
    late: "#7c5593",
    cancelled: "#61707d",
    not_resolved: "#7c5593",
  },
};

export const DARK: Palette = {
  outside: "#0b1014",
  land: "#171f27",
  edge: "#2b3742",
  water: "#0f2b3d",
  green: "#172b22",
  building: "#212c36",
  buildingEdge: "#2f3d49",
  street: "#33414e",
  mainStreet: "#3e4d5a",
  streetEdge: "#12191f",
  path: "#43525f",
  rail: "#4a5762",
  text: "#d3dce4",
  textMuted: "#9aa8b4",
  textWater: "#86b6d4",
  textGreen: "#93c48a",
  halo: "#10161c",
  me: "#79b8f2",
  markerText: "#10161c",
  markerEdge: "#10161c",
  discText: "#f3f6f9",
  clocks: {
    on_track: "#8cc5f0",
    due_soon: "#f0c069",
    overdue: "#ff9c94",
    kept: "#84d6a2",
    late: "#d6b1e6",
    cancelled: "#a3b1be",
    not_resolved: "#d6b1e6",
  },
};

export function paletteOf(isDark: boolean): Palette {
  return isDark ? DARK : LIGHT;
}
