// SPDX-License-Identifier: EUPL-1.2
// Shared by the page and the service worker: nothing here may need a document.
import { Refusal, type Schema } from "../api/client.ts";
import { editReport, ownReport, submitReport } from "../api/reports.ts";
import { loadSession } from "../api/session.ts";
import { sendPhoto } from "../api/uploads.ts";
import { database, type LocalPhoto, type LocalReport, type Wait } from "./database.ts";
import { dueTimes, flushDeeds } from "./fieldOutbox.ts";
import { change, changePhoto, photosOf, renewPhotos, told } from "./local.ts";

/** Name under which the browser wakes the service worker, and of the lock of all senders. */
export const OUTBOX = "outbox";

const FIRST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 15 * 60;

/** Statuses after which the same words may be taken another time. */
const PASSING = new Set([408, 425]);
/** The server is there, and says so for nobody. */
const NOBODY_HOME = new Set([502, 503, 504]);

type Next = "go on" | "stop";
type Draft = ReturnType<typeof draftOf>;

/**
 * Send what waits, oldest first, and return how many still do.
 *
 * One sender at a time in all tabs and the service worker; should two devices send all the same,
 * the report's own id makes it one report on the server.
 *
 * @param isForced do not wait out a pause; only what the server asked for is kept.
 */
export async function flush({ isForced = false } = {}): Promise<number> {
  return navigator.locks.request(OUTBOX, async () => {
    const db = await database();
    const ids = await db.getAllKeysFromIndex("reports", "state", "waiting");
    if (ids.length === 0 && (await dueTimes()).length === 0) return 0;
    await loadSession().catch(() => null);
    for (const id of ids) {
      const report = await waitingReport(id);
      if (report && isDue(report, isForced) && (await send(report)) === "stop") break;
    }
    const nDeeds = await flushDeeds(isForced, { passing: passingWait, pauseS });
    return nDeeds + (await db.countFromIndex("reports", "state", "waiting"));
  });
}

/** Return how long to wait after so many attempts, in seconds. */
function pauseS(nAttempts: number): number {
  return Math.min(FIRST_PAUSE_S * 2 ** nAttempts, LONGEST_PAUSE_S);
}

/** Read a report again before each step: it may have been taken back or changed meanwhile. */
async function waitingReport(id: string): Promise<LocalReport | null> {
  const report = await (await database()).get("reports", id);
  return report?.state === "waiting" ? report : null;
}

function isDue({ next_at, wait }: LocalReport, isForced: boolean): boolean {
  if (next_at === null || Date.parse(next_at) <= Date.now()) return true;
  return isForced && wait?.why !== "slow_down";
}

/** Return the seconds until something may be tried again, or null if nothing waits. */
export async function nextTryS(): Promise<number | null> {
  const waiting = await (await database()).getAllFromIndex("reports", "state", "waiting");
  const times = waiting.map(({ next_at }) => (next_at ? Date.parse(next_at) : Date.now()));
  const at = Math.min(...times, ...(await dueTimes()));
  return Number.isFinite(at) ? Math.max(1, (at - Date.now()) / 1000) : null;
}

async function send(report: LocalReport): Promise<Next> {
  try {
    const photo_ids: string[] = [];
    for (const photo of await photosOf(report)) photo_ids.push(await sent(photo));
    const current = await waitingReport(report.id);
    if (current) await keepAnswer(report.id, await submit(draftOf(current, photo_ids)));
    return "go on";
  } catch (error) {
    return await postpone(report, error);
  }
}

/**
 * Submit a report, or bring it up to date where an earlier answer was lost and it was changed since.
 */
async function submit(draft: Draft): Promise<Schema["ReportView"]> {
  try {
    return await submitReport(draft);
  } catch (error) {
    const isThere = error instanceof Refusal && error.kind === "id-taken";
    const own = isThere ? await ownReport(draft.id, draft.report_key) : null;
    if (!own) throw error;
    return own.actions.includes("edit") ? await edited(own, draft) : own;
  }
}

