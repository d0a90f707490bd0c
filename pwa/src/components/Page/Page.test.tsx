// SPDX-License-Identifier: EUPL-1.2
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { Page } from "./Page.tsx";

test("a screen takes the focus before it can be written in, not later", () => {
  vi.stubGlobal("scrollTo", vi.fn());
  history.replaceState({ depth: 1 }, "");
  const root = document.body.appendChild(document.createElement("div"));

  // Without the waiting of a test library: what is done after painting is not done yet.
  render(<Page title="Almost done">A form</Page>, root);

  expect(document.activeElement?.textContent).toBe("Almost done");
});
