// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { keepReportKey, reportKey, supporterKey } from "./keys.ts";
import { begin } from "./local.ts";

test("a device has one key for all that it supports", async () => {
  const keys = await Promise.all([supporterKey(), supporterKey()]);

  expect(new Set(keys).size).toBe(1);
  expect(keys[0]?.length).toBeGreaterThanOrEqual(22);
});

test("a report of this device is opened by its own key", async () => {
  const report = await begin({ number: "HKI-2026-000001", state: "sent" });
  await keepReportKey("HKI-2026-000001", "from-a-mail");

  expect(await reportKey("HKI-2026-000001")).toBe(report.key);
});

test("another report is opened by the key that a mail gave, or by none", async () => {
  await keepReportKey("HKI-2026-000002", "from-a-mail");

  expect(await reportKey("HKI-2026-000002")).toBe("from-a-mail");
  expect(await reportKey("HKI-2026-000003")).toBeNull();
});
