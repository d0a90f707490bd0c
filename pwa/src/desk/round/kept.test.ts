// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { RoundStop } from "../../api/field.ts";
import { person } from "../../api/session.ts";
import { keepValue, keptValue } from "../../app/database.ts";
import { type FieldDeed, ROUND } from "../../app/field.ts";
import { type KeptRound, kept, left, readRound } from "./kept.ts";

const stop = (id: string) => ({ id }) as RoundStop;

function round(changes: Partial<KeptRound> = {}): KeptRound {
  const stops = ["a", "b", "c", "d"].map(stop);
  return {
    by: "me",
    at: "2026-11-23T12:00:00Z",
    from: { lon: 24.94, lat: 60.17 },
    round: { stops, length_m: 0, n_left: 0 },
    done: [],
    skipped: [],
    alongAt: null,
    ...changes,
  };
}

const ids = (known: KeptRound, deeds: FieldDeed[] = []) => left(known, deeds).map(({ id }) => id);

test("what was visited is not gone to again, also where only the deed was kept", () => {
  expect(ids(round({ done: ["a"] }), [{ target: "c" } as FieldDeed])).toEqual(["b", "d"]);
});

test("what was put off comes last, and what was put off again after it", () => {
  expect(ids(round({ skipped: ["a", "b"] }))).toEqual(["c", "d", "a", "b"]);
  expect(ids(round({ skipped: ["a", "b", "a"] }))).toEqual(["c", "d", "b", "a"]);
});

test("a round is taken up by whose it is; somebody else's is thrown away", async () => {
  const mine = round();
  await keepValue(ROUND, mine);
  person.value = { id: "me" } as typeof person.value;
  await readRound();
  expect(kept.value).toEqual(mine);

  person.value = { id: "another" } as typeof person.value;
  await readRound();

  expect(kept.value).toBeNull();
  expect(await keptValue(ROUND)).toBeNull();
});
