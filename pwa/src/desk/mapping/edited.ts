// SPDX-License-Identifier: EUPL-1.2
import type { AreaBody, Campaign, CampaignBody, CampaignChange } from "../../api/campaigns.ts";
import type { Schema } from "../../api/client.ts";
import type { LonLat } from "../../api/metres.ts";
import { isoDay } from "../../i18n/format.ts";
import { areaOf, cornersOf } from "./corners.ts";
import { dayEnd, dayStart, lastDay } from "./days.ts";

/** Language -> words, as they are typed. */
export type Texts = Record<string, string>;
type KindBody = Schema["KindBody"];

export interface EditedChoice {
  code: string;
  name: Texts;
}

export interface EditedQuestion {
  code: string;
  text: Texts;
  choices: EditedChoice[];
}

export interface EditedKind
  extends Omit<Required<KindBody>, "category" | "name" | "hint" | "questions"> {
  name: Texts;
  hint: Texts;
  /** "": it is no problem. */
  category: string;
  questions: EditedQuestion[];
  /** So many are mapped: it can't be dropped. */
  nPoints: number;
}

/** A campaign as it is typed; numbers are text until they are sent. */
export interface Edited {
  /** Of the campaign as it stood when this was begun; 0: there was none yet. */
  version: number;
  department: string;
  title: Texts;
  summary: Texts;
  /** What was drawn by hand. */
  corners: LonLat[];
  /** An area that is taken as it is, instead of corners. */
  shape: AreaBody | null;
  firstDay: string;
  lastDay: string;
  /** Percent; "": no such goal. */
  goalShare: string;
  goalVerified: string;
  reportsPerDay: string;
  hasTeams: boolean;
  hasBoards: boolean;
  isAdultsOnly: boolean;
  kinds: EditedKind[];
}

/** Kinds that the same knowledge is needed for; what people prove is counted by it. */
export const FAMILIES = [
  "access",
  "surface",
  "furniture",
  "greenery",
  "litter",
  "lighting",
  "signs",
  "winter",
  "other",
] as const;

export function emptyKind(): EditedKind {
  return {
    code: "",
    family: "other",
    name: {},
    hint: {},
    category: "",
    photo: "optional",
    duplicate_radius_m: 15,
    recheck_days: 30,
    is_sensitive: false,
    is_unsafe: false,
    questions: [],
    nPoints: 0,
  };
}

export function emptyQuestion(): EditedQuestion {
  return { code: "", text: {}, choices: [emptyChoice(), emptyChoice()] };
}

export function emptyChoice(): EditedChoice {
  return { code: "", name: {} };
}

