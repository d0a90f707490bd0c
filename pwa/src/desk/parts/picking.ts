// SPDX-License-Identifier: EUPL-1.2

/** Something to pick. */
export interface Option {
  code: string;
  name: string;
}

/** Options that belong together; where the whole can be picked, `code` is that of the whole. */
export interface OptionGroup {
  code?: string;
  name?: string;
  options: readonly Option[];
}

function has(name: string, words: readonly string[]): boolean {
  const text = name.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** Return the groups with only what has all the words; all of a group whose own name has them. */
export function matching(groups: readonly OptionGroup[], wanted: string): OptionGroup[] {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups
    .map((group) =>
      has(group.name ?? "", words)
        ? group
        : { ...group, options: group.options.filter(({ name }) => has(name, words)) },
    )
    .filter(({ options }) => options.length > 0);
}

/** Return the codes with one more, or without it; those that a group holds go with the group. */
export function toggled(
  chosen: readonly string[],
  code: string,
  groups: readonly OptionGroup[],
): string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code);
  const whole = groups.find((group) => group.code === code);
  const within = new Set(whole?.options.map((option) => option.code));
  return [...chosen.filter((one) => !within.has(one)), code];
}

/** Return what is chosen by name, in the order of choosing; a code that is unknown by itself. */
export function chosenOf(chosen: readonly string[], groups: readonly OptionGroup[]): Option[] {
  const all = groups.flatMap(({ code, name, options }) =>
    code && name ? [{ code, name }, ...options] : options,
  );
  return chosen.map((code) => all.find((one) => one.code === code) ?? { code, name: code });
}

/** Return how many options there are. */
export function nOptions(groups: readonly OptionGroup[]): number {
  return groups.reduce((n, { options }) => n + options.length, 0);
}
