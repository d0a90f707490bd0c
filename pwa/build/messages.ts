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

/** Areas whose words every visit needs; the others come with the first screen that is not one of them. */
const FIRST = ["app", "report"];
/** Areas that only staff and their contractors read. */
const DESK = ["desk", "sheet", "round", "manager", "rules", "templates", "mapping", "work"];
export type Part = "first" | "rest" | "desk" | "play" | "all";
const PARTS: readonly string[] = ["first", "rest", "desk", "play"];

function partOf(area: string): Part {
  if (FIRST.includes(area)) return "first";
  if (area === "play") return "play";
  return DESK.includes(area) ? "desk" : "rest";
}

/** Read what areas say in one language: `src/i18n/<area>/<language>.json`. */
export function catalogue(language: string, part: Part = "all"): Record<string, string> {
  const areas = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => part === "all" || partOf(name) === part);
  return Object.assign(
    {},
    ...areas.map(({ name }) =>
      JSON.parse(readFileSync(join(FOLDER, name, `${language}.json`), "utf8")),
    ),
  );
}

function isPart(name: string | undefined): name is Part {
  return name !== undefined && PARTS.includes(name);
}

/**
 * Compile ICU messages while building: `import("virtual:messages/first/fi")` is a module of
 * functions, three chunks per language, and no parser goes to the phone.
 */
export function messages(): Plugin {
  return {
    name: "civic:messages",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [part, language = ""] = id.slice(PREFIX.length + 1).split("/");
      const isPseudo = language === PSEUDO;
      if (!isPart(part)) throw new Error(`${id}: no such part`);
      const texts = catalogue(isPseudo ? "en" : language, part);
      return compileModule(
        new MessageFormat(isPseudo ? "en" : language),
        isPseudo ? pseudo(texts) : texts,
      );
    },
  };
}
