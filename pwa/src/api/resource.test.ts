// SPDX-License-Identifier: EUPL-1.2
import { renderHook, waitFor } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { forgetAll, put, reload, useResource } from "./resource.ts";

beforeEach(forgetAll);

function later<T>() {
  let tell: (value: T) => void = () => undefined;
  const answer = new Promise<T>((done) => {
    tell = done;
  });
  return { load: () => answer, tell };
}

test("what is kept is shown until what is new has come", async () => {
  put("en views", ["old"]);
  const { load, tell } = later<string[]>();
  const { result } = renderHook(() => useResource("views", load));

  expect(result.current.value).toEqual(["old"]);
  tell(["new"]);
  await waitFor(() => expect(result.current.value).toEqual(["new"]));
});

test("an answer that was overtaken undoes nothing", async () => {
  const { load, tell } = later<string[]>();
  const asking = reload("en views", load);
  put("en views", ["moved"]);
  tell(["as it was"]);
  await asking;

  const { result } = renderHook(() => useResource("views", later<string[]>().load));
  expect(result.current.value).toEqual(["moved"]);
});

test("of two questions the newer one is believed", async () => {
  const first = later<string>();
  const second = later<string>();
  const asked = [reload("en page", first.load), reload("en page", second.load)];
  second.tell("newer");
  first.tell("older");
  await Promise.all(asked);

  const { result } = renderHook(() => useResource("page", later<string>().load));
  expect(result.current.value).toBe("newer");
});
