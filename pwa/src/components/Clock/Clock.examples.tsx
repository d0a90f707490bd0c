// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { Clock, ClockChip, type ClockState } from "./Clock.tsx";
import { Computation } from "./Computation.tsx";
import { TimerClock, TimerLine } from "./TimerClock.tsx";
import type { Timer } from "./words.ts";

/** A Monday afternoon, whenever the examples are looked at. */
const NOW = new Date("2026-11-23T12:00:00Z");

/** A promise of three working days, received on a Sunday. */
export function timer(changes: Partial<Timer> = {}): Timer {
  return {
    target: "resolution",
    cycle: 1,
    started_at: "2026-11-22T11:12:00Z",
    due_at: "2026-11-25T12:30:00Z",
    original_due_at: "2026-11-25T12:30:00Z",
    stopped_at: null,
    paused_until: null,
    late_days: null,
    state: "on_track",
    is_extended: false,
    used_share: 0.31,
    computation: {
      target: "resolution",
      cycle: 1,
      started_at: "2026-11-22T11:12:00Z",
      allowance: { working_days: 3 },
      priority: "normal",
      zone: "Europe/Helsinki",
      calendar: { code: "maintenance", version: 1 },
      promise: { code: "three-days", version: 1 },
      closed_days: [{ on: "2026-11-22", reason: "weekend", name: {} }],
      pauses: [],
      moves: [],
      original_due_at: "2026-11-25T12:30:00Z",
      due_at: "2026-11-25T12:30:00Z",
    },
    ...changes,
  };
}

const DONE: Partial<Record<ClockState, string>> = {
  kept: "2026-11-24T08:05:00Z",
  late: "2026-11-27T09:40:00Z",
  not_resolved: "2026-11-24T08:05:00Z",
  cancelled: "2026-11-23T10:00:00Z",
};
const STATES: ClockState[] = [
  "on_track",
  "due_soon",
  "overdue",
  "kept",
  "late",
  "not_resolved",
  "cancelled",
];

const PAUSED = timer({
  due_at: "2026-11-27T12:30:00Z",
  paused_until: "2026-11-25T13:00:00Z",
  computation: {
    ...timer().computation,
    pauses: [
      {
        reason: "waiting_reporter",
        started_at: "2026-11-23T11:00:00Z",
        until: "2026-11-25T13:00:00Z",
      },
    ],
    due_at: "2026-11-27T12:30:00Z",
  },
});

const RULES = {
  calendar: { code: "maintenance", version: 2 },
  promise: { code: "one-day", version: 4 },
} as const;

/** Found to be more pressing on the next day, and put off by the department on the day after. */
export const MOVED = timer({
  due_at: "2026-11-26T14:00:00Z",
  is_extended: true,
  computation: {
    ...timer().computation,
    moves: [
      {
        kind: "raised",
        at: "2026-11-23T09:00:00Z",
        from_due_at: "2026-11-25T12:30:00Z",
        due_at: "2026-11-24T14:00:00Z",
        rule: "target",
        allowance: { working_days: 2 },
        priority: "high",
        ...RULES,
      },
      {
        kind: "extended",
        at: "2026-11-24T10:00:00Z",
        from_due_at: "2026-11-24T14:00:00Z",
        due_at: "2026-11-26T14:00:00Z",
        rule: "extension",
        allowance: null,
        priority: null,
        calendar: null,
        promise: null,
      },
    ],
    due_at: "2026-11-26T14:00:00Z",
  },
});

export default {
  title: "Clock",
  examples: [
    ...STATES.map((state) => ({
      name: state,
      render: () => (
        <TimerClock
          timer={timer({
            state,
            used_share: { due_soon: 0.9, overdue: 1.4 }[state as string] ?? 0.31,
            stopped_at: DONE[state] ?? null,
            late_days: { overdue: 2, late: 2 }[state as string] ?? null,
          })}
          now={state === "overdue" ? new Date("2026-11-27T12:00:00Z") : NOW}
        />
      ),
    })),
    {
      name: "paused, with another date than at first",
      render: () => <TimerClock timer={PAUSED} now={NOW} />,
    },
    {
      name: "put off once, with the first date struck through",
      render: () => <TimerClock timer={MOVED} now={NOW} />,
    },
    { name: "second attempt", render: () => <TimerClock timer={timer({ cycle: 2 })} now={NOW} /> },
    {
      name: "without an explanation",
      render: () => (
        <Clock
          state="on_track"
          dueAt={timer().due_at}
          usedShare={0.3}
          label={t("clock.lead.resolution.owed")}
          note={t("clock.left.working", { n: 3 })}
        />
      ),
    },
    {
      name: "in one line",
      render: () => (
        <div class="row">
          {STATES.map((state) => (
            <ClockChip key={state} state={state} dueAt={timer().due_at} />
          ))}
        </div>
      ),
    },
    {
      name: "in two lines",
      render: () => <TimerLine timer={timer({ target: "first_response" })} now={NOW} />,
    },
    { name: "how a date was computed", render: () => <Computation timer={PAUSED} /> },
    { name: "how a date was moved", render: () => <Computation timer={MOVED} /> },
  ],
};
