// SPDX-License-Identifier: EUPL-1.2
import { cities } from "../app/city.ts";

export { useCatalogue, useCategory } from "../app/catalogue.ts";

/** Whether reports are taken at a place; true as long as nobody knows the cities. */
export function isServed({ lon, lat }: { lon: number; lat: number }): boolean {
  if (cities.value.length === 0) return true;
  return cities.value.some(({ bbox: [west = 0, south = 0, east = 0, north = 0] }) => {
    return west <= lon && lon <= east && south <= lat && lat <= north;
  });
}
