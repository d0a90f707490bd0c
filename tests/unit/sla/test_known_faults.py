# SPDX-License-Identifier: EUPL-1.2
"""Faults of other engines, each named for what went wrong there.

Source: facts on promises and timers, "Bugs worth a test of our own". The reminders at midnight are
in the tests of notifications; every channel by which a reporter replies is in
tests/api/reports/test_every_channel_resumes.py; what the database itself refuses is in
tests/integration/sla/test_no_report_without_a_due.py.
"""

import calendar
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock_policy import (
    CANCELS,
    FULFILS,
    PAUSING,
    RESUMING,
    Clock,
    ClockState,
    EventKind,
    SlaEvent,
    clock_state,
    fold,
)
from civic.sla.opening_policy import Window
from civic.sla.policy import PinnedCalendar, Target, Terms, Versions
from civic.sla.promise_policy import promise_of

HELSINKI = ZoneInfo("Europe/Helsinki")
HOUR, MINUTE, MICROSECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(microseconds=1)
OWED = {
    "moderation": {"working_days": 1},
    "first_response": {"working_hours": 8},
    "resolution": {"working_hours": 16},
}


def open_daily(*hours: tuple[str, str], n_days: int = 7) -> WorkingCalendar:
    windows = [Window.of(*each) for each in hours]
    return WorkingCalendar(HELSINKI, [windows] * n_days + [[]] * (7 - n_days))


OFFICE = open_daily(("09:00", "17:00"), n_days=5)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def terms(hours: WorkingCalendar = OFFICE) -> Terms:
    pinned = PinnedCalendar(UUID(int=2), "office", 1, hours)
    return Terms(promise_of(UUID(int=1), "default", 1, {"targets": OWED}), pinned, pinned)


THURSDAY = at("2026-03-05T15:00")


def story(*events: tuple[EventKind, str, str | None]) -> dict[Target, Clock]:
    """Receive a report on Thursday at 15:00 and let `events` happen to it: kind, at, until."""
    own = terms()
    told = [SlaEvent(EventKind.RECEIVED, THURSDAY, {"pins": own.pins})]
    for kind, when, until in events:
        told.append(SlaEvent(kind, at(when), {"until": at(until)} if until else {}))
    return {clock.target: clock for clock in fold(told, Versions.of(own))}


@pytest.mark.parametrize(("month", "hours"), [(1, 31 * 24), (3, 31 * 24 - 1), (10, 31 * 24 + 1)])
def test_round_the_clock_loses_no_minute_a_day(month: int, hours: int) -> None:
    always = open_daily(("00:00", "24:00"))
    n_days = calendar.monthrange(2026, month)[1]
    start, end = at(f"2026-{month:02}-01"), at(f"2026-{month + 1:02}-01")

    assert always.elapsed(start, end) == hours * HOUR
    nearly = open_daily(("00:00", "23:59"))
    assert nearly.elapsed(start, end) == hours * HOUR - n_days * MINUTE


def test_two_pauses_in_one_minute_both_count_to_the_second() -> None:
    pauses = [
        (at("2026-03-06T10:00:05"), at("2026-03-06T10:00:20")),
        (at("2026-03-06T10:00:30"), at("2026-03-06T10:00:50")),
    ]

    due = OFFICE.add(THURSDAY, 16 * HOUR, pauses)

    assert due == at("2026-03-09T15:00:35")
    assert OFFICE.elapsed(THURSDAY, due, pauses) == 16 * HOUR


def test_two_questions_in_one_minute_both_count_to_the_second() -> None:
    clock = story(
        (EventKind.ASKED, "2026-03-06T10:00:05", None),
        (EventKind.REPLIED, "2026-03-06T10:00:20", None),
        (EventKind.ASKED, "2026-03-06T10:00:30", None),
        (EventKind.REPLIED, "2026-03-06T10:00:50", None),
    )[Target.RESOLUTION]

    assert len(clock.pauses) == 2
    assert clock.due_at == at("2026-03-09T15:00:35")


