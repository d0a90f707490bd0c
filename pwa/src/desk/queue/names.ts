// SPDX-License-Identifier: EUPL-1.2

import { loadCatalogue } from "../../api/catalogue.ts";
import { listAreas } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { type Key, t, words } from "../../i18n/text.ts";
import { CLOCKS, OPEN, PRIORITIES } from "./filters.ts";

export function useCatalogue() {
  const code = city.value?.code ?? "";
  const load = async () => (code ? await loadCatalogue(code) : undefined);
  return useResource(`catalogue ${code}`, load).value;
}

export function useAreas() {
  const code = city.value?.code ?? "";
  const load = async () => (code ? await listAreas(code) : []);
  const areas = useResource(`areas ${code}`, load).value ?? [];
  return areas.filter(({ kind }) => kind !== "municipality");
}

function known(list: readonly string[], prefix: string, word: string): string {
  return list.includes(word) ? t(`${prefix}.${word}` as Key) : word;
}

/** What the codes of filters are called. */
export function useNames() {
  const groups = useCatalogue()?.groups ?? [];
  const areas = useAreas();
  const kinds = groups.flatMap((group) => [group, ...group.categories]);
  return {
    status: (code: string) => known(OPEN, "desk.status", code),
    clock: (code: string) => known(CLOCKS, "desk.clock", code),
    priority: (code: string) => known(PRIORITIES, "desk.priority", code),
    category: (code: string) => words(kinds.find((one) => one.code === code)?.name) || code,
    area: (code: string) => words(areas.find((one) => one.code === code)?.name) || code,
  };
}
