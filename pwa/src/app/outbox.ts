// SPDX-License-Identifier: EUPL-1.2
// Shared by the page and the service worker: nothing here may need a document.
import { Refusal, type Schema } from "../api/client.ts";
import { submitReport } from "../api/reports.ts";
import { loadSession } from "../api/session.ts";
import { sendPhoto } from "../api/uploads.ts";
import { database, type LocalPhoto, type LocalReport, type Wait } from "./database.ts";
import { change, photosOf, told } from "./local.ts";

/** Name under which the browser wakes the service worker, and of the lock of all senders. */
export const OUTBOX = "outbox";

const FIRST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 15 * 60;

/** Statuses after which the same words may be taken another time. */
const PASSING = new Set([408, 425, 429]);

/**
 * Send what waits, oldest first, and return how many still do.
 *
 * One sender at a time in all tabs and the service worker; should two devices send all the same,
 * the report's own id makes it one report on the server.
 */
export async function flush({ isForced = false } = {}): Promise<number> {
  return navigator.locks.request(OUTBOX, async () => {
    const db = await database();
    const waiting = await db.getAllFromIndex("reports", "state", "waiting");
    if (waiting.length === 0) return 0;
    await loadSession().catch(() => null);
    for (const report of waiting) {
      const isDue = isForced || report.next_at === null || Date.parse(report.next_at) <= Date.now();
      if (isDue && (await send(report)) === "stop") break;
    }
    return db.countFromIndex("reports", "state", "waiting");
  });
}

/** Return the seconds until the next report may be tried again, or null if none waits. */
export async function nextTryS(): Promise<number | null> {
  const waiting = await (await database()).getAllFromIndex("reports", "state", "waiting");
  if (waiting.length === 0) return null;
  const at = Math.min(
    ...waiting.map(({ next_at }) => (next_at ? Date.parse(next_at) : Date.now())),
  );
  return Math.max(1, (at - Date.now()) / 1000);
}

async function send(report: LocalReport): Promise<"go on" | "stop"> {
  try {
    const photo_ids: string[] = [];
    for (const photo of await photosOf(report)) photo_ids.push(await sent(photo));
    const answer = await submitReport(draftOf(report, photo_ids));
    await change(report.id, {
      state: "sent",
      sent_at: new Date().toISOString(),
      number: answer.number,
      report: answer,
      wait: null,
      problem: null,
      next_at: null,
    });
    await forgetPhotos(report.id);
    return "go on";
  } catch (error) {
    return await postpone(report, error);
  }
}

/** Send what the server lacks of a photo; return its id there. */
async function sent(photo: LocalPhoto): Promise<string> {
  if (photo.photo_id) return photo.photo_id;
  const db = await database();
  const uploaded = await sendPhoto(photo.id, photo.blob, photo.sent_bytes, async (sent_bytes) => {
    await db.put("photos", { ...photo, sent_bytes });
    await told();
  });
  await db.put("photos", { ...photo, sent_bytes: photo.blob.size, photo_id: uploaded.id });
  return uploaded.id;
}

function draftOf(report: LocalReport, photo_ids: string[]): Schema["ReportDraft"] {
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
async function postpone(report: LocalReport, error: unknown): Promise<"go on" | "stop"> {
  if (!(error instanceof Refusal)) {
    // fetch throws TypeError without a connection; anything else is ours, and waits as well.
    await wait(report, { why: "offline" }, null);
    return error instanceof TypeError ? "stop" : "go on";
  }
  if (error.status === 401) {
    await wait(report, { why: "signed_out" }, null);
    return "stop";
  }
  if (error.status === 429) {
    await wait(report, { why: "slow_down" }, error.retryAfterS);
    return "stop";
  }
  if (error.status >= 500 || PASSING.has(error.status)) {
    await wait(report, { why: "server", status: error.status }, error.retryAfterS);
    return "stop";
  }
  await change(report.id, { state: "refused", problem: error.problem, wait: null, next_at: null });
  return "go on";
}

async function wait(report: LocalReport, why: Wait, afterS: number | null): Promise<void> {
  const pauseS = afterS ?? Math.min(FIRST_PAUSE_S * 2 ** report.n_attempts, LONGEST_PAUSE_S);
  await change(report.id, {
    wait: why,
    n_attempts: report.n_attempts + 1,
    next_at: new Date(Date.now() + pauseS * 1000).toISOString(),
  });
}

/** The server has the photos now; the device needs its room. */
async function forgetPhotos(report_id: string): Promise<void> {
  const steps = (await database()).transaction("photos", "readwrite");
  const keys = await steps.store.index("report_id").getAllKeys(report_id);
  await Promise.all([...keys.map((key) => steps.store.delete(key)), steps.done]);
}
