# SPDX-License-Identifier: EUPL-1.2
"""What of somebody counts for nothing by a check, and what moderators are asked to look at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shapely import Point
from sqlalchemy import func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.mapping.case_queries import Deeds, Waiting, deeds_of
from civic.mapping.game_queries import Subject, subjects_of
from civic.mapping.gate_policy import ARGUABLE, ARGUABLE_WITHIN
from civic.mapping.models import Campaign, Confirmation, MappingPoint
from civic.mapping.objection_models import Objection
from civic.mapping.objection_schemas import ObjectionFilter, ObjectionQuery
from civic.mapping.trail_queries import place_of, stood_of
from civic.photos.models import Photo
from civic.places.policy import metres_between
from civic.platform.problems import NotThere
from civic.reports.cursors import decoded, encoded
from civic.reports.models import Report

PAGE_N = 50

#: What checks speak against.
Flagged = MappingPoint | Confirmation


@dataclass(frozen=True)
class Unscored:
    """Something that counts for nothing, or did until a moderator looked."""

    row: Flagged
    subject: Subject
    objection: Objection | None


@dataclass(frozen=True)
class Aside:
    """Something that a check let count for nothing, as moderators see it."""

    row: Flagged
    subject: Subject
    #: Where the thing is, WGS 84.
    place: Point
    deeds: Deeds


@dataclass(frozen=True)
class AsidePage:
    """A page of what checks let count for nothing."""

    items: Sequence[Aside]
    next_cursor: str | None


@dataclass(frozen=True)
class Matter:
    """An objection with all that a moderator needs to decide it."""

    objection: Objection
    row: Flagged
    subject: Subject
    #: Where the thing is, WGS 84.
    place: Point
    photo: Photo | None
    deeds: Deeds


@dataclass(frozen=True)
class Page:
    """A page of objections."""

    matters: Sequence[Matter]
    next_cursor: str | None
    n_open: int


def unscored_of(session: Session, person_id: UUID, now: datetime) -> Sequence[Unscored]:
    """Return what checks let count for nothing in the last 30 days, newest first."""
    mine = session.scalars(select(Objection).filter_by(person_id=person_id))
    objections = {each.ref_id: each for each in mine}
    since, objected = now - ARGUABLE_WITHIN, list(objections)
    points = session.scalars(
        select(MappingPoint)
        .where(
            MappingPoint.author_id == person_id,
            MappingPoint.received_at > since,
            or_(MappingPoint.flags != [], MappingPoint.id.in_(objected)),
        )
        .order_by(MappingPoint.captured_at.desc())
        .limit(PAGE_N)
    ).all()
    answers = session.scalars(
        select(Confirmation)
        .where(
            Confirmation.person_id == person_id,
            Confirmation.received_at > since,
            or_(Confirmation.flags != [], Confirmation.id.in_(objected)),
        )
        .order_by(Confirmation.captured_at.desc())
        .limit(PAGE_N)
    ).all()
    rows: list[Flagged] = [*points, *answers]
    rows.sort(key=lambda row: (row.captured_at, row.id), reverse=True)
    subjects = subjects_of(session, [row.id for row in rows[:PAGE_N]])
    return [Unscored(row, subjects[row.id], objections.get(row.id)) for row in rows[:PAGE_N]]


def measured(row: Flagged) -> dict[str, Any]:
    """Return what the checks saw of a point or an answer."""
    if isinstance(row, Confirmation):
        distance_m, took_s = row.distance_m, row.took_s
    else:
        distance_m, took_s = metres_between(stood_of(row), place_of(row)), None
    return {
        "flags": row.flags,
        "distance_m": round(distance_m, 1),
        "accuracy_m": row.accuracy_m,
        "took_s": took_s,
    }


def set_aside(
    session: Session, cursor: str | None, cities: Collection[UUID], now: datetime
) -> AsidePage:
    """Return what checks let count for nothing in these cities within 30 days, newest first.

    Raises:
        InvalidBody: the cursor is none of ours.
    """
    points = (
        select(MappingPoint.received_at.label("at"), MappingPoint.id)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .where(Campaign.jurisdiction_id.in_(cities), MappingPoint.flags.overlap(ARGUABLE))
    )
    city = func.coalesce(Campaign.jurisdiction_id, Report.jurisdiction_id)
    answers = (
        select(Confirmation.received_at.label("at"), Confirmation.id)
        .outerjoin(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .outerjoin(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(Report, Report.id == Confirmation.report_id)
        .where(city.in_(cities), Confirmation.flags.overlap(ARGUABLE))
    )
    both = union_all(points, answers).subquery()
    wanted = select(both.c.at, both.c.id).where(both.c.at > now - ARGUABLE_WITHIN)
    if cursor is not None:
        wanted = wanted.where(tuple_(both.c.at, both.c.id) < decoded(cursor))
    newest = wanted.order_by(both.c.at.desc(), both.c.id.desc()).limit(PAGE_N + 1)
    found = session.execute(newest).all()
    shown = found[:PAGE_N]
    more = encoded(*shown[-1]) if len(found) > PAGE_N else None
    return AsidePage(_asides(session, [row.id for row in shown]), more)


def _asides(session: Session, ref_ids: Sequence[UUID]) -> list[Aside]:
    subjects = subjects_of(session, ref_ids)
    rows = [(_row_of(subjects[each]), subjects[each]) for each in ref_ids]
    deeds = deeds_of(session, {author_of(row) for row, _ in rows})
    return [Aside(row, subject, _place_of(subject), deeds[author_of(row)]) for row, subject in rows]


def author_of(row: Flagged) -> UUID:
    """Return who mapped or answered it."""
    return row.person_id if isinstance(row, Confirmation) else row.author_id


def own_flagged(session: Session, ref_id: UUID, person_id: UUID) -> Flagged:
    """Return one's own point or answer; locked.

    Raises:
        NotThere: there is none.
    """
    point = select(MappingPoint).filter_by(id=ref_id, author_id=person_id)
    given = select(Confirmation).filter_by(id=ref_id, person_id=person_id)
    for wanted in (point, given):
        row: Flagged | None = session.scalar(wanted.with_for_update())
        if row is not None:
            return row
    raise NotThere


def objection_for(session: Session, objection_id: UUID, actor: Actor) -> Objection:
    """Return an objection that a moderator may decide; locked.

    Raises:
        NotThere: there is none in their cities.
    """
    cities = actor.jurisdiction_ids(Role.MODERATOR)
    here = Objection.jurisdiction_id.in_(cities)
    wanted = select(Objection).where(Objection.id == objection_id, here).with_for_update()
    objection = session.scalar(wanted.execution_options(populate_existing=True))
    if objection is None:
        raise NotThere
    return objection


def page_of(session: Session, query: ObjectionQuery, cities: Collection[UUID]) -> Page:
    """Return a page of the objections in these cities: what waits longest, or was decided last.

    Raises:
        InvalidBody: the cursor is none of ours.
    """
    here, is_open = Objection.jurisdiction_id.in_(cities), query.state is ObjectionFilter.OPEN
    at = Objection.made_at if is_open else Objection.decided_at
    wanted = select(Objection).where(here, Objection.counts.is_(None) == is_open)
    if query.cursor is not None:
        key, last = tuple_(at, Objection.id), decoded(query.cursor)
        wanted = wanted.where(key > last if is_open else key < last)
    order = (at, Objection.id) if is_open else (at.desc(), Objection.id.desc())
    found = session.scalars(wanted.order_by(*order).limit(PAGE_N + 1)).all()
    shown = found[:PAGE_N]
    more = _cursor_after(shown[-1]) if len(found) > PAGE_N else None
    return Page(matters_of(session, shown), more, waiting(session, cities).n)


def matters_of(session: Session, objections: Sequence[Objection]) -> list[Matter]:
    """Return what these objections are about."""
    subjects = subjects_of(session, [each.ref_id for each in objections])
    deeds = deeds_of(session, {each.person_id for each in objections})
    photo_ids = {_row_of(subject).photo_id for subject in subjects.values()}
    photos = session.scalars(select(Photo).where(Photo.id.in_(photo_ids)))
    by_id: dict[UUID | None, Photo] = {photo.id: photo for photo in photos}
    return [
        _matter(each, subjects[each.ref_id], by_id, deeds[each.person_id]) for each in objections
    ]


def _matter(
    objection: Objection, subject: Subject, photos: Mapping[UUID | None, Photo], deeds: Deeds
) -> Matter:
    row = _row_of(subject)
    return Matter(objection, row, subject, _place_of(subject), photos.get(row.photo_id), deeds)


def _place_of(subject: Subject) -> Point:
    thing = subject.point or subject.report
    if thing is None:
        raise TypeError("about nothing that has a place")
    return place_of(thing)


def _row_of(subject: Subject) -> Flagged:
    row = subject.confirmation or subject.point
    if row is None:
        raise TypeError("neither a point nor an answer")
    return row


def _cursor_after(objection: Objection) -> str:
    return encoded(objection.decided_at or objection.made_at, objection.id)


def waiting(session: Session, cities: Collection[UUID], by: UUID | None = None) -> Waiting:
    """Return how many objections in these cities nobody has decided.

    Args:
        by: count only what this moderator may decide; None: all.
    """
    here = Objection.jurisdiction_id.in_(cities) & Objection.counts.is_(None)
    asked = select(func.count(), func.min(Objection.made_at)).where(here)
    if by is not None:
        asked = asked.where(Objection.person_id != by)
    return Waiting(*session.execute(asked).one())
