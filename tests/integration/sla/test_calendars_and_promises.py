# SPDX-License-Identifier: EUPL-1.2
"""Calendars and promises are stored in versions that stay what they were."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform.ids import new_id
from civic.sla import queries
from civic.sla.calendars import public_holidays, working_calendar
from civic.sla.commands import save_calendar, save_promise
from civic.sla.errors import InvalidCalendar, InvalidPromise, NoWorkingTime
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy
from civic.sla.policy import Allowance, Target, Unit
from civic.sla.queries import PromiseBook, promise_book
from civic.sla.schemas import calendar_spec
from tests.factories_sla import OFFICE, PROMISE, SAVED_AT, at, make_city

NAME = {"en": "Office", "fi": "Toimisto"}


@pytest.fixture
def city_id(session: Session) -> UUID:
    return make_city(session)


def save(
    session: Session,
    city_id: UUID,
    spec: Mapping[str, Any] = OFFICE,
    now: datetime = SAVED_AT,
    name: Mapping[str, str] = NAME,
) -> bool:
    return save_calendar(session, city_id, "office", name, spec, now)


def versions(session: Session) -> list[CalendarVersion]:
    return list(session.scalars(select(CalendarVersion).order_by(CalendarVersion.version)))


def test_a_calendar_is_stored_once_however_often_it_is_saved(
    session: Session, city_id: UUID
) -> None:
    answers = [save(session, city_id) for _ in range(3)]

    assert answers == [True, False, False]
    (version,) = versions(session)
    assert (version.version, version.valid_from, version.created_at) == (
        1,
        date(2026, 3, 2),
        SAVED_AT,
    )


def test_other_hours_are_another_version_and_the_first_one_stays(
    session: Session, city_id: UUID
) -> None:
    save(session, city_id)
    first = versions(session)[0].spec

    is_changed = save(session, city_id, OFFICE | {"weekly": {"tue": [["09:00", "12:00"]]}})

    assert is_changed
    assert [version.version for version in versions(session)] == [1, 2]
    assert versions(session)[0].spec == first


def test_another_name_is_a_change_but_no_version(session: Session, city_id: UUID) -> None:
    save(session, city_id)

    is_changed = save(session, city_id, name={"en": "Town hall"})

    assert is_changed
    assert len(versions(session)) == 1
    assert session.scalars(select(Calendar.name)).one() == {"en": "Town hall"}


def test_holidays_are_written_out_in_the_languages_of_the_city(
    session: Session, city_id: UUID
) -> None:
    save(session, city_id)

    written = versions(session)[0].spec["written_out"]

    assert (written["first_year"], written["last_year"]) == (2024, 2036)
    assert written["names"]["2026-06-19"] == {
        "en": "Midsummer Eve",
        "fi": "Juhannusaatto",
        "sv": "Midsommarafton",
    }


def test_a_version_keeps_its_holidays_when_the_law_changes(session: Session, city_id: UUID) -> None:
    save(session, city_id)
    spec = versions(session)[0].spec
    del spec["written_out"]["names"]["2026-06-19"]

    book = working_calendar(calendar_spec(spec))

    assert book.add_working_days(at("2026-06-18T12:00"), 1) == at("2026-06-19T17:00")


def test_a_holiday_that_has_become_known_makes_a_version(session: Session, city_id: UUID) -> None:
    save(session, city_id)
    stored = versions(session)[0]
    changed = calendar_spec(stored.spec).as_json()
    del changed["written_out"]["names"]["2026-06-19"]
    session.add(
        CalendarVersion(
            id=new_id(),
            calendar_id=stored.calendar_id,
            version=2,
            spec=changed,
            valid_from=stored.valid_from,
            created_at=SAVED_AT,
        )
    )
    session.flush()

    assert save(session, city_id)
    assert versions(session)[-1].spec == stored.spec


def test_a_holiday_of_the_past_makes_no_version(session: Session, city_id: UUID) -> None:
    save(session, city_id)

    assert not save(session, city_id, now=SAVED_AT + timedelta(days=365))


def test_written_out_years_that_run_short_make_a_version(session: Session, city_id: UUID) -> None:
    save(session, city_id)

    assert not save(session, city_id, now=datetime(2034, 6, 1, tzinfo=UTC))
    assert save(session, city_id, now=datetime(2035, 6, 1, tzinfo=UTC))


def test_years_that_are_not_written_out_have_their_holidays_too(
    session: Session, city_id: UUID
) -> None:
    save(session, city_id)
    book = working_calendar(calendar_spec(versions(session)[0].spec))

    assert not book.windows_on(date(2040, 12, 6))
    assert not book.windows_on(date(2041, 12, 6))
    assert book.windows_on(date(2041, 12, 5))


def test_a_country_whose_names_are_in_other_languages_has_its_days_off_anyway() -> None:
    days = public_holidays("GB-SCT", ["fi", "ru"], 2026, 2026)

    assert days[date(2026, 11, 30)] == {"en": "Saint Andrew's Day"}


def test_no_country_no_holidays() -> None:
    assert public_holidays(None, ["en"], 2026, 2026) == {}


FAULTS = [
    ({"zone": "Europe/Atlantis"}, "/zone"),
    ({"zone": ""}, "/zone"),
    ({"weekly": {"mon": [["9", "17:00"]]}}, "/weekly/mon/0"),
    ({"weekly": {"monday": []}}, "/weekly/monday"),
    ({"weekly": {"mon": [["09:00"]]}}, "/weekly/mon/0"),
    ({"hours_on": {"2026-02-30": []}}, "/hours_on"),
    ({"closed": [{"on": "soon"}]}, "/closed/0/on"),
    ({"holidays": "Finland"}, "/holidays"),
    ({"holidays": "XX"}, "“XX”"),
    ({"holidays": "FI-99"}, "“FI-99”"),
    ({"open": True}, "/open"),
]


@pytest.mark.parametrize(("part", "place"), FAULTS, ids=[str(row[0]) for row in FAULTS])
def test_a_calendar_that_cannot_be_understood_is_refused(
    session: Session, city_id: UUID, part: dict[str, Any], place: str
) -> None:
    with pytest.raises(InvalidCalendar, match=place):
        save(session, city_id, OFFICE | part)


def test_all_faults_of_a_calendar_are_told_at_once(session: Session, city_id: UUID) -> None:
    with pytest.raises(InvalidCalendar) as refusal:
        save(session, city_id, {"zone": "Mars", "weekly": {"mon": [["9", "5"]]}})

    assert [fault["pointer"] for fault in refusal.value.members["errors"]] == [
        "/zone",
        "/weekly/mon/0",
    ]


def test_a_calendar_that_never_opens_is_refused(session: Session, city_id: UUID) -> None:
    with pytest.raises(NoWorkingTime, match="for good"):
        save(session, city_id, OFFICE | {"weekly": {}})


def test_a_closure_of_more_than_ten_days_is_refused(session: Session, city_id: UUID) -> None:
    july = [{"on": f"2026-07-{day:02}", "name": {"en": "Summer"}} for day in range(6, 25)]

    with pytest.raises(NoWorkingTime, match="2026-07-03 17:00 until 2026-07-27 09:00"):
        save(session, city_id, OFFICE | {"closed": july})


def test_own_closures_and_hours_of_a_date_hold(session: Session, city_id: UUID) -> None:
    closed = [{"on": "2026-03-05", "name": {"en": "Moving house"}}]
    save(
        session,
        city_id,
        OFFICE | {"closed": closed, "hours_on": {"2026-03-06": [["10:00", "24:00"]]}},
    )

    book = working_calendar(calendar_spec(versions(session)[0].spec))

    assert book.add_working_days(at("2026-03-04T12:00"), 1) == at("2026-03-07T00:00")
    (day,) = book.closed_days(date(2026, 3, 5), date(2026, 3, 6))
    assert (day.reason, dict(day.name)) == ("closed", {"en": "Moving house"})


def test_a_promise_is_stored_once_and_again_when_it_changes(
    session: Session, city_id: UUID
) -> None:
    longer = PROMISE["targets"] | {"resolution": {"working_days": 9}}

    answers = [
        save_promise(session, city_id, "roads", spec, SAVED_AT)
        for spec in (PROMISE, PROMISE, {"targets": longer}, {"targets": longer})
    ]

    assert answers == [True, False, True, False]
    rows = session.scalars(select(SlaPolicy).order_by(SlaPolicy.version)).all()
    assert [(row.version, row.targets["resolution"]) for row in rows] == [
        (1, {"working_hours": 16}),
        (2, {"working_days": 9}),
    ]


def test_other_steps_are_another_version(session: Session, city_id: UUID) -> None:
    save_promise(session, city_id, "roads", PROMISE, SAVED_AT)

    steps = {"steps": {"resolution": [50, 100]}}

    assert save_promise(session, city_id, "roads", PROMISE | steps, SAVED_AT)


def test_a_promise_without_a_resolution_is_refused(session: Session, city_id: UUID) -> None:
    targets = {key: value for key, value in PROMISE["targets"].items() if key != "resolution"}

    with pytest.raises(InvalidPromise, match="resolution"):
        save_promise(session, city_id, "roads", {"targets": targets}, SAVED_AT)


def open_book(session: Session, city_id: UUID) -> PromiseBook:
    city = session.get_one(Jurisdiction, city_id)
    return promise_book(session, city_id, city.catalogue_version, SAVED_AT)


def test_a_book_holds_the_newest_versions(session: Session, city_id: UUID) -> None:
    targets = PROMISE["targets"] | {"resolution": {"calendar_days": 21}}
    save(session, city_id)
    save(session, city_id, OFFICE | {"weekly": {"tue": [["00:00", "24:00"]]}})
    save_promise(session, city_id, "default", PROMISE, SAVED_AT)
    save_promise(session, city_id, "default", {"targets": targets}, SAVED_AT)

    terms = open_book(session, city_id).terms("default", "office", "office")

    assert (terms.promise.version, terms.department.version) == (2, 2)
    assert terms.promise.targets[Target.RESOLUTION] == Allowance(Unit.CALENDAR_DAYS, 21)
    assert terms.department.calendar.is_open(at("2026-03-03T23:00"))


def test_a_book_is_read_again_when_the_catalogue_has_changed(
    session: Session, city_id: UUID
) -> None:
    save(session, city_id)
    save_promise(session, city_id, "default", PROMISE, SAVED_AT)
    first = open_book(session, city_id)
    save_promise(session, city_id, "roads", PROMISE, SAVED_AT)

    unchanged = open_book(session, city_id)
    session.execute(update(Jurisdiction).values(catalogue_version=2))
    session.expire_all()
    changed = open_book(session, city_id)

    assert unchanged is first
    assert set(changed.promises) == {"default", "roads"}


def test_a_code_that_leads_nowhere_still_gives_a_report_its_dues(
    session: Session, city_id: UUID
) -> None:
    save(session, city_id)
    save_promise(session, city_id, queries.DEFAULT_PROMISE, PROMISE, SAVED_AT)

    terms = open_book(session, city_id).terms("lost", "lost", "office")

    assert (terms.promise.code, terms.department.code) == ("default", "office")


@pytest.mark.parametrize("calendar", ["office", "lost"])
def test_a_city_without_default_or_calendar_is_a_mistake_and_says_so(
    session: Session, city_id: UUID, calendar: str
) -> None:
    save(session, city_id)
    save_promise(session, city_id, "default" if calendar == "lost" else "x", PROMISE, SAVED_AT)

    with pytest.raises(LookupError, match=calendar):
        open_book(session, city_id).terms("roads", "office", calendar)
