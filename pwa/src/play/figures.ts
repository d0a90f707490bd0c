// SPDX-License-Identifier: EUPL-1.2
import { language } from "../i18n/language.ts";

/** "12.5" or "12,5": a number of points, to a tenth, or to as many digits as are wanted. */
export function figure(n: number, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(language.value, { maximumFractionDigits }).format(n);
}

/** "+12.5" or "−3": what comes or goes. */
export function change(n: number): string {
  const options = { maximumFractionDigits: 1, signDisplay: "exceptZero" } as const;
  return new Intl.NumberFormat(language.value, options).format(n);
}

/** "40 %" of a share from 0 to 1. */
export function share(of: number): string {
  const style = { style: "percent", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(language.value, style).format(of);
}
