// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { RoundStop } from "../../api/field.ts";
import { ghostOf } from "./along.ts";

type Photo = RoundStop["photos"][number];
const photo = (digest: string, purpose: string) => ({ digest, purpose }) as unknown as Photo;

test("a new photo is taken over the reporter's, else over the newest", () => {
  const [answer, visit, report] = [
    photo("a", "response"),
    photo("v", "visit"),
    photo("r", "report"),
  ];

  expect(ghostOf({ photos: [answer, report, visit] })).toBe(report);
  expect(ghostOf({ photos: [answer, visit] })).toBe(visit);
  expect(ghostOf({ photos: [] })).toBeNull();
});
