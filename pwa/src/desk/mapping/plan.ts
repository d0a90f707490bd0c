// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import { dayDate, isoDay } from "../../i18n/format.ts";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t, words } from "../../i18n/text.ts";
import { lastDay } from "./days.ts";
import { FAMILIES, type Texts } from "./edited.ts";
import { amount, metres, percent } from "./figures.ts";

/** All of a campaign that a manager approves. */
export type Plan = Schema["CampaignBody"];
type Kind = Plan["kinds"][number];

/** Return the name of a category by its code. */
export type CategoryName = (code: string) => string;

/** One thing of a plan, in words; those that residents read in all languages. */
export interface Fact {
  id: string;
  label: string;
  said: string | Texts;
}

/** What one thing was and is now; "": it was not, or is no more. */
export interface Change {
  /** Of the fact, or of the kind. */
  id: string;
  label: string;
  before: string;
  now: string;
}

/** Return what holds for all of a campaign, in the order of its form. */
export function factsOf(plan: Plan): Fact[] {
  const days = `${dayDate(isoDay(plan.starts_at))} – ${dayDate(lastDay(plan.ends_at))}`;
  const { goal_share, goal_n_verified } = plan;
  return [
    { id: "title", label: t("mapping.title"), said: plan.title },
    { id: "summary", label: t("mapping.summary"), said: plan.summary ?? {} },
    { id: "days", label: t("mapping.plan.days"), said: days },
    { id: "budget", label: t("mapping.budget"), said: amount(plan.reports_per_day ?? 0) },
    { id: "goal_share", label: t("mapping.goal_share"), said: percent(goal_share) },
    {
      id: "goal_verified",
      label: t("mapping.goal_verified"),
      said: goal_n_verified ? amount(goal_n_verified) : t("mapping.none_yet"),
    },
    { id: "teams", label: t("mapping.has_teams"), said: yesOrNo(plan.has_teams) },
    { id: "boards", label: t("mapping.has_boards"), said: yesOrNo(plan.has_boards) },
    { id: "adults", label: t("mapping.adults_only"), said: yesOrNo(plan.is_adults_only) },
  ];
}

/** Return all that is asked and done about a kind. */
export function kindFacts(kind: Kind, categoryName: CategoryName): Fact[] {
  const { category, family } = kind;
  const known = FAMILIES.find((one) => one === family);
  return [
    { id: "name", label: t("mapping.kind.name"), said: kind.name },
    { id: "hint", label: t("mapping.kind.hint"), said: kind.hint ?? {} },
    {
      id: "category",
      label: t("mapping.kind.category"),
      said: category ? categoryName(category) : t("mapping.kind.category.none"),
    },
    {
      id: "photo",
      label: t("mapping.kind.photo"),
      said: t(`mapping.photo.${kind.photo ?? "optional"}`),
    },
    ...(kind.questions ?? []).map((question, n) => ({
      id: `question ${question.code}`,
      label: t("mapping.question", { n: n + 1 }),
      said: asked(question),
    })),
    {
      id: "family",
      label: t("mapping.kind.family"),
      said: known ? t(`mapping.family.${known}`) : family,
    },
    {
      id: "radius",
      label: t("mapping.plan.radius"),
      said: metres(kind.duplicate_radius_m ?? 0),
    },
    { id: "recheck", label: t("mapping.kind.recheck"), said: amount(kind.recheck_days ?? 0) },
    { id: "sensitive", label: t("mapping.kind.sensitive"), said: yesOrNo(kind.is_sensitive) },
    { id: "unsafe", label: t("mapping.kind.unsafe"), said: yesOrNo(kind.is_unsafe) },
  ];
}

/** Return all that has changed of a plan but its area; kinds and questions are known by code. */
export function changesOf(before: Plan, now: Plan, categoryName: CategoryName): Change[] {
  const general = differing(factsOf(before), factsOf(now));
  const were = new Map(before.kinds.map((kind) => [kind.code, kind]));
  const codes = new Set(now.kinds.map(({ code }) => code));
  const kinds = now.kinds.flatMap((kind): Change[] => {
    const was = were.get(kind.code);
    if (!was) {
      const label = t("mapping.plan.kind_new");
      return [{ id: kind.code, label, before: "", now: words(kind.name) }];
    }
    const found = differing(kindFacts(was, categoryName), kindFacts(kind, categoryName));
    return found.map((change) => ({
      ...change,
      id: `${kind.code} ${change.id}`,
      label: t("mapping.plan.of_kind", { kind: words(kind.name), label: change.label }),
    }));
  });
  const gone = before.kinds.filter(({ code }) => !codes.has(code));
  const dropped = gone.map(({ code, name }) => ({
    id: code,
    label: t("mapping.plan.kind_gone"),
    before: words(name),
    now: "",
  }));
  return [...general, ...kinds, ...dropped];
}

/** Whether an area is another one than it was. */
export function isMoved(before: Plan, now: Plan): boolean {
  return JSON.stringify(before.area.coordinates) !== JSON.stringify(now.area.coordinates);
}

function differing(before: readonly Fact[], now: readonly Fact[]): Change[] {
  const facts = new Map([...before, ...now].map((fact) => [fact.id, fact]));
  const saidBy = (all: readonly Fact[], id: string) => all.find((one) => one.id === id)?.said ?? {};
  return [...facts.values()].flatMap(({ id, label }) => {
    const [was, is] = [inTongues(saidBy(before, id)), inTongues(saidBy(now, id))];
    const tags = new Set([...Object.keys(was), ...Object.keys(is)]);
    const changed = [...tags].filter((tag) => (was[tag] ?? "") !== (is[tag] ?? ""));
    return changed.map((tag) => ({
      id,
      label: isLanguage(tag) ? t("mapping.in", { label, language: LANGUAGES[tag] }) : label,
      before: was[tag] ?? "",
      now: is[tag] ?? "",
    }));
  });
}

/** Return words by language; what is said in none is the same in all. */
function inTongues(said: Fact["said"]): Texts {
  return typeof said === "string" ? { all: said } : said;
}

/** Return a question with its answers, in each language in which it is asked. */
function asked({ text, choices }: NonNullable<Kind["questions"]>[number]): Texts {
  const inOne = (tag: string) => {
    const answers = choices.map(({ name }) => name[tag] ?? t("mapping.plan.unsaid"));
    return `${text[tag]} ${answers.join(" / ")}`;
  };
  return Object.fromEntries(Object.keys(text).map((tag) => [tag, inOne(tag)]));
}

function yesOrNo(is: boolean | undefined): string {
  return t(is ? "mapping.plan.yes" : "mapping.plan.no");
}
