// SPDX-License-Identifier: EUPL-1.2

/** A part of a text, and whether an automatic check stumbled over it. */
export interface Piece {
  /** Where it begins, in characters. */
  at: number;
  text: string;
  isFound: boolean;
}

interface Finding {
  field: string;
  start: number;
  end: number;
}

/**
 * Cut a text where the findings in one of its fields begin and end.
 *
 * The server counts characters, as people do; JavaScript would count halves of some.
 */
export function pieces(text: string, findings: readonly Finding[], field: string): Piece[] {
  const letters = [...text];
  const cut: Piece[] = [];
  let at = 0;
  const take = (end: number, isFound: boolean) => {
    if (end > at) cut.push({ at, text: letters.slice(at, end).join(""), isFound });
    at = Math.max(at, end);
  };
  const here = findings.filter((one) => one.field === field);
  for (const { start, end } of here.toSorted((a, b) => a.start - b.start)) {
    take(Math.min(start, letters.length), false);
    take(Math.min(end, letters.length), true);
  }
  take(letters.length, false);
  return cut;
}
