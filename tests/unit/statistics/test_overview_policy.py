# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from civic.sla.calendars import working_calendar
from civic.sla.pause_policy import ClockPause, PauseReason
from civic.sla.schemas import calendar_spec
from civic.statistics.overview_policy import (
    ends_of_days,
    harmless,
    has_late_pause,
    is_last_moment,
    starts_of_ages,
)
from tests.factories_sla import OFFICE, at


@pytest.fixture
def office():
    return working_calendar(calendar_spec(OFFICE))


def test_coming_days_end_with_the_working_day_and_today_with_the_day(office):
    # Thursday before Easter 2026: Good Friday and Easter Monday are off.
    assert ends_of_days(office, at("2026-04-02T10:00")) == [
        at("2026-04-03T00:00"),
        at("2026-04-07T17:00"),
        at("2026-04-09T17:00"),
        at("2026-04-13T17:00"),
    ]


def test_ages_begin_with_working_days(office):
    now = at("2026-04-07T10:00")  # the Tuesday after Easter

    assert starts_of_ages(office, now) == [
        now,
        at("2026-04-02T00:00"),
        at("2026-03-27T00:00"),
        at("2026-03-06T00:00"),
    ]


def test_a_day_has_as_many_hours_as_the_clocks_give_it(office):
    # On 29 March 2026 the clocks go forward: that day ends after 23 hours.
    first, *_ = ends_of_days(office, at("2026-03-29T01:00"))

    assert first == at("2026-03-30T00:00")
    assert first - at("2026-03-29T00:00") == timedelta(hours=23)


#: 20 working hours, from Mon 09:00 to Wed 13:00.
START, DUE = at("2026-03-02T09:00"), at("2026-03-04T13:00")


@pytest.mark.parametrize(
    ("stopped", "is_last"),
    [
        ("2026-03-04T11:59", False),
        ("2026-03-04T12:00", True),  # one of twenty hours is left
        ("2026-03-04T13:00", True),
        ("2026-03-04T13:01", False),  # late, which is another matter
    ],
)
def test_the_last_twentieth_of_the_working_time_is_the_last_moment(office, stopped, is_last):
    assert is_last_moment(office, (START, DUE, at(stopped)), ()) is is_last


def pause(start: str, end: str) -> ClockPause:
    return ClockPause(PauseReason.FORCE_MAJEURE, at(start), at(end))


@pytest.mark.parametrize(
    ("pauses", "is_late"),
    [
        ([], False),
        ([pause("2026-03-04T10:59", "2026-03-05T10:59")], False),
        ([pause("2026-03-04T11:00", "2026-03-05T11:00")], True),  # 18 of 20 hours have run
        # The first pause of a day moved the due by eight hours: 18 have run a day later.
        (
            [
                pause("2026-03-03T09:00", "2026-03-04T09:00"),
                pause("2026-03-04T11:00", "2026-03-04T12:00"),
            ],
            False,
        ),
        (
            [
                pause("2026-03-03T09:00", "2026-03-04T09:00"),
                pause("2026-03-05T11:00", "2026-03-05T12:00"),
            ],
            True,
        ),
    ],
)
def test_a_pause_is_late_that_begins_with_a_tenth_of_the_time_left(office, pauses, is_late):
    assert has_late_pause(office, (START, DUE), pauses) is is_late


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+2", "'=1+2"),
        ("+358 40", "'+358 40"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-24.94", "-24.94"),  # a number stays one
        ("-24.94\n", "'-24.94\n"),
        ("Street 5", "Street 5"),
        (None, ""),
        (0, "0"),
    ],
)
def test_no_cell_runs_in_a_spreadsheet(cell, written):
    assert harmless(cell) == written
