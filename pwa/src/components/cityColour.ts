// SPDX-License-Identifier: EUPL-1.2

/** Least contrast of text on its ground. Source: WCAG 2.2, 1.4.3. */
const MIN_CONTRAST = 4.5;

/** Return the relative luminance of a colour such as #0b4f8a, 0 to 1. Source: WCAG 2.2. */
export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Return the contrast of two colours, 1 to 21. Source: WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Use the city's colour for the one next action; one too pale to be read on stays out. */
export function wearColour(hex: string | null | undefined): void {
  const style = document.documentElement.style;
  if (hex && /^#[0-9a-f]{6}$/i.test(hex) && contrast(hex, "#ffffff") >= MIN_CONTRAST) {
    style.setProperty("--city", hex);
  } else {
    style.removeProperty("--city");
  }
}
