// SPDX-License-Identifier: EUPL-1.2
import {
  applyCalendar,
  type CalendarChange,
  type CalendarView,
  newestOf,
  previewCalendar,
} from "../../api/rules.ts";
import type { Hours } from "./hours.ts";

/** What every sheet that changes a calendar is given. */
export interface CalendarSheetProps {
  jurisdiction: string;
  calendar: CalendarView;
  onClose: () => void;
  onDone: () => Promise<void>;
  onStale: () => void;
}

/** Preview and apply a calendar, for any of the sheets. */
export function calendarChange(
  { jurisdiction, calendar, ...ends }: CalendarSheetProps,
  hours: Hours,
  day = "",
) {
  const body: CalendarChange = { code: calendar.code, hours, valid_from: day || null };
  return {
    asked: JSON.stringify(body),
    preview: () => previewCalendar(jurisdiction, body),
    apply: (how: Parameters<typeof applyCalendar>[2]) => applyCalendar(jurisdiction, body, how),
    version: newestOf(calendar),
    ...ends,
  };
}
