// SPDX-License-Identifier: EUPL-1.2
import { beforeAll, describe, expect, test } from "vitest";
import { zone } from "../../i18n/format.ts";
import {
  bodyOf,
  changeOf,
  type Edited,
  editedOf,
  emptyCampaign,
  emptyKind,
  emptyQuestion,
  unsaid,
} from "./edited.ts";
import { CORNERS, campaign } from "./fakeCampaign.ts";

beforeAll(() => {
  zone.value = "Europe/Helsinki";
});

describe("a campaign that is changed", () => {
  test("is sent without what was left alone", () => {
    expect(changeOf(campaign(), editedOf(campaign()))).toEqual({});
  });

  test("is sent with the words that are new, and nothing that would ask for approval", () => {
    const edited: Edited = { ...editedOf(campaign()), title: { en: "No steps", fi: " " } };

    expect(changeOf(campaign(), edited)).toEqual({ title: { en: "No steps" } });
  });

  test("keeps the codes of its kinds, and its last day is a day of the campaign", () => {
    const edited = editedOf(campaign());

    expect(edited.lastDay).toBe("2026-06-28");
    expect(edited.corners).toEqual(CORNERS);
    expect(bodyOf(edited)?.kinds[0]).toMatchObject({ code: "kerb", category: "pavement-broken" });
    expect(bodyOf(edited)?.kinds[0]).not.toHaveProperty("nPoints");
  });
});

describe("a new campaign", () => {
  const written: Edited = {
    ...emptyCampaign("streets", "2026-06-01"),
    corners: CORNERS,
    goalShare: "",
    kinds: [
      {
        ...emptyKind(),
        name: { fi: "Liian korkea reunakivi" },
        questions: [
          { ...emptyQuestion(), text: { en: "How high?" } },
          { ...emptyQuestion(), text: { en: "How high?" } },
        ],
      },
      { ...emptyKind(), name: { ru: "Скамейка" } },
    ],
  };

  test("has no body before its area is drawn", () => {
    expect(bodyOf({ ...written, corners: CORNERS.slice(0, 2) })).toBeNull();
  });

  test("gets codes of its own that no other has", () => {
    const body = bodyOf(written);

    expect(body?.kinds.map(({ code }) => code)).toEqual(["liian-korkea-reunakivi", "kind"]);
    expect(body?.kinds[0]?.questions?.map(({ code }) => code)).toEqual(["how-high", "how-high-2"]);
    expect(body?.kinds[0]?.questions?.[0]?.choices.map(({ code }) => code)).toEqual([
      "choice",
      "choice-2",
    ]);
  });

  test("lasts four weeks of the city's days and has the goals that are named", () => {
    const body = bodyOf(written);

    expect(body).toMatchObject({
      starts_at: "2026-06-07T21:00:00.000Z",
      ends_at: "2026-07-05T21:00:00.000Z",
      goal_share: null,
      goal_n_verified: null,
      reports_per_day: 10,
    });
  });

  test("tells what is not said yet in each language", () => {
    expect(unsaid(written, ["fi", "en"])).toEqual({ fi: 11, en: 10 });
  });
});
