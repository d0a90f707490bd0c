// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../../api/report.ts";
import { t } from "../../i18n/text.ts";
import { MapView } from "../../map/MapView.tsx";

export interface SheetMapProps {
  report: Report;
  onFail: () => void;
}

/** Close enough to see which side of the street. */
const ZOOM = 17;

/** A small map of where it is. */
export function SheetMap({ report, onFail }: SheetMapProps) {
  const { lon, lat } = report.location;
  return (
    <div class="sheet-map">
      <MapView
        label={t("sheet.place")}
        start={{ lon, lat, zoom: ZOOM }}
        isEmbedded
        place={{ lon, lat, accuracyM: report.accuracy_m }}
        onOpen={() => undefined}
        onFail={onFail}
      />
    </div>
  );
}
