// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { RoundStop } from "../../api/field.ts";
import type { LonLat } from "../../api/metres.ts";
import { t } from "../../i18n/text.ts";
import type { OpenMap } from "../../map/engine.ts";
import { MapView } from "../../map/MapView.tsx";
import { StopMarks } from "../../map/StopMarks.tsx";
import type { Bbox } from "../../map/tiles.ts";

interface Props {
  stops: RoundStop[];
  me: LonLat;
  onFail: () => void;
}

/** Where the stops of a round are, numbered in the order of the way. */
export function StopsMap({ stops, me, onFail }: Props) {
  const [opened, open] = useState<OpenMap | null>(null);
  return (
    <div class="round-map">
      <MapView
        label={t("round.map")}
        start={around([me, ...stops.map(({ location }) => location)])}
        isEmbedded
        place={{ ...me, accuracyM: null }}
        onOpen={open}
        onFail={onFail}
      >
        {opened && <StopMarks map={opened.map} places={stops.map(({ location }) => location)} />}
      </MapView>
    </div>
  );
}

/** So much is seen around the stops, in degrees: about 100 m. */
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
