# SPDX-License-Identifier: EUPL-1.2
"""The state of a report's promises: a fold of its events.

Rows of timers are an index of what comes out here. A clock never forgets that it was late: the
breach is the due, derived from when the clock stopped.

Source: facts on promises and timers, the tables "Semantics" and "Model".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from civic.sla.opening_policy import MICROSECOND
from civic.sla.policy import OWED_TO_ALL, Computation, Target, Terms, Unit


class EventKind(StrEnum):
    """What happens to a report that its clocks care about, or are known not to care about."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    PUBLIC_NOTE_BY_PERSON = "public_note_by_person"
    TRANSFERRED = "transferred"
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

    @property
    def is_running(self) -> bool:
        """Whether the promise is still open."""
        return self.stopped_at is None

    @property
    def breached_at(self) -> datetime | None:
        """The due, where the clock stopped after it; None while it runs."""
        return self.due_at if self.stopped_at and self.stopped_at > self.due_at else None


#: Targets that an event fulfils. Automatic messages, internal notes and transfers fulfil none.
FULFILS: Mapping[EventKind, frozenset[Target]] = {
    EventKind.ACCEPTED: frozenset({Target.MODERATION}),
    EventKind.REJECTED: frozenset({Target.MODERATION, Target.FIRST_RESPONSE, Target.RESOLUTION}),
    EventKind.PUBLIC_NOTE_BY_PERSON: frozenset({Target.FIRST_RESPONSE}),
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
Clocks = tuple[Clock, ...]


def fold(events: Iterable[SlaEvent], terms: Terms) -> list[Clock]:
    """Return all clocks of a report after its `events`, which come in their order."""
    clocks: Clocks = ()
    for event in events:
        clocks = advance(clocks, event, terms)
    return list(clocks)


def advance(clocks: Clocks, event: SlaEvent, terms: Terms) -> Clocks:
    """Return the clocks after one more event, in the same order, new ones last."""
    stopped = tuple(_stopped(clock, event) for clock in clocks)
    match event.kind:
        case EventKind.RECEIVED:
            starts = tuple(started(target, 1, event.at, terms) for target in OWED_TO_ALL)
        case EventKind.ANSWERED:
            starts = _review(clocks, event, terms)
        case EventKind.REOPENED:
            return _reopened(stopped, event, terms)
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
    soon_at = terms.due_soon_at(clock.target, clock.started_at, clock.due_at)
    return ClockState.DUE_SOON if now >= soon_at else ClockState.ON_TRACK


def computation(clock: Clock, terms: Terms) -> Computation:
    """Return how the original due of `clock` came about."""
    pinned, promise = terms.calendar_of(clock.target), terms.promise
    allowance, due = terms.due(clock.target, clock.cycle, clock.started_at)
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
        due_at=due,
    )


def _stopped(clock: Clock, event: SlaEvent) -> Clock:
    if not clock.is_running:
        return clock
    if clock.target in FULFILS.get(event.kind, ()):
        outcome = Outcome.KEPT if event.at <= clock.due_at else Outcome.LATE
        return replace(clock, stopped_at=event.at, outcome=outcome)
    if clock.target in CANCELS.get(event.kind, ()):
        return replace(clock, stopped_at=event.at, outcome=Outcome.CANCELLED)
    return clock


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
