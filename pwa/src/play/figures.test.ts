// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { change, figure, share } from "./figures.ts";

test("points are told to a tenth, factors to as many digits as are wanted", () => {
  expect([figure(12.34), figure(12), figure(0.667, 2)]).toEqual(["12.3", "12", "0.67"]);
});

test("what comes and goes has a sign, and nothing has none", () => {
  expect([change(12.5), change(-3), change(0)]).toEqual(["+12.5", "-3", "0"]);
});

test("shares are whole percents", () => {
  expect([share(0), share(0.405), share(1)]).toEqual(["0%", "41%", "100%"]);
});
