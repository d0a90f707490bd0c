// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { wayTo } from "./way.ts";

const PLACE = { lon: 24.94, lat: 60.17 };

test.each([
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140", "geo:60.17,24.94?q=60.17,24.94"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)", "maps:?q=60.17,24.94"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari", "maps:?q=60.17,24.94"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145",
    "https://www.openstreetmap.org/?mlat=60.17&mlon=24.94#map=18/60.17/24.94",
  ],
])("on %s the way is %s", (device, address) => {
  expect(wayTo(PLACE, device)).toBe(address);
});
