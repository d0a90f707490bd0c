// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap, Marker } from "maplibre-gl";
import { useEffect } from "preact/hooks";
import type { LonLat } from "../api/metres.ts";
import { loadEngine } from "./engine.ts";
import "./StopMarks.css";

interface Props {
  map: MapLibreMap;
  /** In the order in which they are gone to. */
  places: readonly LonLat[];
}

/** Numbers on the map in the order of a way; the list beside it says the same. */
export function StopMarks({ map, places }: Props) {
  const known = places.map(({ lon, lat }) => `${lon} ${lat}`).join("\n");
  useEffect(() => {
    let isGone = false;
    const marks: Marker[] = [];
    void loadEngine().then(({ Marker: MarkerOf }) => {
      if (isGone) return;
      // From the last to the first, so that the next one lies above those it covers.
      for (const [at, { lon, lat }] of [...places.entries()].reverse()) {
        const element = document.createElement("span");
        element.className = "stop-mark";
        element.dataset.next = `${at === 0}`;
        element.textContent = `${at + 1}`;
        marks.push(new MarkerOf({ element }).setLngLat([lon, lat]).addTo(map));
        element.removeAttribute("role");
        element.removeAttribute("tabindex");
        element.removeAttribute("aria-label");
        element.setAttribute("aria-hidden", "true");
      }
    });
    return () => {
      isGone = true;
      for (const mark of marks) mark.remove();
    };
  }, [map, known]);
  return null;
}
