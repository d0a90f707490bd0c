// SPDX-License-Identifier: EUPL-1.2
import { ICONS } from "../components/Clock/Clock.tsx";
import { PATHS } from "../components/Icon/Icon.tsx";
import type { ReportShape } from "./marks.ts";
import { type ClockState, type Palette, paletteOf } from "./palette.ts";
import { MARKER_SIDE, OUTLINES } from "./shapes.ts";

/** Pixels of a drawing to one of the screen; sharp on phones too. */
export const DENSITY = 3;

/** Side of the drawing of the icons. */
const ICON_SIDE = 24;

/**
 * Draw the image that a layer asks for: `report/<theme>/<shape>/<clock>` or
 * `cluster/<theme>/<n>/<n overdue>`; null for any other name.
 */
export function drawn(name: string): ImageData | null {
  const [what, theme, first = "", second = ""] = name.split("/");
  const palette = paletteOf(theme === "dark");
  if (what === "report" && first in OUTLINES) {
    return marker(palette, first as ReportShape, (second in ICONS ? second : "cancelled") as never);
  }
  if (what === "cluster") return disc(palette, Number(first), Number(second));
  return null;
}

function canvas(side: number): CanvasRenderingContext2D | null {
  const made = document.createElement("canvas");
  made.width = side * DENSITY;
  made.height = side * DENSITY;
  const pen = made.getContext("2d");
  pen?.scale(DENSITY, DENSITY);
  return pen;
}

function image(pen: CanvasRenderingContext2D): ImageData {
  return pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
}

/** A report: shape by status, colour and drawing by clock. */
function marker(palette: Palette, shape: ReportShape, clock: ClockState): ImageData | null {
  const MARGIN = 4;
  const pen = canvas(MARKER_SIDE + 2 * MARGIN);
  if (!pen) return null;
  pen.translate(MARGIN, MARGIN);
  const outline = new Path2D(OUTLINES[shape]);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.shadowColor = "rgb(0 0 0 / 45%)";
  pen.shadowBlur = 3 * DENSITY;
  pen.shadowOffsetY = DENSITY;
  pen.strokeStyle = palette.markerEdge;
  pen.lineWidth = 5;
  pen.stroke(outline);
  pen.shadowColor = "transparent";
  pen.strokeStyle = palette.clocks[clock];
  pen.lineWidth = 1.5;
  pen.stroke(outline);
  pen.fillStyle = palette.clocks[clock];
  pen.fill(outline);
  icon(pen, PATHS[ICONS[clock]], MARKER_SIDE / 2, MARKER_SIDE / 2, 15, palette.markerText);
  return image(pen);
}

function icon(
  pen: CanvasRenderingContext2D,
  path: string,
  x: number,
  y: number,
  side: number,
  color: string,
): void {
  const scale = side / ICON_SIDE;
  pen.save();
  pen.translate(x - side / 2, y - side / 2);
  pen.scale(scale, scale);
  pen.lineWidth = 2 / scale;
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.strokeStyle = color;
  pen.stroke(new Path2D(path));
  pen.restore();
}

/** A disc with the count of its reports; its rim and a badge say how many are overdue. */
function disc(palette: Palette, n: number, nOverdue: number): ImageData | null {
  const SIDE = 64;
  const pen = canvas(SIDE);
  if (!pen) return null;
  const middle = SIDE / 2;
  const radius = n >= 100 ? 23 : n >= 10 ? 20 : 17;
  pen.shadowColor = "rgb(0 0 0 / 35%)";
  pen.shadowBlur = 4 * DENSITY;
  pen.shadowOffsetY = DENSITY;
  pen.fillStyle = palette.markerEdge;
  arc(pen, middle, radius, 0, 1);
  pen.fill();
  pen.shadowColor = "transparent";
  pen.lineWidth = 4;
  const share = n > 0 ? nOverdue / n : 0;
  pen.strokeStyle = palette.clocks.on_track;
  arc(pen, middle, radius - 2, 0, 1 - share);
  pen.stroke();
  if (share > 0) {
    // To the left of the top, where the badge does not hide it.
    pen.strokeStyle = palette.clocks.overdue;
    arc(pen, middle, radius - 2, 1 - share, 1);
    pen.stroke();
  }
  write(pen, shortened(n), middle, middle, n >= 1000 ? 13 : 15, palette.discText);
  if (nOverdue > 0) badge(pen, palette, middle + radius - 5, middle - radius + 5, nOverdue);
  return image(pen);
}

/** Begin an arc from one share of the circle to another, clockwise from the top. */
function arc(pen: CanvasRenderingContext2D, at: number, radius: number, from: number, to: number) {
  const turn = (share: number) => (share - 0.25) * 2 * Math.PI;
  pen.beginPath();
  pen.arc(at, at, radius, turn(from), turn(to));
}

/** The count of what is overdue, behind the drawing that stands for it everywhere. */
function badge(pen: CanvasRenderingContext2D, palette: Palette, x: number, y: number, n: number) {
  const text = shortened(n);
  const width = 20 + text.length * 6.5;
  const HEIGHT = 16;
  const start = Math.min(x - 10, 64 - width - 2);
  const top = Math.max(2, y - HEIGHT / 2);
  pen.beginPath();
  pen.roundRect(start, top, width, HEIGHT, HEIGHT / 2);
  pen.strokeStyle = palette.markerEdge;
  pen.lineWidth = 3;
  pen.stroke();
  pen.fillStyle = palette.clocks.overdue;
  pen.fill();
  const middle = top + HEIGHT / 2;
  icon(pen, PATHS.alert, start + 9.5, middle - 0.5, 10, palette.markerText);
  write(pen, text, start + 15 + (width - 18) / 2, middle, 11, palette.markerText);
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  color: string,
): void {
  pen.font = `700 ${size}px system-ui, "Noto Sans", sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = color;
  pen.fillText(text, x, y + 0.5);
}

/** "950", "1.2K": what a disc has room for. */
function shortened(n: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(n);
}
