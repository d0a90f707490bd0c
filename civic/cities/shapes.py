# SPDX-License-Identifier: EUPL-1.2
"""A city's state as routing and checks want it, without a database."""

from uuid import NAMESPACE_URL, UUID, uuid5

import shapely
from shapely.geometry.base import BaseGeometry

from civic.catalogue.snapshot import (
    Catalogue,
    Category,
    Department,
    Group,
    Option,
    Question,
    Responsibility,
    Season,
)
from civic.cities.check_policy import CityShape, ShapedArea
from civic.cities.policy import Kind, Record, State


def shape_of(state: State) -> CityShape:
    """Return everything of a city that can be checked without people and map."""
    ((_, city),) = state[Kind.CITY].items()
    areas = [
        ShapedArea(key(Kind.AREA, code), code, record["kind"], polygon(record["outline"]))
        for code, record in state[Kind.AREA].items()
    ]
    return CityShape(
        catalogue=catalogue_of(state),
        outline=polygon(city["outline"]),
        areas=tuple(areas),
        promises=frozenset(state[Kind.PROMISE]),
        calendars=frozenset(state[Kind.CALENDAR]),
        city_calendar=city["calendar"],
    )


def catalogue_of(state: State) -> Catalogue:
    """Return the catalogue that `state` asks for; ids are derived from codes."""
    ((city_code, _),) = state[Kind.CITY].items()
    groups = {code: _group(code, record) for code, record in state[Kind.GROUP].items()}
    departments = {code: _department(code, r) for code, r in state[Kind.DEPARTMENT].items()}
    categories = (_category(c, record, groups) for c, record in state[Kind.CATEGORY].items())
    rules = (_rule(c, record, departments) for c, record in state[Kind.RESPONSIBILITY].items())
    return Catalogue(
        jurisdiction_id=key(Kind.CITY, city_code),
        version=0,
        groups=tuple(groups.values()),
        categories=tuple(categories),
        departments=tuple(departments.values()),
        responsibilities=tuple(rules),
    )


def key(kind: Kind, code: str) -> UUID:
    """Return the id that stands for a code."""
    return uuid5(NAMESPACE_URL, f"civic:{kind}:{code}")


def polygon(wkt: str) -> BaseGeometry:
    """Return the outline that a record holds."""
    return shapely.from_wkt(wkt)


def _group(code: str, record: Record) -> Group:
    return Group(key(Kind.GROUP, code), code, record["name"], record["icon"])


def _department(code: str, record: Record) -> Department:
    organisation = record["organisation"]
    return Department(
        id=key(Kind.DEPARTMENT, code),
        code=code,
        kind=record["kind"],
        name=record["name"],
        email=record["email"],
        phone=record["phone"],
        calendar=record["calendar"],
        organisation_id=key(Kind.ORGANISATION, organisation) if organisation else None,
    )


def _category(code: str, record: Record, groups: dict[str, Group]) -> Category:
    first, last = record["season_from"], record["season_to"]
    own = ("topic", "name", "hint", "synonyms", "subject_kind", "photo", "response_photo")
    return Category(
        id=key(Kind.CATEGORY, code),
        code=code,
        group=groups[record["group"]],
        subject_kinds=tuple(record["subject_kinds"]),
        season=Season(first, last) if first and last else None,
        questions=tuple(_question(question) for question in record["questions"]),
        **{field: record[field] for field in (*own, "visibility", "moderation", "promise")},
    )


def _question(record: Record) -> Question:
    options = tuple(Option(option["code"], option["name"]) for option in record["options"])
    return Question(record["code"], record["kind"], record["is_required"], record["label"], options)


def _rule(code: str, record: Record, departments: dict[str, Department]) -> Responsibility:
    return Responsibility(
        id=key(Kind.RESPONSIBILITY, code),
        department=departments[record["department"]],
        category_id=key(Kind.CATEGORY, record["category"]) if record["category"] else None,
        group_id=key(Kind.GROUP, record["group"]) if record["group"] else None,
        area_id=key(Kind.AREA, record["area"]) if record["area"] else None,
        by_building_manager=record["by_building_manager"],
    )
