// SPDX-License-Identifier: EUPL-1.2
// What is done in the street: kept on the device first, sent by itself, once. Shared by the page and
// the service worker: nothing here may need a document.
import { signal } from "@preact/signals";
import { uuidv7 } from "uuidv7";
import type { Schema } from "../api/client.ts";
import type { AnswerBody, AnswerTaken, PointDraft } from "../api/mapping.ts";
import { person } from "../api/session.ts";
import { database, keptValue, type LocalPhoto, type Wait } from "./database.ts";

/** Where a photo belongs in what is told. */
export type PhotoRole = "photo_ids" | "before_ids";

type VisitWords = Omit<Schema["VisitBody"], "photo_ids">;
type WorkWords = Omit<Schema["WorkToldBody"], "id" | PhotoRole>;
type PointWords = Omit<PointDraft, "id" | "photo_id">;
type AnswerWords = Omit<AnswerBody, "photo_id">;

interface Common {
  /** Also the key by which the server knows it again. */
  id: string;
  state: "waiting" | "refused";
  /** Whose deed it is, where somebody had to be signed in; nobody else sends it in their name. */
  by: string | null;
  /** What it is about, for people: a number and a place. */
  label: string;
  /** Photos of this device, in their order. */
  photos: { id: string; role: PhotoRole }[];
  created_at: string;
  n_attempts: number;
  /** Not before this instant. */
  next_at: string | null;
  wait: Wait | null;
  problem: Schema["Problem"] | null;
}

/** An inspector's visit; `target` is the report's id. */
export interface VisitDeed extends Common {
  kind: "visit";
  target: string;
  words: VisitWords;
}

/** What a contractor tells; `target` is the token of the link. */
export interface WorkDeed extends Common {
  kind: "work";
  target: string;
  words: WorkWords;
}

/** A thing that a resident found; `target` is the campaign's id. */
export interface PointDeed extends Common {
  kind: "point";
  target: string;
  words: PointWords;
}

/** What a resident says to a mission; `target` is the offer's id. */
export interface AnswerDeed extends Common {
  kind: "answer";
  target: string;
  words: AnswerWords;
}

export type FieldDeed = VisitDeed | WorkDeed | PointDeed | AnswerDeed;

type New = {
  [Deed in FieldDeed as Deed["kind"]]: Pick<Deed, "kind" | "target" | "words">;
}[FieldDeed["kind"]];

/** What the server said to an answer, for its author to read. */
export interface Told {
  target: string;
  label: string;
  answer: AnswerTaken;
}

/** Everything of this device that has not arrived, oldest first. */
export const fieldDeeds = signal<FieldDeed[]>([]);
/** Grows whenever something arrived, so that screens ask the server anew. */
export const nArrived = signal(0);

/** Name of what an inspector took along. */
export const ROUND = "round";
/** Name of what a resident took along to play. */
export const PLAY = "play";
/** Begins the names of what the server said to deeds that arrived. */
export const TOLD = "told:";
const PREFIX = "deed:";
/** After it, none of our names comes. */
const BEYOND = "deed;";

const channel = new BroadcastChannel("civic.field");
channel.onmessage = ({ data }) => {
  if (data === "arrived") nArrived.value += 1;
  void refreshDeeds();
};

/** Read again what waits on this device. */
export async function refreshDeeds(): Promise<FieldDeed[]> {
  const range = IDBKeyRange.bound(PREFIX, BEYOND);
  const found = (await (await database()).getAll("kept", range)) as FieldDeed[];
  fieldDeeds.value = found;
  return found;
}

/** What is over once a deed is kept. */
export interface Settled {
  /** Name of the draft that it was written as. */
  draft: string;
  /** The round on which it was done, as it is afterwards. */
  round?: unknown;
}

/**
 * Keep what was done, with its photos, so that it is sent as soon as that is possible; its draft
 * goes in the same moment, so that no crash leaves both.
 *
 * @throws DOMException QuotaExceededError: the device is full; nothing was kept.
 */
