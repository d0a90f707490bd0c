// SPDX-License-Identifier: EUPL-1.2
import type { CalendarView } from "../../api/rules.ts";

export type Hours = CalendarView["versions"][number]["hours"];
/** From when to when an office works, as it is typed. */
export type Span = [opens: string, closes: string];

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type WeekdayCode = (typeof WEEKDAYS)[number];

const DAY_MIN = 24 * 60;
const TYPED = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/;

/** Return a typed time such as "8", "8.30" or "0830" as "08:30"; null: it is none. */
export function timeOf(typed: string): string | null {
  const [, hours = "", minutes = "00"] = TYPED.exec(typed.trim()) ?? [];
  if (hours === "") return null;
  const isMidnight = hours === "24" && minutes === "00";
  return Number(hours) < 24 || isMidnight ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

/** Return typed hours as the server takes them; what is no time stays, for it to say so. */
export function asWritten(spans: readonly Span[]): Span[] {
  return spans.map(([opens, closes]) => [timeOf(opens) ?? opens, timeOf(closes) ?? closes]);
}

export type SpanFault = "no_time" | "opens_at_24" | "overlap";

/** Return what is wrong with each of a day's hours; null: nothing. */
export function faultsOf(spans: readonly Span[]): (SpanFault | null)[] {
  return spans.map((span, n) => {
    const here = minutesOf(span);
    if (typeof here === "string") return here;
    const isOver = spans.slice(0, n).some((other) => {
      const there = minutesOf(other);
      return typeof there !== "string" && here[0] < there[1] && there[0] < here[1];
    });
    return isOver ? "overlap" : null;
  });
}

/** Return whether hours end on the day after they begin. */
export function isOvernight(span: Span): boolean {
  const minutes = minutesOf(span);
  return typeof minutes !== "string" && minutes[1] > DAY_MIN;
}

/** Minutes since the midnight before; past 1440: on the next day. */
function minutesOf([opens, closes]: Span): [number, number] | SpanFault {
  const from = timeOf(opens);
  const to = timeOf(closes);
  if (from === null || to === null) return "no_time";
  if (from === "24:00") return "opens_at_24";
  const [start, end] = [inMinutes(from), inMinutes(to)];
  return [start, end > start ? end : end + DAY_MIN];
}

function inMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The hours that hold now, else those that begin last. */
export function hoursOf({ versions }: CalendarView): Hours {
  return (versions.find(({ holds_now }) => holds_now) ?? versions[0])?.hours ?? { weekly: {} };
}
