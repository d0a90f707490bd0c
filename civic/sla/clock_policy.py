# SPDX-License-Identifier: EUPL-1.2
"""The state of a report's promises: a fold of its events.

Rows of timers are an index of what comes out here. A clock never forgets that it was late: the
breach is the due, derived from when the clock stopped.

Source: facts on promises and timers, the tables "Semantics" and "Model".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from civic.sla.opening_policy import MICROSECOND
from civic.sla.pause_policy import (
    ClockPause,
    PauseReason,
    PauseRefusal,
    moved_due,
    pause_left,
    spans,
)
from civic.sla.policy import OWED_TO_ALL, Computation, Target, Terms, Unit


class EventKind(StrEnum):
    """What happens to a report that its clocks care about, or are known not to care about."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    #: Its reporter changed it so that it has to be checked after all, or anew. Steps of what runs
    #: again come with `term_commands.restate`.
    SENT_BACK = "sent_back"
    PUBLIC_NOTE_BY_PERSON = "public_note_by_person"
    TRANSFERRED = "transferred"
    #: The reporter is asked something; `data` may hold `until`, an instant.
    ASKED = "asked"
    #: The reporter said what was asked.
    REPLIED = "replied"
    #: Something stands still for another reason; `data` holds `reason`, and may hold `until`.
    PAUSED = "paused"
    #: There is nothing to wait for any more.
    RESUMED = "resumed"
    ANSWERED = "answered"
    ANSWER_REVIEWED = "answer_reviewed"
    REOPENED = "reopened"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MERGED_DUPLICATE = "merged_duplicate"


class Outcome(StrEnum):
    """How a clock ended."""

    KEPT = "kept"
    LATE = "late"
    #: There is nothing left to promise: withdrawn, merged, closed.
    CANCELLED = "cancelled"
    #: It was answered, in time or late, and the answer did not hold: the report was reopened.
    NOT_RESOLVED = "not_resolved"


class ClockState(StrEnum):
    """What a clock shows; the first five are the faces it has on every screen."""

    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    KEPT = "kept"
    LATE = "late"
    CANCELLED = "cancelled"
    NOT_RESOLVED = "not_resolved"


