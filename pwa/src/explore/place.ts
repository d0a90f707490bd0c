// SPDX-License-Identifier: EUPL-1.2
import type { View } from "../map/engine.ts";

/** Decimals of a degree that make a metre, and of a zoom. */
const PLACE_DECIMALS = 5;
const ZOOM_DECIMALS = 2;

/** Return the view that an address holds, or null. */
export function viewOf(query: URLSearchParams): View | null {
  const [lon, lat, zoom] = ["lon", "lat", "z"].map((name) => number(query.get(name)));
  if (lon === undefined || lat === undefined || lon === null || lat === null) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85) return null;
  return { lon, lat, zoom: Math.min(20, Math.max(0, zoom ?? 16)) };
}

function number(text: string | null): number | null {
  const value = Number(text);
  return text && Number.isFinite(value) ? value : null;
}

/** Write a view into an address. */
export function writeView({ lon, lat, zoom }: View, query: URLSearchParams): void {
  query.set("lon", lon.toFixed(PLACE_DECIMALS));
  query.set("lat", lat.toFixed(PLACE_DECIMALS));
  query.set("z", zoom.toFixed(ZOOM_DECIMALS));
}
