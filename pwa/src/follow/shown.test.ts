// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { timer } from "../components/Clock/Clock.examples.tsx";
import { report } from "./report.fixture.ts";
import { currentResponse, isKeyExpired, isOwn, mainTimer, photoKey, type Shown } from "./shown.ts";

const CONTACT = { email: "pat@example.org", name: null };
const DESK = { routing: {}, moderation_reasons: [], priority: "normal" as const, assignee: null };

function shown(changes: Parameters<typeof report>[0], key: string | null = null): Shown {
  const took = () => undefined;
  const caller = { key, supporterKey: "s" };
  return { report: report(changes), caller, asOf: null, grade: null, took, again: took };
}

test("photos that everybody sees are asked for without the key", () => {
  expect(photoKey(shown({ status: "accepted" }, "secret"))).toBeNull();
});

test.each([{ visibility: "private" }, { status: "submitted" as const }])(
  "photos of a report that is not everybody's need it: %o",
  (changes) => {
    expect(photoKey(shown(changes, "secret"))).toBe("secret");
  },
);

test("who sees the contact data by key or account is the reporter, by desk it is staff", () => {
  expect(isOwn(shown({ contact: CONTACT }, "secret"))).toBe(true);
  expect(isOwn(shown({ contact: CONTACT }))).toBe(true);
  expect(isOwn(shown({ contact: CONTACT, desk: DESK }))).toBe(false);
  expect(isOwn(shown({}))).toBe(false);
});

test("a key that opens nothing is told, unless the server could not be asked", () => {
  expect(isKeyExpired(shown({}, "old"))).toBe(true);
  expect(isKeyExpired({ ...shown({}, "old"), asOf: "2026-11-22T11:12:00Z" })).toBe(false);
  expect(isKeyExpired(shown({ contact: CONTACT }, "good"))).toBe(false);
  expect(isKeyExpired(shown({}))).toBe(false);
});

test("the clock that matters is that of the newest attempt's answer", () => {
  const second = timer({ cycle: 2 });
  const promises = [timer({ target: "first_response" }), timer(), second];

  expect(mainTimer(report({ cycle: 2, promises }))).toBe(second);
  expect(mainTimer(report({ promises: [] }))).toBeNull();
});

test("an answer that was not accepted does not hold any more", () => {
  const first = {
    cycle: 1,
    outcome: "fixed" as const,
    text: "Done.",
    department: { code: "streets", name: "Streets" },
    answered_at: "2026-11-22T12:00:00Z",
    photos: [],
    rating: null,
    scheduled_on: null,
    who: null,
    reason: null,
  };

  expect(currentResponse(report({ responses: [first] }))).toBe(first);
  expect(currentResponse(report({ cycle: 2, responses: [first] }))).toBeNull();
});
