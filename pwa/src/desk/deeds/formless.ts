// SPDX-License-Identifier: EUPL-1.2
import type { Action } from "../../api/deskDeeds.ts";

/** What needs no words: it is done by one key. */
const FORMLESS: ReadonlySet<Action> = new Set(["accept", "resume", "start"]);

export function isFormless(action: Action): boolean {
  return FORMLESS.has(action);
}
