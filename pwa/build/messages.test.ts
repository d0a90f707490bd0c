// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MessageFormat from "@messageformat/core";
import { describe, expect, test } from "vitest";
import { catalogue } from "./messages.ts";
import { pseudo } from "./pseudo.ts";

const LANGUAGES = ["en", "fi", "sv", "et", "ru"] as const;
const FOLDER = join(import.meta.dirname, "../src/i18n");
const areas = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Names of the arguments of a message: what braces hold at odd depths; at even ones it is text. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === "}") depth -= 1;
    if (letter !== "{") continue;
    depth += 1;
    const name = /^\s*(\w+)/.exec([...text].slice(at + 1).join(""))?.[1];
    if (depth % 2 === 1 && name) names.add(name);
  }
  return [...names].sort();
}

describe.each(areas.map(({ name }) => name))("the words of %s", (area) => {
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(FOLDER, area, `${language}.json`), "utf8"));
  const english = read("en");

  test.each(LANGUAGES)("%s says all that English says, in the same order", (language) => {
    expect(Object.keys(read(language))).toEqual(Object.keys(english).sort());
  });

  test.each(LANGUAGES)("%s takes the same arguments", (language) => {
    for (const [key, text] of Object.entries(read(language))) {
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(english[key] ?? "")]);
    }
  });

  test.each(LANGUAGES)("%s says something everywhere", (language) => {
    for (const [key, text] of Object.entries(read(language))) {
      expect([key, text.trim()]).not.toEqual([key, ""]);
    }
  });
});

test("no two areas use the same name", () => {
  const names = areas.flatMap(({ name }) =>
    Object.keys(JSON.parse(readFileSync(join(FOLDER, name, "en.json"), "utf8"))),
  );

  expect(names.length).toBe(new Set(names).size);
});

test.each(LANGUAGES)("every message of %s compiles", (language) => {
  const format = new MessageFormat(language);

  for (const [key, text] of Object.entries(catalogue(language))) {
    expect(() => format.compile(text), key).not.toThrow();
  }
});

test("Russian counts one, few and many", () => {
  const count = new MessageFormat("ru").compile(catalogue("ru")["report.supporters"] ?? "");

  expect([1, 2, 5].map((n) => count({ n }))).toEqual([
    "1 сосед говорит «у меня тоже»",
    "2 соседа говорят «у меня тоже»",
    "5 соседей говорят «у меня тоже»",
  ]);
});

test("the pseudo language changes words and leaves arguments", () => {
  expect(pseudo({ a: "Save", b: "{n, plural, one {# day} other {# days}} left" })).toEqual({
    a: "[Šáṽé~~]".replace("ṽ", "v"),
    b: "[{n, plural, one {# day} other {# days}} léft]",
  });
});
