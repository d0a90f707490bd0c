// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrast } from "./cityColour.ts";

/** Least contrast of text, and of the signs that tell where something is. Source: WCAG 2.2. */
const TEXT = 4.5;
const SIGN = 3;

const STATES = ["on-track", "due-soon", "overdue", "kept", "late"];
const GROUNDS = ["surface-0", "surface-1", "surface-2"];

/** What stands on what: text first, ground second. */
const TEXT_PAIRS: [string, string][] = [
  ...["text-strong", "text", "text-muted", "accent", "danger"].flatMap((text) =>
    GROUNDS.map((ground): [string, string] => [text, ground]),
  ),
  ["accent-text", "accent"],
  ["accent-text", "accent-strong"],
  ["text-strong", "accent-soft"],
  ["text", "accent-soft"],
  ["text-muted", "accent-soft"],
  ["accent", "accent-soft"],
  ["text", "danger-soft"],
  ["danger", "danger-soft"],
  ["surface-0", "text-strong"],
  ["surface-0", "overdue"],
  ...STATES.flatMap((state): [string, string][] => [
    [state, `${state}-soft`],
    [state, "surface-0"],
    ["text", `${state}-soft`],
    ["text-strong", `${state}-soft`],
    ["text-muted", `${state}-soft`],
  ]),
];
const SIGN_PAIRS: [string, string][] = [
  ["focus", "surface-0"],
  ["focus", "surface-1"],
  ["focus", "surface-2"],
  ["line-strong", "surface-0"],
];

const SHEET = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

/** Return the colours of one theme as #rrggbb. */
function colours(theme: "light" | "dark"): Record<string, string> {
  const [light = "", dark = ""] = SHEET.split(':root[data-theme="dark"]');
  const found: Record<string, string> = {};
  for (const part of theme === "light" ? [light] : [light, dark]) {
    for (const [, name, value] of part.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
      if (name && value && /^(#|color-mix|var)/.test(value)) found[name] = value;
    }
  }
  const resolve = (value: string): string => {
    const inside = value
      .replace(/var\(--city, (#\w+)\)/g, "$1")
      .replace(/var\(--([\w-]+)\)/g, (_, name: string) => resolve(found[name] ?? "#000000"))
      .replace(/\bwhite\b/g, "#ffffff")
      .replace(/\bblack\b/g, "#000000");
    const mixed = /color-mix\(in oklab, (#\w{6}) (\d+)%, (#\w{6})\)/.exec(inside);
    return mixed ? mix(mixed[1] ?? "", Number(mixed[2]) / 100, mixed[3] ?? "") : inside;
  };
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, resolve(value)]));
}

/** Mix two colours in Oklab as browsers do. Source: CSS Color 4, 9.2 and 12. */
function mix(one: string, share: number, other: string): string {
  const [a, b] = [oklab(one), oklab(other)];
  return hex(a.map((value, at) => value * share + (b[at] ?? 0) * (1 - share)));
}

function oklab(colour: string): number[] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hex([L = 0, a = 0, b = 0]: number[]): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((c) => {
    const value = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.max(0, c) ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, value)) * 255);
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const known = colours(theme);

  test.each(TEXT_PAIRS)("%s can be read on %s", (text, ground) => {
    expect(contrast(known[text] ?? "", known[ground] ?? "")).toBeGreaterThanOrEqual(TEXT);
  });

  test.each(SIGN_PAIRS)("%s can be seen on %s", (sign, ground) => {
    expect(contrast(known[sign] ?? "", known[ground] ?? "")).toBeGreaterThanOrEqual(SIGN);
  });
});

test("black on white has the contrast that the standard says", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
});
