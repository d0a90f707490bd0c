# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from civic.notifications.digest_policy import digest_at
from civic.sla.calendars import working_calendar
from civic.sla.schemas import calendar_spec
from tests.factories_sla import OFFICE, at

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def office(opens: str, closes: str = "16:00", **changes):
    weekly = {day: [[opens, closes]] for day in ("mon", "tue", "wed", "thu", "fri")}
    return working_calendar(calendar_spec(OFFICE | {"weekly": weekly} | changes))


@pytest.mark.parametrize(
    ("opens", "goes"),
    [
        ("07:30", "07:30"),  # with the first of them
        ("08:00", "08:00"),
        ("10:00", "08:00"),  # it is there when they come
        ("05:00", "06:00"),  # nobody's phone rings at night
    ],
)
def test_it_goes_when_the_office_opens_at_eight_at_the_latest(opens, goes):
    assert digest_at(office(opens), date(2026, 3, 4)) == at(f"2026-03-04T{goes}")


@pytest.mark.parametrize(
    ("on", "why"),
    [
        (date(2026, 3, 7), "a Saturday"),
        (date(2026, 4, 3), "Good Friday"),
    ],
)
def test_on_days_off_there_is_none(on, why):
    assert digest_at(office("08:00"), on) is None, why


@pytest.mark.parametrize("on", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_days_on_which_the_clocks_change_there_is_one_at_the_same_hour(on):
    always = {day: [["00:00", "24:00"]] for day in WEEK}
    around_the_clock = office("08:00", weekly=always)

    found = digest_at(around_the_clock, on)

    assert found == at(f"{on}T06:00")


def test_the_hour_is_that_of_the_office_not_of_the_server():
    far = office("08:00", zone="Pacific/Auckland", holidays=None)

    found = digest_at(far, date(2026, 3, 4))

    assert found is not None
    assert found.isoformat() == "2026-03-03T19:00:00+00:00"
