// SPDX-License-Identifier: EUPL-1.2
import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "preact/hooks";
import { IconButton } from "../components/Button/Button.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { locate, mayLocate, NotLocated } from "./locate.ts";
import type { Place } from "./place.ts";
import { type Bbox, isInside } from "./tiles.ts";

interface Props {
  map: MapLibreMap;
  onLocated: (place: Place) => void;
}

/** As close as one wants to be to where one stands. */
const CLOSE_ZOOM = 16;

/** Real buttons for what fingers do on the map. */
export function Controls({ map, onLocated }: Props) {
  const [isAsking, ask] = useState(false);
  useEffect(() => {
    // Where nobody needs to be asked, my place is there from the start.
    void mayLocate()
      .then((may) => (may ? locate().then(onLocated) : undefined))
      .catch(() => undefined);
  }, []);
  const find = async () => {
    ask(true);
    try {
      const place = await locate();
      onLocated(place);
      show(map, place);
    } catch (error) {
      if (!(error instanceof NotLocated)) throw error;
      toast(t(`map.locate.${error.why}`));
    } finally {
      ask(false);
    }
  };
  return (
    <div class="map-controls">
      <IconButton
        icon="locate"
        label={isAsking ? t("map.locate.asking") : t("map.locate")}
        disabled={isAsking}
        onClick={() => void find()}
      />
      <IconButton icon="add" label={t("map.zoom_in")} onClick={() => map.zoomIn()} />
      <IconButton icon="minus" label={t("map.zoom_out")} onClick={() => map.zoomOut()} />
    </div>
  );
}

function show(map: MapLibreMap, { lon, lat }: Place): void {
  const bounds = map.getMaxBounds();
  const [west, south, east, north] = bounds?.toArray().flat() ?? [];
  const limits: Bbox = [west ?? -180, south ?? -90, east ?? 180, north ?? 90];
  if (!isInside(lon, lat, limits)) {
    toast(t("map.locate.outside"));
    return;
  }
  map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), CLOSE_ZOOM) });
}
