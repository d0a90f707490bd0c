// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Offer } from "../api/mapping.ts";
import type { LonLat } from "../api/metres.ts";
import { Button } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import { hindrance } from "../map/support.ts";

type StopsMap = typeof import("../map/StopsMap.tsx")["StopsMap"];

/** The missions on a map, numbered as in the list; fetched when it is asked for. */
export function MissionsMap({ offers, at }: { offers: Offer[]; at: LonLat }) {
  const [MapOf, show] = useState<StopsMap | null>(null);
  const [hasFailed, fail] = useState(hindrance() === "no_webgl");
  const open = () => {
    import("../map/StopsMap.tsx").then(
      ({ StopsMap }) => show(() => StopsMap),
      () => fail(true),
    );
  };
  if (hasFailed) return <p role="status">{t("play.map.none")}</p>;
  if (!MapOf) {
    return (
      <p>
        <Button icon="map" onClick={open}>
          {t("play.map.show")}
        </Button>
      </p>
    );
  }
  return <MapOf label={t("play.map")} places={offers} me={at} onFail={() => fail(true)} />;
}
