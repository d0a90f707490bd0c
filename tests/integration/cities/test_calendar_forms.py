# SPDX-License-Identifier: EUPL-1.2
"""Every form of hours that calendars.yaml knows, applied as people type it, and reckoned with.

Dues are worked out by hand. Public holidays of Finland in 2027: Good Friday 26 March, May Day a
Saturday, Ascension Day Thursday 6 May, Independence Day a Monday, Christmas Day a Saturday.
"""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.cli.city import city
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.models import CalendarVersion
from civic.sla.queries import promise_book
from tests.factories_cities import write_city

ZONE = ZoneInfo("Europe/Helsinki")
ALL_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAYS = ALL_DAYS[:5]


def weekly(*windows: list[str], on: tuple[str, ...] = WORKDAYS) -> dict[str, Any]:
    return {"weekly": {day: list(windows) for day in on}}


OFFICE = weekly(["09:00", "17:00"]) | {"holidays": "FI"}
LUNCH = weekly(["08:30", "11:30"], ["12:30", "16:30"])
NIGHTS = weekly(["22:00", "06:00"])
ALWAYS = weekly(["00:00", "24:00"], on=ALL_DAYS)
DAILY = weekly(["10:00", "14:00"], on=ALL_DAYS) | {"holidays": "FI"}
BRIDGE = OFFICE | {"closed": [{"on": "2027-05-07", "name": {"en": "A bridge"}}]}
SATURDAY = BRIDGE | {
    "hours_on": {"2027-05-06": [["09:00", "12:00"]], "2027-05-08": [["10:00", "14:00"]]}
}
SHORT = OFFICE | {"hours_on": {"2027-12-31": [["09:00", "12:00"]]}}


def apply(folder: Path, hours: dict[str, Any]) -> Result:
    """Type `civic city apply` for the small city with these office hours."""
    write_city(folder)
    calendar = {"code": "office", "name": {"en": "Office"}, **hours}
    # What JSON writes YAML reads.
    (folder / "calendars.yaml").write_text(json.dumps({"calendars": [calendar]}, indent=1))
    return CliRunner().invoke(city, ["apply", str(folder), "--yes"])


def calendar_of_streets(session: Session) -> WorkingCalendar:
    """Return the hours by which the streets department works from now on."""
    tiny = session.scalars(select(Jurisdiction).filter_by(code="tinytown")).one()
    book = promise_book(session, tiny.id, tiny.catalogue_version, utc_now())
    return book.terms("default", "office", "office").department.calendar


def at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZONE)


HOURS = [
    pytest.param(LUNCH, "2027-01-11T10:30", 2, "2027-01-11T13:30", id="the lunch does not count"),
    pytest.param(LUNCH, "2027-01-11T10:30", 1, "2027-01-11T11:30", id="over when lunch begins"),
    pytest.param(LUNCH, "2027-01-11T11:45", 1, "2027-01-11T13:30", id="received at lunch"),
    pytest.param(LUNCH, "2027-01-15T15:30", 2, "2027-01-18T09:30", id="lunch and a weekend"),
    pytest.param(NIGHTS, "2027-01-11T23:00", 8, "2027-01-12T23:00", id="two nights"),
    pytest.param(NIGHTS, "2027-01-15T23:00", 7, "2027-01-16T06:00", id="Friday's ends on Saturday"),
    pytest.param(NIGHTS, "2027-01-16T07:00", 1, "2027-01-18T23:00", id="no night of Saturday"),
    pytest.param(ALWAYS, "2027-03-27T12:00", 24, "2027-03-28T13:00", id="a day of 23 hours"),
    pytest.param(ALWAYS, "2027-10-30T12:00", 24, "2027-10-31T11:00", id="a day of 25 hours"),
    pytest.param(SHORT, "2027-12-31T11:00", 2, "2028-01-03T10:00", id="a short day"),
]
DAYS = [
    pytest.param(LUNCH, "2027-01-11T10:30", 1, "2027-01-12T16:30", id="ends after the lunch"),
    pytest.param(NIGHTS, "2027-01-11T12:00", 1, "2027-01-13T06:00", id="ends in the morning"),
    pytest.param(ALWAYS, "2027-01-11T12:00", 1, "2027-01-13T00:00", id="24:00 ends the day"),
    pytest.param(OFFICE, "2027-03-25T12:00", 1, "2027-03-30T17:00", id="Easter"),
    pytest.param(OFFICE, "2027-05-05T12:00", 1, "2027-05-07T17:00", id="Ascension Day"),
    pytest.param(BRIDGE, "2027-05-05T12:00", 1, "2027-05-10T17:00", id="the city's own closing"),
    pytest.param(SATURDAY, "2027-05-05T12:00", 1, "2027-05-08T14:00", id="an open Saturday"),
    pytest.param(SHORT, "2027-12-30T12:00", 1, "2027-12-31T12:00", id="ends early"),
    pytest.param(OFFICE, "2027-04-30T12:00", 1, "2027-05-03T17:00", id="no Monday for May Day"),
    pytest.param(OFFICE, "2027-12-03T12:00", 1, "2027-12-07T17:00", id="a Monday off"),
    pytest.param(DAILY, "2027-04-30T12:00", 1, "2027-05-02T14:00", id="a Saturday off"),
]


