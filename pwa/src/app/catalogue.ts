// SPDX-License-Identifier: EUPL-1.2
import {
  type Catalogue,
  type Category,
  categoryIn,
  type Group,
  loadCatalogue,
} from "../api/catalogue.ts";
import { type Resource, reload, useResource } from "../api/resource.ts";
import { language } from "../i18n/language.ts";
import { city, loadCities } from "./city.ts";

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
