// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, expect, test } from "vitest";
import { zone } from "../../i18n/format.ts";
import { emptyKind } from "./edited.ts";
import { campaign } from "./fakeCampaign.ts";
import { changesOf, factsOf, isMoved, kindFacts, type Plan } from "./plan.ts";

const QUESTION = {
  code: "height",
  text: { en: "How high?", fi: "Miten korkea?" },
  choices: [
    { code: "low", name: { en: "Low", fi: "Matala" } },
    { code: "high", name: { en: "High", fi: "Korkea" } },
  ],
};
const named = (code: string) => `category ${code}`;

/** A plan with a kind that is asked about. */
function plan(changes: Partial<Plan> = {}, kind: Partial<Plan["kinds"][number]> = {}): Plan {
  const [kerb = { ...emptyKind(), name: {}, category: null }] = campaign().kinds;
  return { ...campaign(), kinds: [{ ...kerb, questions: [QUESTION], ...kind }], ...changes };
}

function changes(now: Plan) {
  return changesOf(plan(), now, named).map(({ label, before, now }) => [label, before, now]);
}

beforeAll(() => {
  zone.value = "Europe/Helsinki";
});

test("whatever staff may change of a plan is one of its facts", () => {
  const { kinds, area: _, ...general } = plan();
  const texts = JSON.stringify([factsOf(plan()), kinds.flatMap((kind) => kindFacts(kind, named))]);

  // Changed one by one, each of them shows.
  const others: Partial<Plan>[] = [
    { title: { en: "Kerbs" } },
    { summary: { en: "Why" } },
    { starts_at: "2026-06-01T21:00:00Z" },
    { ends_at: "2026-06-29T21:00:00Z" },
    { goal_share: 0.5 },
    { goal_n_verified: 50 },
    { reports_per_day: 3 },
    { has_teams: false },
    { has_boards: true },
    { is_adults_only: true },
  ];
  for (const one of others) {
    expect(Object.keys(general)).toContain(Object.keys(one)[0]);
    expect(changes(plan(one)).length, JSON.stringify(one)).toBeGreaterThan(0);
  }
  expect(texts).toContain("category pavement-broken");
});

test.each<Partial<Plan["kinds"][number]>>([
  { name: { en: "Step" } },
  { hint: { fi: "Miksi" } },
  { category: null },
  { photo: "required" },
  { family: "surface" },
  { duplicate_radius_m: 30 },
  { recheck_days: 90 },
  { is_sensitive: true },
  { is_unsafe: true },
  { questions: [] },
  { questions: [{ ...QUESTION, choices: QUESTION.choices.slice(0, 1) }] },
])("of a kind %j shows as a change", (kind) => {
  expect(changes(plan({}, kind)).length).toBeGreaterThan(0);
});

test("what is as it was is no change", () => {
  expect(changes(plan())).toEqual([]);
  expect(isMoved(plan(), plan())).toBe(false);
});

test("words that changed in one language are told for that one", () => {
  expect(changes(plan({ title: { en: "Step-free", fi: "Kynnykset" } }))).toEqual([
    ["mapping.in", "Esteetön", "Kynnykset"],
  ]);
});

test("kinds come and go by their codes, whatever their order", () => {
  const [kerb] = plan().kinds;
  const bench = { ...emptyKind(), code: "bench", name: { en: "Bench" }, category: null };

  expect(changes(plan({ kinds: kerb ? [bench, kerb] : [] }))).toEqual([
    ["mapping.plan.kind_new", "", "Bench"],
  ]);
  expect(changes(plan({ kinds: [] }))).toEqual([["mapping.plan.kind_gone", "Kerb", ""]]);
});

test("another area is seen, however it is drawn", () => {
  const area = structuredClone(plan().area);
  const ring = area.type === "MultiPolygon" ? area.coordinates[0]?.[0] : area.coordinates[0];
  ring?.splice(1, 1, [24.97, 60.16]);

  expect(isMoved(plan(), plan({ area }))).toBe(true);
});
