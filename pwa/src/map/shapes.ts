// SPDX-License-Identifier: EUPL-1.2
import type { ReportShape } from "./marks.ts";

/** Outlines of the markers on 32 x 32, as paths that both canvas and SVG draw. */
export const OUTLINES: Record<ReportShape, string> = {
  circle: "M16 4.5a11.5 11.5 0 1 0 0 23a11.5 11.5 0 0 0 0-23z",
  diamond: "M16 2.5L29.500 16L16 29.500L2.500 16z",
  square: "M6 6H26V26H6z",
  hexagon: "M10 5.500H22L28 16L22 26.500H10L4 16z",
};
export const MARKER_SIDE = 32;
