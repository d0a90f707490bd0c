// SPDX-License-Identifier: EUPL-1.2
// Finding a category by what people call the problem, in whatever of the languages.
import type { Catalogue, Category, Group } from "./catalogue.ts";
import { fold, slips, slipsIn } from "./search.ts";

/** How much a word tells, by where it stands. */
const WEIGHTS = { name: 5, synonym: 4, topic: 2, group: 1 } as const;
/** A word of another language than that of now may be the same by chance. */
const FOREIGN = 0.6;

/** What fits so much worse than the best is noise beside it. */
const WORTH = 0.45;

interface Entry {
  category: Category;
  group: Group;
  words: { word: string; weight: number }[];
}

export type CategoryIndex = { language: string; entries: Entry[] };

export interface FoundCategory {
  category: Category;
  group: Group;
}

/** Prepare a catalogue for searching by somebody who reads `language`. */
export function categoryIndex(catalogue: Catalogue, language: string): CategoryIndex {
  const entries = catalogue.groups.flatMap((group) =>
    group.categories.map((category) => ({
      category,
      group,
      words: wordsOf(category, group, language),
    })),
  );
  return { language, entries };
}

function wordsOf(category: Category, group: Group, language: string): Entry["words"] {
  const best = new Map<string, number>();
  const texts = [
    [category.name, WEIGHTS.name],
    [category.synonyms, WEIGHTS.synonym],
    [category.topic, WEIGHTS.topic],
    [group.name, WEIGHTS.group],
  ] as const;
  for (const [text, weight] of texts) {
    for (const [code, said] of Object.entries(text)) {
      note(best, said, code === language ? weight : weight * FOREIGN);
    }
  }
  return [...best].map(([word, weight]) => ({ word, weight }));
}

function note(best: Map<string, number>, text: string, weight: number): void {
  for (const word of fold(text).split(" ")) {
    if (word.length > 1) best.set(word, Math.max(best.get(word) ?? 0, weight));
  }
}

/** Return the categories that every typed word fits, best first. */
export function findCategories(index: CategoryIndex, typed: string, limit = 12): FoundCategory[] {
  const asked = fold(typed).split(" ").filter(Boolean);
  if (asked.length === 0) return [];
  const fitting = index.entries
    .flatMap((entry) => {
      const scores = asked.map((word) => score(word, entry.words));
      if (scores.some((one) => one === 0)) return [];
      return [{ entry, total: scores.reduce((sum, one) => sum + one, 0) }];
    })
    .sort((a, b) => b.total - a.total)
    .slice(0, limit);
  const least = (fitting[0]?.total ?? 0) * WORTH;
  return fitting
    .filter(({ total }) => total >= least)
    .map(({ entry }) => ({ category: entry.category, group: entry.group }));
}

function score(asked: string, words: Entry["words"]): number {
  let best = 0;
  for (const { word, weight } of words) {
    if (weight > best) best = Math.max(best, weight * likeness(asked, word));
  }
  return best;
}

/** 1 the same word, less for its beginning, its middle (as in compounds), slips and endings. */
function likeness(asked: string, word: string): number {
  if (word === asked) return 1;
  if (word.startsWith(asked)) return 0.9;
  if (asked.length >= 4 && word.includes(asked)) return asked.length > 4 ? 0.6 : 0.4;
  const max = slipsIn(asked.length);
  const n = max === 0 ? 1 : slips(asked, word, max);
  if (n <= max) return 0.5 / n;
  return hasOtherEnding(asked, word) ? 0.5 : 0;
}

const NO_LATIN = /[^\p{Script=Latin}\d]/u;

/** Endings differ with the case: "kuoppaa" is "kuoppa", "яму" is "яма". */
function hasOtherEnding(asked: string, word: string): boolean {
  const stem = word.slice(0, -1);
  const shortest = NO_LATIN.test(asked) ? 2 : 3;
  return stem.length >= shortest && asked.length <= word.length + 2 && asked.startsWith(stem);
}
