// SPDX-License-Identifier: EUPL-1.2
import {
  type Catalogue,
  type Category,
  categoryIn,
  type Group,
  loadCatalogue,
} from "../api/catalogue.ts";
import { type Resource, reload, useResource } from "../api/resource.ts";
import { cities, city, loadCities } from "../app/city.ts";
import { language } from "../i18n/language.ts";

async function load(): Promise<Catalogue> {
  if (!city.value) await loadCities();
  if (!city.value) throw new TypeError("no city is known");
  return loadCatalogue(city.value.code);
}

function key(): string {
  return `catalogue ${city.value?.code ?? ""}`;
}

/** Show what can be reported in the city of now. */
export function useCatalogue(): Resource<Catalogue> & { retry: () => void } {
  const resource = useResource(key(), load);
  return { ...resource, retry: () => void reload(`${language.value} ${key()}`, load) };
}

/** Show the category of a report with its group; null until it is known. */
export function useCategory(code: string | null): (Category & { group: Group }) | null {
  return categoryIn(useCatalogue().value, code);
}

/** Whether reports are taken at a place; true as long as nobody knows the cities. */
export function isServed({ lon, lat }: { lon: number; lat: number }): boolean {
  if (cities.value.length === 0) return true;
  return cities.value.some(({ bbox: [west = 0, south = 0, east = 0, north = 0] }) => {
    return west <= lon && lon <= east && south <= lat && lat <= north;
  });
}