@pytest.mark.parametrize(("hours", "received", "n", "due"), HOURS)
def test_working_hours_are_counted(session, tmp_path, hours, received, n, due):
    answer = apply(tmp_path, hours)

    assert answer.exit_code == 0, answer.output
    calendar = calendar_of_streets(session)
    assert calendar.add(at(received), timedelta(hours=n)) == at(due)


@pytest.mark.parametrize(("hours", "received", "n", "due"), DAYS)
def test_working_days_are_counted(session, tmp_path, hours, received, n, due):
    answer = apply(tmp_path, hours)

    assert answer.exit_code == 0, answer.output
    assert calendar_of_streets(session).add_working_days(at(received), n) == at(due)


def shut_from(friday: date, n_days: int) -> dict[str, Any]:
    """Return office hours that are shut on so many days after the weekend after `friday`."""
    days = [friday + timedelta(days=n) for n in range(3, 3 + n_days)]
    closed = [{"on": day.isoformat(), "name": {"en": "Stocktaking"}} for day in days]
    return weekly(["09:00", "17:00"]) | {"closed": closed}


@pytest.fixture
def friday() -> date:
    """A Friday that is looked at when hours are saved today."""
    soon = utc_now().date() + timedelta(days=30)
    return soon + timedelta(days=(4 - soon.weekday()) % 7)


def test_shut_for_a_little_less_than_ten_days_is_stored(session, tmp_path, friday):
    answer = apply(tmp_path, shut_from(friday, 7))

    assert answer.exit_code == 0, answer.output
    opens = datetime.combine(friday + timedelta(days=10), datetime.min.time(), tzinfo=ZONE)
    left = calendar_of_streets(session).elapsed(opens - timedelta(days=9), opens)
    assert left == timedelta(0)


REFUSED = [
    pytest.param({"weekly": {}}, "for good", id="no hours"),
    pytest.param({"weekly": {"mon": []}}, "for good", id="no window"),
    pytest.param(weekly(["24:00", "06:00"]), "24:00", id="opens at 24:00"),
    pytest.param({}, "weekly", id="hours left out"),
]


def refused(session: Session, answer: Result, why: str) -> None:
    assert answer.exit_code != 0
    assert why in answer.output
    assert session.scalar(select(func.count()).select_from(CalendarVersion)) == 0


@pytest.mark.parametrize(("hours", "why"), REFUSED)
def test_hours_that_do_not_open_are_refused_and_nothing_is_stored(session, tmp_path, hours, why):
    refused(session, apply(tmp_path, hours), why)


def test_shut_for_more_than_ten_days_is_refused_and_says_from_when_to_when(
    session, tmp_path, friday
):
    answer = apply(tmp_path, shut_from(friday, 8))

    back = friday + timedelta(days=11)
    refused(session, answer, f"stays shut from {friday} 17:00 until {back} 09:00")


def test_a_department_without_hours_is_refused(session, tmp_path):
    text = "name: {en: Streets}\n    calendar: office\n"
    write_city(tmp_path, {"departments.yaml": (text, "name: {en: Streets}\n")})

    answer = CliRunner().invoke(city, ["apply", str(tmp_path), "--yes"])

    refused(session, answer, "'calendar' is missing")


def test_a_department_of_hours_that_are_not_there_is_refused(session, tmp_path):
    text = "name: {en: Streets}\n    calendar: office"
    write_city(tmp_path, {"departments.yaml": (text, text.replace("office", "night"))})

    answer = CliRunner().invoke(city, ["apply", str(tmp_path), "--yes"])

    refused(session, answer, "departments.yaml:9: There is no 'night' among the calendars.")
