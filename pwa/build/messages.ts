// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/compile-module";
import type { Plugin } from "vite";
import { pseudo } from "./pseudo.ts";

const FOLDER = join(import.meta.dirname, "../src/i18n");
const PREFIX = "virtual:messages/";
/** English with accents and brackets, by which tests find text that is in no catalogue. */
export const PSEUDO = "qps";

/** Read what all areas say in one language: `src/i18n/<area>/<language>.json`. */
export function catalogue(language: string): Record<string, string> {
  const areas = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.assign(
    {},
    ...areas.map(({ name }) =>
      JSON.parse(readFileSync(join(FOLDER, name, `${language}.json`), "utf8")),
    ),
  );
}

/**
 * Compile ICU messages while building: `import("virtual:messages/fi")` is a module of functions,
 * one chunk per language, and no parser goes to the phone.
 */
export function messages(): Plugin {
  return {
    name: "civic:messages",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = id.slice(PREFIX.length + 1);
      const isPseudo = language === PSEUDO;
      const texts = isPseudo ? pseudo(catalogue("en")) : catalogue(language);
      return compileModule(new MessageFormat(isPseudo ? "en" : language), texts);
    },
  };
}
