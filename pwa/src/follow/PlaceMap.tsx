// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../api/report.ts";
import { t } from "../i18n/text.ts";
import { MapView } from "../map/MapView.tsx";

export interface PlaceMapProps {
  report: Report;
  zoom: number;
  onFail: () => void;
}

/** A small map with the place of one report. */
export function PlaceMap({ report, zoom, onFail }: PlaceMapProps) {
  const { lon, lat } = report.location;
  return (
    <div class="follow-place-map">
      <MapView
        label={t("follow.place")}
        start={{ lon, lat, zoom }}
        isEmbedded
        place={{ lon, lat, accuracyM: report.accuracy_m }}
        onOpen={() => undefined}
        onFail={onFail}
      />
    </div>
  );
}
