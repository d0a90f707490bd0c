// SPDX-License-Identifier: EUPL-1.2
import type { LonLat } from "../api/metres.ts";

/** Devices that know no `geo:` addresses (RFC 5870), and open maps by one of their own. */
const APPLE = /iPhone|iPad|iPod|Macintosh/;
const ANDROID = /Android/;

/**
 * Return an address by which the device's own map shows a place, and the way there; where a device
 * has no map of its own, as at a desk, that of OpenStreetMap.
 */
export function wayTo({ lon, lat }: LonLat, device: string = navigator.userAgent): string {
  if (APPLE.test(device)) return `maps:?q=${lat},${lon}`;
  if (ANDROID.test(device)) return `geo:${lat},${lon}?q=${lat},${lon}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
}
