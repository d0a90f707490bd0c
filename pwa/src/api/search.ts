// SPDX-License-Identifier: EUPL-1.2
// Finding words as people type them: without accents, from the beginning, with a slip or two.

/** Letters that Unicode does not take apart into a letter and an accent. */
const WHOLE: Record<string, string> = { ß: "ss", ø: "o", æ: "ae", ð: "d", þ: "th", ł: "l" };

/** Return a text as it is compared: small letters without accents, single spaces. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßøæðþł]/g, (letter) => WHOLE[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюя";
const LATIN = "a b v g d e z z i k l m n o p r s t u f h ts ts s sts _ y _ e yu ya".split(" ");

/** Return a folded text with Cyrillic letters as they sound, so that names on signs are found. */
export function latin(folded: string): string {
  return folded.replace(/[а-я]/g, (letter) => {
    const sound = LATIN[CYRILLIC.indexOf(letter)] ?? letter;
    return sound === "_" ? "" : sound;
  });
}

/** Return how many slips of the finger a word of this many letters may hold. */
export function slipsIn(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Return how many letters must be changed, added, dropped or swapped for `typed` to begin `word`;
 * more than `max` is told as `max + 1`.
 */
export function slips(typed: string, word: string, max: number): number {
  if (word.startsWith(typed)) return 0;
  const width = Math.min(word.length, typed.length + max);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = nextRow(typed, word, at, row, before);
    if (Math.min(...next) > max) return max + 1;
    before = row;
    row = next;
  }
  return Math.min(...row, max + 1);
}

/** One row of the table of Damerau and Levenshtein: `at` letters of `typed` against all of `word`. */
function nextRow(
  typed: string,
  word: string,
  at: number,
  row: number[],
  before: number[],
): number[] {
  const next = [at];
  for (let to = 1; to < row.length; to += 1) {
    const same = typed[at - 1] === word[to - 1] ? 0 : 1;
    let cost = Math.min(cell(row, to) + 1, cell(next, to - 1) + 1, cell(row, to - 1) + same);
    const isSwapped =
      at > 1 && to > 1 && typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1];
    if (isSwapped) cost = Math.min(cost, cell(before, to - 2) + 1);
    next.push(cost);
  }
  return next;
}

function cell(row: number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}

/**
 * Return how badly `typed` fits `text`, both folded: 0 it begins it, 1 it begins a later word,
 * 2 it stands inside, 3 and more with slips; null if it does not fit.
 */
export function misfit(typed: string, text: string): number | null {
  if (text.startsWith(typed)) return 0;
  if (text.includes(` ${typed}`)) return 1;
  if (typed.length >= 3 && text.includes(typed)) return 2;
  const max = slipsIn(typed.length);
  if (max === 0) return null;
  const fewest = Math.min(...tails(text).map((tail) => slips(typed, tail, max)));
  return fewest > max ? null : 2 + fewest;
}

/** The text from each of its words on. */
function tails(text: string): string[] {
  const found = [text];
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    found.push(text.slice(at + 1));
  }
  return found;
}
