# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from civic.reports.escalation_kinds import EscalationKind, EscalationLevel
from civic.reports.escalation_policy import is_escalated, level_of, silent_before
from civic.sla.calendars import working_calendar
from civic.sla.schemas import calendar_spec
from tests.factories_sla import OFFICE, at

SECOND = timedelta(seconds=1)


@pytest.fixture
def office():
    return working_calendar(calendar_spec(OFFICE))


@pytest.mark.parametrize(
    ("step", "is_open", "rises"),
    [
        (50, True, False),  # the queue shows it
        (90, True, False),  # a warning, for those who can still keep it
        (99, True, False),
        (100, True, True),
        (100, False, True),  # done meanwhile, and late all the same
        (120, True, True),  # a step of the city's own
        (150, False, False),  # done: it rises no further
        (300, True, True),
    ],
)
def test_what_has_run_out_goes_up(step, is_open, rises):
    assert is_escalated(step, is_open=is_open) is rises


@pytest.mark.parametrize(
    ("kind", "step", "level"),
    [
        (EscalationKind.STEP, 100, EscalationLevel.MANAGER),
        (EscalationKind.STEP, 199, EscalationLevel.MANAGER),
        (EscalationKind.STEP, 200, EscalationLevel.COORDINATOR),
        (EscalationKind.STEP, 300, EscalationLevel.OMBUDSMAN),
        (EscalationKind.THIRD_HOP, None, EscalationLevel.COORDINATOR),
        (EscalationKind.RETURNED, None, EscalationLevel.COORDINATOR),
        (EscalationKind.SILENT, None, EscalationLevel.MANAGER),
    ],
)
def test_how_far_it_goes_up(kind, step, level):
    assert level_of(kind, step) is level


@pytest.mark.parametrize(
    ("now", "before"),
    [
        # Heard on Mon 2 March; the tenth working day after it is Mon 16 March, until 17:00.
        ("2026-03-16T16:59:59", "2026-03-02T00:00:00"),
        ("2026-03-16T17:00:00", "2026-03-03T00:00:00"),
        # Over a weekend nothing closes, so Friday's answer stays.
        ("2026-03-14T12:00:00", "2026-03-02T00:00:00"),
        # Good Friday and Easter Monday do not count.
        ("2026-04-08T17:00:00", "2026-03-24T00:00:00"),
        # The clocks went forward in between; the midnight is that of the wall clock.
        ("2026-04-02T17:00:00", "2026-03-20T00:00:00"),
    ],
)
def test_silence_is_too_long_once_the_tenth_working_day_has_closed(office, now, before):
    assert silent_before(office, at(now)) == at(before)


def test_silence_is_counted_on_the_wall_clock_of_the_office():
    far = working_calendar(calendar_spec(OFFICE | {"zone": "Pacific/Auckland", "holidays": None}))
    before = silent_before(far, at("2026-03-16T12:00"))

    assert before.astimezone(ZoneInfo("Pacific/Auckland")).time().isoformat() == "00:00:00"
