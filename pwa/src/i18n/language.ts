// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";

/** Languages of the app, each in its own words. */
export const LANGUAGES = {
  en: "English",
  fi: "Suomi",
  sv: "Svenska",
  et: "Eesti",
  ru: "Русский",
} as const;

export type Language = keyof typeof LANGUAGES;

const KEPT = "civic.language";
/** The language of tests that look for text outside of the catalogues. */
const PSEUDO = "qps";

/** The language in which everything is shown now. */
export const language = signal<Language>("en");

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag !== null && tag !== undefined && tag in LANGUAGES;
}

/** Return what was chosen by hand, else the first of the browser's languages that we speak. */
export function preferredLanguage(): Language | typeof PSEUDO {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === PSEUDO) return PSEUDO;
  const chosen = [asked, localStorage.getItem(KEPT)].find(isLanguage);
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return chosen ?? spoken ?? "en";
}

export function keepLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
}
