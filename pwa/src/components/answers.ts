// SPDX-License-Identifier: EUPL-1.2
import type { Category } from "../api/catalogue.ts";
import { t, words } from "../i18n/text.ts";

type Options = Category["questions"][number]["options"];

/** Return an answer as people read it; "" where nothing was said. */
export function answerWords(answer: unknown, options: Options): string {
  if (answer === undefined || answer === null || answer === "") return "";
  if (typeof answer === "boolean") return t(answer ? "follow.yes" : "follow.no");
  const given: unknown[] = Array.isArray(answer) ? answer : [answer];
  return given
    .map((one) => words(options.find(({ code }) => code === one)?.name) || String(one))
    .join(", ");
}
