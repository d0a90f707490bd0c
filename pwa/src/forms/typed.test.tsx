// SPDX-License-Identifier: EUPL-1.2
import { act, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useTyped } from "./typed.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function field(text: string) {
  const told = vi.fn();
  const hook = renderHook((now: string) => useTyped(now, told), { initialProps: text });
  return {
    told,
    typed: () => hook.result.current.typed,
    types: (words: string) => act(() => hook.result.current.type(words)),
    pauses: () => act(() => void vi.runAllTimers()),
    searchedIs: (words: string) => hook.rerender(words),
  };
}

test("words are told of after a pause, once", () => {
  const search = field("");
  search.types("la");
  search.types("lamp");
  search.pauses();

  expect(search.told.mock.calls).toEqual([["lamp"]]);
});

test("what was typed since stays when the words that were told come back", () => {
  const search = field("");
  search.types("lam");
  search.pauses();
  search.types("lamp");
  search.searchedIs("lam");

  expect(search.typed()).toBe("lamp");
  search.pauses();
  expect(search.told).toHaveBeenLastCalledWith("lamp");
});

test("a field that is emptied as soon as it is there stays empty", () => {
  const search = field("zzzz");
  search.types("");
  search.pauses();

  expect([search.typed(), search.told.mock.calls]).toEqual(["", [[""]]]);
});

test("other words from elsewhere, such as a step back, are shown", () => {
  const search = field("lamp");
  search.searchedIs("bench");
  search.pauses();

  expect([search.typed(), search.told.mock.calls]).toEqual(["bench", []]);
});
