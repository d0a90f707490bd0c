// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { person } from "../../api/session.ts";
import { database } from "../../app/database.ts";
import { deeds, takeUp } from "../deeds/deeds.ts";
import { asked, closeForm } from "../deeds/doing.ts";
import { act } from "./acting.ts";
import type { Row } from "./list.ts";

beforeEach(async () => {
  await (await database()).clear("kept");
  await takeUp("nobody");
  await takeUp("me");
  closeForm();
  seatedAs("clerk");
});

function seatedAs(role: string): void {
  const grants = [{ role, jurisdiction_id: "j", department_id: "d" }];
  person.value = { id: "me", grants } as unknown as typeof person.value;
}

function row(id: string, status = "accepted"): Row {
  const category = { code: "pothole", name: "Pothole" };
  const department = { code: "streets" };
  return { id, number: id, version: 1, status, address: "", category, department } as Row;
}

const done = () => deeds.value.map(({ action, targets }) => [action, targets.map(({ id }) => id)]);
const form = () => asked.value && [asked.value.action, asked.value.targets.map(({ id }) => id)];

test("what needs no words is done at once, what needs some opens its form", () => {
  act("start", [row("a")]);
  act("respond", [row("b")]);

  expect(done()).toEqual([["start", ["a"]]]);
  expect(form()).toEqual(["respond", ["b"]]);
});

test("of many the form says how many, also where one of them needs no words", () => {
  act("start", [row("a"), row("b")]);

  expect(done()).toEqual([]);
  expect(form()).toEqual(["start", ["a", "b"]]);
});

test("what does not fit how a report stands is not begun; of many the server decides", () => {
  act("accept", [row("a")]);
  expect([done(), form()]).toEqual([[], null]);

  act("accept", [row("a"), row("b", "submitted")]);
  expect(form()).toEqual(["accept", ["a", "b"]]);
});

test("a report stands as it was just left, though the server has not said so yet", () => {
  act("accept", [row("a", "submitted")]);

  act("start", [row("a", "submitted")]);

  expect(done()).toEqual([
    ["accept", ["a"]],
    ["start", ["a"]],
  ]);
});

test("what is done one by one is not begun with many", () => {
  act("correct", [row("a"), row("b")]);
  expect(form()).toBeNull();

  act("correct", [row("a")]);
  expect(form()).toEqual(["correct", ["a"]]);
});

test("what is not for one's role is not begun, nor anything with no report", () => {
  act("pause", [row("a")]);
  act("respond", []);
  expect(form()).toBeNull();

  seatedAs("manager");
  act("pause", [row("a")]);
  expect(form()).toEqual(["pause", ["a"]]);
});
