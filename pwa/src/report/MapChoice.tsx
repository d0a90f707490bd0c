// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { city } from "../app/city.ts";
import { Button } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { allWords, t } from "../i18n/text.ts";
import "./Where.css";
import type { Spot } from "./place.ts";
import { fix } from "./position.ts";

type Picker = typeof import("../map/PlacePicker.tsx").PlacePicker;
type PickerProps = Parameters<Picker>[0];

interface Props extends Pick<PickerProps, "onPick" | "onPickSubject" | "subjects" | "selectedId"> {
  /** Where the cross-hair is. */
  at: Spot | null;
}

/** A map on demand, for who would rather point at the place: it is large, and asked for by few. */
export function MapChoice({ at, ...picking }: Props) {
  const [Picker, show] = useState<Picker | null>(null);
  const [isOpen, open] = useState(false);
  const [error, fail] = useState<unknown>(null);
  const load = () => {
    open(true);
    fail(null);
    Promise.all([import("../map/PlacePicker.tsx"), allWords()]).then(
      ([{ PlacePicker }]) => show(() => PlacePicker),
      fail,
    );
  };
  return (
    <div class="stack-s">
      <Button
        icon="map"
        isWide
        aria-expanded={isOpen}
        onClick={() => (isOpen ? open(false) : load())}
      >
        {t(isOpen ? "where.map.close" : "where.map.open")}
      </Button>
      {isOpen && error !== null && <Failure error={error} onRetry={load} />}
      {isOpen && error === null && !Picker && <Skeleton n={2} />}
      {isOpen && Picker && (
        <div class="picking" ref={bringIntoSight}>
          <Picker {...startOf(at)} {...picking} isEmbedded={false} />
        </div>
      )}
    </div>
  );
}

/** A map below the fold looks as if nothing had happened. */
function bringIntoSight(box: HTMLElement | null): void {
  box?.scrollIntoView({ block: "center" });
}

/** Where the map opens: the place that is chosen, else the device, else the middle of the city. */
function startOf(at: Spot | null): Pick<PickerProps, "lon" | "lat" | "accuracyM"> {
  if (at) return { lon: at.lon, lat: at.lat, accuracyM: at.accuracy_m };
  if (fix.value) return { ...fix.value, accuracyM: fix.value.accuracy_m };
  const [west = 0, south = 0, east = 0, north = 0] = city.value?.bbox ?? [];
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
