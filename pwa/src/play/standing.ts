// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mayLocate, NotLocated, reason, type WhyNot } from "../map/locate.ts";
import type { Standing } from "./reach.ts";

/** Where the device is; null: it has not been asked, or does not know. */
export const standing = signal<Standing | null>(null);
/** Why it does not say so; null: it does, or was not asked. */
export const whyNot = signal<WhyNot | null>(null);

const LONGEST_MS = 15_000;
/** A place this old is still where somebody stands. */
const OLDEST_MS = 10_000;
const OPTIONS = { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: OLDEST_MS };

let nWatching = 0;
let watch: number | null = null;

/** Follow the device for as long as the screen is open, where nobody needs to be asked for it. */
export function useStanding(): void {
  useEffect(() => {
    let isGone = false;
    nWatching += 1;
    void mayLocate().then((may) => may && !isGone && follow());
    return () => {
      isGone = true;
      nWatching -= 1;
      if (nWatching === 0) leave();
    };
  }, []);
}

/** Ask the device where it is. @throws NotLocated with the reason. */
export function stand(): Promise<Standing> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) {
      whyNot.value = "unknown";
      reject(new NotLocated("unknown"));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      (position) => {
        resolve(took(position));
        follow();
      },
      ({ code }) => {
        whyNot.value = reason(code);
        reject(new NotLocated(reason(code)));
      },
      OPTIONS,
    );
  });
}

function follow(): void {
  if (watch !== null || nWatching === 0 || !("geolocation" in navigator)) return;
  watch = navigator.geolocation.watchPosition(
    took,
    ({ code }) => {
      whyNot.value = reason(code);
    },
    OPTIONS,
  );
}

function leave(): void {
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
}

function took({ coords, timestamp }: GeolocationPosition): Standing {
  const { longitude: lon, latitude: lat, accuracy: accuracyM } = coords;
  const found = { lon, lat, accuracyM, at: new Date(timestamp).toISOString() };
  standing.value = found;
  whyNot.value = null;
  return found;
}
