// SPDX-License-Identifier: EUPL-1.2

/** Rows beyond the edge of the window, so that a quick hand sees no gaps. */
const MARGIN_N = 12;

/** The rows that have to be there: from `first` on, before `last`. */
export interface Span {
  first: number;
  last: number;
}

/**
 * Return which of `n` rows of the same height are in sight, with a margin.
 *
 * All lengths are in pixels; what is scrolled beyond the end, as on a phone, is the end.
 */
export function inSight(scrolled: number, height: number, row: number, n: number): Span {
  if (row <= 0 || n <= 0) return { first: 0, last: 0 };
  const top = Math.max(0, Math.min(scrolled, n * row - height));
  const first = Math.floor(top / row) - MARGIN_N;
  const last = Math.ceil((top + height) / row) + MARGIN_N;
  return { first: Math.max(0, first), last: Math.min(n, last) };
}

/** Return how far to scroll so that a row is in sight, as little as possible. */
export function reveal(at: number, scrolled: number, height: number, row: number): number {
  const top = at * row;
  if (top < scrolled) return top;
  if (top + row > scrolled + height) return top + row - height;
  return scrolled;
}
