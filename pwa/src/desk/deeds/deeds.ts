// SPDX-License-Identifier: EUPL-1.2
// What somebody does at the desk is shown at once, can be undone for a moment, and is sent then.
import { computed, signal } from "@preact/signals";
import { Refusal } from "../../api/client.ts";
import { type Action, act, actOnMany, type Body, type Outcome } from "../../api/deskDeeds.ts";
import { type Deed, type Expected, expectedOf, type Hint, type Target } from "./kinds.ts";
import { dropDeed, keepDeed, keptDeed, keptDeeds } from "./store.ts";

/** As long as the line with "Undo" is shown. */
export const HOLD_MS = 6000;
/** The first pause after a failure, doubled each time up to the longest. */
const PAUSE_MS = 5000;
const LONGEST_MS = 5 * 60_000;
const LOCK = "desk-deeds";
/** Answers that say nothing about the deed itself. */
const LATER = new Set([401, 408, 425, 429]);

/** What this person did and the server has not confirmed, in the order of doing. */
export const deeds = signal<readonly Deed[]>([]);

/** What reports look like already, by their id. */
export const expected = computed(() => {
  const all = new Map<string, Expected>();
  for (const deed of deeds.value) {
    if (deed.state === "refused") continue;
    for (const { id } of deed.targets) all.set(id, { ...all.get(id), ...expectedOf(deed) });
  }
  return all;
});

/** The server did something with a report. */
type Listener = (outcome: Outcome, deed: Deed) => void;
const listeners = new Set<Listener>();

