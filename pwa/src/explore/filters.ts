// SPDX-License-Identifier: EUPL-1.2
import type { ListNarrowing, Narrowing } from "../api/explore.ts";
import { STAGES, type Stage } from "../map/marks.ts";

/** How far back reports are shown. */
export const PERIODS = { week: 7, month: 30, year: 365 } as const;
export type Period = keyof typeof PERIODS;

/** What somebody wants to see. */
export interface Filters {
  stages: readonly Stage[];
  /** Codes of groups or categories; none: all. */
  kinds: readonly string[];
  period: Period | null;
  /** Words that must occur; only in lists. */
  text: string;
  /** Code of an area; only in lists. */
  area: string | null;
}

export const ALL_STAGES = Object.keys(STAGES) as Stage[];
/** At first: what is going on, not what is over. */
export const AT_FIRST: Filters = {
  stages: ["waiting", "working", "answered"],
  kinds: [],
  period: null,
  text: "",
  area: null,
};

const DAY_MS = 86_400_000;

function isStage(word: string): word is Stage {
  return word in STAGES;
}

function isPeriod(word: string | null): word is Period {
  return word !== null && word in PERIODS;
}

function list(text: string | null): string[] {
  return text?.split(",").filter(Boolean) ?? [];
}

/** Return the filters that an address holds; what it holds that we do not know is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const stages = list(query.get("stage")).filter(isStage);
  const period = query.get("since");
  return {
    stages: stages.length > 0 ? ALL_STAGES.filter((one) => stages.includes(one)) : AT_FIRST.stages,
    kinds: list(query.get("kind")),
    period: isPeriod(period) ? period : null,
    text: query.get("q") ?? "",
    area: query.get("area"),
  };
}

/** Write the filters into an address; what stands as at first is left out. */
export function write(filters: Filters, query: URLSearchParams): void {
  const stages = filters.stages.join(",");
  put(query, "stage", stages === AT_FIRST.stages.join(",") ? "" : stages);
  put(query, "kind", filters.kinds.join(","));
  put(query, "since", filters.period ?? "");
  put(query, "q", filters.text);
  put(query, "area", filters.area ?? "");
}

function put(query: URLSearchParams, name: string, value: string): void {
  if (value) query.set(name, value);
  else query.delete(name);
}

/** Return how many filters stand otherwise than at first; search words are seen without. */
export function nSet({ stages, kinds, period, area }: Filters): number {
  const isOther = stages.join(",") !== AT_FIRST.stages.join(",");
  return [isOther, kinds.length > 0, period !== null, area !== null].filter(Boolean).length;
}

/** Return what the map asks the server for. */
export function narrowing({ stages, kinds, period }: Filters, now: Date): Narrowing {
  return {
    status: stages.flatMap((stage) => [...STAGES[stage].statuses]),
    ...(kinds.length > 0 && { category: [...kinds] }),
    ...(period && { since: startOf(period, now) }),
  };
}

/** Return what a list asks the server for. */
export function listNarrowing(filters: Filters, now: Date): ListNarrowing {
  return {
    ...narrowing(filters, now),
    ...(filters.text.trim() && { text: filters.text.trim() }),
    ...(filters.area && { area: [filters.area] }),
  };
}

/** Return the first midnight (UTC) of a period: the same all day long, so answers can be kept. */
function startOf(period: Period, now: Date): string {
  const today = Math.floor(now.getTime() / DAY_MS);
  return new Date((today - PERIODS[period]) * DAY_MS).toISOString().replace(".000Z", "Z");
}
