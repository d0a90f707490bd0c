// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { person } from "../api/session.ts";
import { database } from "../app/database.ts";
import { changeDeed, type FieldDeed, keepDeed, refreshDeeds } from "../app/field.ts";
import { sendAgain, sendHeldBack } from "./again.ts";

const TOO_MANY = "/problems/too-many-undecided";
const DRAFT = { draft: "point-draft:campaign" };

function signIn(id: string): void {
  person.value = { id, email: "m@city.example", name: "", grants: [] } as unknown as NonNullable<
    typeof person.value
  >;
}

/** Keep a point that the server has refused. */
async function refused(type: string): Promise<FieldDeed> {
  const words = { kind_id: "kind", distinct_from: [] } as never;
  const deed = await keepDeed({ kind: "point", target: "campaign", words }, "Kerb", [], DRAFT);
  const problem = { type, title: "No", status: 409 } as never;
  await changeDeed(deed.id, { state: "refused", problem });
  return deed;
}

async function waiting(): Promise<string[]> {
  return (await refreshDeeds()).filter(({ state }) => state === "waiting").map(({ id }) => id);
}

beforeEach(async () => {
  await (await database()).clear("kept");
  signIn("mapper");
});

test("points that were held back are sent as soon as there is room, the first ones first", async () => {
  const [first, second] = [
    await refused(TOO_MANY),
    await refused(TOO_MANY),
    await refused(TOO_MANY),
  ];

  await sendHeldBack(await refreshDeeds(), { n_undecided: 5, quota: 5 });
  expect(await waiting()).toEqual([]);
  await sendHeldBack(await refreshDeeds(), { n_undecided: 3, quota: 5 });

  expect(await waiting()).toEqual([first?.id, second?.id]);
});

test("what was refused for another reason, or is somebody else's, stays as it is", async () => {
  await refused("/problems/outside-campaign");
  signIn("somebody else");
  await refused(TOO_MANY);
  signIn("mapper");

  await sendHeldBack(await refreshDeeds(), { n_undecided: 0, quota: 5 });

  expect(await waiting()).toEqual([]);
});

test("what is sent again may say more than before", async () => {
  const deed = await refused("/problems/already-mapped");

  await sendAgain(deed as never, { ...deed.words, distinct_from: ["other"] } as never);

  const [again] = await refreshDeeds();
  expect(again).toMatchObject({ state: "waiting", problem: null });
  expect(again?.words).toMatchObject({ kind_id: "kind", distinct_from: ["other"] });
});
