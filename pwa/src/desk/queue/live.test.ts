// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAsking } from "./live.ts";

let visibility: DocumentVisibilityState = "visible";
let isOnline = true;
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  visibility = "visible";
  isOnline = true;
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
  vi.spyOn(navigator, "onLine", "get").mockImplementation(() => isOnline);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("asks every five seconds while somebody looks", async () => {
  const ask = vi.fn(async () => undefined);
  stop = keepAsking(ask);

  await vi.advanceTimersByTimeAsync(15_000);

  expect(ask).toHaveBeenCalledTimes(3);
});

test("asks nothing while nobody looks, and at once when somebody does", async () => {
  const ask = vi.fn(async () => undefined);
  stop = keepAsking(ask);
  visibility = "hidden";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).not.toHaveBeenCalled();

  visibility = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);

  expect(ask).toHaveBeenCalledTimes(1);
});

test("asks once at a time, however often somebody comes back", async () => {
  const ask = vi.fn(() => new Promise<void>((done) => setTimeout(done, 3000)));
  stop = keepAsking(ask);

  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(1000);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(1000);

  expect(ask).toHaveBeenCalledTimes(1);
});

test("asks nothing without a connection", async () => {
  const ask = vi.fn(async () => undefined);
  isOnline = false;
  stop = keepAsking(ask);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(ask).not.toHaveBeenCalled();
});

test("waits longer after each failure, and is quick again after an answer", async () => {
  const times: number[] = [];
  let isBroken = true;
  const ask = async () => {
    times.push(Date.now());
    if (isBroken) throw new TypeError("Failed to fetch");
  };
  const begin = Date.now();
  stop = keepAsking(ask);

  await vi.advanceTimersByTimeAsync(35_000);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(50_000);

  expect(times.slice(0, 5).map((at) => (at - begin) / 1000)).toEqual([5, 15, 35, 75, 80]);
});

test("asks no more once it is stopped", async () => {
  const ask = vi.fn(async () => undefined);
  keepAsking(ask)();

  await vi.advanceTimersByTimeAsync(60_000);

  expect(ask).not.toHaveBeenCalled();
});
