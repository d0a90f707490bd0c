// SPDX-License-Identifier: EUPL-1.2

/** What stands in braces in a template, and is filled in for each report. */
export const FIELDS = ["number", "address", "category", "department", "due"] as const;
export type FieldName = (typeof FIELDS)[number];
export type Values = Record<FieldName, string>;

const FIELD = /\{([a-z][a-z0-9_]*)\}/g;
/** After these a field needs a space to stand apart, and before letters and digits. */
const CLOSE_BEFORE = /[\p{L}\p{N}.,;:!?)]$/u;
const CLOSE_AFTER = /^[\p{L}\p{N}]/u;

function isField(name: string): name is FieldName {
  return (FIELDS as readonly string[]).includes(name);
}

/** Return the text with a field in the place of what is selected, and where the caret stands then. */
export function withField(
  text: string,
  [start, end]: readonly [number, number],
  field: FieldName,
): { text: string; caret: number } {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const put = `${CLOSE_BEFORE.test(before) ? " " : ""}{${field}}`;
  const caret = before.length + put.length;
  return { text: before + put + (CLOSE_AFTER.test(after) ? " " : "") + after, caret };
}

/** Return what stands in braces and is no field, each once. */
export function unknownFields(text: string): string[] {
  const names = [...text.matchAll(FIELD)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !isField(name));
}

/** A part of a text as its reader gets it; a field where it was filled in. */
export interface Piece {
  text: string;
  isField: boolean;
}

/** Return the text with its fields filled in; whatever else stands in braces stays. */
export function filled(text: string, values: Values): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(FIELD)) {
    const [whole, name = ""] = found;
    if (!isField(name)) continue;
    pieces.push({ text: text.slice(from, found.index), isField: false });
    pieces.push({ text: values[name], isField: true });
    from = found.index + whole.length;
  }
  pieces.push({ text: text.slice(from), isField: false });
  return pieces.filter((piece) => piece.text !== "");
}

/** Return the language in which a reader of `tag` gets the words: as the server picks it. */
export function languageFor(
  texts: Record<string, string>,
  tag: string,
  spoken: readonly string[],
): string | null {
  const order = [tag, ...spoken, ...Object.keys(texts)];
  return order.find((one) => texts[one]?.trim()) ?? null;
}
