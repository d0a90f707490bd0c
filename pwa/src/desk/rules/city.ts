// SPDX-License-Identifier: EUPL-1.2
import { person } from "../../api/session.ts";
import { cities, city } from "../../app/city.ts";
import type { Role } from "../parts/roles.ts";
import { holds } from "../parts/roles.ts";

const RULERS: readonly Role[] = ["administrator", "auditor"];

/** Return the code of the city whose rules are looked at: the one of now, if they are this person's. */
export function ruledCity(): string | null {
  const ids = new Set(
    (person.value?.grants ?? [])
      .filter(({ role }) => RULERS.includes(role))
      .map(({ jurisdiction_id }) => jurisdiction_id),
  );
  if (city.value && ids.has(city.value.id)) return city.value.code;
  return cities.value.find(({ id }) => ids.has(id))?.code ?? null;
}

/** Return whether this person may try and change rules; auditors read. */
export function mayChange(): boolean {
  return holds(person.value, ["administrator"]);
}
