// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from "vitest";
import { DARK, LIGHT, type Palette } from "./palette.ts";

/** Relative luminance. Source: WCAG 2.2, definition of relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it.each([
  ["light", LIGHT],
  ["dark", DARK],
] as [string, Palette][])("is legible: %s", (_, palette) => {
  for (const text of [palette.text, palette.textMuted]) {
    for (const ground of [palette.land, palette.building, palette.street]) {
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(text, palette.halo)).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(palette.textWater, palette.water)).toBeGreaterThanOrEqual(3);
  expect(contrast(palette.textGreen, palette.green)).toBeGreaterThanOrEqual(3);
  expect(contrast(palette.discText, palette.markerEdge)).toBeGreaterThanOrEqual(4.5);
  for (const [clock, colour] of Object.entries(palette.clocks)) {
    expect(contrast(colour, palette.markerText), clock).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, palette.land), clock).toBeGreaterThanOrEqual(3);
  }
});
