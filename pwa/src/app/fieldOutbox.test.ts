// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// Without a document, as in the service worker: what is sent must not depend on one.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { person } from "../api/session.ts";
import { database, keepValue, keptValue } from "./database.ts";
import {
  changeDeed,
  type FieldDeed,
  fieldDeeds,
  keepDeed,
  PLAY,
  refreshDeeds,
  type Told as Said,
  TOLD,
} from "./field.ts";
import { flush, nextTryS } from "./outbox.ts";

// Read when the modules are loaded: where the worker was loaded from.
vi.hoisted(() => Object.assign(globalThis, { location: new URL("http://civic.test/sw.js") }));

const INSPECTOR = "01890a5d-ac96-774b-bcce-b302099a8057";
const REPORT = "01890a5d-ac96-774b-bcce-b302099a8058";
const DRAFT = "draft";
const WORDS = { found: "fixed", text: "Filled.", answer: true } as const;

interface Told {
  path: string;
  key: string | null;
  body: Record<string, unknown>;
}

let told: Told[];
let uploaded: Set<string>;
/** What uploads carried as proof that they come from the app. */
let proofs: (string | null)[];
/** What the server answers to the next posts; none: 201. */
let answers: (number | "cut" | "lost")[];
let signedIn: string | null;

/** Stands in for `fetch`: photos by chunks, posts as they are told to end. */
async function server(input: Request | string, init?: RequestInit): Promise<Response> {
  const request =
    typeof input === "string" ? new Request(new URL(input, location.href), init) : input;
  const { pathname } = new URL(request.url);
  if (pathname === "/api/v1/session") {
    const who = signedIn && { id: signedIn, email: "i@city.example", grants: [], name: "" };
    return Response.json({ person: who, csrf_token: "t" });
  }
  if (request.method === "PATCH") {
    proofs.push(request.headers.get("X-CSRFToken"));
    const id = pathname.split("/").at(-1) ?? "";
    uploaded.add(id);
    const length = Number(request.headers.get("Upload-Length"));
    return Response.json({ offset: length, photo: { id: `photo of ${id}` } });
  }
  const answer = answers.shift();
  if (answer === "cut") throw new TypeError("no connection");
  if (typeof answer === "number") {
    return Response.json({ type: "/problems/x", title: "No", status: answer }, { status: answer });
  }
  told.push({
    path: pathname,
    key: request.headers.get("Civic-Deed-Key"),
    body: await request.json(),
  });
  if (answer === "lost") throw new TypeError("its answer was lost");
  return Response.json({ id: "taken", flags: ["far"] }, { status: 201 });
}

beforeEach(async () => {
  told = [];
  uploaded = new Set();
  proofs = [];
  answers = [];
  signedIn = INSPECTOR;
  person.value = undefined;
  vi.stubGlobal("fetch", server);
  const db = await database();
  await Promise.all([db.clear("reports"), db.clear("photos"), db.clear("kept")]);
  await keepValue("round", { by: INSPECTOR });
  await refreshDeeds();
});

afterEach(() => vi.unstubAllGlobals());

const photo = (n: number) => ({ blob: new Blob([new Uint8Array(n).fill(7)]) });

function visit(): Promise<FieldDeed> {
  const photos = [{ ...photo(300_000), role: "photo_ids" as const }];
  return keepDeed({ kind: "visit", target: REPORT, words: WORDS }, "Pothole", photos, {
    draft: DRAFT,
  });
}

test("what is kept to be sent is no draft any more", async () => {
  await keepValue(DRAFT, { text: "Filled." });

  await visit();

  expect(await keptValue(DRAFT)).toBeUndefined();
});

test("a visit arrives with its photos under its own key, and leaves nothing on the device", async () => {
  const { id, photos } = await visit();

  expect(await flush()).toBe(0);

  expect(told).toMatchObject([
    { path: `/api/v1/desk/reports/${REPORT}/visit`, key: id, body: WORDS },
  ]);
  expect(told[0]?.body.photo_ids).toEqual(photos.map((one) => `photo of ${one.id}`));
  // Whoever is signed in may send nothing without it, photos included.
  expect(proofs).toEqual(["t"]);
  expect(await (await database()).count("photos")).toBe(0);
  expect(fieldDeeds.value).toEqual([]);
});

test("a contractor's telling carries its id, and photos from before and after apart", async () => {
  signedIn = null;
  const words = { told: "done", text: "Filled.", ready_on: null } as const;
  const photos = [
    { ...photo(10), role: "before_ids" as const },
    { ...photo(20), role: "photo_ids" as const },
  ];
  const { id } = await keepDeed({ kind: "work", target: "token", words }, "Pothole", photos, {
    draft: DRAFT,
  });

  expect(await flush()).toBe(0);

  const [said] = told;
  expect(said?.path).toBe("/api/v1/work-orders/token");
  expect(said?.body).toMatchObject({ ...words, id });
  expect([said?.body.before_ids, said?.body.photo_ids]).toMatchObject([
    { length: 1 },
    { length: 1 },
  ]);
});

