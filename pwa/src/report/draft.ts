// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type { LocalReport } from "../app/database.ts";
import { change, isLoaded, localReports } from "../app/local.ts";

type Changes = Partial<LocalReport>;

/** Under this name stands what was typed and is not in the database yet. */
const JOURNAL = "civic.unsaved";

/** What was typed and is not on the device yet, by report. */
const pending = signal<ReadonlyMap<string, Changes>>(journal());
/** Whether the device had no room for the last change. */
export const isFull = signal(false);

/** Read what a page that was killed had not written to the database. */
function journal(): ReadonlyMap<string, Changes> {
  try {
    return new Map(JSON.parse(localStorage.getItem(JOURNAL) ?? "[]") as [string, Changes][]);
  } catch {
    return new Map();
  }
}

/** A database needs some turns of the page to write; this is done before the next line runs. */
function writeJournal(): void {
  try {
    if (pending.value.size === 0) localStorage.removeItem(JOURNAL);
    else localStorage.setItem(JOURNAL, JSON.stringify([...pending.value]));
  } catch {
    // A full or forbidden store: the database takes it a quarter of a second later.
  }
}

/** Long enough to join keystrokes, short enough that nothing is lost by a crash. */
const PAUSE_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Return a report of this device as it stands on the screen; null: there is none (yet). */
export function draft(id: string): LocalReport | null {
  const kept = localReports.value.find((report) => report.id === id);
  return kept ? { ...kept, ...pending.value.get(id) } : null;
}

/** Whether the device has been asked, so that null means "none". */
export function isKnown(): boolean {
  return isLoaded.value;
}

/** Change a report at once on the screen, and within a quarter of a second on the device. */
export function edit(id: string, changes: Changes): void {
  const all = new Map(pending.value);
  all.set(id, { ...all.get(id), ...changes });
  pending.value = all;
  writeJournal();
  clearTimeout(timer);
  timer = setTimeout(() => void keepEdits(), PAUSE_MS);
}

/** Change a report and return when the device has it. */
export async function editNow(id: string, changes: Changes): Promise<void> {
  edit(id, changes);
  await keepEdits();
}

/** Put everything that was typed onto the device. */
export async function keepEdits(): Promise<void> {
  clearTimeout(timer);
  const written = pending.value;
  try {
    for (const [id, changes] of written) await change(id, changes);
    isFull.value = false;
  } catch (error) {
    // What is on the screen stays there, and is tried again with the next change.
    if (!isQuota(error)) throw error;
    isFull.value = true;
    return;
  }
  forget(written);
}

/** Forget what was written, but for what was typed meanwhile. */
function forget(written: ReadonlyMap<string, Changes>): void {
  const left = new Map<string, Changes>();
  for (const [id, changes] of pending.value) {
    const before: Record<string, unknown> = { ...written.get(id) };
    const newer = Object.entries(changes).filter(([name, value]) => before[name] !== value);
    if (newer.length > 0) left.set(id, Object.fromEntries(newer));
  }
  pending.value = left;
  writeJournal();
}

/** Whether a failure says that the device is full. */
export function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

if (pending.value.size > 0) void keepEdits();

// The last moments in which a phone lets a page do something before it may be killed.
addEventListener("pagehide", () => void keepEdits());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") void keepEdits();
});
