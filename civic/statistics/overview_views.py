# SPDX-License-Identifier: EUPL-1.2
"""Figures of departments as the API gives them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.catalogue.models import Department
from civic.platform.i18n import pick
from civic.reports.schemas import CategoryRef, DepartmentRef
from civic.statistics import overview_queries, rating_queries
from civic.statistics import overview_schemas as schemas
from civic.statistics.overview_policy import AGES, COMING_DAYS, FEWEST
from civic.statistics.overview_queries import Figures, Overseen
from civic.statistics.rating_queries import Scope


def overview(
    session: Session, query: schemas.PastQuery, actor: Actor, language: str, now: datetime
) -> schemas.Overview:
    """Return how the departments that `actor` oversees stand, in five statements."""
    departments = overview_queries.overseen_departments(session, actor, query.department, now)
    ids = [one.department.id for one in departments]
    by_department = overview_queries.figures(session, departments, now)
    waiting = overview_queries.n_escalations(session, ids)
    held = overview_queries.held(session, ids, now - timedelta(days=query.days))
    each = [
        schemas.DepartmentFigures(
            department=_ref(one.department, language),
            n_escalations=waiting.get(one.department.id, 0),
            **_figures(by_department.get(one.department.id, Figures())),
        )
        for one in departments
    ]
    return schemas.Overview(
        at=now,
        n_escalations=sum(waiting.values()),
        departments=each,
        held=[_held(one, held, language) for one in departments],
        **_figures(reduce(add, by_department.values(), Figures())),
    )


def load(
    session: Session, query: schemas.PastQuery, actor: Actor, language: str, now: datetime
) -> schemas.Load:
    """Return what each of the team has on the desk, of departments that `actor` manages."""
    departments = overview_queries.managed_departments(session, actor, query.department, now)
    ids = [one.department.id for one in departments]
    teams = overview_queries.team_of(session, ids)
    open_ones = overview_queries.load_by_person(session, ids, now)
    answered = overview_queries.answered_by_person(session, ids, now - timedelta(days=query.days))

    def of(department: UUID, person: Person | None) -> schemas.PersonLoad:
        key = person.id if person else None
        n_open, n_due_soon, n_overdue = open_ones.get((department, key), (0, 0, 0))
        n_answered, median = answered.get((department, key), (0, None)) if key else (0, None)
        return schemas.PersonLoad(
            person=_person(person) if person else None,
            n_open=n_open,
            n_due_soon=n_due_soon,
            n_overdue=n_overdue,
            n_answered=n_answered,
            median_h=None if median is None else round(median, 1),
        )

    return schemas.Load(
        teams=[
            schemas.TeamLoad(
                department=_ref(one.department, language),
                people=[
                    of(one.department.id, person)
                    for person in [*teams.get(one.department.id, []), None]
                ],
            )
            for one in departments
        ]
    )


def ratings(
    session: Session, query: schemas.RatingsQuery, actor: Actor, language: str, now: datetime
) -> schemas.Ratings:
    """Return what residents make of the answers of the departments that `actor` oversees."""
    since = now - timedelta(days=query.days)
    seen = overview_queries.overseen_departments(session, actor, query.department, now)
    mine = overview_queries.managed_departments(session, actor, query.department, now)
    scope = Scope([one.department.id for one in seen], since, query.category)
    own = Scope([one.department.id for one in mine], since, query.category)
    grades = rating_queries.by_grade(session, scope)
    categories = rating_queries.by_category(session, scope)
    people = rating_queries.by_person(session, own) if mine else []
    rows, next_cursor = rating_queries.ratings(session, scope, query)
    n = sum(grades.values())
    total = sum(grade * times for grade, times in grades.items())
    return schemas.Ratings(
        n=n,
        mean=round(total / n, 2) if n else None,
        by_grade={str(grade): grades.get(grade, 0) for grade in range(1, 6)},
        n_answered=sum(row.n_answered for row in categories),
        n_reopened=sum(row.n_reopened for row in categories),
        by_category=[_category_grades(row, language) for row in categories],
        by_person=[_person_grades(row) for row in people],
        items=[_rating(row, language) for row in rows],
        next_cursor=next_cursor,
    )


def _category_grades(row: Any, language: str) -> schemas.CategoryGrades:
    return schemas.CategoryGrades(
        category=_category(row, language),
        n=row.n,
        mean=round(float(row.mean or 0), 2),
        n_answered=row.n_answered,
        n_reopened=row.n_reopened,
    )


def _person_grades(row: Any) -> schemas.PersonGrades:
    person = schemas.PersonRef(id=row.id, name=row.name)
    return schemas.PersonGrades(person=person, n=row.n, mean=round(float(row.m), 2))


def signals(
    session: Session, query: schemas.PastQuery, actor: Actor, now: datetime
) -> schemas.Signals:
    """Return what deserves a second look in the departments that `actor` oversees."""
    seen = overview_queries.overseen_departments(session, actor, query.department, now)
    scope = Scope([one.department.id for one in seen], now - timedelta(days=query.days))
    return schemas.Signals(
        signals=[
            schemas.Signal(kind=one.kind, n=one.n, of=one.of, reports=list(one.numbers))
            for one in rating_queries.signals(session, scope)
        ]
    )


def heat(session: Session, query: schemas.HeatQuery, actor: Actor, now: datetime) -> schemas.Heat:
    """Return where reports of the departments that `actor` oversees are open and overdue."""
    seen = overview_queries.overseen_departments(session, actor, query.department, now)
    ids = [one.department.id for one in seen]
    return schemas.Heat(
        features=[
            schemas.HeatFeature(
                geometry=schemas.HeatPoint(coordinates=(round(lon, 5), round(lat, 5))),
                properties=schemas.HeatProperties(n=n, n_overdue=n_overdue),
            )
            for lon, lat, n, n_overdue in overview_queries.heat(session, ids, query.cell_m, now)
        ]
    )


def _figures(of: Figures) -> dict[str, Any]:
    bounds = [*AGES[1:], None]
    younger = [*of.older[1:], 0]
    ages = zip(AGES, bounds, of.older, younger, strict=True)
    return {
        "n_open": of.n_open,
        "n_overdue": of.n_overdue,
        "n_unassigned": of.n_unassigned,
        "n_waiting": of.n_waiting,
        "coming": [
            schemas.Coming(working_days=days, n=n)
            for days, n in zip(COMING_DAYS, of.coming, strict=True)
        ],
        "overdue": [
            schemas.Age(from_working_days=from_, to_working_days=to, n=older - still_older)
            for from_, to, older, still_older in ages
        ],
    }


def _held(
    one: Overseen, held: Mapping[UUID, tuple[int, float, float]], language: str
) -> schemas.Held:
    n, median, p90 = held.get(one.department.id, (0, 0.0, 0.0))
    is_enough = n >= FEWEST
    return schemas.Held(
        department=_ref(one.department, language),
        n=n,
        median_h=round(median, 1) if is_enough else None,
        p90_h=round(p90, 1) if is_enough else None,
    )


def _ref(department: Department, language: str) -> DepartmentRef:
    return DepartmentRef(code=department.code, name=pick(department.name, language))


def _person(person: Person) -> schemas.PersonRef:
    return schemas.PersonRef(id=person.id, name=person.name or person.email)


def _category(row: Any, language: str) -> CategoryRef:
    return CategoryRef(code=row.code, group=row.group, name=pick(row.name, language))


def _rating(row: Any, language: str) -> schemas.RatingItem:
    return schemas.RatingItem(
        number=row.number,
        category=_category(row, language),
        outcome=row.outcome,
        grade=row.Rating.grade,
        comment=row.Rating.comment,
        rated_at=row.Rating.rated_at,
        is_reopened=row.is_reopened,
    )
