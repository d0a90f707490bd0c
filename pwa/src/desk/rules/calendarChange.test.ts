// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { CalendarView } from "../../api/rules.ts";
import { calendarChange } from "./calendarChange.ts";

const calendar: CalendarView = { code: "office", name: "Office", departments: [], versions: [] };
const nothing = () => undefined;
const props = {
  jurisdiction: "j",
  calendar,
  onClose: nothing,
  onDone: async () => undefined,
  onStale: nothing,
};

test.each([
  ["", null],
  ["2027-01-04", "2027-01-04"],
])("a change from %j on holds from %j on, which is today where no day is chosen", (day, from) => {
  const { asked } = calendarChange(props, { weekly: {} }, day);

  expect(JSON.parse(asked)).toEqual({ code: "office", hours: { weekly: {} }, valid_from: from });
});
