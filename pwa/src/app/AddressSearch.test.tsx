// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type { AddressFile } from "../api/addressIndex.ts";
import { speak } from "../i18n/text.ts";
import { AddressSearch } from "./AddressSearch.tsx";
import { cities } from "./city.ts";

const FILE: AddressFile = {
  languages: ["fi", "sv", "en", "et", "ru"],
  origin: [24.9, 60.1],
  scale: 100_000,
  postcodes: ["00100"],
  streets: [
    [
      ["Eerikinkatu", "Eriksgatan", null, null, null],
      [
        ["1", 100, 100, 0],
        ["12", 200, 200, 0],
      ],
    ],
  ],
};

test("Enter takes what is typed, and not what was found for fewer letters", async () => {
  await speak("en");
  vi.stubGlobal("fetch", async () => Response.json(FILE));
  cities.value = [{ code: "town", map: { version: "1" } }] as typeof cities.value;
  const pick = vi.fn();
  render(<AddressSearch near={null} onPick={pick} />);
  const field = screen.getByRole("searchbox");

  fireEvent.input(field, { target: { value: "eerikinkatu 1" } });
  await screen.findByText("2 addresses found");
  fireEvent.input(field, { target: { value: "eerikinkatu 12" } });
  fireEvent.submit(screen.getByRole("search"));

  await vi.waitUntil(() => pick.mock.calls.length > 0);
  expect(pick.mock.calls[0]?.[0]).toMatchObject({ text: "Eerikinkatu 12" });
});
