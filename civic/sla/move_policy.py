# SPDX-License-Identifier: EUPL-1.2
"""What moves a due for good: a correction, newer terms, an extension, a report that joins.

Residents' dates only come forward, and never so far that they were broken on the spot; they go
back by the one extension, and where a longer target is found within a working day of the receipt.
Pauses come on top. Nothing touches a due that is past: a breach is never erased.

Source: facts on promises and timers, rows "priority change", "category change", "policy edited",
"extension", "merged as duplicate"; ADR 0016.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock, Move, MoveKind, MoveRule, Outcome
from civic.sla.pause_policy import moved_due, paused_time
from civic.sla.policy import Allowance, Target, Terms, Unit, due_at

#: Whatever brings a due forward leaves at least so much working time.
FLOOR = timedelta(hours=2)
#: How long after the receipt a longer target may still be found to be the right one.
TRIAGE = Allowance(Unit.WORKING_DAYS, 1)
#: The only target that can be extended.
EXTENDABLE = Target.RESOLUTION


class ExtensionRefusal(StrEnum):
    """Why a due can't be extended."""

    #: It has ended, or is of a target that is never extended.
    NOT_RUNNING = "not_running"
    BREACHED = "breached"
    EXTENDED_ALREADY = "extended_already"
    #: The new date is not after the one that holds.
    NOT_LATER = "not_later"
    #: It would add more working time than the target has.
    TOO_LONG = "too_long"


def corrected(clock: Clock, at: datetime, terms: Terms, *, is_triage: bool) -> Clock:
    """Return the clock after it was found at `at` that `terms` are the right ones."""
    if not clock.is_running or clock.pins == terms.pins.of_target(clock.target):
        return clock
    _, reckoned = terms.due(clock.target, clock.cycle, clock.started_at)
    if reckoned < clock.promised_at:
        moved = _earlier(clock, MoveKind.RAISED, reckoned, at, terms)
        return _stays(clock, MoveKind.RAISED, at) if moved is clock else moved
    if reckoned == clock.promised_at:
        return clock
    if is_triage and at <= clock.due_at and at <= triage_ends_at(clock, terms):
        return _later(clock, reckoned, at, terms)
    return _stays(clock, MoveKind.LOWERED, at)


def triage_ends_at(clock: Clock, terms: Terms) -> datetime:
    """Return until when a longer target may be given: never to a second attempt."""
    if clock.cycle > 1:
        return clock.started_at
    return due_at(clock.started_at, TRIAGE, _calendar(clock, terms))


def terms_changed(clock: Clock, at: datetime, terms: Terms) -> Clock:
    """Return the clock after newer versions came to hold at `at`; they only bring it forward."""
    if not clock.is_running or clock.pins == terms.pins.of_target(clock.target):
        return clock
    _, reckoned = terms.due(clock.target, clock.cycle, clock.started_at)
    if reckoned >= clock.promised_at:
        return clock
    return _earlier(clock, MoveKind.TERMS_CHANGED, reckoned, at, terms)


def joined(clock: Clock, at: datetime, due: datetime | None, terms: Terms) -> Clock:
    """Return the clock after a report was merged into this one whose resolution was due at `due`.

    `terms` are those by which the clock runs.
    """
    if due is None or not clock.is_running or clock.target is not Target.RESOLUTION:
        return clock
    return _earlier(clock, MoveKind.DUPLICATE_JOINED, _without_pauses(clock, due, terms), at, terms)


def extended(clock: Clock, at: datetime, until: datetime, terms: Terms) -> Clock:
    """Return the clock with `until` as its due, if it may be extended to that at `at`."""
    if extension_refusal(clock, at, until, terms) is not None:
        return clock
    base = _without_pauses(clock, until, terms)
    due = moved_due(base, clock.pauses, _calendar(clock, terms))
    return _moved(clock, Move(MoveKind.EXTENDED, at, clock.due_at, due, base, MoveRule.EXTENSION))


def extension_refusal(
    clock: Clock, at: datetime, until: datetime | None, terms: Terms
) -> ExtensionRefusal | None:
    """Return why `clock` can't be extended at `at` (to `until`, if that is known); None: it can."""
    refusals = {
        ExtensionRefusal.NOT_RUNNING: not clock.is_running or clock.target is not EXTENDABLE,
        ExtensionRefusal.BREACHED: at >= clock.due_at,
        ExtensionRefusal.EXTENDED_ALREADY: clock.is_extended,
        ExtensionRefusal.NOT_LATER: until is not None and until <= clock.due_at,
        ExtensionRefusal.TOO_LONG: until is not None and until > latest_extension(clock, terms),
    }
    return next((refusal for refusal, holds in refusals.items() if holds), None)


