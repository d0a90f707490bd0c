# SPDX-License-Identifier: EUPL-1.2
"""What holds of pauses, whatever happens to a report in whatever calendar."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock_policy import Clock, EventKind, SlaEvent, advance, fold
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import MOST_WORKING_DAYS, paused_time, spans
from civic.sla.policy import Allowance, PinnedCalendar, Promise, Target, Terms, Unit, Versions

#: A Wednesday before a Sunday on which the clocks of Europe change.
START = datetime(2026, 3, 25, 6, tzinfo=UTC)
PAUSING = (EventKind.ASKED, EventKind.REPLIED, EventKind.RESUMED)
#: What moves a due for good has laws of its own.
MOVING = (
    EventKind.RESTATED,
    EventKind.CORRECTED,
    EventKind.TERMS_CHANGED,
    EventKind.EXTENDED,
    EventKind.DUPLICATE_JOINED,
)
ANY = [kind for kind in EventKind if kind not in (EventKind.RECEIVED, EventKind.PAUSED, *MOVING)]


def _terms(zone: str, opens_h: int, long_h: int, n_days: int, allowance: Allowance) -> Terms:
    hours = [Window(opens_h * 60, (opens_h + long_h) * 60)]
    weekly: list[list[Window]] = [hours if day < n_days else [] for day in range(7)]
    pinned = PinnedCalendar(UUID(int=2), "any", 1, WorkingCalendar(ZoneInfo(zone), weekly))
    targets: dict[Target, Allowance] = {
        target: allowance for target in Target if target is not Target.ANSWER_REVIEW
    }
    return Terms(Promise(UUID(int=1), "any", 1, targets), pinned, pinned)


terms = st.builds(
    _terms,
    st.sampled_from(["Europe/Helsinki", "America/St_Johns", "Pacific/Auckland"]),
    st.integers(0, 23),
    st.integers(1, 10),
    st.integers(1, 7),
    st.builds(Allowance, st.sampled_from(Unit), st.integers(1, 30)),
)
instants = st.datetimes(
    datetime(2026, 3, 25, 6),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2026, 5, 25),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)


def _event(kind: EventKind, at: datetime, until: datetime | None) -> SlaEvent:
    data: dict[str, Any] = {"until": until} if until else {}
    return SlaEvent(kind, at, data)


def histories(kinds: Any) -> st.SearchStrategy[list[SlaEvent]]:
    """Return what may happen after the receipt, in order."""
    events = st.builds(_event, st.sampled_from(kinds), instants, st.none() | instants)
    return st.lists(events, max_size=10).map(lambda all_: sorted(all_, key=lambda e: e.at))


def received(promised: Terms) -> SlaEvent:
    return SlaEvent(EventKind.RECEIVED, START, {"pins": promised.pins})


def resolution(history: list[SlaEvent], promised: Terms) -> Clock:
    clocks = fold([received(promised), *history], Versions.of(promised))
    return next(clock for clock in clocks if clock.target is Target.RESOLUTION)


@settings(max_examples=200, deadline=None)
@given(terms, histories(PAUSING))
def test_a_pause_gives_back_the_time_that_it_took_and_not_a_second_more(
    promised: Terms, history: list[SlaEvent]
) -> None:
    clock = resolution(history, promised)

    calendar = promised.department.calendar
    assert clock.due_at >= clock.original_due_at
    assert calendar.elapsed(START, clock.due_at, spans(clock.pauses)) == calendar.elapsed(
        START, clock.original_due_at
    )


@settings(max_examples=200, deadline=None)
@given(terms, histories(PAUSING))
def test_all_pauses_together_stay_within_the_cap(promised: Terms, history: list[SlaEvent]) -> None:
    clock = resolution(history, promised)

    calendar = promised.department.calendar
    paused = paused_time(clock.pauses, calendar)
    assert paused <= calendar.elapsed(START, clock.original_due_at) / 2
    # A day of these calendars may lose or win the hour by which clocks change.
    longest = max(window.closes_min - window.opens_min for day in calendar.weekly for window in day)
    assert paused <= MOST_WORKING_DAYS * timedelta(minutes=longest) + timedelta(hours=1)


@settings(max_examples=200, deadline=None)
@given(terms, histories(PAUSING))
def test_pauses_come_one_after_the_other_and_steps_in_none_of_them(
    promised: Terms, history: list[SlaEvent]
) -> None:
    clock = resolution(history, promised)
    before = resolution([], promised)

    found = spans(clock.pauses)
    assert all(start <= end < clock.due_at for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    steps = promised.steps(Target.RESOLUTION, START, clock.due_at, found)
    assert steps == sorted(steps)
    for (_, at), (_, unpaused) in zip(
        steps, promised.steps(Target.RESOLUTION, START, before.due_at), strict=True
    ):
        assert at >= unpaused
        assert not any(start < at < end for start, end in found)


@settings(max_examples=200, deadline=None)
@given(terms, histories(ANY))
def test_what_was_broken_stays_broken_and_no_pause_reaches_back(
    promised: Terms, history: list[SlaEvent]
) -> None:
    clocks = tuple(fold([received(promised)], Versions.of(promised)))

    for event in history:
        before, clocks = clocks, advance(clocks, event, Versions.of(promised))
        for old, new in zip(before, clocks, strict=False):
            if old.due_at < event.at:
                assert (new.due_at, spans(new.pauses)) == (old.due_at, spans(old.pauses))
            for pause in new.pauses[len(old.pauses) :]:
                assert pause.started_at == event.at
            assert [p.started_at for p in new.pauses[: len(old.pauses)]] == [
                p.started_at for p in old.pauses
            ]
            assert all(
                shorter.until <= longer.until
                for shorter, longer in zip(new.pauses, old.pauses, strict=False)
            )


@settings(max_examples=100, deadline=None)
@given(terms, histories([EventKind.REPLIED, EventKind.RESUMED]), instants)
def test_one_question_more_makes_nothing_due_earlier(
    promised: Terms, history: list[SlaEvent], at: datetime
) -> None:
    asked = sorted([*history, SlaEvent(EventKind.ASKED, at)], key=lambda event: event.at)

    assert resolution(asked, promised).due_at >= resolution(history, promised).due_at
