// SPDX-License-Identifier: EUPL-1.2
import { todayIn } from "../api/catalogue.ts";
import type { ListNarrowing, MapNarrowing } from "../api/explore.ts";
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

/** Return what the map asks the server for; `zone` is the city's, whose days count. */
export function mapNarrowing(
  { stages, kinds, period }: Filters,
  now: Date,
  zone: string,
): MapNarrowing {
  return {
    status: stages.flatMap((stage) => [...STAGES[stage].statuses]),
    ...(kinds.length > 0 && { category: [...kinds] }),
    ...(period && { since: firstDay(period, now, zone) }),
  };
}

/** Return what a list asks the server for: the same as the map, and what only lists know. */
export function listNarrowing(filters: Filters, now: Date, zone: string): ListNarrowing {
  const { since, ...same } = mapNarrowing(filters, now, zone);
  return {
    ...same,
    ...(since && { since: startOf(since, zone) }),
    ...(filters.text.trim() && { text: filters.text.trim() }),
    ...(filters.area && { area: [filters.area] }),
  };
}

/** Return the first day of a period that ends today, YYYY-MM-DD: the same all day long. */
function firstDay(period: Period, now: Date, zone: string): string {
  const today = Date.parse(todayIn(zone, now));
  return new Date(today - (PERIODS[period] - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** Return the instant at which a day begins in a time zone. */
export function startOf(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The zone's clock may change in the hours between, so the guess is made twice.
  const guess = midnight - aheadMs(midnight, zone);
  return new Date(midnight - aheadMs(guess, zone)).toISOString().replace(".000Z", "Z");
}

/** Return by how much a zone's clock is ahead of UTC at an instant. */
function aheadMs(at: number, zone: string): number {
  // Sweden writes dates as ISO 8601 does: what the clock on the wall shows can be read as UTC.
  const wall = new Intl.DateTimeFormat("sv", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  return Date.parse(`${wall.replace(" ", "T")}Z`) - at;
}
