// SPDX-License-Identifier: EUPL-1.2
import { type LonLat, metresBetween } from "../api/metres.ts";

/** Where somebody stands, as their device knows it. */
export interface Standing extends LonLat {
  accuracyM: number;
  /** When the device found out. */
  at: string;
}

/** How well somebody stands to say what is there. */
export type Reach = "near" | "far" | "vague" | "old";

/** Whoever is nearer sees it. Source: facts on the mapping game 5, rule A3. */
export const NEAR_M = 60;
/** What the device does not know better is given in people's favour up to here. */
const DOUBT_M = 100;
/** A device that knows no better proves nothing. */
export const VAGUE_M = 150;
/** After this somebody may have walked on. */
const FRESH_MS = 10 * 60_000;

/** Return whether from there an answer about a thing counts, and why not. */
export function reachOf(from: Standing, to: LonLat, now: number = Date.now()): Reach {
  if (now - Date.parse(from.at) > FRESH_MS) return "old";
  if (from.accuracyM > VAGUE_M) return "vague";
  const sure = metresBetween(from, to) - Math.min(from.accuracyM, DOUBT_M);
  return sure > NEAR_M ? "far" : "near";
}
