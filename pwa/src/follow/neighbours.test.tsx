// SPDX-License-Identifier: EUPL-1.2
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { person } from "../api/session.ts";
import { speak } from "../i18n/text.ts";
import { Neighbours } from "./Neighbours.tsx";
import { useNeighbours } from "./neighbours.ts";
import { report } from "./report.fixture.ts";
import type { Shown } from "./shown.ts";

beforeAll(() => speak("en"));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  person.value = null;
});

const SHOWN: Shown = {
  report: report({ actions: ["support", "follow"], n_supporters: 2 }),
  caller: { key: null, supporterKey: "device" },
  asOf: null,
  grade: null,
  took: () => undefined,
  again: () => undefined,
};

function Page() {
  const neighbours = useNeighbours(SHOWN);
  return (
    <>
      <Neighbours neighbours={neighbours} />
      {neighbours.sheet && <p>asks for an address</p>}
    </>
  );
}

function answering(status: number, body: object) {
  const headers = { "Content-Type": "application/json" };
  const fetched = vi.fn((_: Request) =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers })),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

test("me too is counted at once and carries the device's key", async () => {
  const fetched = answering(200, { n_supporters: 3, is_supported: true });
  render(<Page />);

  fireEvent.click(screen.getByRole("button", { name: "Me too" }));

  expect(await screen.findByText("3 neighbours say “me too”")).toBeTruthy();
  const call = fetched.mock.calls[0]?.[0];
  expect(call?.method).toBe("PUT");
  expect(await call?.json()).toEqual({ supporter_key: "device" });
});

test("what the server refuses is taken back", async () => {
  answering(429, { type: "/problems/slow-down", title: "Too many at once", status: 429 });
  render(<Page />);
  const button = screen.getByRole("button", { name: "Me too" });

  fireEvent.click(button);

  await waitFor(() => expect(button.getAttribute("aria-pressed")).toBe("false"));
  expect(screen.getByText("2 neighbours say “me too”")).toBeTruthy();
});

test("who is not signed in is asked for an address", () => {
  person.value = null;
  render(<Page />);

  fireEvent.click(screen.getByRole("button", { name: "Follow" }));

  expect(screen.getByText("asks for an address")).toBeTruthy();
});

test("who is signed in follows with one tap", async () => {
  person.value = {
    id: "1",
    email: "a@b.example",
    name: "A",
    language: "en",
    has_password: true,
    gets_digest: true,
    grants: [],
  };
  const fetched = answering(200, { state: "following", number: "HKI-2026-000417" });
  render(<Page />);

  fireEvent.click(screen.getByRole("button", { name: "Follow" }));

  expect(await screen.findByRole("button", { name: "Following" })).toBeTruthy();
  expect(screen.getByText(/1 follower/)).toBeTruthy();
  await waitFor(() => expect(fetched).toHaveBeenCalledOnce());
});
