// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "../../api/client.ts";
import { useResource } from "../../api/resource.ts";
import { person } from "../../api/session.ts";
import { city } from "../../app/city.ts";
import { departmentsOf, holds } from "./roles.ts";

export type Department = Schema["DepartmentView"];

async function load(jurisdiction: string): Promise<Department[]> {
  if (!jurisdiction) return [];
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/departments", { params: { query } })).departments;
}

/** Show every department of the city. */
export function useDepartments(): Department[] {
  const code = city.value?.code ?? "";
  return useResource(`departments ${code}`, () => load(code)).value ?? [];
}

/** Show the departments whose queues somebody reads: one's own, or all for the whole city's staff. */
export function useMyDepartments(): Department[] {
  const all = useDepartments();
  if (holds(person.value, ["moderator", "auditor"])) return all;
  const mine = departmentsOf(person.value);
  return all.filter(({ id }) => mine.includes(id));
}
