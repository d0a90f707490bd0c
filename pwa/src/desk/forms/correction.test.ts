// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { corrected, type Typed } from "./correction.ts";

const REPORT = {
  category: { code: "pothole", group: "street", name: "A hole" },
  priority: "normal",
  location: { lon: 24.94, lat: 60.17 },
} as const;
const TYPED: Typed = { category: "", priority: "", lon: null, lat: null, reason: " Wrong. " };

test("what is as it was is not corrected", () => {
  const same = { category: "pothole", priority: "normal", lon: 24.94, lat: 60.17 };

  expect(corrected(REPORT, TYPED)).toBeNull();
  expect(corrected(REPORT, { ...TYPED, ...same })).toBeNull();
});

test.each([
  [{ category: "lamp" }, { category: "lamp" }],
  [{ priority: "urgent" }, { priority: "urgent" }],
  [
    { lon: 24.9405, lat: 60.17 },
    { lon: 24.9405, lat: 60.17 },
  ],
])("%j is sent as %j with the reason", (typed, sent) => {
  expect(corrected(REPORT, { ...TYPED, ...typed })).toEqual({ ...sent, reason: "Wrong." });
});
