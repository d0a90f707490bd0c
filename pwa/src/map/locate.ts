// SPDX-License-Identifier: EUPL-1.2
import type { Place } from "./place.ts";

/** Why the device does not say where it is. */
export type WhyNot = "denied" | "unknown" | "slow";

/** The device did not say where it is. */
export class NotLocated extends Error {
  constructor(readonly why: WhyNot) {
    super(`not located: ${why}`);
  }
}

const LONGEST_MS = 12_000;
/** A place this old is still where somebody stands. */
const OLDEST_MS = 20_000;

/** Return where the device is. @throws NotLocated with the reason. */
export function locate(): Promise<Place> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) {
      reject(new NotLocated("unknown"));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy }),
      ({ code }) => reject(new NotLocated(reason(code))),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: OLDEST_MS },
    );
  });
}

/** Return why a device does not say where it is, by the code of its error. */
export function reason(code: number): WhyNot {
  if (code === GeolocationPositionError.PERMISSION_DENIED) return "denied";
  return code === GeolocationPositionError.TIMEOUT ? "slow" : "unknown";
}

/** Whether the device may be asked without asking the person. */
export async function mayLocate(): Promise<boolean> {
  const answer = await navigator.permissions?.query({ name: "geolocation" }).catch(() => undefined);
  return answer?.state === "granted";
}
