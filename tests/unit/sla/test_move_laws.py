# SPDX-License-Identifier: EUPL-1.2
"""What holds of moved dues, whatever happens to a report in whatever calendars."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock, EventKind, MoveKind, MoveRule, SlaEvent
from civic.sla.clock_policy import advance, fold
from civic.sla.computation_policy import computation
from civic.sla.move_policy import FLOOR
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import (
    Allowance,
    PinnedCalendar,
    Priority,
    Promise,
    Target,
    Terms,
    Unit,
    Versions,
)

#: A Wednesday before a Sunday on which the clocks of Europe change.
START = datetime(2026, 3, 25, 6, tzinfo=UTC)
LATER = datetime(2026, 4, 25, 6, tzinfo=UTC)
KINDS = [kind for kind in EventKind if kind not in (EventKind.RECEIVED, EventKind.RESTATED)]
#: What may make a due later, or a pause shorter.
PAUSING = {EventKind.ASKED, EventKind.PAUSED, EventKind.REPLIED, EventKind.RESUMED}


def _terms(number: int, opens_h: int, long_h: int, n_days: int, allowance: Allowance) -> Terms:
    hours = [Window(opens_h * 60, (opens_h + long_h) * 60)]
    weekly: list[list[Window]] = [hours if day < n_days else [] for day in range(7)]
    calendar = WorkingCalendar(ZoneInfo("Europe/Helsinki"), weekly)
    pinned = PinnedCalendar(UUID(int=number), "any", 1, calendar)
    targets = dict.fromkeys(Target, allowance)
    return Terms(Promise(UUID(int=number), "any", 1, targets), pinned, pinned)


def some_terms(number: int) -> st.SearchStrategy[Terms]:
    return st.builds(
        _terms,
        st.just(number),
        st.integers(0, 23),
        st.integers(1, 10),
        st.integers(1, 7),
        st.builds(Allowance, st.sampled_from(Unit), st.integers(1, 30)),
    )


all_terms = st.tuples(*(some_terms(number) for number in (1, 2, 3)))
instants = st.datetimes(
    START.replace(tzinfo=None), LATER.replace(tzinfo=None), timezones=st.just(UTC)
)
happenings = st.lists(
    st.tuples(st.sampled_from(KINDS), instants, st.integers(0, 2), instants, st.booleans()),
    max_size=12,
)


def history(
    terms: tuple[Terms, ...], happened: list[tuple[EventKind, datetime, int, datetime, bool]]
) -> list[SlaEvent]:
    """Return a receipt and what comes after it, in order."""
    events = [SlaEvent(EventKind.RECEIVED, START, {"pins": terms[0].pins})]
    for kind, at, number, other_at, flag in sorted(happened, key=lambda each: each[1]):
        data: dict[str, Any] = {
            "pins": terms[number].pins,
            "is_triage": flag,
            "until": other_at,
            "resolution_due": other_at if flag else None,
            "reason": list(PauseReason)[number],
        }
        if kind is EventKind.RESUMED and flag:
            del data["reason"]
        events.append(SlaEvent(kind, at, data))
    return events


def steps(terms: tuple[Terms, ...], events: list[SlaEvent]) -> list[tuple[SlaEvent, Clock, Clock]]:
    """Return what each event did to each clock that was there."""
    versions, clocks = Versions.of(*terms), tuple[Clock, ...]()
    done = []
    for event in events:
        before, clocks = clocks, advance(clocks, event, versions)
        done += [(event, old, new) for old, new in zip(before, clocks, strict=False)]
    return done


@settings(max_examples=300, deadline=None)
@given(all_terms, happenings)
def test_a_due_is_never_later_but_by_extension_triage_or_a_pause(
    terms: tuple[Terms, ...], happened: Any
) -> None:
    for event, old, new in steps(terms, history(terms, happened)):
        moved = new.moves[len(old.moves) :]
        if event.kind in PAUSING:
            assert not moved
        elif new.due_at > old.due_at:
            assert [move.kind for move in moved] in ([MoveKind.EXTENDED], [MoveKind.LOWERED])
            assert [move.rule for move in moved] in ([MoveRule.EXTENSION], [MoveRule.TRIAGE])
        assert new.original_due_at == old.original_due_at
        assert new.moves[: len(old.moves)] == old.moves


@settings(max_examples=300, deadline=None)
@given(all_terms, happenings)
def test_no_decision_breaks_a_promise_or_mends_one(terms: tuple[Terms, ...], happened: Any) -> None:
    versions = Versions.of(*terms)
    for event, old, new in steps(terms, history(terms, happened)):
        if event.at > old.due_at:
            assert new.due_at == old.due_at
        elif new.moves != old.moves and new.moves[-1].is_felt:
            calendar = versions.terms_of(new.pins).department.calendar
            assert new.due_at >= min(old.due_at, calendar.add(event.at, FLOOR))
        assert new.is_running is False or not (new.due_at < event.at <= old.due_at)
        assert old.breached_at in (None, new.breached_at)


@settings(max_examples=200, deadline=None)
@given(all_terms, happenings)
def test_there_is_one_extension_of_no_more_than_the_target(
    terms: tuple[Terms, ...], happened: Any
) -> None:
    versions = Versions.of(*terms)
    for _, old, new in steps(terms, history(terms, happened)):
        assert sum(move.kind is MoveKind.EXTENDED for move in new.moves) <= 1
        if new.is_extended and not old.is_extended:
            calendar = versions.terms_of(old.pins).department.calendar
            target = calendar.elapsed(old.started_at, old.promised_at)
            target = target or old.promised_at - old.started_at
            assert calendar.elapsed(old.due_at, new.due_at) <= target


@settings(max_examples=200, deadline=None)
@given(all_terms, happenings)
def test_the_whole_history_comes_to_what_its_steps_come_to(
    terms: tuple[Terms, ...], happened: Any
) -> None:
    versions, events = Versions.of(*terms), history(terms, happened)
    clocks = tuple[Clock, ...]()

    for event in events:
        clocks = advance(clocks, event, versions)

    assert fold(events, versions) == list(clocks)
    for clock in clocks:
        told = computation(clock, versions)
        assert (told.due_at, told.original_due_at) == (clock.due_at, clock.original_due_at)


@settings(max_examples=200, deadline=None)
@given(some_terms(1), st.lists(st.sampled_from(Priority), max_size=4), instants)
def test_a_higher_priority_is_never_promised_for_later(
    terms: Terms, priorities: list[Priority], at: datetime
) -> None:
    high = Allowance(Unit.WORKING_HOURS, 3)
    promise = Promise(
        UUID(int=1), "any", 1, terms.promise.targets, {}, {Priority.HIGH: {Target.RESOLUTION: high}}
    )
    versions = Versions.of(Terms(promise, terms.department, terms.city))
    pins = Terms(promise, terms.department, terms.city).pins
    events = [SlaEvent(EventKind.RECEIVED, START, {"pins": pins})]
    for n, priority in enumerate(priorities):
        changed = Terms(promise, terms.department, terms.city, priority).pins
        data = {"pins": changed, "is_triage": False}
        events.append(SlaEvent(EventKind.CORRECTED, at + timedelta(minutes=n), data))

    dues = [fold(events[: n + 1], versions)[2].due_at for n in range(len(events))]

    assert dues == sorted(dues, reverse=True)