TIES = [
    (2 * HOUR, "2026-03-05T17:00:00", "it runs out at closing time, and is due then"),
    (2 * HOUR - MICROSECOND, "2026-03-05T16:59:59.999999", "just before it"),
    (2 * HOUR + MICROSECOND, "2026-03-06T09:00:00.000001", "just after it: the next morning"),
]


@pytest.mark.parametrize(("span", "due", "_why"), TIES)
def test_a_tie_at_closing_time_is_the_same_in_every_release(
    span: timedelta, due: str, _why: str
) -> None:
    assert OFFICE.add(THURSDAY, span) == at(due)


def test_no_target_overrules_another_and_the_next_due_is_that_of_the_first_open_one() -> None:
    for events in ([], [(EventKind.PUBLIC_NOTE_BY_PERSON, "2026-03-06T10:00", None)]):
        clocks = story(*events)
        assert clocks[Target.FIRST_RESPONSE].due_at == at("2026-03-06T15:00")
        assert clocks[Target.RESOLUTION].due_at == at("2026-03-09T15:00")
        due = min(clock.due_at for clock in clocks.values() if clock.is_running)
        assert due == at("2026-03-06T17:00" if events else "2026-03-06T15:00")


def test_a_pause_over_the_weekend_adds_nothing() -> None:
    clock = story((EventKind.ASKED, "2026-03-06T17:00", "2026-03-09T09:00"))[Target.RESOLUTION]

    assert clock.due_at == clock.original_due_at == at("2026-03-09T15:00")


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Sao_Paulo", "UTC"])
def test_no_clock_is_late_at_once_because_of_the_servers_time_zone(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        states = {clock_state(clock, THURSDAY, terms()) for clock in story().values()}
    finally:
        monkeypatch.undo()
        time.tzset()

    assert states == {ClockState.ON_TRACK}


KINDS = st.sampled_from(sorted(set(EventKind) - {EventKind.RECEIVED, EventKind.REOPENED}))
PLAIN = KINDS.filter(
    lambda kind: (
        kind
        not in {
            EventKind.CORRECTED,
            EventKind.TERMS_CHANGED,
            EventKind.RESTATED,
            EventKind.EXTENDED,
            EventKind.DUPLICATE_JOINED,
            EventKind.PAUSED,
        }
    )
)


@given(st.lists(PLAIN, max_size=8))
def test_no_event_touches_a_clock_that_is_none_of_its_business(kinds: Sequence[EventKind]) -> None:
    """In another engine `flags && FLAG` stood where `flags & FLAG` was meant."""
    own = terms()
    events = [SlaEvent(EventKind.RECEIVED, THURSDAY, {"pins": own.pins})]
    events += [
        SlaEvent(kind, THURSDAY + number * MINUTE) for number, kind in enumerate(kinds, start=1)
    ]
    clocks = {clock.target: clock for clock in fold(events, Versions.of(own))}

    for target in (Target.MODERATION, Target.FIRST_RESPONSE, Target.RESOLUTION):
        ends = {
            kind for kind in kinds if target in {*FULFILS.get(kind, ()), *CANCELS.get(kind, ())}
        }
        clock = clocks[target]
        if EventKind.SENT_BACK not in kinds or target is not Target.MODERATION:
            assert clock.is_running == (not ends)
        if target is not Target.RESOLUTION or not {*kinds} & PAUSING:
            assert not clock.pauses
    assert PAUSING.isdisjoint(RESUMING)


def test_lunch_is_a_gap_between_windows_and_no_holiday() -> None:
    split = open_daily(("09:00", "11:30"), ("12:15", "17:00"), n_days=5)

    assert split.add(at("2026-03-05T11:00"), HOUR) == at("2026-03-05T12:45")
    assert split.elapsed(at("2026-03-05T11:30"), at("2026-03-05T12:15")) == timedelta()
    assert split.add_working_days(at("2026-03-05T11:45"), 1) == at("2026-03-06T17:00")
