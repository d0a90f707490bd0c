// SPDX-License-Identifier: EUPL-1.2
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { keptValue } from "../app/database.ts";
import { speak } from "../i18n/text.ts";
import { RateForm, verdictFaults } from "./RateForm.tsx";
import { replyFaults } from "./ReplyForm.tsx";
import { report } from "./report.fixture.ts";
import type { Shown } from "./shown.ts";

beforeAll(() => speak("en"));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(number: string, changes: Partial<Shown> = {}): Shown {
  return {
    report: report({ number, status: "answered", actions: ["rate", "reopen"] }),
    caller: { key: "secret", supporterKey: "s" },
    asOf: null,
    grade: null,
    took: () => undefined,
    again: () => undefined,
    ...changes,
  };
}

test("a verdict needs a grade, and a poor one words", () => {
  expect(verdictFaults({ grade: null, comment: "" }).map(({ field }) => field)).toEqual([
    "rate-grade",
  ]);
  expect(verdictFaults({ grade: 2, comment: " " }).map(({ field }) => field)).toEqual([
    "rate-comment",
  ]);
  expect(verdictFaults({ grade: 2, comment: "It is loose." })).toEqual([]);
  expect(verdictFaults({ grade: 3, comment: "" })).toEqual([]);
});

test("a reply needs words or a photo", () => {
  const photo = { id: "1", blob: new Blob(["x"]) };

  expect(replyFaults({ text: " ", photos: [] })).toHaveLength(1);
  expect(replyFaults({ text: "", photos: [photo] })).toEqual([]);
  expect(replyFaults({ text: "Left.", photos: [] })).toEqual([]);
});

test("a grade tapped in a mail is chosen, and what was written before stays", async () => {
  const { unmount } = render(<RateForm shown={shown("HKI-1")} />);
  fireEvent.input(screen.getByLabelText("What should the department know?"), {
    target: { value: "The kerb is loose." },
  });
  unmount();

  render(<RateForm shown={shown("HKI-1", { grade: 2 })} />);

  await waitFor(() => expect(screen.getByDisplayValue("The kerb is loose.")).toBeTruthy());
  const chosen = screen.getByRole("radio", { checked: true });
  expect(chosen.getAttribute("value")).toBe("2");
});

test("without a connection nothing that was written is lost, and that is said", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  render(<RateForm shown={shown("HKI-2", { grade: 1 })} />);
  fireEvent.input(screen.getByLabelText("What should the department know?"), {
    target: { value: "It is worse." },
  });

  fireEvent.click(screen.getByRole("button", { name: "Send rating" }));

  await waitFor(() =>
    expect(screen.getByText(/kept on this device; nothing is lost/)).toBeTruthy(),
  );
  expect(await keptValue("rating HKI-2 1")).toEqual({ grade: 1, comment: "It is worse." });
});

test("what was sent is forgotten on the device", async () => {
  const answer = JSON.stringify(report({ number: "HKI-3", status: "closed" }));
  const headers = { "Content-Type": "application/json" };
  const sent = vi.fn(() => Promise.resolve(new Response(answer, { status: 201, headers })));
  vi.stubGlobal("fetch", sent);
  const took = vi.fn();
  render(<RateForm shown={shown("HKI-3", { grade: 5, took })} />);

  fireEvent.click(screen.getByRole("button", { name: "Send rating" }));

  await waitFor(() => expect(took).toHaveBeenCalledOnce());
  await waitFor(async () => expect(await keptValue("rating HKI-3 1")).toBeUndefined());
  expect(sent).toHaveBeenCalledOnce();
});
