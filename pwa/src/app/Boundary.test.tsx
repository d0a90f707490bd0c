// SPDX-License-Identifier: EUPL-1.2
import { render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { speak } from "../i18n/text.ts";
import { Boundary } from "./Boundary.tsx";

function Broken(): never {
  throw new Error("a fault of ours");
}

test("a screen that breaks says that nothing is lost", async () => {
  await speak("en");
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);

  render(
    <Boundary>
      <Broken />
    </Boundary>,
  );

  expect(await screen.findByText(/Nothing that you wrote is lost/)).toBeTruthy();
  expect(reported).toHaveBeenCalledOnce();
});
