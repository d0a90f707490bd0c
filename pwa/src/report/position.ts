// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type { Spot } from "./place.ts";

/** off: not asked yet; searching: a better fix may come; found, denied and lost are final for now. */
export type GpsState = "off" | "searching" | "found" | "denied" | "lost";

/** Where the device is, as well as it knows by now. */
export const fix = signal<Spot | null>(null);
export const gps = signal<GpsState>("off");

/** Good enough to stop looking: satellites rarely tell more in a street. */
const ENOUGH_M = 12;
/** After this a phone in a pocket of a building will not find more. */
const PATIENCE_MS = 20_000;
/** A fix of so long ago is still where somebody stands. */
const FRESH_MS = 15_000;

/** After this somebody may have walked on while the app was open. */
const STALE_MS = 60_000;

let foundAt = 0;
let watch: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Ask the device where it is; the fix gets better for some seconds. */
export function locate(): void {
  if (!("geolocation" in navigator)) {
    gps.value = "lost";
    return;
  }
  if (watch !== null) return;
  if (Date.now() - foundAt > STALE_MS) fix.value = null;
  gps.value = "searching";
  timer = setTimeout(() => stop(fix.value ? "found" : "lost"), PATIENCE_MS);
  watch = navigator.geolocation.watchPosition(took, failed, {
    enableHighAccuracy: true,
    maximumAge: FRESH_MS,
    timeout: PATIENCE_MS,
  });
}

function took({ coords }: GeolocationPosition): void {
  const { longitude: lon, latitude: lat, accuracy } = coords;
  fix.value = { lon, lat, accuracy_m: accuracy };
  foundAt = Date.now();
  if (accuracy <= ENOUGH_M) stop("found");
}

function failed({ code }: GeolocationPositionError): void {
  // 1: the person or the device does not allow it. Source: W3C Geolocation, 7.2.
  if (code === 1) stop("denied");
  else if (!fix.value) stop("lost");
}

function stop(state: GpsState): void {
  clearTimeout(timer);
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
  gps.value = state;
}

/** Ask at once where asking needs no question to the person. */
export async function locateIfAllowed(): Promise<void> {
  const answer = await navigator.permissions?.query({ name: "geolocation" }).catch(() => undefined);
  if (answer?.state === "granted") locate();
}
