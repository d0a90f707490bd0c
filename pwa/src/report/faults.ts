// SPDX-License-Identifier: EUPL-1.2
// What keeps a draft from being sent, as sentences with the field that each is about.
import { type Category, isOpenOn, type Question } from "../api/catalogue.ts";
import type { Schema } from "../api/client.ts";
import type { AnswerValue, LocalReport } from "../app/database.ts";
import type { Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { t, words } from "../i18n/text.ts";
import { isServed } from "./catalogue.ts";
import { dayOfYear } from "./season.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
/** Source: civic/catalogue/policy.py, ANSWER_MAX_CHARS; config/civic.toml, description_max_chars. */
export const ANSWER_MAX_CHARS = 500;
export const TEXT_MAX_CHARS = 4000;

/** Return the id of the control for the answer to a question. */
export function answerField(code: string): string {
  return `answer-${code}`;
}

/** Return all that is missing or wrong, in the order of the screen. */
export function faultsOf(
  report: LocalReport,
  category: Category | null,
  { isSignedIn, today }: { isSignedIn: boolean; today: string },
): Fault[] {
  return [
    ...placeFaults(report, category),
    ...categoryFaults(category, today),
    ...photoFaults(report, category),
    ...(category?.questions.flatMap((question) => answerFaults(report, question)) ?? []),
    ...(isSignedIn || EMAIL.test(report.email)
      ? []
      : [{ field: "email", text: t(report.email ? "send.fault.email" : "send.fault.no_email") }]),
  ];
}

function placeFaults({ place }: LocalReport, category: Category | null): Fault[] {
  if (!place) return [{ field: "place", text: t("where.fault.none") }];
  if (!isServed(place)) return [{ field: "place", text: t("send.fault.outside") }];
  const kind = category?.subject_kind ?? "place";
  if (kind === "place" || place.subject?.kind === kind) return [];
  return [{ field: "subject", text: t(`send.fault.subject.${kind}`) }];
}

function categoryFaults(category: Category | null, today: string): Fault[] {
  if (!category) return [{ field: "what", text: t("send.fault.category") }];
  if (isOpenOn(category, today)) return [];
  const { first = "", last = "" } = category.season ?? {};
  const text = t("what.season", { from: dayOfYear(first), to: dayOfYear(last) });
  return [{ field: "what", text }];
}

function photoFaults({ photo_ids }: LocalReport, category: Category | null): Fault[] {
  const isMissing = category?.photo === "required" && photo_ids.length === 0;
  return isMissing ? [{ field: "photo", text: t("send.fault.photo") }] : [];
}

function answerFaults({ answers }: LocalReport, question: Question): Fault[] {
  const answer = answers[question.code];
  const field = answerField(question.code);
  const label = words(question.label);
  if (isEmpty(answer)) {
    if (!question.is_required) return [];
    return [{ field, text: t("send.fault.answer", { question: label }) }];
  }
  if (question.kind === "number" && typeof answer !== "number") {
    return [{ field, text: t("send.fault.number", { question: label }) }];
  }
  return [];
}

export function isEmpty(answer: AnswerValue | undefined): boolean {
  return answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0);
}

/** Return what somebody typed as a number, with point or comma; what is none stays text. */
export function numberOrText(typed: string): string | number {
  const plain = typed.trim().replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

const FIELD_OF_KIND: Record<string, string> = {
  "outside-city": "place",
  "out-of-season": "what",
  "photo-missing": "photo",
  "subject-missing": "subject",
  "too-large": "photo",
  "too-many-pixels": "photo",
  "unknown-category": "what",
  "unreadable-photo": "photo",
  "unsupported-photo": "photo",
  "wrong-subject": "subject",
};
const FIELD_OF_POINTER: Record<string, string> = {
  category: "what",
  lat: "place",
  lon: "place",
  photo_ids: "photo",
  subject_id: "subject",
};

/** Return what the server did not like, in its own words, with the field that each is about. */
export function refusedFaults(problem: Schema["Problem"] | null): Fault[] {
  if (!problem) return [];
  const kind = problem.type.split("/problems/")[1] ?? "";
  const said = problem.detail ?? problem.title;
  const whole = [{ field: FIELD_OF_KIND[kind] ?? "description", text: said }];
  if (!problem.errors?.length) return whole;
  return problem.errors.map(({ pointer = "" }) => ({ field: fieldOf(pointer), text: said }));
}

function fieldOf(pointer: string): string {
  const [, first = "", second = ""] = pointer.split("/");
  if (first === "answers") return answerField(second);
  return FIELD_OF_POINTER[first] ?? first;
}