test("where the answer was lost, it is sent again under the same key and no photo twice", async () => {
  const { id } = await visit();
  answers = ["lost"];

  expect(await flush()).toBe(1);
  expect(await flush({ isForced: true })).toBe(0);

  expect(told.map(({ key }) => key)).toEqual([id, id]);
  expect(uploaded.size).toBe(1);
});

test("without a connection it waits, says so, and is tried again by itself", async () => {
  await visit();
  answers = ["cut"];

  expect(await flush()).toBe(1);

  expect(fieldDeeds.value).toMatchObject([{ state: "waiting", wait: { why: "offline" } }]);
  expect(await nextTryS()).toBeGreaterThan(0);
});

test("what the server refuses goes back to its author, with photos and reason", async () => {
  await visit();
  answers = [422];

  expect(await flush()).toBe(0);

  expect(fieldDeeds.value).toMatchObject([{ state: "refused", problem: { title: "No" } }]);
  expect(await (await database()).count("photos")).toBe(1);
});

test.each([401, 429, 503])("%i is no refusal of what was done", async (status) => {
  await visit();
  answers = [status];

  expect(await flush()).toBe(1);
});

test("nobody else who signs in on this device sends it in their name", async () => {
  const { id } = await visit();
  signedIn = "01890a5d-ac96-774b-bcce-b302099a8059";

  expect(await flush()).toBe(1);
  expect(told).toEqual([]);
  signedIn = INSPECTOR;
  await changeDeed(id, { next_at: null });
  expect(await flush()).toBe(0);
});

test("photos that the server has lost are sent anew", async () => {
  await visit();
  const unknown = { type: "/problems/unknown-photo", title: "No", status: 422 };
  const once = vi.fn(server);
  once.mockImplementation(async (input, init) => {
    const isPost = input instanceof Request && input.url.endsWith("/visit");
    if (
      !isPost ||
      once.mock.calls.filter(([one]) => one instanceof Request && one.url.endsWith("/visit"))
        .length > 1
    )
      return server(input, init);
    return Response.json(unknown, { status: 422 });
  });
  vi.stubGlobal("fetch", once);

  expect(await flush()).toBe(1);
  expect(await flush({ isForced: true })).toBe(0);

  expect(uploaded.size).toBe(2);
  expect(told).toHaveLength(1);
});

const STOOD = {
  stood_lon: 24.94,
  stood_lat: 60.17,
  accuracy_m: 8,
  captured_at: "2026-11-30T12:00:00Z",
  device_key: "only this device knows it",
};

test("a point goes out under its own id, with its photo, and its draft is gone", async () => {
  const place = { lon: 24.94, lat: 60.17, kind_id: REPORT, questions_version: 1 };
  const words = { ...place, ...STOOD, answers: {}, distinct_from: [], language: "en" };
  const photos = [{ ...photo(10), role: "photo_ids" as const }];
  await keepValue(DRAFT, words);
  const done = { kind: "point", target: "campaign", words } as const;
  const { id, photos: kept } = await keepDeed(done, "Pothole", photos, { draft: DRAFT });

  answers = ["lost"];
  expect(await flush()).toBe(1);
  expect(await flush({ isForced: true })).toBe(0);

  const body = { ...words, id, photo_id: `photo of ${kept[0]?.id}` };
  expect(told).toMatchObject([
    { path: "/api/v1/campaigns/campaign/points", body },
    { path: "/api/v1/campaigns/campaign/points", body },
  ]);
  expect(await keptValue(DRAFT)).toBeUndefined();
});

function answer(): Promise<FieldDeed> {
  const words = { ...STOOD, answer: "yes", took_s: 3 } as const;
  const done = { kind: "answer", target: "quest", words } as const;
  return keepDeed(done, "Pothole: is it there?", [], { draft: DRAFT });
}

test("what the server said to an answer is kept until its author has read it", async () => {
  const { id } = await answer();

  expect(await flush()).toBe(0);

  expect(told).toMatchObject([{ path: "/api/v1/quests/quest/answer", body: { answer: "yes" } }]);
  const said = await keptValue<Said>(TOLD + id);
  expect(said).toEqual({
    target: "quest",
    label: "Pothole: is it there?",
    answer: { id: "taken", flags: ["far"] },
  });
});

test("an answer without a connection is of whoever took the missions along", async () => {
  await keepValue(PLAY, { by: INSPECTOR });
  person.value = undefined;
  expect((await answer()).by).toBe(INSPECTOR);

  signedIn = "01890a5d-ac96-774b-bcce-b302099a8059";
  expect(await flush()).toBe(1);
  expect(told).toEqual([]);
});
