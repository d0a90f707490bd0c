// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, expect, test } from "vitest";
import type { Entry } from "../../api/game.ts";
import { speak, wordsOf } from "../../i18n/text.ts";
import { WORDS } from "../words.ts";
import { folded, reasonWords, reckoning, subjectWords } from "./reckoning.ts";

beforeAll(async () => {
  await speak("en");
  await wordsOf(WORDS);
});

test.each([
  [{ full: 100 }, "10 points"],
  [{ full: 100, coverage: 1.5 }, "10 points × 1.5, since nobody had looked there for 15 days"],
  [
    { full: 100, coverage: 1, of_day: 1, in_cell: 1, share: 0.5 },
    "10 points × 0.5: this part of it",
  ],
  [{ full: 60, quality: 0.6667 }, "6 points × 0.67, by how often your answers proved right"],
  [{ full: 100, coverage: 1.0001 }, "10 points"],
  [{}, ""],
])("%o is said as people say it", (factors, words) => {
  expect(reckoning({ factors })).toBe(words);
});

function entry(changes: Partial<Entry>): Entry {
  const subject = { report_number: null } as Entry["subject"];
  return { amount: 5, state: "settled", subject, ...changes } as Entry;
}

const PROMOTED = { report_number: "HKI-2026-000417" } as Entry["subject"];

test.each([
  [{ reason: "map.advance", state: "escrow" }, "Waits until others see it, too"],
  [{ reason: "map.advance" }, "Others saw it, too"],
  [{ reason: "map.confirm", state: "escrow" }, "Waits until it is certain"],
  [
    { reason: "map.confirm", state: "escrow", subject: PROMOTED },
    "Waits until the department finds it",
  ],
  [{ reason: "obs.no", state: "escrow" }, "Waits until others have answered"],
  [{ reason: "release", state: "escrow", amount: -5 }, "Waits no more"],
] as const)("%o has its reason in words", (changes, words) => {
  expect(reasonWords(entry(changes))).toBe(words);
});

test("what was paid is told once, and what waits or came to nothing is told too", () => {
  const point = { what: "point", point_id: "p" } as Entry["subject"];
  const other = { what: "point", point_id: "q" } as Entry["subject"];
  const at = "2026-11-30T02:44:04Z";
  const waited = { state: "escrow", at: "2026-11-30T02:40:00Z" } as const;
  const entries = [
    entry({ id: "paid", reason: "map.advance", at, subject: point }),
    entry({
      id: "left",
      reason: "release",
      state: "escrow",
      amount: -5,
      at,
      subject: point,
      reverses_id: "first",
    }),
    entry({
      id: "gone",
      reason: "release",
      state: "escrow",
      amount: -5,
      at,
      subject: other,
      reverses_id: "third",
    }),
    entry({ id: "second", reason: "map.confirm", ...waited, subject: point }),
    entry({ id: "first", reason: "map.advance", ...waited, subject: point }),
    entry({ id: "third", reason: "map.advance", ...waited, subject: other }),
  ];

  expect(folded(entries).map(({ id }) => id)).toEqual(["paid", "gone", "second", "third"]);
});

test("an answer that is paid another amount than waited is told once", () => {
  const answer = { what: "answer", point_id: "p" } as Entry["subject"];
  const at = "2026-11-30T02:44:04Z";
  const entries = [
    entry({ id: "paid", reason: "obs.yes", amount: 2.4, at, subject: answer }),
    entry({
      id: "left",
      reason: "release",
      state: "escrow",
      amount: -3,
      at,
      subject: answer,
      reverses_id: "waited",
    }),
    entry({
      id: "waited",
      reason: "obs.yes",
      state: "escrow",
      amount: 3,
      at: "2026-11-30T02:40:00Z",
      subject: answer,
    }),
  ];

  expect(folded(entries).map(({ id }) => id)).toEqual(["paid"]);
});

const WAITED = entry({
  id: "w",
  reason: "map.advance",
  state: "escrow",
  at: "2026-11-30T02:40:00Z",
});
const POINT = { what: "point", point_id: "p" } as Entry["subject"];

test.each([
  ["later", { at: "2026-11-30T03:00:00Z" }],
  ["for another thing", { subject: { what: "point", point_id: "q" } as Entry["subject"] }],
  ["as another amount", { amount: 4 }],
  ["into the escrow again", { state: "escrow" }],
] as const)("what left the escrow is told where the same was paid %s", (_, changes) => {
  const at = "2026-11-30T02:44:04Z";
  const out = { id: "out", reason: "release", state: "escrow", amount: -5 } as const;
  const left = entry({ ...out, at, subject: POINT, reverses_id: "w" });
  const paid = entry({ id: "paid", reason: "map.confirm", at, subject: POINT, ...changes });

  expect(folded([paid, left, { ...WAITED, subject: POINT }]).map(({ id }) => id)).toContain("out");
});

test("an amount is for a thing and its campaign, or for a report where there is no thing", () => {
  const kind = { id: "k", code: "pothole", name: "Pothole" };
  const campaign = { id: "c", slug: "safe-ways", title: "Safe ways to school" };
  const bare = { kind: null, campaign: null, report_number: "HKI-1" } as Entry["subject"];

  expect(subjectWords({ ...bare, kind, campaign })).toBe("Pothole, Safe ways to school");
  expect(subjectWords(bare)).toBe("Report HKI-1");
});
