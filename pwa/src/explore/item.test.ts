// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from "vitest";
import type { Schema } from "../api/client.ts";
import { itemOf } from "./item.ts";

type Report = Schema["ReportView"];

function report(promises: [target: string, state: string, due_at: string][]): Report {
  return {
    status: "accepted",
    description: "A hole",
    photos: [{ url: "/photos/abc/{size}.jpg" }],
    promises: promises.map(([target, state, due_at]) => ({ target, state, due_at })),
  } as unknown as Report;
}

const SOON = "2026-11-23T10:00:00Z";
const LATER = "2026-11-30T10:00:00Z";

it("shows the promise that comes due next", () => {
  const item = itemOf(
    report([
      ["moderation", "kept", SOON],
      ["resolution", "on_track", LATER],
      ["first_response", "due_soon", SOON],
    ]),
  );

  expect([item.clock, item.due_at]).toEqual(["due_soon", SOON]);
});

it("shows how the promise of the last answer ended", () => {
  const item = itemOf(
    report([
      ["resolution", "not_resolved", SOON],
      ["answer_review", "cancelled", LATER],
      ["resolution", "late", LATER],
    ]),
  );

  expect(item.clock).toBe("late");
});

it("shows no clock where none runs", () => {
  expect(itemOf(report([])).clock).toBe("cancelled");
  expect(itemOf(report([["resolution", "cancelled", SOON]])).clock).toBe("cancelled");
});

it("takes the first photo, small", () => {
  expect(itemOf(report([])).thumbnail).toBe("/photos/abc/small.jpg");
});
