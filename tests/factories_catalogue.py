# SPDX-License-Identifier: EUPL-1.2
"""Catalogues without a database, for the tests of what decides by them."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from civic.catalogue.snapshot import (
    Catalogue,
    Category,
    Department,
    Group,
    Question,
    Responsibility,
    Season,
)


def a_group(code: str = "street") -> Group:
    return Group(uuid4(), code, {"en": code}, "icon")


def a_category(
    code: str = "pothole",
    group: Group | None = None,
    *,
    subject: tuple[str, tuple[str, ...]] = ("place", ()),
    season: Season | None = None,
    questions: Sequence[Question] = (),
    is_withdrawn: bool = False,
) -> Category:
    subject_kind, subject_kinds = subject
    return Category(
        id=uuid4(),
        code=code,
        group=group or a_group(),
        topic={"en": "topic"},
        name={"en": code},
        hint={"en": "hint"},
        synonyms={"en": "words"},
        subject_kind=subject_kind,
        subject_kinds=subject_kinds,
        photo="optional",
        response_photo="none",
        visibility="public",
        moderation="automatic",
        season=season,
        promise="default",
        questions=tuple(questions),
        is_withdrawn=is_withdrawn,
    )


def a_department(
    code: str,
    kind: str = "city_service",
    organisation_id: UUID | None = None,
    *,
    is_withdrawn: bool = False,
) -> Department:
    return Department(
        id=uuid4(),
        code=code,
        kind=kind,
        name={"en": code},
        email=None,
        phone=None,
        calendar="office",
        organisation_id=organisation_id,
        is_withdrawn=is_withdrawn,
    )


def a_rule(
    department: Department,
    category: Category | None = None,
    group: Group | None = None,
    area_id: UUID | None = None,
    *,
    by_building_manager: bool = False,
) -> Responsibility:
    return Responsibility(
        id=uuid4(),
        department=department,
        category_id=category.id if category else None,
        group_id=group.id if group else None,
        area_id=area_id,
        by_building_manager=by_building_manager,
    )


def a_catalogue(
    categories: Sequence[Category],
    departments: Sequence[Department],
    rules: Sequence[Responsibility] = (),
) -> Catalogue:
    groups = {category.group.id: category.group for category in categories}
    return Catalogue(
        jurisdiction_id=uuid4(),
        version=1,
        groups=tuple(groups.values()),
        categories=tuple(categories),
        departments=tuple(departments),
        responsibilities=tuple(rules),
    )
