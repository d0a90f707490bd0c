// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import type { Action } from "../../api/deskDeeds.ts";
import { DEPARTMENT_ROLES, holds } from "../parts/roles.ts";

type Status = Schema["Status"];
type Person = Schema["PersonView"] | null | undefined;

const OPEN: readonly Status[] = ["submitted", "accepted", "in_progress", "needs_info", "reopened"];
const WORKED: readonly Status[] = ["accepted", "in_progress", "needs_info", "reopened"];

/** In which statuses something can be done; what is not here is decided on the report's sheet. */
const WHEN: Partial<Record<Action, readonly Status[]>> = {
  accept: ["submitted"],
  reject: ["submitted"],
  start: ["accepted", "reopened"],
  ask: ["accepted", "in_progress"],
  respond: WORKED,
  merge: WORKED,
  transfer: OPEN,
  assign: OPEN,
  extend: WORKED,
  pause: WORKED,
  correct: OPEN,
  split: WORKED,
  note: [...OPEN, "answered", "closed"],
  internal_note: [...OPEN, "answered", "closed", "rejected", "withdrawn"],
};
const MODERATORS_TOO: readonly Action[] = ["accept", "reject", "internal_note", "correct"];
const MANAGERS_ONLY: readonly Action[] = ["pause", "annotate", "reopen_again"];

/** Return whether somebody may ever do this. The server decides about each report. */
export function mayEver(person: Person, action: Action): boolean {
  if (MANAGERS_ONLY.includes(action)) return holds(person, ["manager"]);
  const roles = MODERATORS_TOO.includes(action)
    ? ([...DEPARTMENT_ROLES, "moderator"] as const)
    : DEPARTMENT_ROLES;
  return holds(person, roles);
}

/** Return whether this can be done with a report that stands so. */
export function fits(action: Action, status: Status): boolean {
  return WHEN[action]?.includes(status) ?? false;
}
