// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { city } from "../app/city.ts";
import type { LocalPlace } from "../app/database.ts";
import { Button } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t } from "../i18n/text.ts";
import { fix } from "./position.ts";

/** A thing on the map that can be picked. */
export interface Pickable {
  id: string;
  lon: number;
  lat: number;
  label: string;
}

/** What the map needs in order to ask for a place. */
export interface PickerProps {
  lon: number;
  lat: number;
  accuracyM?: number | null;
  onPick: (lon: number, lat: number) => void;
  subjects?: Pickable[];
}

/** The map is large and asked for by few: it comes when it is opened. */
const PICKER = import.meta.glob<{ PlacePicker: ComponentType<PickerProps> }>(
  "../map/PlacePicker.tsx",
);

interface Props {
  place: LocalPlace | null;
  onPick: (lon: number, lat: number) => void;
  subjects?: Pickable[];
}

/** A map on demand, for who would rather point at the place. */
export function MapChoice({ place, onPick, subjects }: Props) {
  const [Picker, show] = useState<ComponentType<PickerProps> | null>(null);
  const [state, become] = useState<"shut" | "loading" | "open">("shut");
  const [error, fail] = useState<unknown>(null);
  const load = Object.values(PICKER)[0];
  if (!load) return null;
  const open = () => {
    become("loading");
    fail(null);
    load().then(({ PlacePicker }) => {
      show(() => PlacePicker);
      become("open");
    }, fail);
  };
  const start = startOf(place);
  return (
    <div class="stack-s">
      <Button
        icon="map"
        isWide
        aria-expanded={state !== "shut"}
        onClick={() => (state === "shut" ? open() : become("shut"))}
      >
        {t(state === "shut" ? "where.map.open" : "where.map.close")}
      </Button>
      {error !== null && <Failure error={error} onRetry={open} />}
      {state === "loading" && error === null && <Skeleton n={2} />}
      {state === "open" && Picker && (
        <Picker {...start} onPick={onPick} {...(subjects && { subjects })} />
      )}
    </div>
  );
}

/** Where the map opens: the place that is chosen, else the device, else the middle of the city. */
function startOf(place: LocalPlace | null): Pick<PickerProps, "lon" | "lat" | "accuracyM"> {
  if (place) return { lon: place.lon, lat: place.lat, accuracyM: place.accuracy_m };
  if (fix.value) return { ...fix.value, accuracyM: fix.value.accuracy_m };
  const [west = 0, south = 0, east = 0, north = 0] = city.value?.bbox ?? [];
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
