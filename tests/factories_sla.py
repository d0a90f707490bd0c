# SPDX-License-Identifier: EUPL-1.2
"""A city with calendars and a promise, for tests of timers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon, box
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform.ids import new_id
from civic.sla.commands import save_calendar, save_promise, start_timers
from civic.sla.models import Calendar
from civic.sla.policy import Terms
from civic.sla.queries import promise_book

HELSINKI = ZoneInfo("Europe/Helsinki")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
OFFICE: dict[str, Any] = {
    "zone": "Europe/Helsinki",
    "weekly": {day: [["09:00", "17:00"]] for day in WEEKDAYS},
    "holidays": "FI",
}
PROMISE: dict[str, Any] = {
    "targets": {
        "moderation": {"working_days": 1},
        "first_response": {"working_hours": 8},
        "resolution": {"working_hours": 16},
        "answer_review": {"working_days": 1},
    }
}


def at(text: str) -> datetime:
    """Return the instant at which clocks in Helsinki show `text`."""
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


SAVED_AT = at("2026-03-02T12:00")
THURSDAY_AT_3 = at("2026-03-05T15:00")


def make_city(session: Session, code: str = "helsinki") -> UUID:
    """Add a jurisdiction and return its id."""
    city = Jurisdiction(
        id=new_id(),
        code=code,
        prefix=code[:3].upper(),
        name={"en": code.title()},
        zone="Europe/Helsinki",
        languages=["fi", "sv", "en", "et", "ru"],
        outline=from_shape(MultiPolygon([box(24.9, 60.1, 25.0, 60.2)]), srid=4326),
        calendar="city",
        catalogue_version=1,
        attribution="",
        rules={},
    )
    session.add(city)
    session.flush()  # the rows made next refer to it by id alone
    return city.id


def make_terms(session: Session, spec: Mapping[str, Any] = PROMISE) -> Terms:
    """Add a city with an office, its own hours and a promise; return what holds there."""
    city_id = make_city(session)
    hours = OFFICE | {"weekly": {day: [["08:00", "16:00"]] for day in WEEKDAYS}}
    save_calendar(session, city_id, "office", {"en": "Office"}, OFFICE, SAVED_AT)
    save_calendar(session, city_id, "city", {"en": "City hall"}, hours, SAVED_AT)
    save_promise(session, city_id, "default", spec, SAVED_AT)
    return promise_book(session, city_id, 1, THURSDAY_AT_3).terms("default", "office", "city")


def other_terms(session: Session, code: str, **targets: Any) -> Terms:
    """Return the terms of another promise of the city, which differs from the first in these."""
    city_id = session.scalars(select(Calendar.jurisdiction_id).distinct()).one()
    spec = {"targets": PROMISE["targets"] | targets}
    save_promise(session, city_id, code, spec, SAVED_AT)
    return promise_book(session, city_id, new_id().int, THURSDAY_AT_3).terms(code, "office", "city")


def make_report(session: Session, terms: Terms, received_at: datetime = THURSDAY_AT_3) -> UUID:
    """Start the timers of a report and return its id."""
    report_id = new_id()
    start_timers(session, report_id, terms, received_at)
    return report_id
