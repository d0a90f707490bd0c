// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { type LonLat, metresBetween } from "../../api/metres.ts";

/** Nearer than this nothing that is shown changes. */
const STEP_M = 10;

/** Return where the inspector is, as they walk; null as long as the device does not say. */
export function useMe(): LonLat | null {
  const [me, move] = useState<LonLat | null>(null);
  useEffect(() => {
    if (!("geolocation" in navigator)) return;
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        const here = { lon: coords.longitude, lat: coords.latitude };
        move((before) => (before && metresBetween(before, here) < STEP_M ? before : here));
      },
      () => undefined,
      { enableHighAccuracy: true, maximumAge: 10_000 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, []);
  return me;
}
