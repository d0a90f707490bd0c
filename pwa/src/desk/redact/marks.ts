// SPDX-License-Identifier: EUPL-1.2
import type { Marks } from "../../api/field.ts";

/** A place on the photo, 0 to 1 from its upper left corner. */
export type Spot = [x: number, y: number];

export interface Stroke {
  kind: "stroke";
  points: Spot[];
  /** Share of the photo's width. */
  width: number;
}

export interface Area {
  kind: "area";
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Mark = Stroke | Area;

/** Closer together than this, points of a stroke make it no truer. */
const NEAREST = 0.002;
/** As many as the server takes in one stroke. */
const MOST = 2000;
/** Smaller areas are a slip of the finger. */
const SMALLEST = 0.005;

export function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Return the stroke led on to a place. */
export function ledOn(stroke: Stroke, spot: Spot): Stroke {
  const last = stroke.points.at(-1);
  const isNear = last && Math.hypot(last[0] - spot[0], last[1] - spot[1]) < NEAREST;
  if (isNear || stroke.points.length >= MOST) return stroke;
  return { ...stroke, points: [...stroke.points, spot] };
}

/** Return the area between two opposite corners. */
export function areaBetween([ax, ay]: Spot, [bx, by]: Spot): Area {
  const [x, y] = [Math.min(ax, bx), Math.min(ay, by)];
  return { kind: "area", x, y, width: Math.abs(ax - bx), height: Math.abs(ay - by) };
}

/** Return the area with one of its numbers changed, never beyond the photo. */
export function resized(area: Area, part: Partial<Omit<Area, "kind">>): Area {
  const { x, y, width, height } = { ...area, ...part };
  const left = Math.min(within(x), 1 - SMALLEST);
  const top = Math.min(within(y), 1 - SMALLEST);
  return {
    kind: "area",
    x: left,
    y: top,
    width: Math.min(Math.max(width, SMALLEST), 1 - left),
    height: Math.min(Math.max(height, SMALLEST), 1 - top),
  };
}

/** Whether a mark covers anything worth sending. */
export function covers(mark: Mark): boolean {
  return mark.kind === "stroke" || (mark.width >= SMALLEST && mark.height >= SMALLEST);
}

/** Return the marks as the server takes them. */
export function asBody(marks: readonly Mark[]): Marks {
  return {
    strokes: marks.flatMap((mark) =>
      mark.kind === "stroke" ? [{ points: mark.points, width: mark.width }] : [],
    ),
    rectangles: marks.flatMap((mark) => {
      if (mark.kind === "stroke") return [];
      const { x, y, width, height } = mark;
      return [{ x, y, width, height }];
    }),
  };
}

/** Draw the marks over a photo of this size, as the server will paint them. */
export function paint(pen: CanvasRenderingContext2D, marks: readonly Mark[]): void {
  const { width, height } = pen.canvas;
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = "#000000";
  pen.strokeStyle = "#000000";
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const mark of marks) {
    if (mark.kind === "area") {
      pen.fillRect(mark.x * width, mark.y * height, mark.width * width, mark.height * height);
      continue;
    }
    pen.lineWidth = mark.width * width;
    pen.beginPath();
    for (const [x, y] of mark.points) pen.lineTo(x * width, y * height);
    // A single point has no length; a hair makes it a dot.
    const [first] = mark.points;
    if (first && mark.points.length === 1) pen.lineTo(first[0] * width + 0.01, first[1] * height);
    pen.stroke();
  }
}
