// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { t } from "../../i18n/text.ts";
import { AreaMap } from "../../map/AreaMap.tsx";
import { writtenPlace } from "./corners.ts";

interface Props {
  lon: number;
  lat: number;
}

/** Degrees around a point that are seen with it: about 150 m. */
const AROUND = { lon: 0.0027, lat: 0.00135 };

/** Where a point lies: its coordinates, and on demand a map. */
export function PointPlace({ lon, lat }: Props) {
  const [isOpen, open] = useState(false);
  const [failure, fail] = useState<unknown>(null);
  return (
    <div class="stack-s">
      <p class="row">
        <span>{writtenPlace({ lon, lat })}</span>
        <Button look="quiet" icon="map" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {t("mapping.place")}
        </Button>
      </p>
      {failure ? <Failure error={failure} /> : null}
      {isOpen && !failure && (
        <div class="mapping-map mapping-map-small">
          <AreaMap
            label={t("mapping.place.map")}
            area={null}
            bbox={[lon - AROUND.lon, lat - AROUND.lat, lon + AROUND.lon, lat + AROUND.lat]}
            reports={[{ lon, lat }]}
            onFail={fail}
          />
        </div>
      )}
    </div>
  );
}
