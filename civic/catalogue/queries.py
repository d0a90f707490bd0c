# SPDX-License-Identifier: EUPL-1.2
"""The catalogue, read once per version."""

from collections import defaultdict
from threading import Lock
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue import models
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

#: Snapshots of other versions are dropped when a jurisdiction shows a new one; this many
#: jurisdictions stay in the memory of a process.
MAX_SNAPSHOTS = 64

_snapshots: dict[UUID, Catalogue] = {}
_lock = Lock()


def catalogue(session: Session, jurisdiction_id: UUID, catalogue_version: int) -> Catalogue:
    """Return the catalogue of the jurisdiction; no statement when this process knows the version.

    Args:
        catalogue_version: as read from the jurisdiction's row in this transaction.
    """
    known = _snapshots.get(jurisdiction_id)
    if known is not None and known.version == catalogue_version:
        return known
    loaded = load_catalogue(session, jurisdiction_id, catalogue_version)
    with _lock:
        newest = _snapshots.pop(jurisdiction_id, None)
        if newest is None or newest.version <= catalogue_version:
            newest = loaded
        while len(_snapshots) >= MAX_SNAPSHOTS:
            _snapshots.pop(next(iter(_snapshots)))
        _snapshots[jurisdiction_id] = newest
    return loaded


def load_catalogue(session: Session, jurisdiction_id: UUID, catalogue_version: int) -> Catalogue:
    """Return the catalogue as it stands in the database, with five statements."""
    groups = _groups(session, jurisdiction_id)
    departments = _departments(session, jurisdiction_id)
    return Catalogue(
        jurisdiction_id=jurisdiction_id,
        version=catalogue_version,
        groups=tuple(groups.values()),
        categories=_categories(session, jurisdiction_id, groups),
        departments=tuple(departments.values()),
        responsibilities=_responsibilities(session, jurisdiction_id, departments),
    )


def _groups(session: Session, jurisdiction_id: UUID) -> dict[UUID, Group]:
    rows = session.scalars(
        select(models.Group)
        .filter_by(jurisdiction_id=jurisdiction_id)
        .order_by(models.Group.position, models.Group.code)
    )
    return {
        row.id: Group(row.id, row.code, row.name, row.icon, row.withdrawn_at is not None)
        for row in rows
    }


def _departments(session: Session, jurisdiction_id: UUID) -> dict[UUID, Department]:
    rows = session.scalars(
        select(models.Department)
        .filter_by(jurisdiction_id=jurisdiction_id)
        .order_by(models.Department.code)
    )
    return {
        row.id: Department(
            id=row.id,
            code=row.code,
            kind=row.kind,
            name=row.name,
            email=row.email,
            phone=row.phone,
            calendar=row.calendar,
            organisation_id=row.organisation_id,
            is_withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    }


def _categories(
    session: Session, jurisdiction_id: UUID, groups: dict[UUID, Group]
) -> tuple[Category, ...]:
    questions = _questions(session, jurisdiction_id)
    rows = session.scalars(
        select(models.Category)
        .join(models.Group, models.Group.id == models.Category.group_id)
        .where(models.Category.jurisdiction_id == jurisdiction_id)
        .order_by(
            models.Group.position, models.Group.code, models.Category.position, models.Category.code
        )
    )
    return tuple(_category(row, groups, tuple(questions[row.id])) for row in rows)


def _category(
    row: models.Category, groups: dict[UUID, Group], questions: tuple[Question, ...]
) -> Category:
    has_season = row.season_from is not None and row.season_to is not None
    return Category(
        id=row.id,
        code=row.code,
        group=groups[row.group_id],
        topic=row.topic,
        name=row.name,
        hint=row.hint,
        synonyms=row.synonyms,
        subject_kind=row.subject_kind,
        subject_kinds=tuple(row.subject_kinds),
        photo=row.photo,
        response_photo=row.response_photo,
        visibility=row.visibility,
        moderation=row.moderation,
        season=Season(str(row.season_from), str(row.season_to)) if has_season else None,
        promise=row.promise,
        questions=questions,
        is_withdrawn=row.withdrawn_at is not None,
    )


def _questions(session: Session, jurisdiction_id: UUID) -> dict[UUID, list[Question]]:
    rows = session.scalars(
        select(models.Question)
        .join(models.Category, models.Category.id == models.Question.category_id)
        .where(models.Category.jurisdiction_id == jurisdiction_id)
        .order_by(models.Question.position, models.Question.code)
    )
    questions: dict[UUID, list[Question]] = defaultdict(list)
    for row in rows:
        options = tuple(Option(option["code"], option["name"]) for option in row.options)
        questions[row.category_id].append(
            Question(row.code, row.kind, row.is_required, row.label, options)
        )
    return questions


def _responsibilities(
    session: Session, jurisdiction_id: UUID, departments: dict[UUID, Department]
) -> tuple[Responsibility, ...]:
    rows = session.scalars(
        select(models.Responsibility)
        .filter_by(jurisdiction_id=jurisdiction_id)
        .order_by(models.Responsibility.id)
    )
    return tuple(
        Responsibility(
            id=row.id,
            department=departments[row.department_id],
            category_id=row.category_id,
            group_id=row.group_id,
            area_id=row.area_id,
            by_building_manager=row.by_building_manager,
        )
        for row in rows
    )
