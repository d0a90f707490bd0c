// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type { Round, RoundStop } from "../../api/field.ts";
import { loadRound } from "../../api/field.ts";
import type { LonLat } from "../../api/metres.ts";
import { person } from "../../api/session.ts";
import { keepValue, keptValue } from "../../app/database.ts";
import { type FieldDeed, ROUND } from "../../app/field.ts";

/** A round as this device keeps it. */
export interface KeptRound {
  /** Whose it is; nobody else who signs in on this device sees it. */
  by: string;
  /** When the server told it. */
  at: string;
  from: LonLat;
  round: Round;
  /** Ids of reports that were visited, and of those put off to the end. */
  done: string[];
  skipped: string[];
  /** When photos and map were taken along; null: they were not. */
  alongAt: string | null;
}

/** What an inspector walks through; undefined: the device has not been asked yet. */
export const kept = signal<KeptRound | null | undefined>(undefined);

/** Read what this device keeps; somebody else's round is thrown away. */
export async function readRound(): Promise<void> {
  const found = (await keptValue<KeptRound | null>(ROUND)) ?? null;
  const isTheirs = found && person.value && person.value.id !== found.by;
  if (isTheirs) await keepValue(ROUND, null);
  kept.value = isTheirs ? null : found;
}

/** Ask the server for a round from here; what was visited before stays away by itself. */
export async function beginRound(from: LonLat): Promise<void> {
  const round = await loadRound(from);
  const by = person.value?.id ?? "";
  const at = new Date().toISOString();
  await keep({ by, at, from, round, done: [], skipped: [], alongAt: null });
}

export async function change(part: Partial<KeptRound>): Promise<void> {
  if (kept.value) await keep({ ...kept.value, ...part });
}

/** Return the round as it is after a visit. */
export function afterVisit(report_id: string): KeptRound | null {
  return kept.value ? { ...kept.value, done: [...kept.value.done, report_id] } : null;
}

/** Forget the round, as at its end. */
export async function endRound(): Promise<void> {
  await keepValue(ROUND, null);
  kept.value = null;
}

async function keep(round: KeptRound): Promise<void> {
  kept.value = round;
  await keepValue(ROUND, round);
}

/** Return the stops that are left, in the order to walk; what was put off comes last. */
export function left(known: KeptRound, deeds: readonly FieldDeed[]): RoundStop[] {
  const visited = new Set([...known.done, ...deeds.map(({ target }) => target)]);
  const open = known.round.stops.filter(({ id }) => !visited.has(id));
  const isPutOff = ({ id }: RoundStop) => known.skipped.includes(id);
  const putOff = open.filter(isPutOff);
  // In the order in which they were put off: what was put off again goes to the very end.
  putOff.sort((a, b) => known.skipped.lastIndexOf(a.id) - known.skipped.lastIndexOf(b.id));
  return [...open.filter((stop) => !isPutOff(stop)), ...putOff];
}
