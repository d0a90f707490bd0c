// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test, vi } from "vitest";
import type { Schema } from "../api/client.ts";
import { Refusal } from "../api/client.ts";
import { begin, discard, localReports } from "./local.ts";
import { askForNews } from "./news.ts";

const asked = vi.hoisted(() => vi.fn());
vi.mock("../api/reports.ts", () => ({ ownReport: asked }));

/** A report as the server tells it; what these tests do not look at is left out. */
function view(status: Schema["Status"]): Schema["ReportView"] {
  return { status, number: "HKI-2026-000001" } as Schema["ReportView"];
}

beforeEach(async () => {
  asked.mockReset();
  for (const { id } of localReports.value) await discard(id);
});

test("a card tells how its report stands now", async () => {
  const { id } = await begin({ state: "sent", report: view("accepted") });
  asked.mockResolvedValue(view("answered"));

  await askForNews();

  expect(localReports.value.find((one) => one.id === id)?.report?.status).toBe("answered");
});

test("nobody asks about drafts, nor about what is over", async () => {
  await begin();
  await begin({ state: "sent", report: view("closed") });

  await askForNews();

  expect(asked).not.toHaveBeenCalled();
});

test("one that is gone keeps nobody from asking about the next", async () => {
  await begin({ state: "sent", report: view("accepted") });
  await begin({ state: "sent", report: view("accepted") });
  const gone = { type: "about:blank", title: "Not found", status: 404 };
  asked.mockRejectedValueOnce(new Refusal(gone)).mockResolvedValueOnce(view("in_progress"));

  await askForNews();

  expect(localReports.value.map(({ report }) => report?.status).sort()).toEqual([
    "accepted",
    "in_progress",
  ]);
});