/** Return a new campaign of a department, four weeks long. */
export function emptyCampaign(department: string, today: string): Edited {
  const inDays = (n: number) =>
    new Date(Date.parse(`${today}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
  return {
    version: 0,
    department,
    title: {},
    summary: {},
    corners: [],
    shape: null,
    firstDay: inDays(7),
    lastDay: inDays(34),
    goalShare: "80",
    goalVerified: "",
    reportsPerDay: "10",
    hasTeams: true,
    hasBoards: true,
    isAdultsOnly: false,
    kinds: [emptyKind()],
  };
}

/** Return a campaign as it stands, to be changed. */
export function editedOf(campaign: Campaign): Edited {
  const corners = cornersOf(campaign.area);
  return {
    version: campaign.version,
    department: campaign.department.code,
    title: { ...campaign.title },
    summary: { ...campaign.summary },
    corners: corners ?? [],
    shape: corners ? null : campaign.area,
    firstDay: isoDay(campaign.starts_at),
    lastDay: lastDay(campaign.ends_at),
    goalShare: campaign.goal_share ? `${Math.round(campaign.goal_share * 100)}` : "",
    goalVerified: campaign.goal_n_verified ? `${campaign.goal_n_verified}` : "",
    reportsPerDay: `${campaign.reports_per_day}`,
    hasTeams: campaign.has_teams ?? true,
    hasBoards: campaign.has_boards ?? true,
    isAdultsOnly: campaign.is_adults_only ?? false,
    kinds: campaign.kinds.map(({ id: _, questions_version: __, n_points, ...kind }) => ({
      ...emptyKind(),
      ...kind,
      category: kind.category ?? "",
      nPoints: n_points,
    })),
  };
}

/** Return what is sent; null: no area is drawn yet. Codes that are missing are made of the words. */
export function bodyOf(edited: Edited): CampaignBody | null {
  const area = edited.shape ?? areaOf(edited.corners);
  if (!area) return null;
  return {
    department: edited.department,
    title: written(edited.title),
    summary: written(edited.summary),
    area,
    starts_at: dayStart(edited.firstDay),
    ends_at: dayEnd(edited.lastDay),
    goal_share: edited.goalShare ? Number(edited.goalShare) / 100 : null,
    goal_n_verified: edited.goalVerified ? Number(edited.goalVerified) : null,
    reports_per_day: Number(edited.reportsPerDay),
    has_teams: edited.hasTeams,
    has_boards: edited.hasBoards,
    is_adults_only: edited.isAdultsOnly,
    kinds: coded(edited.kinds, "kind", ({ name }) => name).map(({ nPoints: _, ...kind }) => ({
      ...kind,
      name: written(kind.name),
      hint: written(kind.hint),
      category: kind.category || null,
      questions: coded(kind.questions, "question", ({ text }) => text).map((question) => ({
        ...question,
        text: written(question.text),
        choices: coded(question.choices, "choice", ({ name }) => name).map((choice) => ({
          ...choice,
          name: written(choice.name),
        })),
      })),
    })),
  };
}

/** Return what of a campaign differs from how it stands: what is left alone needs no approval. */
export function changeOf(
  campaign: Campaign,
  edited: Edited,
): Omit<CampaignChange, "version"> | null {
  const [before, after] = [bodyOf(editedOf(campaign)), bodyOf(edited)];
  if (!after) return null;
  const { department: _, ...fields } = after;
  const changed = Object.entries(fields).filter(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(before?.[name as keyof CampaignBody]),
  );
  return Object.fromEntries(changed);
}

/** Return those of the languages in which something is not said yet that is said in another. */
export function unsaid(edited: Edited, languages: readonly string[]): Record<string, number> {
  const all = textsOf(edited);
  return Object.fromEntries(
    languages.map((tag) => [tag, all.filter((texts) => !texts[tag]?.trim()).length]),
  );
}

function textsOf({ title, summary, kinds }: Edited): Texts[] {
  const ofKinds = kinds.flatMap(({ name, hint, questions }) => [
    name,
    hint,
    ...questions.flatMap(({ text, choices }) => [text, ...choices.map((one) => one.name)]),
  ]);
  return [title, summary, ...ofKinds];
}

/** Return words without the languages that have none. */
function written(texts: Texts): Texts {
  const said = Object.entries(texts).map(([tag, text]) => [tag, text.trim()] as const);
  return Object.fromEntries(said.filter(([, text]) => text !== ""));
}

/** Give each a code of its own that has none yet, made of its words in English or any language. */
function coded<T extends { code: string }>(
  all: readonly T[],
  otherwise: string,
  words: (one: T) => Texts,
): T[] {
  const taken = new Set(all.map(({ code }) => code).filter(Boolean));
  return all.map((one) => {
    if (one.code) return one;
    const code = free(codeOf(words(one)) || otherwise, taken);
    taken.add(code);
    return { ...one, code };
  });
}

function codeOf(texts: Texts): string {
  const said = written(texts);
  const words = said.en ?? Object.values(said)[0] ?? "";
  const plain = words
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 30);
}

function free(code: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code;
  for (let n = 2; ; n += 1) if (!taken.has(`${code}-${n}`)) return `${code}-${n}`;
}
