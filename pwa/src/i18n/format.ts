// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { language } from "./language.ts";

/** IANA zone in which the city's deadlines are told, wherever the reader is. */
export const zone = signal("UTC");

const DATE_TIME = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  name: string,
  options: Intl.DateTimeFormatOptions,
  tag: string = language.value,
): Intl.DateTimeFormat {
  const key = `${name} ${tag} ${zone.value}`;
  const known = formats.get(key);
  if (known) return known;
  // British English has the day before the month, as the four other languages have.
  const locale = tag === "en" ? "en-GB" : tag;
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone.value, ...options });
  formats.set(key, made);
  return made;
}

/** A format that tells the year, too, of an instant that is not in this one. */
function inYear(
  at: Date,
  name: string,
  options: Intl.DateTimeFormatOptions,
  tag?: string,
): Intl.DateTimeFormat {
  const isThis = at.getFullYear() === new Date().getFullYear();
  return format(`${name} ${isThis}`, isThis ? options : { ...options, year: "numeric" }, tag);
}

/** "Fri 4 Dec, 16:00" in the city's zone, in the language of now or `tag`; with the year when it is not this one. */
export function dateTime(instant: string | Date, tag?: string): string {
  const at = new Date(instant);
  return inYear(at, "dateTime", DATE_TIME, tag).format(at);
}

/** As `dateTime`, but midnight as "24:00" of the day that ends: a due belongs to that day. */
export function dueTime(instant: string | Date, tag?: string): string {
  const at = new Date(instant);
  const { hour, minute } = wallClock(at);
  if (hour !== 0 || minute !== 0) return dateTime(at, tag);
  const before = new Date(at.getTime() - 1);
  const ends: Record<string, string> = { hour: "24", minute: "00" };
  return inYear(before, "dateTime", DATE_TIME, tag)
    .formatToParts(before)
    .map(({ type, value }) => ends[type] ?? value)
    .join("");
}

/** "4 Dec" in the city's zone, of the day that a due belongs to: midnight ends the day before. */
export function dueDay(instant: string): string {
  const at = new Date(Date.parse(instant) - 1);
  // It stands in a narrow column, and "3 окт. 2025 г." is "03.10.2025" where there is no room.
  const month = language.value === "ru" ? "numeric" : "short";
  return inYear(at, "dueDay", { day: "numeric", month }).format(at);
}

let wall: { zone: string; format: Intl.DateTimeFormat } | null = null;

/** What a clock on the wall of the city shows; made once, since lists ask for each of their lines. */
function clock(): Intl.DateTimeFormat {
  if (wall?.zone !== zone.value) {
    const told = { hourCycle: "h23", hour: "numeric", minute: "numeric" } as const;
    const format = new Intl.DateTimeFormat("en", { timeZone: zone.value, ...told });
    wall = { zone: zone.value, format };
  }
  return wall.format;
}

function wallClock(at: Date): { hour: number; minute: number } {
  const parts = clock().formatToParts(at);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value);
  return { hour: part("hour"), minute: part("minute") };
}

/** The day of an instant in a zone as "2026-12-04", so that days can be compared and counted. */
export function isoDay(instant: string | Date, inZone: string = zone.value): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: inZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(instant));
}

/** "Fri 4 December" of a day such as "2026-12-04", whatever the zone. */
export function dayDate(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  return inYear(at, "day", {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(at);
}

/** "4 December" in the city's zone; with the year when it is not this one. */
export function date(instant: string | Date): string {
  const at = new Date(instant);
  return inYear(at, "date", { day: "numeric", month: "long" }).format(at);
}

/** "16:00" in the city's zone. */
export function time(instant: string | Date): string {
  return format("time", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "2 days ago", "in 3 hours": the largest unit that is not zero. */
export function relative(instant: string | Date, now: Date = new Date()): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const speech = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return speech.format(Math.trunc(seconds / size), unit);
  }
  return speech.format(0, "minute");
}

/** "120 m", "1.4 km". */
export function distance(metres: number): string {
  const isFar = metres >= 1000;
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: isFar ? "kilometer" : "meter",
    maximumFractionDigits: isFar ? 1 : 0,
  }).format(isFar ? metres / 1000 : Math.round(metres / 10) * 10);
}

/** "1.4 MB". */
export function size(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : bytes / 1000);
}
