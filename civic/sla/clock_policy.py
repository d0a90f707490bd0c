# SPDX-License-Identifier: EUPL-1.2
"""The state of a report's promises: a fold of its events.

Rows of timers are an index of what comes out here. A clock never forgets that it was late: the
breach is the due, derived from when the clock stopped.

Source: facts on promises and timers, the tables "Semantics" and "Model".
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from civic.sla import move_policy
from civic.sla.clock import (
    Clock,
    EventKind,
    Move,
    MoveKind,
    MoveRule,
    Outcome,
    SlaEvent,
)
from civic.sla.opening_policy import MICROSECOND
from civic.sla.pause_policy import (
    ClockPause,
    PauseReason,
    PauseRefusal,
    moved_due,
    pause_left,
    spans,
)
from civic.sla.policy import (
    DUE_SOON_STEP,
    OWED_TO_ALL,
    Target,
    Terms,
    Unit,
    Versions,
)

__all__ = [
    "Clock",
    "ClockState",
    "Clocks",
    "EventKind",
    "Move",
    "MoveKind",
    "MoveRule",
    "Outcome",
    "SlaEvent",
    "advance",
    "clock_state",
    "first_due",
    "fold",
    "late_days",
    "pause_refusal",
    "pause_until",
    "receipt",
    "started",
]


class ClockState(StrEnum):
    """What a clock shows; the first five are the faces it has on every screen."""

    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    KEPT = "kept"
    LATE = "late"
    CANCELLED = "cancelled"
    NOT_RESOLVED = "not_resolved"


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
#: Events that say by what a report runs from now on.
REPROMISING = frozenset({EventKind.CORRECTED, EventKind.TERMS_CHANGED})
Clocks = tuple[Clock, ...]


def fold(events: Iterable[SlaEvent], versions: Versions) -> list[Clock]:
    """Return all clocks of a report after its `events`, which come in their order.

    Raises:
        LookupError: an event pins a version that is not among `versions`.
    """
    clocks: Clocks = ()
    for event in events:
        clocks = advance(clocks, event, versions)
    return list(clocks)


def advance(clocks: Clocks, event: SlaEvent, versions: Versions) -> Clocks:
    """Return the clocks after one more event, in the same order, new ones last.

    Raises:
        LookupError: a version that is pinned is not among `versions`.
    """
    after = tuple(_after(clock, event, versions) for clock in clocks)
    match event.kind:
        case EventKind.RECEIVED:
            terms = versions.terms(event.data["pins"])
            starts = tuple(started(target, 1, event.at, terms) for target in OWED_TO_ALL)
        case EventKind.ANSWERED:
            starts = _review(clocks, event, versions)
        case EventKind.REOPENED:
            return _reopened(after, event, versions)
        case _:
            starts = ()
    return (*after, *starts)


def _after(clock: Clock, event: SlaEvent, versions: Versions) -> Clock:
    """Return one clock after one more event; only two kinds touch one that has stopped."""
    if event.kind is EventKind.SENT_BACK:
        return _owed_again(clock)
    if event.kind is EventKind.RESTATED:
        return move_policy.restated(clock, event.at, versions.terms(event.data["pins"]))
    if not clock.is_running:
        return clock
    if event.kind in REPROMISING:
        return _promised_anew(clock, event, versions)
    return _lived(clock, event, versions.terms_of(clock.pins))


def _lived(clock: Clock, event: SlaEvent, terms: Terms) -> Clock:
    """Return a running clock after an event that leaves it the terms by which it runs."""
    if event.kind is EventKind.EXTENDED:
        return move_policy.extended(clock, event.at, event.data["until"], terms)
    if event.kind is EventKind.DUPLICATE_JOINED:
        return move_policy.joined(clock, event.at, event.data["resolution_due"], terms)
    return _stopped(_halted(clock, event, terms), event, terms)


def _promised_anew(clock: Clock, event: SlaEvent, versions: Versions) -> Clock:
    """Return the clock after an event that says by what its report runs from now on."""
    terms = versions.terms(event.data["pins"])
    if event.kind is EventKind.TERMS_CHANGED:
        return move_policy.terms_changed(clock, event.at, terms)
    is_triage = event.data["is_triage"]
    return move_policy.corrected(clock, event.at, terms, is_triage=is_triage)


def started(target: Target, cycle: int, at: datetime, terms: Terms) -> Clock:
    """Return the clock of `target` that starts to run at `at`."""
    _, due = terms.due(target, cycle, at)
    return Clock(target, cycle, at, due, due, terms.pins.of_target(target))


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


def pause_refusal(
    clock: Clock, reason: PauseReason, at: datetime, terms: Terms
) -> PauseRefusal | None:
    """Return why `clock` can't be paused at `at`; None: it can."""
    is_waiting = reason is PauseReason.WAITING_REPORTER
    same = [each for each in clock.pauses if each.reason is reason]
    open_questions = (not each.is_answered for each in same)
    is_paused = clock.paused_until(at) is not None
    calendar = terms.calendar_of(clock.target).calendar
    refusals = {
        PauseRefusal.NOT_RUNNING: not clock.is_running or clock.target not in PAUSABLE,
        PauseRefusal.BREACHED: at >= clock.due_at,
        PauseRefusal.NO_TIME_LEFT: not calendar.elapsed(at, clock.due_at),
        PauseRefusal.PAUSED_ALREADY: any(each.lasts_at(at) for each in same),
        PauseRefusal.NO_REPLY: is_waiting and any(open_questions),
        # What stands still anyway may do so for another reason as well: that counts once.
        PauseRefusal.USED_UP: not is_paused and not _pause_left(clock, at, terms),
    }
    return next((refusal for refusal, holds in refusals.items() if holds), None)