/** Say on the server what the device says now; what may not be changed any more stays as it is. */
async function edited(own: Schema["ReportView"], draft: Draft): Promise<Schema["ReportView"]> {
  const { category, lon, lat, accuracy_m, address, subject_id, answers, photo_ids } = draft;
  const place = { lon, lat, accuracy_m, address, subject_id };
  const edit = { category, ...place, answers, photo_ids, description: draft.description };
  try {
    return await editReport(own.id, draft.report_key, edit);
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) return own;
    throw error;
  }
}

async function keepAnswer(id: string, answer: Schema["ReportView"]): Promise<void> {
  await change(id, {
    state: "sent",
    sent_at: new Date().toISOString(),
    number: answer.number,
    report: answer,
    wait: null,
    problem: null,
    next_at: null,
  });
  await forgetPhotos(id);
}

/** Send what the server lacks of a photo; return its id there. */
async function sent(photo: LocalPhoto): Promise<string> {
  if (photo.photo_id) return photo.photo_id;
  const uploaded = await sendPhoto(photo.id, photo.blob, photo.sent_bytes, async (sent_bytes) => {
    await changePhoto(photo.id, { sent_bytes });
    // What gets through shows that the way is open: the next cut is waited out shortly again.
    await change(photo.report_id, { n_attempts: 0 });
  });
  await changePhoto(photo.id, { sent_bytes: photo.blob.size, photo_id: uploaded.id });
  return uploaded.id;
}

function draftOf(report: LocalReport, photo_ids: string[]) {
  if (!report.place || !report.category)
    throw new Error(`${report.id} waits without a place or category`);
  const { lon, lat, accuracy_m, address, subject } = report.place;
  return {
    id: report.id,
    report_key: report.key,
    category: report.category,
    lon,
    lat,
    accuracy_m,
    address: address || null,
    subject_id: subject?.id ?? null,
    answers: report.answers,
    description: report.description,
    email: report.email || null,
    name: report.name || null,
    language: report.language,
    captured_at: report.captured_at,
    photo_ids,
  };
}

/** Note why it was not sent; stop if the next one would fare no better. */
async function postpone(report: LocalReport, error: unknown): Promise<Next> {
  if (!(error instanceof Refusal)) {
    // fetch throws TypeError without a connection, TimeoutError where nothing comes any more.
    const isCut = error instanceof TypeError || error instanceof DOMException;
    await wait(report.id, { why: isCut ? "offline" : "fault" }, null);
    return isCut ? "stop" : "go on";
  }
  if (error.kind === "unknown-photo") {
    await renewPhotos(report.id);
    await wait(report.id, { why: "server", status: error.status }, null);
    return "go on";
  }
  const passing = passingWait(error);
  if (!passing) {
    await refuse(report.id, error);
    return "go on";
  }
  await wait(report.id, passing, error.retryAfterS);
  const isOthersToo = passing.why !== "server" || NOBODY_HOME.has(error.status);
  return isOthersToo ? "stop" : "go on";
}

/** Return why the same words may be taken another time; null if they will not. */
function passingWait({ status, kind }: Refusal): Wait | null {
  if (status === 401) return { why: "signed_out" };
  if (status === 429) return { why: "slow_down" };
  if (status >= 500 || PASSING.has(status) || kind === "csrf") return { why: "server", status };
  return null;
}

async function refuse(id: string, { problem }: Refusal): Promise<void> {
  await change(id, ({ state }) =>
    state === "waiting" ? { state: "refused", problem, wait: null, next_at: null } : {},
  );
}

async function wait(id: string, why: Wait, afterS: number | null): Promise<void> {
  await change(id, ({ n_attempts }) => {
    const s = afterS ?? pauseS(n_attempts);
    const next_at = new Date(Date.now() + s * 1000).toISOString();
    return { wait: why, n_attempts: n_attempts + 1, next_at };
  });
}

/** The server has the photos now; the device needs its room. */
async function forgetPhotos(report_id: string): Promise<void> {
  const steps = (await database()).transaction("photos", "readwrite");
  const keys = await steps.store.index("report_id").getAllKeys(report_id);
  await Promise.all([...keys.map((key) => steps.store.delete(key)), steps.done]);
  await told();
}
