# SPDX-License-Identifier: EUPL-1.2
"""What is saved for a day to come holds from that day on, by the city's clock."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.platform.ids import new_id
from civic.sla.commands import save_calendar, save_promise
from civic.sla.errors import BeginsInThePast, NoWorkingTime
from civic.sla.models import Calendar, CalendarVersion
from civic.sla.policy import Target, Terms
from civic.sla.queries import promise_book
from civic.sla.version_commands import schedule_calendar, schedule_promise
from tests.factories_sla import OFFICE, PROMISE, SAVED_AT, at, make_city

APRIL = date(2026, 4, 1)
SHORTER: dict[str, Any] = {
    "targets": PROMISE["targets"] | {"resolution": {"working_hours": 8}},
}


@pytest.fixture
def city_id(session: Session) -> UUID:
    city_id = make_city(session)
    save_calendar(session, city_id, "city", {"en": "Office"}, OFFICE, SAVED_AT)
    save_promise(session, city_id, "default", PROMISE, SAVED_AT)
    return city_id


def terms(session: Session, city_id: UUID, received: str) -> Terms:
    book = promise_book(session, city_id, new_id().int, at(received))
    return book.terms("default", "city", "city")


def calendar_id(session: Session) -> UUID:
    return session.scalars(select(Calendar.id)).one()


def test_a_promise_for_later_waits_for_its_day_in_the_citys_zone(
    session: Session, city_id: UUID
) -> None:
    schedule_promise(session, city_id, "default", SHORTER, APRIL, SAVED_AT)

    before, after = (
        terms(session, city_id, f"2026-{day}") for day in ("03-31T23:59:59", "04-01T00:00")
    )

    assert (before.promise.version, after.promise.version) == (1, 2)
    assert after.promise.targets[Target.RESOLUTION].n == 8


def test_hours_for_later_wait_for_their_day(session: Session, city_id: UUID) -> None:
    shut = OFFICE | {"closed": [{"on": "2026-04-02", "name": {"en": "Cleaning"}}]}
    schedule_calendar(session, calendar_id(session), shut, APRIL, SAVED_AT)

    before, after = (terms(session, city_id, f"2026-{d}T10:00") for d in ("03-31", "04-01"))

    day = date(2026, 4, 2)
    assert before.city.calendar.windows_on(day)
    assert not after.city.calendar.windows_on(day)


def test_what_holds_then_anyway_makes_no_version(session: Session, city_id: UUID) -> None:
    assert schedule_promise(session, city_id, "default", PROMISE, APRIL, SAVED_AT) is None
    assert schedule_calendar(session, calendar_id(session), OFFICE, APRIL, SAVED_AT) is None


def test_a_plan_is_mended_by_another_one_for_the_same_day(session: Session, city_id: UUID) -> None:
    schedule_promise(session, city_id, "default", SHORTER, APRIL, SAVED_AT)

    assert schedule_promise(session, city_id, "default", PROMISE, APRIL, SAVED_AT)
    assert terms(session, city_id, "2026-04-01T10:00").promise.version == 3


def test_a_plan_stands_though_something_else_is_saved_for_today(
    session: Session, city_id: UUID
) -> None:
    longer = {"targets": PROMISE["targets"] | {"resolution": {"working_days": 9}}}
    schedule_promise(session, city_id, "default", SHORTER, APRIL, SAVED_AT)
    save_promise(session, city_id, "default", longer, SAVED_AT)

    march, april = (terms(session, city_id, f"2026-{d}T10:00") for d in ("03-20", "04-20"))

    assert (march.promise.version, april.promise.version) == (3, 2)


def test_nothing_begins_in_the_past(session: Session, city_id: UUID) -> None:
    yesterday = SAVED_AT.date() - timedelta(days=1)

    with pytest.raises(BeginsInThePast, match="2026-03-01 is over"):
        schedule_promise(session, city_id, "default", SHORTER, yesterday, SAVED_AT)
    with pytest.raises(BeginsInThePast):
        schedule_calendar(session, calendar_id(session), OFFICE, yesterday, SAVED_AT)


def test_a_calendar_for_later_has_to_open_from_then_on(session: Session, city_id: UUID) -> None:
    # Nobody who looked a year ahead from today would see it.
    days = [date(2027, 7, 1) + timedelta(days=n) for n in range(20)]
    shut = OFFICE | {"closed": [{"on": day.isoformat(), "name": {}} for day in days]}

    with pytest.raises(NoWorkingTime, match="Calendar “city” stays shut"):
        schedule_calendar(session, calendar_id(session), shut, date(2027, 1, 1), SAVED_AT)
    assert len(session.scalars(select(CalendarVersion)).all()) == 1
