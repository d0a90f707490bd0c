// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { bodyOf, EMPTY, faultsOf, type Said } from "./respond.ts";

function said(changes: Partial<Said>): Said {
  return { ...EMPTY, text: "Done.", ...changes };
}

const PHOTO = { id: "1", blob: new Blob() };

test.each<[string, Partial<Said>, boolean, string[]]>([
  ["words are always needed", { text: " " }, false, ["respond-text"]],
  ["what is scheduled has a day", { outcome: "scheduled" }, false, ["respond-on"]],
  ["what is not ours is somebody's", { outcome: "not_ours" }, false, ["respond-who"]],
  ["what is declined has a reason", { outcome: "declined" }, false, ["respond-reason"]],
  ["a blank is no reason", { outcome: "declined", reason: " " }, false, ["respond-reason"]],
  ["what is fixed shows it, where the city wants that", {}, true, ["respond-photos"]],
  ["a photo is enough of a proof", { photos: [PHOTO] }, true, []],
  ["nothing else is needed", {}, false, []],
  [
    "everything is said at once",
    { outcome: "declined", text: "" },
    false,
    ["respond-reason", "respond-text"],
  ],
])("%s", (_, changes, wantsPhoto, fields) => {
  expect(faultsOf(said(changes), wantsPhoto).map(({ field }) => field)).toEqual(fields);
});

test("only what belongs to the outcome is sent", () => {
  const typed = said({
    outcome: "not_ours",
    who: " Metro ",
    reason: "x",
    scheduled_on: "2026-12-01",
  });

  expect(bodyOf(typed, ["p"])).toEqual({
    outcome: "not_ours",
    text: "Done.",
    who: "Metro",
    photo_ids: ["p"],
  });
});

test("unchanged words of a template go as the template", () => {
  expect(bodyOf(said({ template: "t" }), [])).toEqual({
    outcome: "fixed",
    template: "t",
    photo_ids: [],
  });
});
