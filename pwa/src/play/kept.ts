// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { loadOffers, type Offer } from "../api/mapping.ts";
import { type LonLat, metresBetween } from "../api/metres.ts";
import { person } from "../api/session.ts";
import { keepValue, keptValue } from "../app/database.ts";
import { type FieldDeed, PLAY } from "../app/field.ts";
import type { Standing } from "./reach.ts";

/** What a resident has taken along to play. */
export interface KeptPlay {
  /** Whose it is; nobody else who signs in on this device sees it. */
  by: string;
  /** From where the missions were asked for. */
  from: LonLat | null;
  offers: Offer[];
  /** Ids of missions that were answered or put aside here. */
  done: string[];
  /** What one's own points had come to when their news were read, by id. */
  seen: Record<string, string>;
  /** Code of the district that they look at first; empty: the one where they are. */
  district?: string;
  /** Whether they left the game or hid it. */
  isHidden?: boolean;
}

/** What is on this device; undefined: it has not been asked yet. */
export const kept = signal<KeptPlay | null | undefined>(undefined);

let nChanges = 0;

/**
 * Read what this device keeps; what is somebody else's is thrown away. What was changed while the
 * device was still reading is newer.
 */
export async function readPlay(): Promise<void> {
  const nBefore = nChanges;
  const found = (await keptValue<KeptPlay>(PLAY).catch(() => undefined)) ?? null;
  const isTheirs = found && person.value && person.value.id !== found.by;
  if (nChanges !== nBefore) return;
  if (isTheirs) await keepValue(PLAY, null);
  kept.value = isTheirs ? null : found;
}

/** Change what is kept, for whoever is signed in. */
export async function changePlay(part: Partial<KeptPlay>): Promise<void> {
  const by = person.value?.id ?? kept.value?.by;
  if (by === undefined) return;
  nChanges += 1;
  const before = kept.value ?? { by, from: null, offers: [], done: [], seen: {} };
  kept.value = { ...before, ...part };
  await keepValue(PLAY, kept.value);
}

/** Ask for missions near where somebody stands; `isNew`: for others than these. */
export async function findMissions(at: Standing, isNew = false): Promise<void> {
  const offers = await loadOffers(at, at.accuracyM, isNew);
  const here = new Set(offers.map(({ id }) => id));
  const done = (kept.value?.done ?? []).filter((id) => here.has(id));
  await changePlay({ offers, done, from: { lon: at.lon, lat: at.lat } });
}

/** Show a mission beside the others, such as one about a thing that is on the map already. */
export async function addMission(offer: Offer): Promise<void> {
  const others = (kept.value?.offers ?? []).filter(({ id }) => id !== offer.id);
  await changePlay({ offers: [offer, ...others] });
}

/** Offer a mission no more. */
export async function settleMission(id: string): Promise<void> {
  await changePlay({ done: [...(kept.value?.done ?? []), id] });
}

/** Return the missions that are left, nearest first. */
export function left(
  known: Pick<KeptPlay, "offers" | "done">,
  deeds: readonly Pick<FieldDeed, "target">[],
  at: LonLat | null,
  now: number = Date.now(),
): Offer[] {
  const answered = new Set([...known.done, ...deeds.map(({ target }) => target)]);
  const open = known.offers.filter(
    ({ id, expires_at }) => !answered.has(id) && Date.parse(expires_at) > now,
  );
  const away = (offer: Offer) => (at ? metresBetween(at, offer) : offer.distance_m);
  return open.sort((one, other) => away(one) - away(other));
}

/** Farther from where missions were asked for, others are nearer. */
const MOVED_M = 300;

/** Whether it is time to ask for missions anew: none is left, or somebody has walked on. */
export function areStale(
  known: Pick<KeptPlay, "offers" | "done" | "from">,
  deeds: readonly Pick<FieldDeed, "target">[],
  at: LonLat,
  now: number = Date.now(),
): boolean {
  if (!known.from || metresBetween(known.from, at) > MOVED_M) return true;
  return left(known, deeds, at, now).length === 0;
}
