// SPDX-License-Identifier: EUPL-1.2
import type { Entry, EntrySubject } from "../../api/game.ts";
import { t } from "../../i18n/text.ts";
import { figure } from "../figures.ts";

/** Amounts are reckoned in tenths of points. */
const TENTHS = 10;
/** A place that nobody has looked at for so long pays twice. Source: facts on the mapping game 4.2. */
const NEGLECTED_AFTER_D = 30;
/** Factors such as 0.67 need one more digit than points. */
const DIGITS = 2;
const FACTORS = ["coverage", "in_cell", "of_day", "quality", "pair", "share"] as const;

/** Return by what an amount was reckoned, as people say it: "10 points × 1.5, since ...". */
export function reckoning({ factors }: Pick<Entry, "factors">): string {
  const full = factors.full;
  if (full === undefined) return "";
  const told = FACTORS.flatMap((name) => {
    const factor = factors[name];
    return factor === undefined || isOne(factor) ? [] : [factorWords(name, factor)];
  });
  return [t("play.factor.full", { n: full / TENTHS }), ...told].join(" ");
}

/** Whether people would read it as 1, and ask what it is for. */
function isOne(factor: number): boolean {
  return Math.round(factor * 10 ** DIGITS) === 10 ** DIGITS;
}

function factorWords(name: (typeof FACTORS)[number], factor: number): string {
  const by = figure(factor, DIGITS);
  if (name !== "coverage") return t(`play.factor.${name}`, { by });
  const days = Math.round((factor - 1) * NEGLECTED_AFTER_D);
  return t("play.factor.coverage", { by, n: days });
}

/** Return what happened, in a sentence; what still waits says for what. */
export function reasonWords({ reason, state, amount, subject }: Entry): string {
  const waits = state === "escrow" && amount > 0;
  if (waits && reason === "map.confirm") {
    return t(subject.report_number ? "play.waits.department" : "play.waits.certain");
  }
  if (waits && reason === "map.advance") return t("play.waits.others");
  if (waits) return t("play.waits.answers");
  return t(`play.reason.${reason}`);
}

/** Return what an amount is for: "Pothole, Safe ways to school". */
export function subjectWords({ kind, campaign, report_number }: EntrySubject): string {
  const report = kind ? null : report_number && t("play.point.report", { number: report_number });
  return [kind?.name, report, campaign?.title].filter(Boolean).join(", ");
}

/**
 * Leave out the way of what was paid through the escrow: that it waited, and waits no more. What
 * waits still is told, and what came to nothing.
 */
export function folded(entries: Entry[]): Entry[] {
  const paid = entries.filter((one) => one.reason === "release" && isPaid(one, entries));
  const hidden = new Set(paid.flatMap(({ id, reverses_id }) => [id, reverses_id]));
  return entries.filter(({ id }) => !hidden.has(id));
}

/**
 * Whether what left the escrow was paid in the same moment. An answer is paid by what its author
 * has proved by then, so that it may be another amount.
 */
function isPaid(released: Entry, entries: Entry[]): boolean {
  return entries.some(
    ({ state, reason, at, amount, subject }) =>
      state === "settled" &&
      at === released.at &&
      (amount === -released.amount || reason.startsWith("obs.")) &&
      subject.what === released.subject.what &&
      subject.point_id === released.subject.point_id,
  );
}
