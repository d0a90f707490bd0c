// SPDX-License-Identifier: EUPL-1.2
// Where the screens of a report lead: forward by what is still missing, out of it by one step back.
import type { LocalReport } from "../app/database.ts";
import { change } from "../app/local.ts";
import { go } from "../app/router.ts";

const STARTED = "civic.report.started";

function depth(): number {
  return (history.state as { depth?: number } | null)?.depth ?? 0;
}

interface Started {
  id: string;
  depth: number;
}

function started(): Started | null {
  return JSON.parse(sessionStorage.getItem(STARTED) ?? "null") as Started | null;
}

/** Note that this step of the history is the first one of a report; later ones change nothing. */
export function noteStart(id: string): void {
  if (started()?.id === id) return;
  sessionStorage.setItem(STARTED, JSON.stringify({ id, depth: depth() } satisfies Started));
}

/** Return the screen on which a draft is gone on with after its place. */
export function afterPlace({ id, category }: LocalReport): string {
  return category ? `/report/${id}/send` : `/report/${id}/what`;
}

/** Leave the screens of a report for another one; "back" leads to where it was begun from. */
export function leave(id: string, path: string): void {
  const first = started();
  const steps = first?.id === id ? depth() - first.depth : 0;
  if (steps <= 0) {
    go(path, { replace: true });
    return;
  }
  addEventListener("popstate", () => go(path, { replace: true }), { once: true });
  history.go(-steps);
}

const PLACE_FAULTS = ["outside-city"];
const CATEGORY_FAULTS = ["unknown-category", "out-of-season"];

/** Return the screen of a draft on which the server's refusal is put right, else the last one. */
export function screenOf({ id, problem }: LocalReport): string {
  const kind = problem?.type.split("/problems/")[1] ?? "";
  if (PLACE_FAULTS.includes(kind)) return `/report/${id}`;
  if (CATEGORY_FAULTS.includes(kind)) return `/report/${id}/what`;
  return `/report/${id}/send`;
}

/** Take a report that waits, or was refused, back to be changed; its screen follows by itself. */
export async function correct({ id }: LocalReport): Promise<void> {
  await change(id, { state: "draft", wait: null, next_at: null });
}
