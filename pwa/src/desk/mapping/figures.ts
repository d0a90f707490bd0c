// SPDX-License-Identifier: EUPL-1.2
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";

/** A number as people write it, with at most so many digits behind the comma. */
export function amount(value: number, digits = 0): string {
  const format = new Intl.NumberFormat(language.value, { maximumFractionDigits: digits });
  return format.format(value);
}

/** "62 %" of a share; a dash where there is none. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined) return t("mapping.none_yet");
  const format = new Intl.NumberFormat(language.value, { style: "percent" });
  return format.format(share);
}

/** "15 m". */
export function metres(n: number): string {
  return new Intl.NumberFormat(language.value, { style: "unit", unit: "meter" }).format(n);
}

/** "1.4 s", to a tenth. */
export function seconds(n: number): string {
  const format = { style: "unit", unit: "second", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.value, format).format(n);
}

/** A number, or a dash where there is none. */
export function orNone(value: number | null, digits = 1): string {
  return value === null ? t("mapping.none_yet") : amount(value, digits);
}

/** Part of a whole, 0 to 1; nothing of nothing is nothing. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
