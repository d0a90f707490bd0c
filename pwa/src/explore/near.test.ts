// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from "vitest";
import type { NearbyItem } from "../api/explore.ts";
import { AT_FIRST } from "./filters.ts";
import { fits } from "./near.ts";

const REPORT = {
  number: "HKI-2026-000012",
  status: "in_progress",
  category: { code: "lamp-dark", group: "lighting", name: "A lamp is dark" },
  address: "Mikonkatu 9",
  excerpt: "Third from the corner",
} as unknown as NearbyItem;

describe("a report close by", () => {
  it.each([
    {},
    { stages: ["working"] },
    { kinds: ["lighting"] },
    { kinds: ["pothole", "lamp-dark"] },
    { text: "CORNER  mikonkatu" },
    { text: "000012" },
  ] as const)("is wanted by %o", (changes) => {
    expect(fits(REPORT, { ...AT_FIRST, ...changes })).toBe(true);
  });

  it.each([
    { stages: ["waiting", "answered"] },
    { kinds: ["street"] },
    { text: "corner bench" },
    { kinds: ["lighting"], text: "bench" },
  ] as const)("is not wanted by %o", (changes) => {
    expect(fits(REPORT, { ...AT_FIRST, ...changes })).toBe(false);
  });
});
