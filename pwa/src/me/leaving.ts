// SPDX-License-Identifier: EUPL-1.2
import { forgetAll } from "../api/resource.ts";
import { person } from "../api/session.ts";
import { database, keepValue, keptValue } from "../app/database.ts";
import { PLAY, ROUND, TOLD } from "../app/field.ts";

/** What the service worker keeps that not everybody may see. */
const CACHES = ["api", "photos"];
/** What somebody began and did not send, or has not read, by how its names begin. */
const DRAFTS = ["desk-form ", "visit-draft:", "point-draft:", TOLD];
/** Name of who was signed in here last. */
const LAST = "signed-in";

/**
 * Forget what this device keeps for whoever was signed in: answers, photos, drafts, and what
 * was taken along.
 *
 * What was done and waits to be sent stays; it goes out when its author signs in again.
 */
export async function forgetPerson(): Promise<void> {
  forgetAll();
  const steps = (await database()).transaction("kept", "readwrite");
  await Promise.all([
    ...CACHES.map((name) => caches.delete(name)),
    ...DRAFTS.map((begin) => steps.store.delete(IDBKeyRange.bound(begin, `${begin}\uffff`))),
    steps.store.delete(ROUND),
    steps.store.delete(PLAY),
    steps.done,
  ]);
}

/** Let nobody who signs in find what somebody else left behind, such as at a session's end. */
export async function takeSeat(): Promise<void> {
  const id = person.value?.id;
  if ((await keptValue<string>(LAST)) !== id) await forgetPerson();
  await keepValue(LAST, id);
}