@dataclass(frozen=True)
class SlaEvent:
    """Something that happened to a report."""

    kind: EventKind
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Clock:
    """One target of one report in one cycle."""

    target: Target
    cycle: int
    started_at: datetime
    due_at: datetime
    original_due_at: datetime
    stopped_at: datetime | None = None
    outcome: Outcome | None = None
    #: In their order; they do not overlap.
    pauses: tuple[ClockPause, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether the promise is still open."""
        return self.stopped_at is None

    @property
    def breached_at(self) -> datetime | None:
        """The due, where the clock stopped after it; None while it runs."""
        return self.due_at if self.stopped_at and self.stopped_at > self.due_at else None

    def paused_until(self, at: datetime) -> datetime | None:
        """Return when the pause ends in which the clock stands still at `at`, if it does."""
        lasting = (pause.until for pause in self.pauses if pause.lasts_at(at))
        return next(lasting, None) if self.is_running else None


#: Targets that an event fulfils. Automatic messages, internal notes and transfers fulfil none.
FULFILS: Mapping[EventKind, frozenset[Target]] = {
    EventKind.ACCEPTED: frozenset({Target.MODERATION}),
    EventKind.REJECTED: frozenset({Target.MODERATION, Target.FIRST_RESPONSE, Target.RESOLUTION}),
    EventKind.PUBLIC_NOTE_BY_PERSON: frozenset({Target.FIRST_RESPONSE}),
    EventKind.ASKED: frozenset({Target.FIRST_RESPONSE}),
    EventKind.ANSWERED: frozenset({Target.FIRST_RESPONSE, Target.RESOLUTION}),
    EventKind.ANSWER_REVIEWED: frozenset({Target.ANSWER_REVIEW}),
}
#: Targets that an event leaves without a purpose.
CANCELS: Mapping[EventKind, frozenset[Target]] = {
    EventKind.REOPENED: frozenset({Target.ANSWER_REVIEW}),
    EventKind.CLOSED: frozenset(Target),
    EventKind.WITHDRAWN: frozenset(Target),
    EventKind.MERGED_DUPLICATE: frozenset(Target),
}
#: The only targets that can stand still.
PAUSABLE = frozenset({Target.RESOLUTION})
PAUSING = frozenset({EventKind.ASKED, EventKind.PAUSED})
RESUMING = frozenset({EventKind.REPLIED, EventKind.RESUMED})
Clocks = tuple[Clock, ...]


def fold(events: Iterable[SlaEvent], terms: Terms) -> list[Clock]:
    """Return all clocks of a report after its `events`, which come in their order."""
    clocks: Clocks = ()
    for event in events:
        clocks = advance(clocks, event, terms)
    return list(clocks)


def advance(clocks: Clocks, event: SlaEvent, terms: Terms) -> Clocks:
    """Return the clocks after one more event, in the same order, new ones last."""
    stopped = tuple(_stopped(_halted(clock, event, terms), event, terms) for clock in clocks)
    match event.kind:
        case EventKind.RECEIVED:
            starts = tuple(started(target, 1, event.at, terms) for target in OWED_TO_ALL)
        case EventKind.ANSWERED:
            starts = _review(clocks, event, terms)
        case EventKind.REOPENED:
            return _reopened(stopped, event, terms)
        case EventKind.SENT_BACK:
            return tuple(_owed_again(clock) for clock in stopped)
        case _:
            starts = ()
    return (*stopped, *starts)


def started(target: Target, cycle: int, at: datetime, terms: Terms) -> Clock:
    """Return the clock of `target` that starts to run at `at`."""
    _, due = terms.due(target, cycle, at)
    return Clock(target, cycle, at, due, due)


def clock_state(clock: Clock, now: datetime, terms: Terms) -> ClockState:
    """Return what `clock` shows at `now`; a promise ended after its due shows late for ever."""
    if clock.outcome is not None:
        return ClockState.LATE if clock.breached_at else ClockState(clock.outcome.value)
    if now > clock.due_at:
        return ClockState.OVERDUE
    pauses = spans(clock.pauses)
    soon_at = terms.due_soon_at(clock.target, clock.started_at, clock.due_at, pauses)
    return ClockState.DUE_SOON if now >= soon_at else ClockState.ON_TRACK


def late_days(clock: Clock, now: datetime, terms: Terms) -> int | None:
    """Return how many days that count have begun since that of the due; None if it is not late.

    A clock that has stopped is as late as it was then.
    """
    at = clock.stopped_at or now
    if at <= clock.due_at or clock.outcome is Outcome.CANCELLED:
        return None
    calendar = terms.calendar_of(clock.target).calendar
    due_on, on = map(calendar.local_date, (clock.due_at - MICROSECOND, at))
    allowance, _ = terms.due(clock.target, clock.cycle, clock.started_at)
    counts_all = allowance.unit is Unit.CALENDAR_DAYS
    return (on - due_on).days if counts_all else calendar.n_working_days(due_on, on)


def computation(clock: Clock, terms: Terms) -> Computation:
    """Return how the due of `clock` came about."""
    pinned, promise = terms.calendar_of(clock.target), terms.promise
    allowance, promised = terms.due(clock.target, clock.cycle, clock.started_at)
    due = moved_due(promised, clock.pauses, pinned.calendar)
    # A due at 24:00 belongs to the day that ends, not to the one that begins.
    first, last = map(pinned.calendar.local_date, (clock.started_at, due - MICROSECOND))
    counts_all = allowance.unit is Unit.CALENDAR_DAYS
    return Computation(
        target=clock.target,
        cycle=clock.cycle,
        started_at=clock.started_at,
        allowance=allowance,
        zone=pinned.calendar.zone.key,
        calendar_code=pinned.code,
        calendar_version=pinned.version,
        promise_code=promise.code,
        promise_version=promise.version,
        closed_days=[] if counts_all else pinned.calendar.closed_days(first, last),
        pauses=clock.pauses,
        due_at=due,
    )


def pause_refusal(
    clock: Clock, reason: PauseReason, at: datetime, terms: Terms
) -> PauseRefusal | None:
    """Return why `clock` can't be paused at `at`; None: it can."""
    is_waiting = reason is PauseReason.WAITING_REPORTER
    open_questions = (each.reason is reason and not each.is_answered for each in clock.pauses)
    calendar = terms.calendar_of(clock.target).calendar
    refusals = {
        PauseRefusal.NOT_RUNNING: not clock.is_running or clock.target not in PAUSABLE,
        PauseRefusal.BREACHED: at >= clock.due_at,
        PauseRefusal.NO_TIME_LEFT: not calendar.elapsed(at, clock.due_at),
        PauseRefusal.PAUSED_ALREADY: clock.paused_until(at) is not None,
        PauseRefusal.NO_REPLY: is_waiting and any(open_questions),
        PauseRefusal.USED_UP: not _pause_left(clock, at, terms),
    }
    return next((refusal for refusal, holds in refusals.items() if holds), None)


def pause_until(clock: Clock, at: datetime, until: datetime | None, terms: Terms) -> datetime:
    """Return when a pause of `clock` that begins at `at` ends by itself: at `until`, or before."""
    calendar = terms.calendar_of(clock.target).calendar
    cap = calendar.add(at, _pause_left(clock, at, terms))
    return cap if until is None else min(until, cap)


def _pause_left(clock: Clock, at: datetime, terms: Terms) -> timedelta:
    calendar = terms.calendar_of(clock.target).calendar
    return pause_left(at, clock.started_at, clock.original_due_at, clock.pauses, calendar)


def _halted(clock: Clock, event: SlaEvent, terms: Terms) -> Clock:
    """Return the clock, which stands still from now on, or runs on, if the event says so."""
    if not clock.is_running or clock.target not in PAUSABLE:
        return clock
    if event.kind in RESUMING:
        is_reply = event.kind is EventKind.REPLIED
        answered = tuple(replace(p, is_answered=p.is_answered or is_reply) for p in clock.pauses)
        return _resumed(replace(clock, pauses=answered), event.at, terms)
    if event.kind not in PAUSING:
        return clock
    reason = PauseReason(event.data.get("reason", PauseReason.WAITING_REPORTER))
    if pause_refusal(clock, reason, event.at, terms) is not None:
        return clock
    until = pause_until(clock, event.at, event.data.get("until"), terms)
    pause = ClockPause(reason, event.at, max(event.at, until))
    return _with_pauses(clock, (*clock.pauses, pause), terms)


def _resumed(clock: Clock, at: datetime, terms: Terms) -> Clock:
    """Return the clock, which does not stand still from `at` on."""
    return _with_pauses(clock, tuple(pause.ended_at(at) for pause in clock.pauses), terms)


def _with_pauses(clock: Clock, pauses: tuple[ClockPause, ...], terms: Terms) -> Clock:
    calendar = terms.calendar_of(clock.target).calendar
    due = moved_due(clock.original_due_at, pauses, calendar)
    return replace(clock, pauses=pauses, due_at=due)


def _stopped(clock: Clock, event: SlaEvent, terms: Terms) -> Clock:
    fulfils = clock.target in FULFILS.get(event.kind, ())
    if not clock.is_running or not (fulfils or clock.target in CANCELS.get(event.kind, ())):
        return clock
    ended = _resumed(clock, event.at, terms) if clock.pauses else clock
    outcome = Outcome.CANCELLED
    if fulfils:
        outcome = Outcome.KEPT if event.at <= ended.due_at else Outcome.LATE
    return replace(ended, stopped_at=event.at, outcome=outcome)


def _owed_again(clock: Clock) -> Clock:
    """Return the clock, which runs on from its start if it is that of a check kept in time."""
    is_checked = clock.target is Target.MODERATION and clock.outcome is Outcome.KEPT
    return replace(clock, stopped_at=None, outcome=None) if is_checked else clock


def _review(clocks: Clocks, event: SlaEvent, terms: Terms) -> Clocks:
    """Start the review of the answer that ends a running resolution, where it is promised."""
    if Target.ANSWER_REVIEW not in terms.promise.targets:
        return ()
    return tuple(
        started(Target.ANSWER_REVIEW, clock.cycle, event.at, terms)
        for clock in clocks
        if clock.target is Target.RESOLUTION and clock.is_running
    )


def _reopened(clocks: Clocks, event: SlaEvent, terms: Terms) -> Clocks:
    """Start the next attempt at the resolution; nothing if the last one still runs.

    The last one is marked as not resolved if it had an answer. One that was cancelled stays so:
    a duplicate that turns out to be none owes an answer again.
    """
    last = max(
        (clock for clock in clocks if clock.target is Target.RESOLUTION),
        key=lambda clock: clock.cycle,
        default=None,
    )
    if last is None or last.is_running:
        return clocks
    marked = clocks
    if last.outcome is not Outcome.CANCELLED:
        undone = replace(last, outcome=Outcome.NOT_RESOLVED)
        marked = tuple(undone if clock is last else clock for clock in clocks)
    return (*marked, started(Target.RESOLUTION, last.cycle + 1, event.at, terms))


def first_due_at(received_at: datetime, terms: Terms, *, is_accepted: bool) -> datetime:
    """Return the due that comes first of a report received at `received_at`."""
    events = [SlaEvent(EventKind.RECEIVED, received_at)]
    if is_accepted:
        events.append(SlaEvent(EventKind.ACCEPTED, received_at))
    return min(clock.due_at for clock in fold(events, terms) if clock.is_running)
