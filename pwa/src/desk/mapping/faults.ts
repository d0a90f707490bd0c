// SPDX-License-Identifier: EUPL-1.2
import { Refusal } from "../../api/client.ts";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { type Key, t } from "../../i18n/text.ts";
import type { Edited, Texts } from "./edited.ts";

const LANGUAGE = /\/([a-z]{2})$/;
const REASONS = new Set([
  "about_people",
  "area_invalid",
  "area_outside",
  "area_too_large",
  "category_no_place",
  "category_private",
  "choice_unknown",
  "code_twice",
  "kind_in_use",
  "no_kind",
  "photo_needed",
  "question_needed",
  "text_missing",
  "unknown_category",
  "window_empty",
  "window_past",
]);

/** Id of the control for what stands at a place of the body, such as `/kinds/0/name`. */
export function fieldId(pointer: string): string {
  return `campaign${pointer.replaceAll("/", "-")}`;
}

/** What of a campaign has to be there before it is sent. */
export function missing(edited: Edited): Fault[] {
  const faults: Fault[] = [];
  const wants = (pointer: string, isThere: boolean, key: Key) => {
    if (!isThere) faults.push({ field: fieldId(pointer), text: t(key) });
  };
  wants("/title", isSaid(edited.title), "mapping.missing.title");
  wants("/area", Boolean(edited.shape) || edited.corners.length > 2, "mapping.missing.area");
  wants("/starts_at", edited.firstDay !== "", "mapping.missing.day");
  wants("/ends_at", edited.lastDay !== "", "mapping.missing.day");
  wants("/reports_per_day", isCount(edited.reportsPerDay, 1000), "mapping.missing.budget");
  wants("/goal_share", isCount(edited.goalShare || "1", 100), "mapping.missing.share");
  wants("/goal_n_verified", isCount(edited.goalVerified || "1", 1e6), "mapping.missing.number");
  for (const [n, kind] of edited.kinds.entries()) {
    wants(`/kinds/${n}/name`, isSaid(kind.name), "mapping.missing.kind");
    for (const [m, { text, choices }] of kind.questions.entries()) {
      const at = `/kinds/${n}/questions/${m}`;
      wants(`${at}/text`, isSaid(text), "mapping.missing.question");
      for (const [k, choice] of choices.entries())
        wants(`${at}/choices/${k}/name`, isSaid(choice.name), "mapping.missing.choice");
    }
  }
  return faults;
}

/** Whether somebody else changed it since it was opened, so that nothing was done. */
export function isStale(error: unknown): boolean {
  return error instanceof Refusal && error.kind === "stale-campaign";
}

/** What the server finds wrong, and in which language the first of it is; null: it is no such refusal. */
export function refused(error: unknown): { faults: Fault[]; tag: string | null } | null {
  if (!(error instanceof Refusal) || !error.problem.errors?.length) return null;
  const errors = error.problem.errors;
  const faults = errors.map(({ pointer = "", reason = "", detail = "" }) => ({
    field: nearest(pointer),
    text: REASONS.has(reason)
      ? t(`mapping.fault.${reason}` as Key, { about: detail })
      : t("mapping.fault.other", { what: pointer, detail }),
  }));
  const said = errors.map(({ pointer = "" }) => LANGUAGE.exec(pointer)?.[1]);
  return { faults: unique(faults), tag: said.find(Boolean) ?? null };
}

/** Return the id of the control of a place, or of the nearest around it that has one. */
function nearest(pointer: string): string {
  for (let at = pointer; at.includes("/"); at = at.slice(0, at.lastIndexOf("/"))) {
    if (document.getElementById(fieldId(at))) return fieldId(at);
  }
  return fieldId("/title");
}

function unique(faults: Fault[]): Fault[] {
  return [...new Map(faults.map((one) => [`${one.field} ${one.text}`, one])).values()];
}

function isSaid(texts: Texts): boolean {
  return Object.values(texts).some((text) => text.trim() !== "");
}

function isCount(text: string, most: number): boolean {
  const n = Number(text);
  return Number.isInteger(n) && n >= 1 && n <= most;
}