/** Hear of everything that was done, until the returned function is called. */
export function onDone(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let person: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Deeds that are on the line now and can not be undone any more. */
const sending = new Set<string>();
/** Deeds that this device could not keep, such as in a private window: they live as long as the page. */
const unkept = new Set<string>();

function put(deed: Deed): void {
  const others = deeds.value.filter(({ id }) => id !== deed.id);
  deeds.value = [...others, deed].sort((a, b) => a.made_at - b.made_at);
}

function remove(id: string): void {
  unkept.delete(id);
  deeds.value = deeds.value.filter((deed) => deed.id !== id);
}

export interface Doing {
  action: Action;
  targets: readonly Target[];
  body?: Body;
  hint?: Hint;
}

/** Do something: it shows at once and is sent in a moment. Return how to undo it until then. */
export function perform({ action, targets, body = {}, hint = {} }: Doing): Deed {
  if (person === null) throw new TypeError("nobody is at the desk");
  const now = Date.now();
  // Two within a millisecond keep their order.
  const made_at = Math.max(now, (deeds.value.at(-1)?.made_at ?? 0) + 1);
  const deed: Deed = {
    id: crypto.randomUUID(),
    person_id: person,
    action,
    targets: [...targets],
    isForMany: targets.length > 1,
    body,
    hint,
    state: "held",
    made_at,
    send_at: now + HOLD_MS,
    n_attempts: 0,
    refused: [],
  };
  put(deed);
  keepDeed(deed).then(plan, () => {
    unkept.add(deed.id);
    plan();
  });
  return deed;
}

/** Take back what was not sent yet; false: it is too late. */
export function undo(id: string): boolean {
  const deed = deeds.value.find((one) => one.id === id);
  if (deed?.state !== "held" || sending.has(id)) return false;
  remove(id);
  void dropDeed(id);
  return true;
}

/** Take back the latest that can be; undefined: there is none. */
export function undoLatest(): Deed | undefined {
  return deeds.value.findLast(({ id }) => undo(id));
}

/** Forget a deed that the server refused, or that still waits. */
export function giveUp(id: string): void {
  remove(id);
  void dropDeed(id);
}

/** Take up what somebody left behind, and send from now on. */
export async function takeUp(person_id: string): Promise<void> {
  person = person_id;
  const kept = await keptDeeds(person_id).catch(() => []);
  const known = new Set(kept.map(({ id }) => id));
  deeds.value = [
    ...kept,
    ...deeds.value.filter((deed) => deed.person_id === person_id && !known.has(deed.id)),
  ];
  plan();
}

/** Send what is due when it is due. */
function plan(): void {
  clearTimeout(timer);
  const times = deeds.value.filter(({ state }) => state !== "refused").map((one) => one.send_at);
  if (times.length === 0) return;
  timer = setTimeout(() => void sendDue(), Math.max(0, Math.min(...times) - Date.now()));
}

/**
 * Send everything that is due, one after another; of several tabs, one sends.
 *
 * @param isForced do not wait out the pauses after failures.
 */
export async function sendDue({ isForced = false } = {}): Promise<void> {
  if (person === null) return;
  const whose = person;
  await navigator.locks.request(LOCK, async () => {
    const kept = await keptDeeds(whose).catch(() => []);
    const loose = deeds.value.filter(({ id }) => unkept.has(id));
    for (const { id } of [...kept, ...loose]) {
      const deed = unkept.has(id) ? loose.find((one) => one.id === id) : await keptDeed(id);
      const isDue = (one: Deed) =>
        one.send_at <= Date.now() || (isForced && one.state === "waiting");
      if (deed && deed.state !== "refused" && isDue(deed)) await send(deed);
    }
    await forgetForeign(whose);
  });
  plan();
}

/** Show no more what another tab sent or took back: it is due, and not kept any more. */
async function forgetForeign(whose: string): Promise<void> {
  // Asked for only now: what was done while the others were sent may be due already.
  const kept = new Set((await keptDeeds(whose)).map(({ id }) => id));
  const isOurs = ({ id, send_at }: Deed) => kept.has(id) || unkept.has(id) || send_at > Date.now();
  if (!deeds.value.every(isOurs)) deeds.value = deeds.value.filter(isOurs);
}

async function send(deed: Deed): Promise<void> {
  sending.add(deed.id);
  try {
    for (const outcome of await outcomes(deed)) await settle(outcome, deed.id);
    await conclude(deed.id);
  } catch (error) {
    await putOff(deed, error);
  } finally {
    sending.delete(deed.id);
  }
}

/**
 * Return what came of a deed for each of its reports.
 *
 * @throws what says nothing about the deed itself: there was no answer, or not now.
 */
async function outcomes(deed: Deed, isLast = false): Promise<Outcome[]> {
  const { id: key, action, body, targets, isForMany } = deed;
  const sent = { key, action, body, isLast };
  try {
    if (isForMany) return await actOnMany(targets, sent);
    return await Promise.all(targets.map((target) => act(target, sent)));
  } catch (error) {
    const isFinal = error instanceof Refusal && error.status < 500 && !LATER.has(error.status);
    if (!isFinal) throw error;
    return targets.map(({ id }) => ({ id, version: null, problem: error.problem }));
  }
}

/** Keep what came of it for one report. */
async function settle(outcome: Outcome, deed_id: string): Promise<void> {
  const deed = deeds.value.find(({ id }) => id === deed_id) ?? (await keptDeed(deed_id));
  const target = deed?.targets.find(({ id }) => id === outcome.id);
  if (!deed || !target) return;
  const { problem } = outcome;
  put({
    ...deed,
    targets: deed.targets.filter((one) => one !== target),
    refused: problem ? [...deed.refused, { target, problem }] : deed.refused,
  });
  if (problem) return;
  await carryOn(outcome, target.version);
  for (const listener of listeners) listener(outcome, deed);
}

/** Forget a deed that is done; what was refused stays for its author to decide. */
async function conclude(deed_id: string): Promise<void> {
  const deed = deeds.value.find(({ id }) => id === deed_id);
  if (!deed || deed.refused.length === 0) {
    remove(deed_id);
    await dropDeed(deed_id);
    return;
  }
  put({ ...deed, state: "refused" });
  await keepDeed({ ...deed, state: "refused" });
}

/** What the same person decided on the report before this was done, holds for it afterwards. */
async function carryOn({ id: done, version: now }: Outcome, before: number): Promise<void> {
  if (now === null) return;
  for (const later of deeds.value) {
    const isMeant = ({ id, version }: Target) => id === done && version === before;
    if (later.state === "refused" || !later.targets.some(isMeant)) continue;
    const targets = later.targets.map((target) =>
      isMeant(target) ? { ...target, version: now } : target,
    );
    put({ ...later, targets });
    await keepDeed({ ...later, targets });
  }
}

/** Try again later, and later still after each failure. */
async function putOff(deed: Deed, error: unknown): Promise<void> {
  const asked = error instanceof Refusal ? (error.retryAfterS ?? 0) * 1000 : 0;
  const pause = Math.max(asked, Math.min(PAUSE_MS * 2 ** deed.n_attempts, LONGEST_MS));
  const waiting: Deed = {
    ...deed,
    state: "waiting",
    n_attempts: deed.n_attempts + 1,
    send_at: Date.now() + pause,
  };
  put(waiting);
  await keepDeed(waiting);
}

/** The page goes away: send what is held with the browser's help; the next start sends the rest. */
function leave(): void {
  for (const deed of deeds.value) {
    if (deed.state === "refused" || sending.has(deed.id)) continue;
    void keepDeed({ ...deed, state: "waiting", send_at: Date.now() });
    // Whatever comes of it: with its key it can be sent again.
    outcomes(deed, true).catch(() => undefined);
  }
}

/** Send at every moment at which it may have become possible, until the returned function is called. */
export function sendByItself(): () => void {
  const force = () => void sendDue({ isForced: true });
  const seen = () => document.visibilityState === "visible" && force();
  addEventListener("online", force);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", seen);
  return () => {
    removeEventListener("online", force);
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", seen);
  };
}
