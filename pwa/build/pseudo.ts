// SPDX-License-Identifier: EUPL-1.2
const FROM = "aceinorsuyACEINORSUY";
const TO = "áçéíñöŕšúýÁÇÉÍÑÖŔŠÚÝ";

/** Return the texts with accents, a third longer and in brackets; what ICU reads stays as it is. */
export function pseudo(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, disguised(text)]));
}

function disguised(text: string): string {
  const padding = "~".repeat(Math.ceil(text.length / 3));
  return `[${outsideArguments(text)}${text.includes("{") ? "" : padding}]`;
}

/** Accents for the letters outside of every brace, so that plurals stay plurals. */
function outsideArguments(text: string): string {
  let depth = 0;
  return [...text]
    .map((letter) => {
      if (letter === "{") depth += 1;
      if (letter === "}") depth -= 1;
      const at = FROM.indexOf(letter);
      return depth > 0 || at < 0 ? letter : TO[at];
    })
    .join("");
}
