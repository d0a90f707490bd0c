// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { Report } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import type { PlaceMapProps } from "./PlaceMap.tsx";

/** Close enough to see which side of the street. */
const ZOOM = 17;

function mapAddress({ location: { lon, lat } }: Report): string {
  const query = { lon: lon.toFixed(5), lat: lat.toFixed(5), z: String(ZOOM) };
  return `/map?${new URLSearchParams(query)}`;
}

/** Where it is: the address, and a small map once somebody asks for it. */
export function Place({ report }: { report: Report }) {
  const [Shown, show] = useState<ComponentType<PlaceMapProps> | null>(null);
  const [isFailed, fail] = useState(false);
  const place = report.address || report.subject.address;
  const load = () =>
    import("./PlaceMap.tsx").then(
      ({ PlaceMap }) => show(() => PlaceMap),
      () => fail(true),
    );
  return (
    <div class="follow-place">
      <a class="follow-place-link" href={mapAddress(report)}>
        <Icon name="pin" />
        <span>
          <span class="follow-place-name">{place || t("follow.place")}</span>
          <span class="muted small figures">
            {report.location.lat.toFixed(5)}, {report.location.lon.toFixed(5)}
          </span>
        </span>
      </a>
      {Shown && !isFailed ? (
        <Shown report={report} zoom={ZOOM} onFail={() => fail(true)} />
      ) : (
        !isFailed && (
          <Button icon="map" onClick={() => void load()}>
            {t("follow.map")}
          </Button>
        )
      )}
      {isFailed && <a href={mapAddress(report)}>{t("follow.map")}</a>}
    </div>
  );
}