def pause_until(clock: Clock, at: datetime, until: datetime | None, terms: Terms) -> datetime:
    """Return when a pause of `clock` that begins at `at` ends by itself: at `until`, or before."""
    calendar = terms.calendar_of(clock.target).calendar
    # Pauses that overlap count once: time in those that last already uses up nothing.
    lasting = [pause.span for pause in clock.pauses if pause.lasts_at(at)]
    cap = calendar.add(at, _pause_left(clock, at, terms), lasting)
    return cap if until is None else min(until, cap)


def _pause_left(clock: Clock, at: datetime, terms: Terms) -> timedelta:
    calendar = terms.calendar_of(clock.target).calendar
    return pause_left(at, clock.started_at, clock.promised_at, clock.pauses, calendar)


def _halted(clock: Clock, event: SlaEvent, terms: Terms) -> Clock:
    """Return the clock, which stands still from now on, or runs on, if the event says so."""
    if not clock.is_running or clock.target not in PAUSABLE:
        return clock
    if event.kind is EventKind.REPLIED:
        answered = tuple(replace(pause, is_answered=True) for pause in clock.pauses)
        waiting = PauseReason.WAITING_REPORTER
        return _resumed(replace(clock, pauses=answered), event.at, terms, waiting)
    if event.kind is EventKind.RESUMED:
        return _resumed(clock, event.at, terms, event.data.get("reason"))
    if event.kind not in PAUSING:
        return clock
    reason = PauseReason(event.data.get("reason", PauseReason.WAITING_REPORTER))
    if pause_refusal(clock, reason, event.at, terms) is not None:
        return clock
    until = pause_until(clock, event.at, event.data.get("until"), terms)
    pause = ClockPause(reason, event.at, max(event.at, until))
    return _with_pauses(clock, (*clock.pauses, pause), terms)


def _resumed(clock: Clock, at: datetime, terms: Terms, reason: PauseReason | None = None) -> Clock:
    """Return the clock, which does not stand still for `reason`, or at all, from `at` on."""
    pauses = (
        pause.ended_at(at) if reason in (None, pause.reason) else pause for pause in clock.pauses
    )
    return _with_pauses(clock, tuple(pauses), terms)


def _with_pauses(clock: Clock, pauses: tuple[ClockPause, ...], terms: Terms) -> Clock:
    calendar = terms.calendar_of(clock.target).calendar
    due = moved_due(clock.base_at, pauses, calendar)
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


def _review(clocks: Clocks, event: SlaEvent, versions: Versions) -> Clocks:
    """Start the review of the answer that ends a running resolution, where it is promised.

    It runs by the calendar by which the report was moderated: what was pinned at its receipt.
    """
    answered = next((c for c in clocks if c.target is Target.RESOLUTION and c.is_running), None)
    moderation = next((c for c in clocks if c.target is Target.MODERATION), None)
    if answered is None or moderation is None:
        return ()
    pins = replace(answered.pins, calendar_id=moderation.pins.calendar_id)
    terms = versions.terms_of(pins)
    if Target.ANSWER_REVIEW not in terms.promise.targets:
        return ()
    return (started(Target.ANSWER_REVIEW, answered.cycle, event.at, terms),)


def _reopened(clocks: Clocks, event: SlaEvent, versions: Versions) -> Clocks:
    """Start the next attempt at the resolution, by what the last one ran by; nothing if that runs.

    The last one is marked as not resolved if it had an answer. One that was cancelled stays so:
    a duplicate that turns out to be none owes an answer again.
    """
    attempts = (clock for clock in clocks if clock.target is Target.RESOLUTION)
    last = max(attempts, key=lambda clock: clock.cycle, default=None)
    if last is None or last.is_running:
        return clocks
    marked = clocks
    if last.outcome is not Outcome.CANCELLED:
        undone = replace(last, outcome=Outcome.NOT_RESOLVED)
        marked = tuple(undone if clock is last else clock for clock in clocks)
    terms = versions.terms_of(last.pins)
    return (*marked, started(Target.RESOLUTION, last.cycle + 1, event.at, terms))


def first_due(
    received_at: datetime, terms: Terms, *, is_accepted: bool
) -> tuple[datetime, datetime | None]:
    """Return the due that comes first of a report received at `received_at`.

    And when it turns "due soon"; None where its promise does not have that step.
    """
    events = receipt(received_at, terms, is_accepted=is_accepted)
    running = (clock for clock in fold(events, Versions.of(terms)) if clock.is_running)
    first = min(running, key=lambda clock: clock.due_at)
    if DUE_SOON_STEP not in terms.promise.steps_of(first.target):
        return first.due_at, None
    return first.due_at, terms.due_soon_at(first.target, first.started_at, first.due_at)


def receipt(received_at: datetime, terms: Terms, *, is_accepted: bool) -> list[SlaEvent]:
    """Return what clocks hear of a report that comes in; `is_accepted`: nobody has to check it."""
    events = [SlaEvent(EventKind.RECEIVED, received_at, {"pins": terms.pins})]
    if is_accepted:
        events.append(SlaEvent(EventKind.ACCEPTED, received_at))
    return events
