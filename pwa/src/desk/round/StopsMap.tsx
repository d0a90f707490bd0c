// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { RoundStop } from "../../api/field.ts";
import type { LonLat } from "../../api/metres.ts";
import { t } from "../../i18n/text.ts";
import type { OpenMap } from "../../map/engine.ts";
import { MapView } from "../../map/MapView.tsx";
import { SubjectMarks } from "../../map/SubjectMarks.tsx";
import type { Bbox } from "../../map/tiles.ts";

interface Props {
  stops: RoundStop[];
  me: LonLat;
  onFail: () => void;
}

/** Where the stops of a round are; the next one is named. */
export function StopsMap({ stops, me, onFail }: Props) {
  const [opened, open] = useState<OpenMap | null>(null);
  const [selected, select] = useState<string | null>(null);
  const subjects = stops.map(({ id, location, category }, at) => ({
    id,
    ...location,
    name: `${at + 1}. ${category.name}`,
  }));
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
        {opened && (
          <SubjectMarks
            map={opened.map}
            subjects={subjects}
            selectedId={selected ?? stops[0]?.id ?? null}
            onPick={select}
          />
        )}
      </MapView>
    </div>
  );
}

function around(places: LonLat[]): Bbox {
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
