// SPDX-License-Identifier: EUPL-1.2
import type { Action } from "../../api/deskDeeds.ts";

/** Something that the person may do with the report, and the key that does it. */
export interface Offered {
  action: Action;
  key: string;
}

/** In the order in which they are wanted: what ends the work first, what is rare last. */
const ORDER: readonly [action: Action, key: string][] = [
  ["accept", "a"],
  ["reject", "d"],
  ["respond", "r"],
  ["review", "a"],
  ["start", "w"],
  ["assign", "s"],
  ["transfer", "t"],
  ["ask", "q"],
  ["note", "n"],
  ["internal_note", "i"],
  ["correct", "c"],
  ["merge", "m"],
  ["extend", "e"],
  ["ask_extension", "e"],
  ["pause", "h"],
  ["resume", "h"],
  ["split", "y"],
  ["annotate", "l"],
  ["reopen_again", "b"],
];

/** What letters do; of those that share one, never two can be done with a report at once. */
export const KEYS: ReadonlyMap<string, readonly Action[]> = new Map(
  ORDER.map(([, key]) => [key, ORDER.filter((one) => one[1] === key).map(([action]) => action)]),
);

/** Who names nobody else may still take a report or leave it: one form for all of it. */
const ASSIGNING = ["assign", "take", "release"];

/** Return what can be done, by what the server offers, in the order of the desk. */
export function offeredOf(actions: readonly string[]): Offered[] {
  const isOffered = (action: Action) =>
    action === "assign" ? ASSIGNING.some((one) => actions.includes(one)) : actions.includes(action);
  return ORDER.filter(([action]) => isOffered(action)).map(([action, key]) => ({ action, key }));
}

const FIRST: readonly Action[] = ["accept", "respond", "review", "reopen_again"];

/** Return the one next action; undefined: there is nothing to do. */
export function primaryOf(offered: readonly Offered[]): Offered | undefined {
  return FIRST.flatMap((action) => offered.filter((one) => one.action === action))[0] ?? offered[0];
}
