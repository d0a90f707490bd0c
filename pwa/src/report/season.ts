// SPDX-License-Identifier: EUPL-1.2
import { language } from "../i18n/language.ts";

/** Return a day that comes every year, MM-DD, as "15 April". */
export function dayOfYear(day: string): string {
  const [month = 1, date = 1] = day.split("-").map(Number);
  const locale = language.value === "en" ? "en-GB" : language.value;
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long" }).format(
    // Of a leap year, so that 29 February stays one.
    Date.UTC(2024, month - 1, date),
  );
}
