// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useRef, useState } from "preact/hooks";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";
import { MapView } from "./MapView.tsx";
import type { Place } from "./place.ts";
import { type PickableSubject, SubjectMarks } from "./SubjectMarks.tsx";
import { hasWebgl } from "./support.ts";
import "./PlacePicker.css";

interface Props {
  /** The place as it is known: WGS 84 degrees. */
  lon: number;
  lat: number;
  /** Radius of its uncertainty in metres, drawn as a ring; null: somebody pointed at it. */
  accuracyM?: number | null;
  /** Where the device is, drawn with its ring while the cross-hair moves away from it. */
  me?: Place;
  /** Things that a report can be about. */
  subjects?: readonly PickableSubject[];
  selectedId?: string | null;
  /** The map was moved below the cross-hair, and rests. */
  onPick: (lon: number, lat: number) => void;
  onPickSubject?: (id: string) => void;
  /** Whether the page around it scrolls: then two fingers move the map. */
  isEmbedded?: boolean;
}

/** Close enough to tell one lamp from the next. */
const CLOSE_ZOOM = 17.5;
const VAGUE_ZOOM = 15.5;
/** Beyond this a place is vague, metres. */
const VAGUE_M = 150;
/** A tenth of a metre: below it a place is the same. */
const SAME_DEGREES = 1e-6;
const DECIMALS = 6;

/** A map to point with: the cross-hair stays in the middle, the map moves below it. */
export function PlacePicker(props: Props) {
  const { lon, lat, accuracyM = null, subjects = [], selectedId = null } = props;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [isMoving, setMoving] = useState(false);
  const [hasFailed, fail] = useState(!hasWebgl());
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!map || isAt(map, lon, lat)) return;
    map.easeTo({ center: [lon, lat] });
  }, [map, lon, lat]);

  if (hasFailed) return <Notice>{t("map.picker.unable")}</Notice>;
  const isVague = accuracyM !== null && accuracyM > VAGUE_M;
  return (
    <div class="picker" data-moving={isMoving}>
      <MapView
        label={t("map.picker.label")}
        start={{ lon, lat, zoom: isVague ? VAGUE_ZOOM : CLOSE_ZOOM }}
        isEmbedded={props.isEmbedded ?? true}
        place={props.me ?? (accuracyM === null ? undefined : { lon, lat, accuracyM })}
        onOpen={({ map: opened }) => {
          setMap(opened);
          follow(opened, setMoving, () => latest.current);
        }}
        onFail={() => fail(true)}
      >
        {map && (
          <SubjectMarks
            map={map}
            subjects={subjects}
            selectedId={selectedId}
            onPick={(id) => latest.current.onPickSubject?.(id)}
          />
        )}
        <CrossHair />
      </MapView>
      <p class="unseen" role="status">
        {t("map.picker.place", { lat: lat.toFixed(5), lon: lon.toFixed(5) })}
      </p>
    </div>
  );
}

function isAt(map: MapLibreMap, lon: number, lat: number): boolean {
  const { lng, lat: north } = map.getCenter();
  return Math.abs(lng - lon) < SAME_DEGREES && Math.abs(north - lat) < SAME_DEGREES;
}

/** Tell where the cross-hair points each time the map comes to rest somewhere else. */
function follow(
  map: MapLibreMap,
  setMoving: (isMoving: boolean) => void,
  props: () => Pick<Props, "lon" | "lat" | "onPick">,
): void {
  map.on("movestart", () => setMoving(true));
  map.on("moveend", () => {
    setMoving(false);
    const { lon, lat, onPick } = props();
    const center = map.getCenter();
    if (!isAt(map, lon, lat)) {
      onPick(Number(center.lng.toFixed(DECIMALS)), Number(center.lat.toFixed(DECIMALS)));
    }
  });
  // One finger, no dragging: what is touched comes to the middle.
  map.on("click", ({ lngLat }) => map.easeTo({ center: lngLat }));
}

function CrossHair() {
  return (
    <svg class="picker-cross" viewBox="0 0 48 64" aria-hidden="true" focusable="false">
      <ellipse class="picker-shadow" cx="24" cy="60" rx="7" ry="2.500" />
      <path class="picker-pin" d="M24 60C18 47 7 36 7 22a17 17 0 0 1 34 0c0 14-11 25-17 38z" />
      <circle class="picker-eye" cx="24" cy="22" r="6.500" />
    </svg>
  );
}
