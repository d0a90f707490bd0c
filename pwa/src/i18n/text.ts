// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type app from "./app/en.json";
import type explore from "./explore/en.json";
import type follow from "./follow/en.json";
import { isLanguage, type Language, language } from "./language.ts";
import type map from "./map/en.json";
import type me from "./me/en.json";
import type report from "./report/en.json";

/** Name of a message; a name that is in no catalogue does not compile. */
export type Key = keyof (typeof app &
  typeof explore &
  typeof follow &
  typeof map &
  typeof me &
  typeof report);

type Texts = Record<string, (args?: Record<string, unknown>) => string>;

const LOADERS: Record<string, () => Promise<{ default: Texts }>> = {
  en: () => import("virtual:messages/en"),
  fi: () => import("virtual:messages/fi"),
  sv: () => import("virtual:messages/sv"),
  et: () => import("virtual:messages/et"),
  ru: () => import("virtual:messages/ru"),
  qps: () => import("virtual:messages/qps"),
};

const texts = signal<Texts>({});

/** Show everything in this language from now on. */
export async function speak(tag: Language | "qps"): Promise<void> {
  const loaded = await LOADERS[tag]?.();
  if (!loaded) return;
  texts.value = loaded.default;
  language.value = isLanguage(tag) ? tag : "en";
  document.documentElement.lang = language.value;
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
