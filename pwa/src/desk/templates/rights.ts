// SPDX-License-Identifier: EUPL-1.2
import { person } from "../../api/session.ts";
import { type Department, useMyDepartments } from "../parts/departments.ts";

/** Return the departments whose templates somebody may change: those that they manage. */
export function useManaged(): Department[] {
  const managed = new Set(
    (person.value?.grants ?? [])
      .filter(({ role }) => role === "manager")
      .map(({ department_id }) => department_id),
  );
  return useMyDepartments().filter(({ id }) => managed.has(id));
}