def latest_extension(clock: Clock, terms: Terms) -> datetime:
    """Return the latest due to which `clock` can be extended: its working time once more.

    Where nobody works before the due (two days that all count, over a weekend), real time counts.
    """
    calendar = _calendar(clock, terms)
    opens = calendar.elapsed(clock.started_at, clock.promised_at)
    if not opens:
        return clock.due_at + (clock.promised_at - clock.started_at)
    return calendar.add(clock.due_at, opens)


def restated(clock: Clock, at: datetime, terms: Terms) -> Clock:
    """Return the clock as if it had been promised by `terms` from its start on.

    That breaks no promise on the spot: what would be over is due in two working hours.
    """
    _, promised = terms.due(clock.target, clock.cycle, clock.started_at)
    fresh = replace(
        clock, original_due_at=promised, pins=terms.pins.of_target(clock.target), moves=()
    )
    calendar = _calendar(clock, terms)
    due = moved_due(promised, clock.pauses, calendar)
    if clock.is_running and due < at <= clock.due_at:
        base = min(clock.base_at, _floor(clock, at, calendar))
        later = moved_due(base, clock.pauses, calendar)
        move = Move(MoveKind.RAISED, at, clock.due_at, later, base, MoveRule.FLOOR)
        return _moved(fresh, move)
    outcome = clock.outcome
    if clock.stopped_at and outcome in (Outcome.KEPT, Outcome.LATE):
        outcome = Outcome.KEPT if clock.stopped_at <= due else Outcome.LATE
    return replace(fresh, due_at=due, outcome=outcome)


def _earlier(clock: Clock, kind: MoveKind, wanted: datetime, at: datetime, terms: Terms) -> Clock:
    """Return the clock with its due at `wanted` and what it stood still, unless that is later.

    Two working hours from `at` on are left to it whatever was wanted.
    """
    calendar = _calendar(clock, terms)
    base = max(wanted, _floor(clock, at, calendar))
    due = moved_due(base, clock.pauses, calendar)
    if due >= clock.due_at:
        return clock
    by_wish = MoveRule.GROUP if kind is MoveKind.DUPLICATE_JOINED else MoveRule.TARGET
    rule = by_wish if base == wanted else MoveRule.FLOOR
    return _moved(clock, Move(kind, at, clock.due_at, due, base, rule), terms)


def _later(clock: Clock, wanted: datetime, at: datetime, terms: Terms) -> Clock:
    due = moved_due(wanted, clock.pauses, _calendar(clock, terms))
    if due <= clock.due_at:  # it was extended beyond that
        return _stays(clock, MoveKind.LOWERED, at)
    move = Move(MoveKind.LOWERED, at, clock.due_at, due, wanted, MoveRule.TRIAGE)
    return _moved(clock, move, terms)


def _stays(clock: Clock, kind: MoveKind, at: datetime) -> Clock:
    return _moved(clock, Move(kind, at, clock.due_at, clock.due_at, clock.base_at, MoveRule.STAYS))


def _moved(clock: Clock, move: Move, terms: Terms | None = None) -> Clock:
    """Return the clock after `move`; with `terms` it runs by these from now on."""
    pins = terms.pins.of_target(clock.target) if terms else clock.pins
    if pins != clock.pins:
        move = replace(move, from_pins=clock.pins, pins=pins)
    return replace(clock, due_at=move.due_at, pins=pins, moves=(*clock.moves, move))


def _floor(clock: Clock, at: datetime, calendar: WorkingCalendar) -> datetime:
    """Return the due without pauses that leaves two working hours from `at` on.

    Only what the clock has stood still until then is taken off: a reply may end a pause at once.
    """
    paused = paused_time((pause.ended_at(at) for pause in clock.pauses), calendar)
    return _earlier_by(calendar.add(at, FLOOR), paused, calendar)


def _without_pauses(clock: Clock, due: datetime, terms: Terms) -> datetime:
    """Return the due without pauses that makes `due` the one with them."""
    calendar = _calendar(clock, terms)
    return _earlier_by(due, paused_time(clock.pauses, calendar), calendar)


def _earlier_by(at: datetime, span: timedelta, calendar: WorkingCalendar) -> datetime:
    return calendar.sub(at, span) if span else at


def _calendar(clock: Clock, terms: Terms) -> WorkingCalendar:
    return terms.calendar_of(clock.target).calendar
