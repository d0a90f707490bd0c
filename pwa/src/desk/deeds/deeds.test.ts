// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database } from "../../app/database.ts";
import {
  deeds,
  expected,
  HOLD_MS,
  onDone,
  perform,
  sendByItself,
  sendDue,
  takeUp,
  undo,
  undoLatest,
} from "./deeds.ts";
import { FakeDesk, SLOW_DOWN_S } from "./fakeDesk.ts";
import type { Target } from "./kinds.ts";
import { keptDeeds } from "./store.ts";

const ME = "me";
let desk: FakeDesk;
let now = 0;

beforeEach(async () => {
  desk = new FakeDesk();
  now = 1_000_000;
  vi.stubGlobal("fetch", desk.fetch);
  vi.spyOn(Date, "now").mockImplementation(() => now);
  await (await database()).clear("kept");
  await takeUp("nobody");
  await takeUp(ME);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function target(id: string, version = 0): Target {
  return { id, number: id, version, title: "", department: "streets", category: "pothole" };
}

/** Let the time pass in which it can be undone, and send. */
async function pass(ms = HOLD_MS): Promise<void> {
  now += ms;
  await kept();
  await sendDue();
}

/** What the device keeps, once what was begun is written. */
async function kept() {
  await new Promise((done) => setTimeout(done, 20));
  return keptDeeds(ME);
}

test("a deed shows at once, and is sent when it can not be undone any more", async () => {
  perform({ action: "accept", targets: [target("a")] });
  expect(expected.value.get("a")).toEqual({ status: "accepted" });

  await pass(HOLD_MS - 1);
  expect(desk.done).toEqual([]);
  await pass(1);

  expect(desk.done).toMatchObject([{ id: "a", action: "acceptance" }]);
  expect(deeds.value).toEqual([]);
  expect(await kept()).toEqual([]);
});

test("what was undone is never sent, and nothing of it is left", async () => {
  const deed = perform({ action: "accept", targets: [target("a")] });

  expect(undo(deed.id)).toBe(true);
  await pass();

  expect(desk.nCalls).toBe(0);
  expect(expected.value.size).toBe(0);
  expect(await kept()).toEqual([]);
});

test("the latest is undone first; what was sent can not be", async () => {
  const first = perform({ action: "accept", targets: [target("a")] });
  perform({ action: "start", targets: [target("b")] });

  expect(undoLatest()?.targets[0]?.id).toBe("b");
  await pass();

  expect(undo(first.id)).toBe(false);
  expect(undoLatest()).toBeUndefined();
});

test("a lost connection keeps it, and it is done once", async () => {
  perform({ action: "note", targets: [target("a")], body: { text: "Soon." } });
  desk.fail("lost answer", "cut");

  await pass();
  expect(deeds.value[0]).toMatchObject({ state: "waiting", n_attempts: 1 });
  await pass(5000);
  await pass(10_000);

  expect(desk.nCalls).toBe(3);
  expect(desk.done).toHaveLength(1);
  expect(deeds.value).toEqual([]);
});

test.each([500, 429, 401])("an answer of %i says nothing about the deed", async (status) => {
  perform({ action: "accept", targets: [target("a")] });
  desk.fail(status);

  await pass();

  expect(deeds.value[0]?.state).toBe("waiting");
});

test("pauses grow; a connection that comes back cuts them short", async () => {
  perform({ action: "accept", targets: [target("a")] });
  desk.fail("cut");
  await pass();
  await pass(4999);
  expect(desk.nCalls).toBe(1);

  await sendDue({ isForced: true });

  expect(desk.done).toHaveLength(1);
});

test("a connection that comes back sends nothing that can still be undone", async () => {
  const deed = perform({ action: "accept", targets: [target("a")] });

  await kept();
  await sendDue({ isForced: true });

  expect(desk.nCalls).toBe(0);
  expect(undo(deed.id)).toBe(true);
});

test("whoever is told to wait waits for so long", async () => {
  perform({ action: "accept", targets: [target("a")] });
  desk.fail(429);
  await pass();

  await pass(SLOW_DOWN_S * 1000 - 1);
  expect(desk.nCalls).toBe(1);
  await pass(1);
  expect(desk.done).toHaveLength(1);
});

test("what is on the line can not be undone any more", async () => {
  const deed = perform({ action: "accept", targets: [target("a")] });
  let isUndone: boolean | null = null;
  vi.stubGlobal("fetch", (request: Request) => {
    isUndone = undo(deed.id);
    return desk.fetch(request);
  });

  await pass();

  expect(isUndone).toBe(false);
  expect(desk.done).toHaveLength(1);
});

test("what was decided on something else that one saw is not led on", async () => {
  perform({ action: "note", targets: [target("a", 3)], body: { text: "First." } });
  perform({ action: "respond", targets: [target("a", 5)], body: { text: "Second." } });
  desk.versions.set("a", 3);

  await pass();

  expect(desk.done.map(({ action }) => action)).toEqual(["notes"]);
  expect(deeds.value[0]).toMatchObject({ action: "respond", state: "refused" });
});

test("what somebody else changed meanwhile is not written over; the words are kept", async () => {
  desk.versions.set("a", 7);
  perform({ action: "respond", targets: [target("a", 6)], body: { text: "Done." } });

  await pass();

  const [refused] = await kept();
  expect(refused).toMatchObject({ state: "refused", body: { text: "Done." } });
  expect(refused?.refused[0]?.problem).toMatchObject({ type: "/problems/stale", version: 7 });
  expect(expected.value.size).toBe(0);
  expect(desk.done).toEqual([]);
});

test("two deeds of the same person on a report follow each other", async () => {
  perform({ action: "note", targets: [target("a", 3)], body: { text: "First." } });
  perform({ action: "respond", targets: [target("a", 3)], body: { text: "Second." } });
  desk.versions.set("a", 3);

  await pass();

  expect(desk.done.map(({ action }) => action)).toEqual(["notes", "response"]);
  expect(deeds.value).toEqual([]);
});

test("what was done while a slow server answered about something else shows until it is sent", async () => {
  const answer = desk.hold();
  perform({ action: "accept", targets: [target("a")] });
  now += HOLD_MS;
  await kept();
  const sent = sendDue();
  await vi.waitUntil(() => desk.nCalls === 1);
  const second = perform({ action: "accept", targets: [target("b")] });
  await kept();
  now += HOLD_MS;
  const nDoneUnseen: number[] = [];
  const stop = deeds.subscribe((all) => {
    if (!all.some(({ id }) => id === second.id)) nDoneUnseen.push(desk.done.length);
  });

  answer();
  await sent;
  await vi.waitUntil(() => desk.done.length === 2 && deeds.value.length === 0);
  stop();

  expect(nDoneUnseen).toEqual([2]);
});

test("many are sent as one, and what is refused is told apart", async () => {
  desk.versions.set("b", 1);
  const told: string[] = [];
  const stop = onDone(({ id }) => told.push(id));
  perform({ action: "accept", targets: ["a", "b", "c"].map((id) => target(id)) });

  await pass();
  stop();

  expect(desk.nCalls).toBe(1);
  expect(told).toEqual(["a", "c"]);
  expect(deeds.value[0]).toMatchObject({ state: "refused", targets: [] });
  expect(deeds.value[0]?.refused.map(({ target: { id } }) => id)).toEqual(["b"]);
});

test("many that were sent twice are done once each", async () => {
  perform({ action: "accept", targets: ["a", "b"].map((id) => target(id)) });
  desk.fail("lost answer");

  await pass();
  await pass(5000);

  expect(desk.done).toHaveLength(2);
  expect(deeds.value).toEqual([]);
});

test("many that are refused as a whole are not sent for ever", async () => {
  perform({ action: "accept", targets: ["a", "b"].map((id) => target(id)) });
  desk.fail(403);

  await pass();

  expect(deeds.value[0]?.refused).toHaveLength(2);
});

test("a page that goes away sends with the browser's help, and the next start makes sure", async () => {
  const stop = sendByItself();
  perform({ action: "accept", targets: [target("a")] });
  desk.fail("lost answer");

  dispatchEvent(new Event("pagehide"));
  await kept();
  stop();
  expect(desk.lastOptions?.keepalive).toBe(true);
  // Another page, which knows only what is kept.
  deeds.value = [];
  await takeUp(ME);
  await pass(0);

  expect(desk.done).toHaveLength(1);
  expect(desk.nCalls).toBe(2);
  expect(deeds.value).toEqual([]);
});

test("what one person did is not sent by another", async () => {
  perform({ action: "accept", targets: [target("a")] });
  await kept();

  await takeUp("somebody else");
  await pass();
  expect(desk.nCalls).toBe(0);
  expect(deeds.value).toEqual([]);

  await takeUp(ME);
  await pass(0);
  expect(desk.done).toHaveLength(1);
});

test("what was undone in another tab is not sent from this one", async () => {
  const deed = perform({ action: "accept", targets: [target("a")] });
  await kept();
  await (await database()).delete("kept", `desk-deed ${deed.id}`);

  await pass();

  expect(desk.nCalls).toBe(0);
  expect(deeds.value).toEqual([]);
});