export async function keepDeed(
  done: New,
  label: string,
  photos: { blob: Blob; role: PhotoRole }[],
  { draft, round }: Settled,
): Promise<FieldDeed> {
  const now = new Date().toISOString();
  const id = uuidv7();
  const kept = photos.map(({ blob, role }) => ({ role, photo: localPhoto(id, blob, now) }));
  const deed = {
    ...done,
    id,
    label,
    by: done.kind === "work" ? null : (person.value?.id ?? (await owner(done.kind))),
    state: "waiting",
    photos: kept.map(({ role, photo }) => ({ role, id: photo.id })),
    created_at: now,
    n_attempts: 0,
    next_at: null,
    wait: null,
    problem: null,
  } as FieldDeed;
  const steps = (await database()).transaction(["kept", "photos"], "readwrite");
  const named = steps.objectStore("kept");
  await Promise.all([
    named.put(deed, PREFIX + id),
    named.delete(draft),
    ...(round ? [named.put(round, ROUND)] : []),
    ...kept.map(({ photo }) => steps.objectStore("photos").put(photo)),
    steps.done,
  ]);
  await told();
  return deed;
}

/** Return whose is what was taken along; without a connection nobody else is known. */
async function owner(kind: FieldDeed["kind"]): Promise<string | null> {
  return (await keptValue<{ by: string }>(kind === "visit" ? ROUND : PLAY))?.by ?? null;
}

function localPhoto(deed_id: string, blob: Blob, added_at: string): LocalPhoto {
  const id = uuidv7();
  const empty = { sent_bytes: 0, photo_id: null, place: null, is_shrunk: true };
  return { id, report_id: deed_id, blob, added_at, ...empty };
}

/** Change what is known of the sending of a deed; nothing happens if it is gone. */
export async function changeDeed(
  id: string,
  changes: Partial<Common> & { words?: FieldDeed["words"] },
): Promise<void> {
  const steps = (await database()).transaction("kept", "readwrite");
  const deed = (await steps.store.get(PREFIX + id)) as FieldDeed | undefined;
  if (deed) await steps.store.put({ ...deed, ...changes } as FieldDeed, PREFIX + id);
  await steps.done;
  await told();
}

/**
 * Forget a deed and its photos: it arrived, or its author gave it up.
 *
 * @param said what the server answered, where its author should read it.
 */
export async function dropDeed(id: string, hasArrived = false, said?: Told): Promise<void> {
  const steps = (await database()).transaction(["kept", "photos"], "readwrite");
  const photos = await steps.objectStore("photos").index("report_id").getAllKeys(id);
  await Promise.all([
    steps.objectStore("kept").delete(PREFIX + id),
    said && steps.objectStore("kept").put(said, TOLD + id),
    ...photos.map((key) => steps.objectStore("photos").delete(key)),
    steps.done,
  ]);
  if (hasArrived) nArrived.value += 1;
  await told(hasArrived ? "arrived" : "changed");
}

/** Return the photos of a deed in their order. */
export async function photosOfDeed(
  deed: FieldDeed,
): Promise<{ photo: LocalPhoto; role: PhotoRole }[]> {
  const db = await database();
  const found = await Promise.all(
    deed.photos.map(async ({ id, role }) => ({ photo: await db.get("photos", id), role })),
  );
  return found.flatMap(({ photo, role }) => (photo ? [{ photo, role }] : []));
}

/** Let the photos of a deed be sent anew, under new names: the server has lost them. */
export async function renewDeedPhotos(deed: FieldDeed): Promise<void> {
  const steps = (await database()).transaction(["kept", "photos"], "readwrite");
  const store = steps.objectStore("photos");
  const renewed: Common["photos"] = [];
  for (const { id: old, role } of deed.photos) {
    const photo = await store.get(old);
    if (!photo) continue;
    const id = uuidv7();
    await store.delete(old);
    await store.put({ ...photo, id, sent_bytes: 0, photo_id: null });
    renewed.push({ id, role });
  }
  await steps.objectStore("kept").put({ ...deed, photos: renewed }, PREFIX + deed.id);
  await steps.done;
}

/** Read what changed here, and let the other tabs do so too. */
async function told(what: "changed" | "arrived" = "changed"): Promise<void> {
  channel.postMessage(what);
  await refreshDeeds();
}
