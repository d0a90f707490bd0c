// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Template } from "../../api/desk.ts";
import { bodyOf, differing, type Edited, editedOf, faultsOf, found, shelves } from "./edited.ts";

const TEMPLATE: Template = {
  id: "1",
  department: { code: "streets", name: "Streets" },
  category: null,
  outcome: "fixed",
  name: "Filled",
  texts: { en: "The hole at {address} is filled.", fi: "Kuoppa on täytetty." },
  updated_at: "2026-06-01T09:00:00Z",
  version: 1,
};
const EDITED: Edited = editedOf(TEMPLATE);

test("a template goes out as it came in", () => {
  expect(bodyOf(EDITED)).toEqual({
    department: "streets",
    category: null,
    outcome: "fixed",
    name: "Filled",
    texts: TEMPLATE.texts,
  });
});

test("a language without words is not sent, and makes no difference", () => {
  const emptied = { ...EDITED, texts: { ...EDITED.texts, sv: "  " } };

  expect(bodyOf(emptied).texts).not.toHaveProperty("sv");
  expect(differing(emptied, EDITED)).toEqual([]);
});

test("in what two differ is told by name, languages by theirs", () => {
  const texts = { fi: "Täytetty.", sv: "Fylld." };

  const parts = differing({ ...EDITED, name: "Filled!", category: "hole", texts }, EDITED);

  expect(parts).toEqual(["templates.name", "templates.category", "English", "Suomi", "Svenska"]);
});

test("each fault names the control where it can be mended", () => {
  const wrong = { ...EDITED, name: " ", texts: { en: "Dear {name}", fi: "{numero} ja {osoite}" } };

  const faults = faultsOf(wrong, ["fi", "sv", "en"]);

  expect(faults.map(({ field }) => field)).toEqual([
    "template-name",
    "template-tab-fi",
    "template-tab-fi",
    "template-tab-en",
  ]);
});

test("words in one language are enough, none are too few", () => {
  expect(faultsOf({ ...EDITED, texts: { sv: "Fixat." } }, ["fi", "sv"])).toEqual([]);
  expect(faultsOf({ ...EDITED, texts: { sv: " " } }, ["fi", "sv"])).toHaveLength(1);
});

test.each([
  ["filled HOLE", 1],
  ["kuoppa", 1],
  ["hole lamp", 0],
  ["", 1],
])("%j finds %i", (words, n) => {
  expect(found([TEMPLATE], words)).toHaveLength(n);
});

test("templates stand by department, each in the order of the server", () => {
  const parks = { ...TEMPLATE, id: "2", department: { code: "parks", name: "Parks" } };
  const later = { ...TEMPLATE, id: "3", name: "Again" };

  const shown = shelves([TEMPLATE, parks, later]);

  expect(shown.map(({ code }) => code)).toEqual(["parks", "streets"]);
  expect(shown[1]?.templates.map(({ id }) => id)).toEqual(["1", "3"]);
});
