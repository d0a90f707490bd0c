// SPDX-License-Identifier: EUPL-1.2
// Sends what was done in the street; called by the outbox, which holds the lock of all senders.
import { Refusal } from "../api/client.ts";
import { sendAnswer, sendPoint, sendVisit, tellOfWork } from "../api/reports.ts";
import { person } from "../api/session.ts";
import { sendPhoto } from "../api/uploads.ts";
import type { LocalPhoto, Wait } from "./database.ts";
import {
  changeDeed,
  dropDeed,
  type FieldDeed,
  type PhotoRole,
  photosOfDeed,
  refreshDeeds,
  renewDeedPhotos,
  type Told,
} from "./field.ts";
import { changePhoto } from "./local.ts";

/** What the outbox knows of pauses and refusals; the same holds for reports and for deeds. */
export interface Rules {
  passing: (refusal: Refusal) => Wait | null;
  pauseS: (nAttempts: number) => number;
}

/** Send what waits, oldest first; return how many still do. */
export async function flushDeeds(isForced: boolean, rules: Rules): Promise<number> {
  for (const deed of await waiting()) {
    if (isDue(deed, isForced) && !(await send(deed, rules))) break;
  }
  return (await waiting()).length;
}

/** Return when the next deed may be tried, in milliseconds of the epoch; none: no deed waits. */
export async function dueTimes(): Promise<number[]> {
  return (await waiting()).map(({ next_at }) => (next_at ? Date.parse(next_at) : Date.now()));
}

async function waiting(): Promise<FieldDeed[]> {
  return (await refreshDeeds()).filter(({ state }) => state === "waiting");
}

function isDue({ next_at, wait }: FieldDeed, isForced: boolean): boolean {
  if (next_at === null || Date.parse(next_at) <= Date.now()) return true;
  return isForced && wait?.why !== "slow_down";
}

/** Send one; false: the next would fare no better. */
async function send(deed: FieldDeed, rules: Rules): Promise<boolean> {
  if (deed.by !== null && person.value && person.value.id !== deed.by) {
    await wait(deed, { why: "signed_out" }, null, rules);
    return true;
  }
  try {
    const ids: Record<PhotoRole, string[]> = { photo_ids: [], before_ids: [] };
    for (const { photo, role } of await photosOfDeed(deed)) ids[role].push(await sent(photo));
    await dropDeed(deed.id, true, await tell(deed, ids));
    return true;
  } catch (error) {
    return await postpone(deed, error, rules);
  }
}

/** Say it to the server; return what its author should read of the answer. */
async function tell(deed: FieldDeed, ids: Record<PhotoRole, string[]>): Promise<Told | undefined> {
  const { id, target, label } = deed;
  const photo_id = ids.photo_ids[0] ?? null;
  if (deed.kind === "visit") {
    await sendVisit(target, id, { ...deed.words, photo_ids: ids.photo_ids });
  } else if (deed.kind === "work") await tellOfWork(target, { ...deed.words, ...ids, id });
  else if (deed.kind === "point") await sendPoint(target, { ...deed.words, photo_id, id });
  else return { target, label, answer: await sendAnswer(target, { ...deed.words, photo_id }) };
  return undefined;
}

async function sent(photo: LocalPhoto): Promise<string> {
  if (photo.photo_id) return photo.photo_id;
  const uploaded = await sendPhoto(photo.id, photo.blob, photo.sent_bytes, (sent_bytes) =>
    changePhoto(photo.id, { sent_bytes }),
  );
  await changePhoto(photo.id, { sent_bytes: photo.blob.size, photo_id: uploaded.id });
  return uploaded.id;
}

async function postpone(deed: FieldDeed, error: unknown, rules: Rules): Promise<boolean> {
  if (!(error instanceof Refusal)) {
    const isCut = error instanceof TypeError || error instanceof DOMException;
    await wait(deed, { why: isCut ? "offline" : "fault" }, null, rules);
    return !isCut;
  }
  if (error.kind === "unknown-photo") {
    await renewDeedPhotos(deed);
    await wait(deed, { why: "server", status: error.status }, null, rules);
    return true;
  }
  const passing = rules.passing(error);
  if (passing) await wait(deed, passing, error.retryAfterS, rules);
  else await changeDeed(deed.id, { state: "refused", problem: error.problem, next_at: null });
  return !passing;
}

async function wait(deed: FieldDeed, why: Wait, afterS: number | null, { pauseS }: Rules) {
  const ms = (afterS ?? pauseS(deed.n_attempts)) * 1000;
  const next_at = new Date(Date.now() + ms).toISOString();
  await changeDeed(deed.id, { wait: why, n_attempts: deed.n_attempts + 1, next_at });
}
