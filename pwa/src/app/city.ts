// SPDX-License-Identifier: EUPL-1.2
import { computed, signal } from "@preact/signals";
import { client, given, type Schema } from "../api/client.ts";
import { wearColour } from "../components/cityColour.ts";
import { zone } from "../i18n/format.ts";

type City = Schema["JurisdictionView"];

/** All cities that are served here. */
export const cities = signal<City[]>([]);
const chosen = signal<string | null>(null);

/** The city that the resident is in, else the first; null until it is known. */
export const city = computed(
  () => cities.value.find(({ code }) => code === chosen.value) ?? cities.value[0] ?? null,
);

/** Ask which cities are served; the answer is kept by the service worker. */
export async function loadCities(): Promise<void> {
  const { jurisdictions } = given(await client.GET("/api/v1/jurisdictions"));
  cities.value = jurisdictions;
  settle();
}

/** Choose the city at a location, WGS 84 degrees; false if none is served there. */
export function chooseCityAt(lon: number, lat: number): boolean {
  const there = cities.value.find(({ bbox: [west, south, east, north] }) => {
    if (west === undefined || south === undefined || east === undefined || north === undefined)
      return false;
    return west <= lon && lon <= east && south <= lat && lat <= north;
  });
  if (!there) return false;
  chosen.value = there.code;
  settle();
  return true;
}

/** Tell time and wear the colour of the chosen city. */
function settle(): void {
  zone.value = city.value?.zone ?? "UTC";
  wearColour(city.value?.theme_colour);
}
