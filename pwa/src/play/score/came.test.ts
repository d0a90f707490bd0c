// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Unscored } from "../../api/game.ts";
import { cameOf } from "./came.ts";

const ASKED: NonNullable<Unscored["objection"]> = {
  text: "I stood in a courtyard.",
  flags: ["far"],
  made_at: "2026-11-30T12:00:00Z",
  counts: null,
  decided_at: null,
  reason: null,
};

test.each([
  [null, ["far"], null],
  [ASKED, ["far"], "waits"],
  [{ ...ASKED, counts: false }, ["far"], "stays"],
  [{ ...ASKED, counts: true }, [], "counts"],
  [{ ...ASKED, counts: true }, ["own_team"], "partly"],
] as const)("what came of it is told as it stands", (objection, flags, came) => {
  expect(cameOf({ objection, flags: [...flags] })).toBe(came);
});
