// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import type { Entry, Report } from "../../api/report.ts";
import { dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import type { ShownPhoto } from "../PhotoView/photo.ts";
import { gradeOf } from "../Rating/Rating.tsx";
import type { Happening } from "./Timeline.tsx";

/** What is known of the reader and the report beside the entries. */
export interface Telling {
  responses: Report["responses"];
  /** The answer that stands above the story with all its words, if one does. */
  above: Report["responses"][number] | null;
  /** Whether the reader is the reporter. */
  isOwn: boolean;
}

type Fact = (entry: Entry) => string;

/** What happened, where the kind alone says it. */
const FACTS: Record<Exclude<Schema["EventKind"], "status_changed" | "answered">, Fact> = {
  received: () => t("story.received"),
  routed: (entry) => t("story.routed", { department: department(entry) }),
  transferred: (entry) =>
    t("story.transferred", { before: textOf(entry, "from"), department: department(entry) }),
  public_note: () => t("story.note"),
  internal_note: () => t("story.internal_note"),
  answer_reviewed: () => t("story.reviewed"),
  rated: ratedWords,
  merged: (entry) => t("story.merged", { original: textOf(entry, "original") }),
  step_reached: stepWords,
  edited: () => t("story.edited"),
  question_asked: () => t("story.asked"),
  question_answered: () => t("story.replied"),
  reply_reviewed: () => t("story.reply_reviewed"),
  question_lapsed: () => t("story.lapsed"),
  corrected: () => t("story.corrected"),
  assigned: () => t("story.assigned"),
  extended: extendedWords,
  extension_asked: () => t("story.extension_asked"),
  extension_declined: () => t("story.extension_declined"),
  paused: pausedWords,
  resumed: () => t("story.resumed"),
  terms_changed: () => t("story.terms_changed"),
  duplicate_joined: () => t("story.duplicate_joined"),
  split: () => t("story.split"),
  escalated: () => t("story.escalated"),
  annotated: () => t("story.annotated"),
  photo_redacted: () => t("story.photo_redacted"),
  visited: () => t("story.visited"),
  work_ordered: () => t("story.work_ordered"),
  work_reported: () => t("story.work_reported"),
  work_ended: () => t("story.work_ended"),
  checked_by_residents: checkedWords,
};

/** Return the history of a report as a story, oldest first. */
export function story(entries: Entry[], telling: Telling): Happening[] {
  let nth = -1;
  return entries.filter(isTold).map((entry) => {
    if (entry.kind === "answered") nth += 1;
    return happening(entry, telling, entry.kind === "answered" ? nth : -1);
  });
}

/** A change of status that goes with other words is not told twice. */
function isTold({ kind, from_status, to_status }: Entry): boolean {
  if (kind !== "status_changed") return true;
  if (from_status === "needs_info") return to_status === "withdrawn";
  return to_status !== "answered" && to_status !== "needs_info";
}

function happening(entry: Entry, telling: Telling, nthAnswer: number): Happening {
  const response = telling.responses[nthAnswer];
  const isAbove = response !== undefined && response === telling.above;
  const photos = isAbove ? [] : (response?.photos ?? photosOf(entry));
  return {
    id: entry.seq,
    by: entry.by,
    who: who(entry, telling.isOwn),
    what: what(entry),
    at: entry.at,
    // What was reported stands above the story, too.
    text: isAbove || entry.kind === "received" || isNumber(entry) ? null : entry.text,
    photos,
    isSmall: entry.by === "system" || entry.kind === "routed" || isPassing(entry),
    ...(!entry.is_public && { tag: t("story.internal") }),
  };
}

/** Of a duplicate the answer's words are the number of its original. */
function isNumber(entry: Entry): boolean {
  return entry.kind === "answered" && entry.data.outcome === "duplicate";
}

/** Changes that follow from other things, and the moderator's pass. */
function isPassing({ kind, to_status, text }: Entry): boolean {
  return kind === "status_changed" && to_status !== "reopened" && !text;
}

function who({ by, department: office }: Entry, isOwn: boolean): string {
  if (by === "reporter" && isOwn) return t("story.who.you");
  return by === "department" && office ? office.name : t(`story.who.${by}`);
}

/** Which date the department put off to which. */
function extendedWords(entry: Entry): string {
  const [until, before] = [textOf(entry, "until"), textOf(entry, "due_before")];
  if (!until || !before) return t("story.extended");
  return t("story.extended.to", { until: dueTime(until), before: dueTime(before) });
}

/** What residents found who looked at the place. */
function checkedWords({ data }: Entry): string {
  const found = CHECKS.find((one) => one === data.checked);
  return found ? t(`story.checked.${found}`) : t("story.checked");
}

const CHECKS = ["fixed", "not_fixed", "there", "gone"] as const;

/** That a promise is broken, and who was told of it. */
function stepWords({ data }: Entry): string {
  const told = ALERTED.find((who) => Array.isArray(data.told) && data.told.includes(who));
  return told ? t(`story.step.${told}`) : t("story.step");
}

const ALERTED = ["managers", "coordinators", "ombudsman"] as const;

/** Until when and for what the clock stands still. */
function pausedWords(entry: Entry): string {
  const until = textOf(entry, "until");
  const reason = PAUSES.find((one) => one === entry.data.reason);
  if (!until || !reason) return t("story.paused");
  return t("story.paused.until", { until: dueTime(until), reason: t(`story.pause.${reason}`) });
}

/** What departments may let the clock stand still for; questions are told by themselves. */
const PAUSES = ["weather_or_season", "force_majeure"] as const;

function what(entry: Entry): string {
  if (entry.kind === "status_changed") return changeWords(entry);
  if (entry.kind !== "answered") return FACTS[entry.kind](entry);
  const outcome = OUTCOMES.find((one) => one === entry.data.outcome);
  return t("story.answered", { outcome: outcome ? t(`outcome.${outcome}`) : "" });
}

const OUTCOMES: Schema["Outcome"][] = [
  "fixed",
  "scheduled",
  "nothing_to_fix",
  "not_ours",
  "declined",
  "duplicate",
];

function changeWords({ to_status, data }: Entry): string {
  if (data.verdict === "content") return t("story.closed.content");
  if (data.verdict === "silence") return t("story.closed.silence");
  if (data.verdict === "verified") return t("story.closed.verified");
  return to_status ? t(`story.changed.${to_status}`) : "";
}

function ratedWords({ data }: Entry): string {
  const grade = gradeOf(String(data.grade));
  return grade === null ? "" : t("story.rated", { grade, words: t(`rating.${grade}`) });
}

function department({ department: office }: Entry): string {
  return office?.name ?? t("story.who.department");
}

function textOf({ data }: Entry, name: string): string {
  const value = data[name];
  return typeof value === "string" ? value : "";
}

function isPhoto(one: unknown): one is ShownPhoto {
  return typeof one === "object" && one !== null && "url" in one && "width" in one;
}

function photosOf({ data }: Entry): ShownPhoto[] {
  return Array.isArray(data.photos) ? data.photos.filter(isPhoto) : [];
}
