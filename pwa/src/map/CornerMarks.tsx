// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap, Marker } from "maplibre-gl";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LonLat } from "../api/metres.ts";
import { t } from "../i18n/text.ts";
import { loadEngine } from "./engine.ts";
import "./CornerMarks.css";

interface Props {
  map: MapLibreMap;
  /** In their order around the area. */
  corners: readonly LonLat[];
  onMove: (at: number, to: LonLat) => void;
  onRemove: (at: number) => void;
}

/** How far an arrow moves a corner, pixels; ten times as far with Shift. */
const STEP_PX = 4;
const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Corners that are dragged, moved by arrows and removed by Delete; the list beside them does the same. */
export function CornerMarks({ map, corners, onMove, onRemove }: Props) {
  const [marks, keep] = useState<readonly Marker[]>([]);
  const n = corners.length;
  const next = useRef<{ at: number; of: number } | null>(null);
  const latest = useRef({ onMove, onRemove });
  latest.current = {
    onMove,
    onRemove: (at) => {
      next.current = { at, of: n - 1 };
      onRemove(at);
    },
  };
  useEffect(() => {
    let isGone = false;
    let made: Marker[] = [];
    void loadEngine().then(({ Marker: MarkerOf }) => {
      if (isGone) return;
      made = Array.from({ length: n }, (_, at) => {
        const element = document.createElement("button");
        element.type = "button";
        element.className = "corner-mark";
        const mark = new MarkerOf({ element, draggable: true });
        element.addEventListener("keydown", (event) => press(event, map, mark, at, latest.current));
        mark.on("dragend", () => latest.current.onMove(at, placeOf(mark)));
        return mark;
      });
      keep(made);
    });
    return () => {
      isGone = true;
      for (const mark of made) mark.remove();
      keep([]);
    };
  }, [map, n]);
  useEffect(() => {
    // Those of another number of corners are about to go.
    if (marks.length !== corners.length) return;
    for (const [at, mark] of marks.entries()) {
      const corner = corners[at];
      if (!corner) continue;
      const element = mark.getElement();
      mark.setLngLat([corner.lon, corner.lat]);
      // Put there again it would lose the focus.
      if (!element.isConnected) mark.addTo(map);
      element.textContent = `${at + 1}`;
      element.removeAttribute("role");
      const place = { lat: corner.lat.toFixed(5), lon: corner.lon.toFixed(5) };
      element.setAttribute("aria-label", t("mapping.corner.at", { n: at + 1, ...place }));
    }
    // Who removed one by a key goes on with the one that took its place, once it has.
    if (next.current?.of === marks.length) {
      marks[Math.min(next.current.at, marks.length - 1)]?.getElement().focus();
      next.current = null;
    }
  }, [map, marks, corners]);
  return null;
}

function placeOf(mark: Marker): LonLat {
  const { lng, lat } = mark.getLngLat();
  return { lon: lng, lat };
}

function press(
  event: KeyboardEvent,
  map: MapLibreMap,
  mark: Marker,
  at: number,
  { onMove, onRemove }: Pick<Props, "onMove" | "onRemove">,
): void {
  const step = STEPS[event.key];
  if (!step && event.key !== "Delete" && event.key !== "Backspace") return;
  // Arrows would move the map beneath.
  event.preventDefault();
  event.stopPropagation();
  if (!step) {
    onRemove(at);
    return;
  }
  const { x, y } = map.project(mark.getLngLat());
  const px = STEP_PX * (event.shiftKey ? 10 : 1);
  const { lng, lat } = map.unproject([x + step[0] * px, y + step[1] * px]);
  // At once, so that a key that is held goes on from here.
  mark.setLngLat([lng, lat]);
  onMove(at, { lon: lng, lat });
}
