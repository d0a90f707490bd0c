# SPDX-License-Identifier: EUPL-1.2
"""A city as it stands in the database, in the words of its files."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from geoalchemy2.shape import to_shape
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from civic.catalogue.models import Category, Department, Group, Question, Responsibility
from civic.cities.policy import Begins, Kind, Record, State, first_day
from civic.cities.reading import RULES, promise_words, scope, wkt
from civic.places.models import Address, Area, Building, Jurisdiction, Organisation
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy
from civic.sla.schemas import CalendarSpec
from civic.sla.validity_policy import holding, in_order

#: Key of a jurisdiction's rules: organisation code -> {"within": …, "addresses": […]}.
MANAGED = "managed_buildings"
#: Day on which the version of a code is looked for.
DayOf = Callable[[str], date]


def jurisdiction_by_code(session: Session, code: str, *, lock: bool = False) -> Jurisdiction | None:
    """Return the jurisdiction of a code; with `lock` nobody else applies it meanwhile."""
    found = select(Jurisdiction).filter_by(code=code)
    return session.scalar(found.with_for_update() if lock else found)


def city_state(
    session: Session, jurisdiction: Jurisdiction, now: datetime, begins: Begins | None = None
) -> State:
    """Return what holds in the jurisdiction now; what was withdrawn is not among it.

    Of a calendar or promise in `begins` that which holds on its day.
    """
    jurisdiction_id = jurisdiction.id
    today = now.astimezone(ZoneInfo(jurisdiction.zone)).date()
    days = partial(first_day, begins or {}, today=today)
    return {
        Kind.CITY: {jurisdiction.code: _jurisdiction(jurisdiction)},
        Kind.CALENDAR: _calendars(session, jurisdiction_id, partial(days, Kind.CALENDAR)),
        Kind.PROMISE: _promises(session, jurisdiction_id, partial(days, Kind.PROMISE)),
        Kind.AREA: _areas(session, jurisdiction_id),
        Kind.ORGANISATION: _organisations(session, jurisdiction),
        Kind.DEPARTMENT: _departments(session, jurisdiction_id),
        Kind.GROUP: _groups(session, jurisdiction_id),
        Kind.CATEGORY: _categories(session, jurisdiction_id),
        Kind.RESPONSIBILITY: _responsibilities(session, jurisdiction_id),
    }


def building_refs(
    session: Session, jurisdiction_id: UUID, addresses: list[str]
) -> dict[str, list[str]]:
    """Return address -> references of the buildings there; none where the map has no such one."""
    spelled = Address.street + " " + Address.number
    rows = session.execute(
        select(spelled, Building.osm_ref)
        .join(Building, Building.id == Address.building_id)
        .where(Address.jurisdiction_id == jurisdiction_id, spelled.in_(addresses))
        .order_by(Building.osm_ref)
    )
    refs: dict[str, list[str]] = {address: [] for address in addresses}
    for address, ref in rows:
        refs[address].append(ref)
    return refs


def _jurisdiction(row: Jurisdiction) -> Record:
    fields = ("prefix", "name", "zone", "languages", "calendar")
    return {
        **{field: getattr(row, field) for field in fields},
        **{field: row.rules.get(field) for field in RULES},
        "outline": wkt(to_shape(row.outline)),
    }


def _calendars(session: Session, jurisdiction_id: UUID, day: DayOf) -> dict[str, Record]:
    rows = session.execute(
        select(Calendar.code, Calendar.name, CalendarVersion)
        .join(CalendarVersion, CalendarVersion.calendar_id == Calendar.id)
        .where(Calendar.jurisdiction_id == jurisdiction_id)
        .order_by(Calendar.code)
    )
    names: dict[str, dict[str, str]] = {}
    versions = defaultdict[str, list[tuple[date, int, CalendarVersion]]](list)
    for code, name, row in rows:
        names[code] = name
        versions[code].append((row.valid_from, row.version, row))
    return {
        code: {"name": names[code], "hours": _hours(holding(in_order(known), day(code)).spec)}
        for code, known in versions.items()
    }


def _hours(spec: dict[str, Any]) -> Record:
    written = CalendarSpec.model_validate(spec)
    return written.model_copy(update={"written_out": None}).as_json()


def _promises(session: Session, jurisdiction_id: UUID, day: DayOf) -> dict[str, Record]:
    versions = defaultdict[str, list[tuple[date, int, SlaPolicy]]](list)
    rows = select(SlaPolicy).filter_by(jurisdiction_id=jurisdiction_id).order_by(SlaPolicy.code)
    for row in session.scalars(rows):
        versions[row.code].append((row.valid_from, row.version, row))
    standing = {code: holding(in_order(known), day(code)) for code, known in versions.items()}
    return {
        code: promise_words(
            {"targets": row.targets, "steps": row.steps, "priorities": row.priorities}
        )
        for code, row in standing.items()
    }


def _areas(session: Session, jurisdiction_id: UUID) -> dict[str, Record]:
    """Return the areas, those that others lie in before these."""
    parent = aliased(Area)
    rows = session.execute(
        select(Area, parent.code)
        .outerjoin(parent, parent.id == Area.parent_id)
        .where(Area.jurisdiction_id == jurisdiction_id)
        .order_by(Area.area_m2.desc(), Area.code)
    )
    return {
        area.code: {
            "kind": area.kind,
            "name": area.name,
            "parent": parent_code,
            "outline": wkt(to_shape(area.outline)),
        }
        for area, parent_code in rows
    }


def _organisations(session: Session, jurisdiction: Jurisdiction) -> dict[str, Record]:
    """Return the organisations that came by files; those of the map stay as they are."""
    managed = jurisdiction.rules.get(MANAGED, {})
    rows = session.scalars(
        select(Organisation)
        .where(
            Organisation.jurisdiction_id == jurisdiction.id,
            Organisation.code.in_(list(managed)),
        )
        .order_by(Organisation.code)
    )
    fields = ("name", "phone", "email", "opening_hours")
    return {
        row.code: {**{field: getattr(row, field) for field in fields}, **managed[row.code]}
        for row in rows
    }


def _departments(session: Session, jurisdiction_id: UUID) -> dict[str, Record]:
    rows = session.execute(
        select(Department, Organisation.code)
        .outerjoin(Organisation, Organisation.id == Department.organisation_id)
        .where(Department.jurisdiction_id == jurisdiction_id, Department.withdrawn_at.is_(None))
        .order_by(Department.code)
    )
    fields = ("kind", "name", "calendar", "email", "phone")
    return {
        row.code: {**{field: getattr(row, field) for field in fields}, "organisation": organisation}
        for row, organisation in rows
    }


def _groups(session: Session, jurisdiction_id: UUID) -> dict[str, Record]:
    rows = session.scalars(
        select(Group)
        .where(Group.jurisdiction_id == jurisdiction_id, Group.withdrawn_at.is_(None))
        .order_by(Group.position, Group.code)
    )
    fields = ("name", "icon", "position")
    return {row.code: {field: getattr(row, field) for field in fields} for row in rows}


def _categories(session: Session, jurisdiction_id: UUID) -> dict[str, Record]:
    rows = session.execute(
        select(Category, Group.code)
        .join(Group, Group.id == Category.group_id)
        .where(Category.jurisdiction_id == jurisdiction_id, Category.withdrawn_at.is_(None))
        .order_by(Group.position, Group.code, Category.position)
    ).all()
    questions = session.scalars(
        select(Question)
        .join(Category, Category.id == Question.category_id)
        .where(Category.jurisdiction_id == jurisdiction_id)
        .order_by(Question.position)
    )
    asked: dict[UUID, list[Record]] = {}
    for question in questions:
        asked.setdefault(question.category_id, []).append(_question(question))
    return {row.code: _category(row, group, asked.get(row.id, [])) for row, group in rows}


def _category(row: Category, group: str, questions: list[Record]) -> Record:
    fields = (
        *("topic", "name", "hint", "synonyms", "photo", "subject_kind", "subject_kinds"),
        *("response_photo", "visibility", "moderation", "season_from", "season_to", "promise"),
        "position",
    )
    return {
        "group": group,
        **{field: getattr(row, field) for field in fields},
        "questions": questions,
    }


def _question(row: Question) -> Record:
    fields = ("code", "kind", "label", "is_required", "options")
    return {field: getattr(row, field) for field in fields}


def _responsibilities(session: Session, jurisdiction_id: UUID) -> dict[str, Record]:
    rows = session.execute(
        select(
            Category.code,
            Group.code,
            Area.code,
            Department.code,
            Responsibility.by_building_manager,
        )
        .select_from(Responsibility)
        .join(Department, Department.id == Responsibility.department_id)
        .outerjoin(Category, Category.id == Responsibility.category_id)
        .outerjoin(Group, Group.id == Responsibility.group_id)
        .outerjoin(Area, Area.id == Responsibility.area_id)
        .where(Responsibility.jurisdiction_id == jurisdiction_id)
        .order_by(Responsibility.id)
    )
    return {
        scope(category, group, area): {
            "category": category,
            "group": group,
            "area": area,
            "department": department,
            "by_building_manager": by_building_manager,
        }
        for category, group, area, department, by_building_manager in rows
    }
