// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { LonLat } from "../api/metres.ts";
import type { OpenMap } from "./engine.ts";
import { MapView } from "./MapView.tsx";
import { StopMarks } from "./StopMarks.tsx";
import type { Bbox } from "./tiles.ts";
import "./StopsMap.css";

interface Props {
  label: string;
  /** In the order in which they are gone to. */
  places: readonly LonLat[];
  me: LonLat;
  onFail: () => void;
}

/** Where to go, numbered in the order of the way as in the list beside it. */
export function StopsMap({ label, places, me, onFail }: Props) {
  const [opened, open] = useState<OpenMap | null>(null);
  return (
    <div class="stops-map">
      <MapView
        label={label}
        start={around([me, ...places])}
        isEmbedded
        place={{ ...me, accuracyM: null }}
        onOpen={open}
        onFail={onFail}
      >
        {opened && <StopMarks map={opened.map} places={places} />}
      </MapView>
    </div>
  );
}

/** So much is seen around the places, in degrees: about 100 m. */
const AROUND = 0.001;

function around(places: LonLat[]): Bbox {
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  return [
    Math.min(...lons) - AROUND,
    Math.min(...lats) - AROUND,
    Math.max(...lons) + AROUND,
    Math.max(...lats) + AROUND,
  ];
}
