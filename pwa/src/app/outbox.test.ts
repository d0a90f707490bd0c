// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// Without a document, as in the service worker: what is sent must not depend on one.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database, type LocalReport } from "./database.ts";
import { FakeServer } from "./fakeServer.ts";
import { addPhoto, begin, change, discard, photosOf } from "./local.ts";
import { flush, nextTryS } from "./outbox.ts";

// Read when the modules are loaded: where the worker was loaded from.
vi.hoisted(() => Object.assign(globalThis, { location: new URL("http://civic.test/sw.js") }));

const server = new FakeServer();

beforeEach(async () => {
  server.reset();
  vi.stubGlobal("fetch", server.fetch);
  const db = await database();
  await Promise.all([db.clear("reports"), db.clear("photos"), db.clear("kept")]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function waiting(changes: Partial<LocalReport> = {}, photoBytes: number[] = []) {
  const report = await begin({
    category: "pothole",
    email: "mari@example.org",
    place: {
      lon: 24.94,
      lat: 60.17,
      accuracy_m: 12,
      source: "gps",
      address: "Kaivokatu 1",
      subject: null,
    },
    ...changes,
  });
  for (const n of photoBytes) {
    await addPhoto(report.id, { blob: new Blob([new Uint8Array(n).fill(7)]), place: null });
  }
  await change(report.id, { state: "waiting", captured_at: "2026-11-22T10:00:00.000Z" });
  return report.id;
}

async function kept(id: string): Promise<LocalReport> {
  const report = await (await database()).get("reports", id);
  if (!report) throw new Error(`${id} is gone`);
  return report;
}

test("a report with photos arrives once, with all of them, and leaves no photo on the device", async () => {
  const id = await waiting({}, [300_000, 10]);

  expect(await flush()).toBe(0);

  expect(server.reports.get(id)?.photo_ids).toHaveLength(2);
  expect(server.nBytes()).toEqual([300_000, 10]);
  expect(await kept(id)).toMatchObject({ state: "sent", number: "HKI-2026-000001", wait: null });
  expect(await (await database()).count("photos")).toBe(0);
});

test("an upload that was cut goes on where it was cut", async () => {
  const id = await waiting({}, [400_000]);
  server.fail({ on: "PATCH", nth: 3, by: "cut" });

  expect(await flush()).toBe(1);
  const sentBefore = server.bytesReceived;
  expect(await kept(id)).toMatchObject({ state: "waiting", wait: { why: "offline" } });
  expect(await flush({ isForced: true })).toBe(0);

  expect(sentBefore).toBe(262_144);
  expect(server.bytesReceived).toBe(400_000);
  expect((await kept(id)).state).toBe("sent");
});

test("a part whose answer was lost is not sent from the beginning", async () => {
  const id = await waiting({}, [400_000]);
  server.fail({ on: "PATCH", nth: 2, by: "lost answer" });

  await flush();
  await flush({ isForced: true });

  expect(server.bytesReceived).toBe(400_000);
  expect(server.nBytes()).toEqual([400_000]);
  expect((await kept(id)).state).toBe("sent");
});

test("a photo that was sent is not sent again when only the report failed", async () => {
  await waiting({}, [200_000]);
  server.fail({ on: "POST", nth: 1, by: 500 });

  await flush();
  await flush({ isForced: true });

  expect(server.bytesReceived).toBe(200_000);
  expect(server.reports.size).toBe(1);
});

test("a report whose answer was lost is one report", async () => {
  const id = await waiting({}, [1000]);
  server.fail({ on: "POST", nth: 1, by: "lost answer" });

  expect(await flush()).toBe(1);
  expect(await flush({ isForced: true })).toBe(0);

  expect(server.reports.size).toBe(1);
  expect((await kept(id)).number).toBe("HKI-2026-000001");
});

test("what was changed after a lost answer is said to the server as a change", async () => {
  const id = await waiting();
  server.fail({ on: "POST", nth: 1, by: "lost answer" });
  await flush();
  await change(id, { description: "It is deep" });

  expect(await flush({ isForced: true })).toBe(0);

  expect(server.reports.size).toBe(1);
  expect(server.reports.get(id)?.description).toBe("It is deep");
  expect((await kept(id)).state).toBe("sent");
});

test("an id that somebody else's report has is refused", async () => {
  const id = await waiting();
  server.foreign(id);

  await flush();

  expect(await kept(id)).toMatchObject({ state: "refused", problem: { status: 409 } });
});

test("two senders at once send once", async () => {
  const id = await waiting({}, [300_000]);

  await Promise.all([flush(), flush(), flush({ isForced: true })]);

  expect(server.nPosts).toBe(1);
  expect(server.bytesReceived).toBe(300_000);
  expect((await kept(id)).state).toBe("sent");
});

test("reports go out in the order in which they were begun", async () => {
  const ids = [await waiting(), await waiting(), await waiting()];

  await flush();

  expect([...server.reports.keys()]).toEqual(ids);
});

test("without a connection nothing else is tried, and the pauses grow", async () => {
  const [first, second] = [await waiting(), await waiting()];
  server.fail({ on: "*", nth: 0, by: "cut" });

  await flush();
  const pause1 = await nextPauseS(first);
  await flush({ isForced: true });
  const pause2 = await nextPauseS(first);

  expect(pause1).toBeCloseTo(5, 0);
  expect(pause2).toBeCloseTo(10, 0);
  expect((await kept(second)).wait).toBeNull();
});

async function nextPauseS(id: string): Promise<number> {
  return (Date.parse((await kept(id)).next_at ?? "") - Date.now()) / 1000;
}

test("a server that asks to slow down is heard, even when somebody presses send", async () => {
  const id = await waiting();
  server.fail({ on: "POST", nth: 1, by: 429, retryAfterS: 90 });

  await flush();
  await flush({ isForced: true });

  expect(server.nPosts).toBe(1);
  expect((await kept(id)).wait).toEqual({ why: "slow_down" });
  expect(await nextTryS()).toBeCloseTo(90, 0);
});

test("after the pause it goes out by itself", async () => {
  const id = await waiting();
  server.fail({ on: "POST", nth: 1, by: 429, retryAfterS: 90 });
  await flush();

  await change(id, { next_at: new Date(Date.now() - 1).toISOString() });
  expect(await flush()).toBe(0);

  expect((await kept(id)).state).toBe("sent");
});

test("a report that makes the server fail does not hold up the others", async () => {
  const [bad, good] = [await waiting(), await waiting()];
  server.fail({ on: "POST", nth: 1, by: 500 });

  expect(await flush()).toBe(1);

  expect(await kept(bad)).toMatchObject({
    state: "waiting",
    wait: { why: "server", status: 500 },
  });
  expect((await kept(good)).state).toBe("sent");
});

test("while nobody is behind the gateway the others wait as well", async () => {
  await waiting();
  await waiting();
  server.fail({ on: "POST", nth: 0, by: 503 });

  await flush();

  expect(server.nPosts).toBe(1);
});

test("who was signed out is told so, and nothing is lost", async () => {
  const id = await waiting();
  server.fail({ on: "POST", nth: 1, by: 401 });

  await flush();

  expect(await kept(id)).toMatchObject({ state: "waiting", wait: { why: "signed_out" } });
});

test("what the server does not take waits for its writer, and the others go out", async () => {
  const [bad, good] = [await waiting(), await waiting()];
  server.fail({ on: "POST", nth: 1, by: 422 });

  expect(await flush()).toBe(0);

  expect(await kept(bad)).toMatchObject({
    state: "refused",
    next_at: null,
    problem: { status: 422, detail: "Refused 422" },
  });
  expect((await kept(good)).state).toBe("sent");
});

test("photos that the server has lost are sent anew", async () => {
  const id = await waiting({}, [1000]);
  server.fail({ on: "POST", nth: 1, by: 422, kind: "unknown-photo" });

  await flush();
  await flush({ isForced: true });

  expect(server.nBytes()).toEqual([1000, 1000]);
  expect((await kept(id)).state).toBe("sent");
});

test("a report that is taken back while another one is sent stays here", async () => {
  const [first, second] = [await waiting({}, [1000]), await waiting()];
  server.during("PATCH", () => change(second, { state: "draft" }));

  await flush();

  expect((await kept(first)).state).toBe("sent");
  expect((await kept(second)).state).toBe("draft");
  expect(server.reports.has(second)).toBe(false);
});

test("a report that is thrown away while its photo is sent is not sent", async () => {
  const id = await waiting({}, [1000]);
  server.during("PATCH", () => discard(id));

  expect(await flush()).toBe(0);

  expect(server.nPosts).toBe(0);
  expect(await (await database()).count("photos")).toBe(0);
});

test("a server that never has enough of a photo does not keep the sender busy for ever", async () => {
  const id = await waiting({}, [1000]);
  server.stuck = true;

  await flush();

  expect((await kept(id)).wait).toEqual({ why: "offline" });
});

test("photos keep their order", async () => {
  const id = await waiting({}, [1, 2, 3]);

  const sizes = (await photosOf(await kept(id))).map(({ blob }) => blob.size);
  await flush();

  expect(sizes).toEqual([1, 2, 3]);
  expect(server.nBytes()).toEqual([1, 2, 3]);
});
