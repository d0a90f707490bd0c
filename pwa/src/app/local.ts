// SPDX-License-Identifier: EUPL-1.2
import { computed, signal } from "@preact/signals";
import { uuidv7 } from "uuidv7";
import { database, type LocalPhoto, type LocalReport } from "./database.ts";

/** All reports that this device knows, newest first. */
export const localReports = signal<LocalReport[]>([]);
/** Those that are being written, that wait, or that must be changed. */
export const unsent = computed(() => localReports.value.filter(({ state }) => state !== "sent"));
/** Whether what this device keeps has been read. */
export const isLoaded = signal(false);

/** Tabs and the service worker tell each other that something changed. */
const channel = new BroadcastChannel("civic.reports");
channel.onmessage = () => void refresh();

/** Read again what this device keeps. */
export async function refresh(): Promise<void> {
  const all = await (await database()).getAll("reports");
  localReports.value = all.sort((a, b) => (a.id < b.id ? 1 : -1));
  isLoaded.value = true;
}

/** Begin a report; it is kept from this moment on. */
export async function begin(changes: Partial<LocalReport> = {}): Promise<LocalReport> {
  const now = new Date().toISOString();
  const report: LocalReport = {
    id: uuidv7(),
    key: secret(),
    state: "draft",
    created_at: now,
    updated_at: now,
    captured_at: null,
    category: null,
    place: null,
    answers: {},
    description: "",
    email: "",
    name: "",
    // The service worker has no document; it begins reports with what other apps share.
    language: globalThis.document?.documentElement.lang || "en",
    photo_ids: [],
    n_attempts: 0,
    next_at: null,
    wait: null,
    problem: null,
    number: null,
    sent_at: null,
    report: null,
    ...changes,
  };
  await (await database()).put("reports", report);
  await told();
  return report;
}

/** Return 32 random bytes that only this device knows. */
export function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ "+": "-", "/": "_" })[sign] ?? "",
  );
}

/** Change a report in one step that no other tab can fall into; null if it is gone. */
export async function change(
  id: string,
  changes: Partial<LocalReport> | ((report: LocalReport) => Partial<LocalReport>),
): Promise<LocalReport | null> {
  const steps = (await database()).transaction("reports", "readwrite");
  const report = await steps.store.get(id);
  if (!report) return null;
  const wanted = typeof changes === "function" ? changes(report) : changes;
  const changed = { ...report, ...wanted, updated_at: new Date().toISOString() };
  await Promise.all([steps.store.put(changed), steps.done]);
  await told();
  return changed;
}

/** Forget a report of this device and its photos. */
export async function discard(id: string): Promise<void> {
  const steps = (await database()).transaction(["reports", "photos"], "readwrite");
  const photos = await steps.objectStore("photos").index("report_id").getAllKeys(id);
  await Promise.all([
    steps.objectStore("reports").delete(id),
    ...photos.map((photo) => steps.objectStore("photos").delete(photo)),
    steps.done,
  ]);
  await told();
}

/**
 * Keep a photo with its report.
 *
 * @throws DOMException QuotaExceededError: the device is full; nothing was changed.
 */
export async function addPhoto(
  report_id: string,
  photo: Pick<LocalPhoto, "blob" | "place" | "is_shrunk">,
): Promise<LocalPhoto> {
  const kept: LocalPhoto = {
    ...photo,
    id: uuidv7(),
    report_id,
    sent_bytes: 0,
    photo_id: null,
    added_at: new Date().toISOString(),
  };
  const steps = (await database()).transaction(["reports", "photos"], "readwrite");
  const report = await steps.objectStore("reports").get(report_id);
  if (report) {
    report.photo_ids.push(kept.id);
    report.updated_at = kept.added_at;
    await Promise.all([
      steps.objectStore("photos").add(kept),
      steps.objectStore("reports").put(report),
    ]);
  }
  await steps.done;
  await told();
  return kept;
}

/**
 * Keep a smaller version in the place of a photo while its report is being written; once it waits
 * to be sent, the server may have the beginning of the larger one.
 */
export async function shrinkPhoto(id: string, blob: Blob): Promise<void> {
  const steps = (await database()).transaction(["reports", "photos"], "readwrite");
  const photo = await steps.objectStore("photos").get(id);
  const report = photo && (await steps.objectStore("reports").get(photo.report_id));
  if (photo && report?.state === "draft" && photo.sent_bytes === 0) {
    await steps.objectStore("photos").put({ ...photo, blob, is_shrunk: true });
  }
  await steps.done;
  await told();
}

/** Change what is known of the sending of a photo; nothing happens if it was taken out meanwhile. */
export async function changePhoto(id: string, changes: Partial<LocalPhoto>): Promise<void> {
  const steps = (await database()).transaction("photos", "readwrite");
  const photo = await steps.store.get(id);
  if (photo) await steps.store.put({ ...photo, ...changes });
  await steps.done;
}

/** Let the photos of a report be sent anew, under new names: the server has lost them. */
export async function renewPhotos(report_id: string): Promise<void> {
  const steps = (await database()).transaction(["reports", "photos"], "readwrite");
  const report = await steps.objectStore("reports").get(report_id);
  const photos = steps.objectStore("photos");
  const renewed: string[] = [];
  for (const old of report?.photo_ids ?? []) {
    const photo = await photos.get(old);
    if (!photo) continue;
    const id = uuidv7();
    await photos.delete(old);
    await photos.add({ ...photo, id, sent_bytes: 0, photo_id: null });
    renewed.push(id);
  }
  if (report) await steps.objectStore("reports").put({ ...report, photo_ids: renewed });
  await steps.done;
}

export async function removePhoto(report_id: string, id: string): Promise<void> {
  const steps = (await database()).transaction(["reports", "photos"], "readwrite");
  const report = await steps.objectStore("reports").get(report_id);
  if (report) {
    const photo_ids = report.photo_ids.filter((one) => one !== id);
    const updated_at = new Date().toISOString();
    await steps.objectStore("reports").put({ ...report, photo_ids, updated_at });
  }
  await steps.objectStore("photos").delete(id);
  await steps.done;
  await told();
}

/** Return the photos of a report in their order. */
export async function photosOf(report: LocalReport): Promise<LocalPhoto[]> {
  const db = await database();
  const found = await Promise.all(report.photo_ids.map((id) => db.get("photos", id)));
  return found.filter((photo) => photo !== undefined);
}

/** Read what changed here, and let the other tabs do so too. */
export async function told(): Promise<void> {
  channel.postMessage("changed");
  await refresh();
}
