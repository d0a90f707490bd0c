// SPDX-License-Identifier: EUPL-1.2
import { isoDay, zone } from "../../i18n/format.ts";

const DAY_MS = 86_400_000;

/** Return the instant at which a day such as "2026-12-04" begins in the city's zone. */
export function dayStart(day: string, inZone: string = zone.value): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wanted - offsetMs(wanted, inZone);
  return new Date(wanted - offsetMs(guess, inZone)).toISOString();
}

/** Return the instant at which a day is over. */
export function dayEnd(day: string, inZone: string = zone.value): string {
  return dayStart(
    new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10),
    inZone,
  );
}

/** Return the last day of what ends at an instant, which is not part of it. */
export function lastDay(endsAt: string, inZone: string = zone.value): string {
  return isoDay(new Date(Date.parse(endsAt) - 1), inZone);
}

/** How far clocks in a zone are ahead of UTC at an instant. */
function offsetMs(at: number, inZone: string): number {
  const shown = new Intl.DateTimeFormat("en-CA", {
    timeZone: inZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => shown.find((one) => one.type === type)?.value ?? "00";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  const time = `${part("hour")}:${part("minute")}:${part("second")}`;
  return Date.parse(`${date}T${time}Z`) - at;
}
