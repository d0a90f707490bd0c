// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { PromiseView } from "../../api/rules.ts";
import { partsOf, standing } from "./allowance.ts";

type Version = PromiseView["versions"][number];

test("an allowance is its number and unit; one that is not there is a working day", () => {
  expect(partsOf({ calendar_days: 40 })).toEqual({ unit: "calendar_days", n: 40 });
  expect(partsOf(undefined)).toEqual({ unit: "working_days", n: 1 });
});

test("the version that holds now stands, else the first to come", () => {
  const [later, now, first] = [
    { version: 3, holds_now: false },
    { version: 2, holds_now: true },
    { version: 1, holds_now: false },
  ] as [Version, Version, Version];

  expect(standing({ versions: [later, now, first] })).toBe(now);
  expect(standing({ versions: [later, first] })).toBe(first);
  expect(standing({ versions: [] })).toBeUndefined();
});
