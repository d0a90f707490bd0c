// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";

export type Role = Schema["Role"];
type Person = Schema["PersonView"];

/** Roles that are held in a department. */
export const DEPARTMENT_ROLES: readonly Role[] = ["clerk", "inspector", "manager"];
/** Who reads the queue. */
export const READERS: readonly Role[] = [...DEPARTMENT_ROLES, "moderator", "auditor"];
/** Everybody who has something to do at the desk. */
export const STAFF: readonly Role[] = [...READERS, "administrator"];

/** Return whether somebody holds one of these roles, anywhere. */
export function holds(person: Person | null | undefined, roles: readonly Role[]): boolean {
  return person?.grants.some(({ role }) => roles.includes(role)) ?? false;
}

/** Return the ids of the departments in which somebody works, each once. */
export function departmentsOf(person: Person | null | undefined): string[] {
  const ids = (person?.grants ?? [])
    .filter(({ role }) => DEPARTMENT_ROLES.includes(role))
    .flatMap(({ department_id }) => (department_id ? [department_id] : []));
  return [...new Set(ids)];
}
