// SPDX-License-Identifier: EUPL-1.2
import { language } from "../../i18n/language.ts";

const DAY_H = 24;

/** "5.2 hr", "3.1 days"; "–" where nothing is known. */
export function hours(n: number | null | undefined): string {
  if (n === null || n === undefined) return "–";
  const isLong = n >= 2 * DAY_H;
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: isLong ? "day" : "hour",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(isLong ? n / DAY_H : n);
}

/** "37 %". */
export function percent(n: number, of: number): string {
  return new Intl.NumberFormat(language.value, { style: "percent" }).format(of > 0 ? n / of : 0);
}

/** "4.3". */
export function mean(n: number | null): string {
  if (n === null) return "–";
  return new Intl.NumberFormat(language.value, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(n);
}
