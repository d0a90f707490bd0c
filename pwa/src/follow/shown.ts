// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../api/client.ts";
import type { Caller, Report } from "../api/report.ts";
import type { Timer } from "../components/Clock/words.ts";
import type { Grade } from "../components/Rating/Rating.tsx";

/** A report on the screen, and by what the reader is known. */
export interface Shown {
  report: Report;
  caller: Caller;
  /** From when this is, if the server could not be asked; ISO 8601. */
  asOf: string | null;
  /** A grade that was tapped in a mail. */
  grade: Grade | null;
  /** Show what the server said after something was done. */
  took: (report: Report) => void;
  /** Ask the server anew. */
  again: () => void;
}

/** Statuses in which the text and photos of a public report are everybody's. */
const SHOWN = new Set<Schema["Status"]>([
  "accepted",
  "in_progress",
  "needs_info",
  "answered",
  "reopened",
  "closed",
]);

/** Whether everybody may read its text and see its photos. */
export function isEverybodys({ visibility, status }: Report): boolean {
  return visibility === "public" && SHOWN.has(status);
}

/** Return the key that photos of the report need, or null where everybody sees them. */
export function photoKey({ report, caller }: Shown): string | null {
  return isEverybodys(report) ? null : caller.key;
}

/** Whether the reader is the reporter; staff see who that is, too, but have a desk. */
export function isOwn({ report, caller }: Shown): boolean {
  return report.contact !== null && (caller.key !== null || report.desk === null);
}

/** Whether a key that the device holds does not open the report as its reporter any more. */
export function isKeyExpired({ report, caller, asOf }: Shown): boolean {
  return caller.key !== null && asOf === null && report.contact === null;
}

/** Return the promise that matters most now: the answer of the newest attempt. */
export function mainTimer({ promises, cycle }: Report): Timer | null {
  const answers = promises.filter(({ target }) => target === "resolution");
  return answers.find((timer) => timer.cycle === cycle) ?? answers.at(-1) ?? null;
}

/** Return the answer that holds now; an earlier attempt's is part of the story only. */
export function currentResponse({ responses, cycle }: Report): Schema["ResponseView"] | null {
  return responses.find((response) => response.cycle === cycle) ?? null;
}
