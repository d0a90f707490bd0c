// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { go, here } from "../../app/router.ts";
import { addressOf, show } from "./address.ts";

test("a report opens beside the queue as it is narrowed, and closing leads back to it", () => {
  go("/desk?status=accepted&map=1");

  expect(addressOf("HKI-2026-000001")).toBe("/desk/reports/HKI-2026-000001?status=accepted&map=1");
  show("HKI-2026-000001");
  expect(addressOf(null)).toBe("/desk?status=accepted&map=1");
});

test("from one report to the next is no step back", () => {
  go("/desk");
  show("HKI-2026-000001");
  const steps = history.length;

  show("HKI-2026-000002");

  expect(here.value.pathname).toBe("/desk/reports/HKI-2026-000002");
  expect(history.length).toBe(steps);
});
