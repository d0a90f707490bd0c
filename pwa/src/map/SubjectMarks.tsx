// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap, Marker } from "maplibre-gl";
import { useEffect } from "preact/hooks";
import { loadEngine } from "./engine.ts";
import "./SubjectMarks.css";

/** A building, facility or asset that can be pointed at. */
export interface PickableSubject {
  id: string;
  lon: number;
  lat: number;
  name: string;
}

interface Props {
  map: MapLibreMap;
  subjects: readonly PickableSubject[];
  selectedId: string | null;
  onPick: (id: string) => void;
}

/** Things on the map as real buttons: a finger, a keyboard and a screen reader reach them. */
export function SubjectMarks({ map, subjects, selectedId, onPick }: Props) {
  const known = subjects.map(({ id, name }) => `${id} ${name}`).join("\n");
  useEffect(() => {
    let isGone = false;
    const marks: Marker[] = [];
    void loadEngine().then(({ Marker: MarkerOf }) => {
      if (isGone) return;
      for (const subject of subjects) {
        const element = button(subject, subject.id === selectedId, onPick);
        marks.push(new MarkerOf({ element }).setLngLat([subject.lon, subject.lat]).addTo(map));
        // The library calls every marker an image, which would hide the button.
        element.removeAttribute("role");
        element.setAttribute("aria-label", subject.name);
      }
    });
    return () => {
      isGone = true;
      for (const mark of marks) mark.remove();
    };
  }, [map, known, selectedId]);
  return null;
}

function button(
  { id, name }: PickableSubject,
  isSelected: boolean,
  onPick: (id: string) => void,
): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "subject-mark";
  made.title = name;
  made.setAttribute("aria-pressed", `${isSelected}`);
  made.addEventListener("click", (event) => {
    // Not a touch of the map below it, which would move.
    event.stopPropagation();
    onPick(id);
  });
  const dot = document.createElement("span");
  dot.className = "subject-dot";
  made.append(dot);
  if (isSelected) {
    const label = document.createElement("span");
    label.className = "subject-name";
    label.textContent = name;
    made.append(label);
  }
  return made;
}
