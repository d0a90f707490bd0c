// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Queue, QueueItem, QueuePage } from "../../api/desk.ts";
import { type List, type LoadPage, listOf, more, poll, refresh } from "./list.ts";

function page(ids: string[], next_cursor: string | null, status = "accepted"): QueuePage {
  const items = ids.map((id) => ({ id, status, timers: [{}] })) as unknown as QueueItem[];
  const counts = { n: ids.length } as Queue["counts"];
  return { queue: { items, next_cursor, counts } as Queue, etag: `"${ids}${status}"` };
}

/** The pages in turn; null is "nothing changed", text is a failure. */
function server(...answers: (QueuePage | null | string)[]): LoadPage & { asked: unknown[] } {
  const asked: unknown[] = [];
  const load = async (cursor: string | null, etag: string | null) => {
    asked.push([cursor, etag]);
    const answer = answers.shift();
    if (typeof answer === "string") throw new TypeError(answer);
    return answer ?? null;
  };
  return Object.assign(load, { asked });
}

async function opened(...answers: (QueuePage | null | string)[]) {
  const list = signal<List>(listOf(crypto.randomUUID()).value);
  const load = server(...answers);
  await refresh(list, load);
  return { list, load, ids: () => list.value.rows.map(({ id }) => id) };
}

test("grows by pages, and shows no report twice", async () => {
  // One came in meanwhile: "b" is pushed onto the next page.
  const { list, load, ids } = await opened(page(["a", "b"], "next"), page(["b", "c"], null));

  await more(list, load);
  await more(list, load);

  expect(ids()).toEqual(["a", "b", "c"]);
  expect(load.asked).toHaveLength(2);
});

test("keeps lean rows, since there may be very many", async () => {
  const { list } = await opened(page(["a"], null));

  expect(list.value.rows[0]).not.toHaveProperty("timers");
});

test("what is new is counted, and nothing moves", async () => {
  const { list, load, ids } = await opened(page(["a", "b"], null), page(["new", "a", "b"], null));

  await poll(list, load);

  expect(ids()).toEqual(["a", "b"]);
  expect(list.value.nNew).toBe(1);
  expect(list.value.counts?.n).toBe(3);
  expect(load.asked[1]).toEqual([null, '"a,baccepted"']);
});

test("what changed shows how it is now", async () => {
  const { list, load } = await opened(page(["a"], null), page(["a"], null, "in_progress"));

  await poll(list, load);

  expect(list.value.rows[0]?.status).toBe("in_progress");
});

test("what left stays in its place, marked", async () => {
  const { list, load, ids } = await opened(page(["a", "b", "c"], null), page(["a", "c"], null));

  await poll(list, load);

  expect(ids()).toEqual(["a", "b", "c"]);
  expect(list.value.rows.map(({ isGone }) => isGone ?? false)).toEqual([false, true, false]);
});

test("what left at the very end is marked where the page holds all there is", async () => {
  const { list, load } = await opened(page(["a", "b"], null), page(["a"], null));

  await poll(list, load);

  expect(list.value.rows.map(({ isGone }) => isGone ?? false)).toEqual([false, true]);
});

test("a page that is under way is not asked for again", async () => {
  const { list, load, ids } = await opened(page(["a"], "next"), page(["b"], "last"));

  await Promise.all([more(list, load), more(list, load)]);

  expect(ids()).toEqual(["a", "b"]);
  expect(load.asked).toHaveLength(2);
});

test("a queue that one comes back to is as it was; the fifth before is not kept", () => {
  const lists = ["1", "2", "3", "4"].map(listOf);
  expect(listOf("1")).toBe(lists[0]);

  listOf("5");

  expect(listOf("1")).toBe(lists[0]);
  expect(listOf("2")).not.toBe(lists[1]);
});

test("what lies beyond the first page has not left", async () => {
  const { list, load } = await opened(
    page(["a", "b"], "next"),
    page(["c", "d"], null),
    page(["new", "a"], "next"),
  );
  await more(list, load);

  await poll(list, load);

  expect(list.value.rows.some(({ isGone }) => isGone)).toBe(false);
});

test("an answer that nothing changed changes nothing", async () => {
  const { list, load, ids } = await opened(page(["a"], null), null);
  const before = list.value.rows;

  await poll(list, load);

  expect(ids()).toEqual(["a"]);
  expect(list.value.rows).toBe(before);
});

test("an empty queue shows at once what comes", async () => {
  const { list, load, ids } = await opened(page([], null), page(["a"], null));

  await poll(list, load);

  expect(ids()).toEqual(["a"]);
  expect(list.value.nNew).toBe(0);
});

test("what can not be had leaves what is shown", async () => {
  const { list, load, ids } = await opened(page(["a"], "next"), "Failed to fetch");

  await more(list, load);

  expect(ids()).toEqual(["a"]);
  expect(list.value).toMatchObject({ cursor: "next", isLoading: false });
  expect(list.value.error).toBeInstanceOf(TypeError);
});
