# SPDX-License-Identifier: EUPL-1.2
"""Rows for tests: every argument has a default, and what a test does not say does not matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from geoalchemy2.shape import from_shape
from shapely import MultiPolygon, box
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts import commands as accounts
from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of
from civic.catalogue.models import Category, Department, Group, Responsibility
from civic.places.models import Area, Jurisdiction
from civic.platform.ids import new_id
from civic.reports.commands import By
from civic.reports.intake_commands import submit
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.reports.schemas import ReportDraft
from civic.sla.commands import save_calendar, save_promise

#: A Tuesday, 09:00 in Helsinki.
NOW = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
WEST, SOUTH, EAST, NORTH = 24.90, 60.15, 24.99, 60.20
LON, LAT = 24.945, 60.170
OFFICE_HOURS = {
    "zone": "Europe/Helsinki",
    "weekly": {day: [["08:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    "holidays": "FI",
}
PROMISE = {
    "targets": {
        "moderation": {"working_days": 1},
        "first_response": {"working_hours": 16},
        "resolution": {"working_days": 5},
        "answer_review": {"working_days": 1},
    }
}
PASSWORD = "a river of paper boats"


@dataclass
class City:
    """A small city with two departments, one of which answers for everything."""

    jurisdiction: Jurisdiction
    area: Area
    group: Group
    category: Category
    department: Department
    other_department: Department
    dispatcher: Department


def texts(english: str) -> dict[str, str]:
    """Return the same words in all languages, told apart by their code."""
    return {"en": english, **{code: f"{english} ({code})" for code in ("fi", "sv", "et", "ru")}}


def outline(west: float = WEST, south: float = SOUTH, east: float = EAST, north: float = NORTH):
    """Return a rectangle as an outline."""
    return from_shape(MultiPolygon([box(west, south, east, north)]), srid=4326)


def make_city(session: Session, code: str = "testville", prefix: str = "TST", **rules: Any) -> City:
    """Make a city whose streets department answers for all categories."""
    jurisdiction = Jurisdiction(
        code=code,
        prefix=prefix,
        name=texts("Testville"),
        zone="Europe/Helsinki",
        languages=["fi", "sv", "en", "et", "ru"],
        outline=outline(),
        calendar="office",
        catalogue_version=1,
        attribution="© OpenStreetMap contributors",
        rules=rules,
    )
    session.add(jurisdiction)
    session.flush()
    area = Area(
        jurisdiction_id=jurisdiction.id,
        code="centre",
        kind="district",
        name=texts("Centre"),
        outline=outline(24.94, 60.16, 24.96, 60.18),
        area_m2=2.5e6,
    )
    group = Group(
        jurisdiction_id=jurisdiction.id,
        code="street",
        name=texts("Street"),
        icon="road",
        position=0,
    )
    departments = [
        Department(
            jurisdiction_id=jurisdiction.id,
            code=code,
            kind=kind,
            name=texts(name),
            email=f"{code}@city.example",
            phone=None,
            calendar="office",
        )
        for code, kind, name in (
            ("streets", "city_service", "Streets"),
            ("lighting", "city_service", "Lighting"),
            ("dispatch", "dispatcher", "Dispatcher"),
        )
    ]
    session.add_all([area, group, *departments])
    session.flush()
    save_calendar(session, jurisdiction.id, "office", texts("Office"), OFFICE_HOURS, NOW)
    save_promise(session, jurisdiction.id, "default", PROMISE, NOW)
    category = make_category(session, jurisdiction, group)
    session.add(Responsibility(jurisdiction_id=jurisdiction.id, department_id=departments[0].id))
    session.flush()
    return City(jurisdiction, area, group, category, *departments)


def make_category(
    session: Session,
    jurisdiction: Jurisdiction,
    group: Group,
    code: str = "pothole",
    **changes: Any,
) -> Category:
    """Make a category that takes a place, needs no photo and is accepted at once."""
    values: dict[str, Any] = {
        "topic": texts("Surface"),
        "name": texts("Pothole"),
        "hint": texts("Deeper than 3 cm"),
        "subject_kind": "place",
        "subject_kinds": [],
        "photo": "optional",
        "response_photo": "none",
        "visibility": "public",
        "moderation": "automatic",
        "synonyms": texts("hole"),
        "promise": "default",
        "position": 0,
    }
    category = Category(
        jurisdiction_id=jurisdiction.id, group_id=group.id, code=code, **(values | changes)
    )
    session.add(category)
    jurisdiction.catalogue_version += 1
    session.flush()
    return category


def make_person(
    session: Session,
    email: str = "",
    roles: Iterable[tuple[Role, UUID, UUID | None]] = (),
    *,
    password: str | None = None,
) -> Person:
    """Make a person with roles as (role, jurisdiction, department)."""
    address = email or f"{new_id().hex}@people.example"
    person = accounts.add_person(session, address, now=NOW)
    for role, jurisdiction_id, department_id in roles:
        accounts.grant_role(session, person, role, jurisdiction_id, department_id)
    if password is not None:
        accounts.set_password(session, person, password, NOW)
    session.flush()
    return person


def make_staff(
    session: Session, city: City, role: Role = Role.CLERK, department: Department | None = None
) -> Person:
    """Make somebody who works in the city, where the role has a department in `streets`."""
    held_in = (department or city.department).id if role in DEPARTMENT_ROLES else None
    return make_person(session, roles=[(role, city.jurisdiction.id, held_in)])


def actor(person: Person) -> Actor:
    """Return the person as one who acts."""
    return actor_of(person)


def clerk(person: Person, city: City) -> By:
    """Return how a clerk's deeds are signed."""
    return By(ActorRole.DEPARTMENT, person.id, city.department.id)


def draft(**changes: Any) -> ReportDraft:
    """Return a report as an anonymous resident sends it."""
    return ReportDraft.model_validate(draft_json(**changes))


def draft_json(**changes: Any) -> dict[str, Any]:
    """Return the body of a report as an anonymous resident sends it."""
    values = {
        "id": str(new_id()),
        "category": "pothole",
        "lon": LON,
        "lat": LAT,
        "description": "A deep hole by the tram stop",
        "email": "resident@people.example",
        "language": "en",
    }
    return values | changes


def make_report(
    session: Session,
    *,
    by: Actor | None = None,
    now: datetime = NOW,
    **changes: Any,
) -> Report:
    """Submit a report; `changes` are those of its draft."""
    return submit(session, draft(**changes), by or Actor(), now).report


def reload(session: Session, report_id: UUID | str) -> Report:
    """Return the report as it is in the database."""
    return session.scalars(
        select(Report).filter_by(id=report_id).execution_options(populate_existing=True)
    ).one()
