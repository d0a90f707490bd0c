// SPDX-License-Identifier: EUPL-1.2
import type { LonLat } from "../api/metres.ts";

/** Devices that know no `geo:` addresses (RFC 5870), and open maps by one of their own. */
const APPLE = /iPhone|iPad|iPod|Macintosh/;

/** Return an address by which the device's own map shows a place, and the way there. */
export function wayTo({ lon, lat }: LonLat, device: string = navigator.userAgent): string {
  return APPLE.test(device) ? `maps:?q=${lat},${lon}` : `geo:${lat},${lon}?q=${lat},${lon}`;
}
