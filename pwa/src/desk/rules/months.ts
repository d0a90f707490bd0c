// SPDX-License-Identifier: EUPL-1.2

/** Return the month that is `n` after "2026-12", as "2027-01". */
export function shifted(month: string, n: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = new Date(Date.UTC(year, number - 1 + n, 1));
  return at.toISOString().slice(0, 7);
}

/** "December 2026" in a language. */
export function monthName(month: string, tag: string): string {
  const at = new Date(`${month}-01T12:00:00Z`);
  const name = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
  return name.format(at);
}

/** Return how many days of its week come before a day such as "2026-12-01"; Monday: none. */
export function weekday(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** "Mon" to "Sun" in a language. */
export function weekdayNames(tag: string): string[] {
  return namesOfWeek(tag, "short");
}

/** "Monday" to "Sunday" in a language. */
export function longWeekdayNames(tag: string): string[] {
  return namesOfWeek(tag, "long");
}

function namesOfWeek(tag: string, weekday: "short" | "long"): string[] {
  const name = new Intl.DateTimeFormat(tag, { weekday, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, n) => name.format(new Date(Date.UTC(2026, 5, n + 1, 12))));
}
