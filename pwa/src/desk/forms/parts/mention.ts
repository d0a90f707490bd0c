// SPDX-License-Identifier: EUPL-1.2

/** Somebody who can be mentioned. */
export interface Named {
  id: string;
  name: string;
}

/** Return what is typed after the "@" before the caret; null: nobody is being mentioned there. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const from = text.lastIndexOf("@", caret - 1);
  if (from < 0 || caret <= from) return null;
  const typed = text.slice(from + 1, caret);
  // An address such as mari@example.org mentions nobody; names may hold a space or two.
  if (from > 0 && /[\p{L}\d.]/u.test(text[from - 1] ?? "")) return null;
  return /^[^\s@][^@\n]{0,40}$|^$/u.test(typed) ? { from, typed } : null;
}

/** Return who fits what is typed, by any part of the name that it begins. */
export function fitting<T extends Named>(people: readonly T[], typed: string, n = 5): T[] {
  const wanted = typed.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const known = name.toLocaleLowerCase();
      return known.startsWith(wanted) || known.split(/[\s-]/).some((p) => p.startsWith(wanted));
    })
    .slice(0, n);
}

/** Return the text with the name in the place of what was typed, and where the caret goes. */
export function completed(
  text: string,
  from: number,
  caret: number,
  name: string,
): [string, number] {
  const before = `${text.slice(0, from)}@${name} `;
  return [before + text.slice(caret).replace(/^ /, ""), before.length];
}

/** Return the ids of those whose name stands in the text behind an "@". */
export function mentioned(people: readonly Named[], text: string): string[] {
  return people.filter(({ name }) => name && text.includes(`@${name}`)).map(({ id }) => id);
}
