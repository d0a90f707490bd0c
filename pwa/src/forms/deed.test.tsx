// SPDX-License-Identifier: EUPL-1.2
import { renderHook } from "@testing-library/preact";
import { expect, test } from "vitest";
import { useKey } from "./deed.tsx";

test("what is sent again has the same key, and what was changed another", () => {
  const { result, rerender } = renderHook(() => useKey());
  const first = result.current({ text: "Fill the hole" });
  rerender();

  expect(result.current({ text: "Fill the hole" })).toBe(first);
  expect(result.current({ text: "Fill the hole, please" })).not.toBe(first);
});
