// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type Catalogue = Schema["CatalogueView"];
export type Group = Schema["GroupView"];
export type Category = Schema["CategoryView"];
export type Question = Schema["QuestionView"];

/** Several parts of a screen ask for it; it changes when the city changes its rules. */
const FRESH_MS = 60_000;
const asked = new Map<string, { at: number; answer: Promise<Catalogue> }>();

/** Return everything that can be reported in a city; the service worker keeps the answer. */
export function loadCatalogue(jurisdiction: string): Promise<Catalogue> {
  const known = asked.get(jurisdiction);
  if (known && Date.now() - known.at < FRESH_MS) return known.answer;
  const answer = fetchCatalogue(jurisdiction);
  asked.set(jurisdiction, { at: Date.now(), answer });
  answer.catch(() => asked.delete(jurisdiction));
  return answer;
}

/** Ask the server for the catalogue of a city, however lately it was asked. */
export async function fetchCatalogue(jurisdiction: string): Promise<Catalogue> {
  // All languages are in every answer: without its own address each language would be kept apart.
  const query = { jurisdiction, lang: "en" };
  return given(await client.GET("/api/v1/categories", { params: { query } }));
}

/** Return a category and its group; null for one that is not (or no more) in the catalogue. */
export function categoryIn(
  catalogue: Catalogue | undefined,
  code: string | null,
): (Category & { group: Group }) | null {
  for (const group of catalogue?.groups ?? []) {
    const category = group.categories.find((one) => one.code === code);
    if (category) return { ...category, group };
  }
  return null;
}

/** Return whether a category is open on a day of the city's calendar, YYYY-MM-DD. */
export function isOpenOn({ season }: Category, day: string): boolean {
  if (!season) return true;
  const at = day.slice(5);
  const { first, last } = season;
  return first <= last ? first <= at && at <= last : at >= first || at <= last;
}

/** Return today in a time zone, YYYY-MM-DD. */
export function todayIn(zone: string, now = new Date()): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" }).format(now);
}
