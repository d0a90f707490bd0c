// SPDX-License-Identifier: EUPL-1.2
import type { Point } from "../api/mapping.ts";

/** States that one's own points come to and that are worth a word. */
const STATES = new Set<Point["state"]>(["promoted", "confirmed"]);
/** Answers that are worth a celebration, the best in front. */
const GOOD = ["fixed", "scheduled"] as const;

type Told = Pick<Point, "id" | "state" | "report">;

/** Return what a point has come to, by which it is known to have been read; null: nothing yet. */
export function markOf({ state, report }: Told): string | null {
  // The state follows an answer in a moment, and is no news of its own.
  if (report?.outcome) return `answered ${report.answered_at}`;
  return STATES.has(state) ? state : null;
}

/** Return the points of which there is news that was not read, what is fixed in front. */
export function newsOf<T extends Told>(points: readonly T[], seen: Record<string, string>): T[] {
  const news = points.filter((point) => {
    const mark = markOf(point);
    return mark !== null && seen[point.id] !== mark;
  });
  return news.sort((one, other) => Number(isFixed(other)) - Number(isFixed(one)));
}

/** Return what is known to be read once these were. */
export function readMarks(points: readonly Told[]): Record<string, string> {
  return Object.fromEntries(
    points.flatMap((point) => {
      const mark = markOf(point);
      return mark === null ? [] : [[point.id, mark]];
    }),
  );
}

/** Whether what somebody found is mended. */
export function isFixed({ report }: Told): boolean {
  return report?.outcome === "fixed";
}

/** Whether it is news to be glad of; what a department declines is told without a tick. */
export function isGood({ report }: Told): boolean {
  return !report?.outcome || GOOD.some((outcome) => outcome === report.outcome);
}
