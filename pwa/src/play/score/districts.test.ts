// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { District } from "../../api/game.ts";
import { ownOf, rough, together } from "./districts.ts";

function district(code: string, n_cells: number, n_cells_seen: number, closures = 0): District {
  return {
    area: { code, name: code },
    within_days: 90,
    n_cells,
    n_cells_seen,
    cells_seen_share: n_cells_seen / n_cells,
    n_closures: closures,
    n_closures_checked: closures > 0 ? 1 : 0,
    closures_checked_share: closures > 0 ? 1 / closures : null,
  };
}

const ALL = [district("kallio", 100, 40, 4), district("kluuvi", 300, 20)];

test.each([
  ["kluuvi", "kallio", "kluuvi"],
  ["", "kallio", "kallio"],
  ["gone", "kallio", "kallio"],
  ["", null, undefined],
  ["gone", null, undefined],
])("of %s chosen and %s around, one's own is %s", (chosen, here, own) => {
  expect(ownOf({ here, districts: ALL }, chosen)?.area.code).toBe(own);
});

test("the whole city is its cells and answers together, not a mean of shares", () => {
  expect(together(ALL)).toEqual({ cells: { n: 60, of: 400 }, closures: { n: 1, of: 4 } });
});

test("a place is told to about a hundred metres", () => {
  expect(rough({ lon: 24.94149, lat: 60.16951 })).toEqual({ lon: 24.941, lat: 60.17 });
});
