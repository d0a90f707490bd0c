// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import { dayDate, dueTime, isoDay, relative } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";

export type Timer = Schema["TimerView"];
type Computation = Schema["ComputationView"];
type Move = Schema["MoveView"];
type ClosedDay = Schema["ClosedDayView"];

const DAY_MS = 86_400_000;
const ENDED = new Set(["kept", "late", "not_resolved"]);

/** Return what stands before the date: what is owed by then, was due then, or was done then. */
export function leadWords({ target, state, stopped_at }: Timer): string {
  if (ENDED.has(state) && stopped_at) return t(`clock.lead.${target}.done`);
  return t(`clock.lead.${target}.${state === "overdue" ? "overdue" : "owed"}`);
}

/** Return the instant at which what was promised was done; undefined where it was not. */
export function doneAt({ state, stopped_at }: Timer): string | undefined {
  return ENDED.has(state) ? (stopped_at ?? undefined) : undefined;
}

/** Return how many days that count are left after today, as residents of the city count them. */
export function daysLeft({ due_at, computation }: Timer, now: Date): number {
  const today = Date.parse(isoDay(now, computation.zone));
  // A due at 24:00 belongs to the day that ends then.
  const last = Date.parse(isoDay(new Date(Date.parse(due_at) - 1), computation.zone));
  const closed = new Set(computation.closed_days.map(({ on }) => on));
  let n = 0;
  for (let day = today + DAY_MS; day <= last; day += DAY_MS) {
    if (!closed.has(new Date(day).toISOString().slice(0, 10))) n += 1;
  }
  return n;
}

/** Return the line below the date: how much is left, by how much it is late, what was promised. */
export function noteWords(timer: Timer, now: Date): string {
  const { state, due_at, paused_until } = timer;
  if (state === "cancelled") return t("clock.ended");
  const late = lateWords(timer);
  if (doneAt(timer)) {
    const promised = t("clock.promised", { when: dueTime(due_at) });
    return late ? `${promised}, ${late}` : promised;
  }
  if (paused_until) return t("clock.paused", { when: dueTime(paused_until) });
  if (state === "overdue") return late || relative(due_at, now);
  if (isoDay(now, timer.computation.zone) >= isoDay(due_at, timer.computation.zone)) {
    return t("clock.left.today");
  }
  const isCalendar = "calendar_days" in timer.computation.allowance;
  return t(isCalendar ? "clock.left.calendar" : "clock.left.working", { n: daysLeft(timer, now) });
}

/** Return by how many days that count it is late; "" on the day of the due. */
function lateWords({ late_days, computation }: Timer): string {
  if (!late_days) return "";
  const isCalendar = "calendar_days" in computation.allowance;
  return t(isCalendar ? "clock.late_calendar" : "clock.late_days", { n: late_days });
}

/** Return, a sentence each, how a due came about, so that anybody can count it anew. */
export function computationWords(of: Computation): string[] {
  return [
    startWords(of),
    ...allowanceWords(of),
    closedWords(of),
    ...priorityWords(of),
    ...happenedWords(of),
    t("computation.due", { when: dueTime(of.due_at) }),
  ];
}

function startWords({ target, cycle, started_at }: Computation): string {
  const when = { when: dueTime(started_at) };
  if (target === "answer_review") return t("computation.start.answered", when);
  return t(cycle > 1 ? "computation.start.reopened" : "computation.start.received", when);
}

/** Return what the report's priority was at first, where it was not the normal one. */
function priorityWords({ priority }: Computation): string[] {
  if (priority === "normal") return [];
  return [t("computation.priority", { priority: t(`computation.priority.${priority}`) })];
}

/** Return what moved the date since, in the order in which it happened. */
function happenedWords({ pauses, moves }: Computation): string[] {
  const told = [
    ...pauses.map(({ reason, started_at, until }) => ({
      at: started_at,
      words: t(`computation.pause.${reason}`, { from: dueTime(started_at), until: dueTime(until) }),
    })),
    ...moves.map((move) => ({ at: move.at, words: moveWords(move) })),
  ];
  return told.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ words }) => words);
}

/** Return what happened, what came of it, and by what it was reckoned. */
function moveWords(move: Move): string {
  const dates = { due: dueTime(move.due_at), before: dueTime(move.from_due_at) };
  return [
    t(`computation.move.${move.kind}`, { at: dueTime(move.at) }),
    t(`computation.rule.${move.rule}`, dates),
    ...byWords(move),
  ].join(" ");
}

/** Return by what it runs since, where that is something else than before. */
function byWords({ allowance, promise, calendar, priority }: Move): string[] {
  if (!(allowance && promise && calendar && priority)) return [];
  const spans = UNITS.filter((unit) => unit in allowance).map((unit) =>
    t(`computation.span.${unit}`, { n: allowance[unit] ?? 0 }),
  );
  return [
    t("computation.by", {
      span: spans.join(", "),
      promise: promise.code,
      p: promise.version,
      calendar: calendar.code,
      c: calendar.version,
      priority: t(`computation.priority.${priority}`),
    }),
  ];
}

const UNITS = ["working_days", "calendar_days", "working_hours", "working_minutes"] as const;

function allowanceWords({ allowance }: Computation): string[] {
  return UNITS.filter((unit) => unit in allowance).map((unit) =>
    t(`computation.allowance.${unit}`, { n: allowance[unit] ?? 0 }),
  );
}

function closedWords({ allowance, closed_days }: Computation): string {
  const days = daysOff(closed_days);
  if (days.length > 0) return t("computation.closed", { days: days.join(", ") });
  return "calendar_days" in allowance ? "" : t("computation.closed.none");
}

/** Return the days that did not count: weekends in a word, the others by date and name. */
function daysOff(days: ClosedDay[]): string[] {
  const isWeekend = ({ on, reason }: ClosedDay) =>
    reason === "weekend" || [0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay());
  const named = days.filter((day) => !isWeekend(day));
  const written = named.map(({ on, name }) =>
    words(name) ? `${dayDate(on)} (${words(name)})` : dayDate(on),
  );
  return [...(named.length < days.length ? [t("computation.weekends")] : []), ...written];
}

/** Return by which rule and whose time a due was computed. */
export function sourceWords({ promise, calendar, zone }: Computation): string {
  return t("computation.source", {
    promise: promise.code,
    p: promise.version,
    calendar: calendar.code,
    c: calendar.version,
    zone,
  });
}
