// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type app from "./app/en.json";
import type desk from "./desk/en.json";
import type explore from "./explore/en.json";
import type follow from "./follow/en.json";
import { isLanguage, type Language, language } from "./language.ts";
import type manager from "./manager/en.json";
import type map from "./map/en.json";
import type mapping from "./mapping/en.json";
import type me from "./me/en.json";
import type play from "./play/en.json";
import type report from "./report/en.json";
import type round from "./round/en.json";
import type rules from "./rules/en.json";
import type sheet from "./sheet/en.json";
import type templates from "./templates/en.json";
import type work from "./work/en.json";

/** Name of a message; a name that is in no catalogue does not compile. */
export type Key = keyof (typeof app &
  typeof desk &
  typeof explore &
  typeof follow &
  typeof manager &
  typeof map &
  typeof mapping &
  typeof me &
  typeof play &
  typeof report &
  typeof round &
  typeof rules &
  typeof sheet &
  typeof templates &
  typeof work);

type Texts = Record<string, (args?: Record<string, unknown>) => string>;

type Loaded = Promise<{ default: Texts }>;
/** How the words of some screens are fetched, by language. */
export type Part = Record<string, () => Loaded>;

const FIRST: Part = {
  en: () => import("virtual:messages/first/en"),
  fi: () => import("virtual:messages/first/fi"),
  sv: () => import("virtual:messages/first/sv"),
  et: () => import("virtual:messages/first/et"),
  ru: () => import("virtual:messages/first/ru"),
  qps: () => import("virtual:messages/first/qps"),
};
const REST: Part = {
  en: () => import("virtual:messages/rest/en"),
  fi: () => import("virtual:messages/rest/fi"),
  sv: () => import("virtual:messages/rest/sv"),
  et: () => import("virtual:messages/rest/et"),
  ru: () => import("virtual:messages/rest/ru"),
  qps: () => import("virtual:messages/rest/qps"),
};

const texts = signal<Texts>({});
let spoken = "en";
/** What is said by now; a switch of languages fetches as much. */
const said = new Set<Part>([FIRST]);

/** Show everything in this language from now on. */
export async function speak(tag: Language | "qps"): Promise<void> {
  const loaded = await Promise.all([...said].map((part) => part[tag]?.()));
  spoken = tag;
  texts.value = Object.assign({}, ...loaded.map((part) => part?.default));
  language.value = isLanguage(tag) ? tag : "en";
  document.documentElement.lang = language.value;
}

/** Load the words of all screens beyond home and report; what needs them waits for this. */
export function allWords(): Promise<void> {
  return wordsOf(REST);
}

/** Load the words of some screens beside those that are said by now. */
export async function wordsOf(part: Part): Promise<void> {
  if (said.has(part)) return;
  const loaded = await part[spoken]?.();
  said.add(part);
  texts.value = { ...texts.value, ...loaded?.default };
}

/** Return a message in the language of now; a component that calls this follows a switch. */
export function t(key: Key, args?: Record<string, string | number>): string {
  return texts.value[key]?.(args) ?? key;
}

/** Return a city's own words in the language of now, else in the first language they are in. */
export function words(of: Record<string, string> | null | undefined): string {
  if (!of) return "";
  return of[language.value] ?? of.en ?? Object.values(of)[0] ?? "";
}
