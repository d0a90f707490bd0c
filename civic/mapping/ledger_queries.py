# SPDX-License-Identifier: EUPL-1.2
"""What stands in the ledger, and what the amounts of new entries depend on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from civic.mapping import gate_policy, score_policy
from civic.mapping.days import bounds, day_of
from civic.mapping.kinds import UNDECIDED, Answer, EntryState, PointState
from civic.mapping.models import Campaign, Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.places.models import Area, AreaKind, Jurisdiction
from civic.reports.models import Report

SECONDS_A_DAY = 86_400
#: What time settles is looked for so far back: each hour, it is found long before.
LOOKED_BACK = timedelta(days=180)


@dataclass(frozen=True)
class Target:
    """What an answer is about, as far as the ledger cares."""

    #: Who mapped or reported it; None: somebody who has no account.
    author_id: UUID | None
    campaign_id: UUID | None
    area_id: UUID | None
    zone: str


def total(session: Session, person_id: UUID, state: EntryState) -> int:
    """Return the tenths of points that somebody's entries in this state add up to."""
    whose = (ScoreEntry.person_id == person_id) & (ScoreEntry.state == state)
    return int(session.scalar(select(func.sum(ScoreEntry.amount)).where(whose)) or 0)


def balance(session: Session, person_id: UUID) -> int:
    """Return somebody's settled tenths of points."""
    return total(session, person_id, EntryState.SETTLED)


def pending(session: Session, person_id: UUID) -> int:
    """Return the tenths that wait for the truth."""
    return total(session, person_id, EntryState.ESCROW)


def entries_of(session: Session, person_id: UUID, ref_id: UUID) -> Sequence[ScoreEntry]:
    """Return all entries of one person about one thing, oldest first."""
    wanted = select(ScoreEntry).filter_by(person_id=person_id, ref_id=ref_id)
    return session.scalars(wanted.order_by(ScoreEntry.at, ScoreEntry.id)).all()


def target_of(session: Session, confirmation: Confirmation) -> Target:
    """Return what the answer is about: a point, a report that was one, or another report."""
    about = (
        MappingPoint.id == confirmation.point_id
        if confirmation.point_id is not None
        else MappingPoint.report_id == confirmation.report_id
    )
    mapped = session.execute(
        select(MappingPoint, Jurisdiction.zone)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .join(Jurisdiction, Jurisdiction.id == Campaign.jurisdiction_id)
        .where(about)
        .order_by(MappingPoint.received_at, MappingPoint.id)
        .limit(1)
    ).one_or_none()
    if mapped is not None:
        point, zone = mapped
        return Target(point.author_id, point.campaign_id, point.area_id, zone)
    return _reported(session, confirmation.report_id)


def _reported(session: Session, report_id: UUID | None) -> Target:
    district = (
        select(Area.id)
        .where(Area.id == any_(Report.area_ids), Area.kind == AreaKind.DISTRICT)
        .order_by(Area.area_m2, Area.code)
        .limit(1)
        .scalar_subquery()
    )
    reporter_id, area_id, zone = session.execute(
        select(Report.reporter_id, district, Jurisdiction.zone)
        .join(Jurisdiction, Jurisdiction.id == Report.jurisdiction_id)
        .where(Report.id == report_id)
    ).one()
    return Target(reporter_id, None, area_id, zone)


def accepted() -> ColumnElement[bool]:
    """Return the condition that an answer tells of a place: somebody was there, and looked."""
    return and_(Confirmation.weight > 0, Confirmation.answer != Answer.CANT_TELL)


def last_seen(session: Session, cell: str, before: datetime) -> datetime | None:
    """Return when somebody last looked at something in the cell; None: never."""
    seen = (Confirmation.cell == cell) & (Confirmation.captured_at < before)
    return session.scalar(select(func.max(Confirmation.captured_at)).where(seen, accepted()))


def days_unseen(session: Session, cell: str, at: datetime) -> float | None:
    """Return for how many days nobody has looked at the cell; None: nobody ever has."""
    seen_at = last_seen(session, cell, at)
    return None if seen_at is None else (at - seen_at).total_seconds() / SECONDS_A_DAY


def as_of(point: MappingPoint) -> datetime:
    """Return as of when a point pays: see `score_policy.believed_at`."""
    return score_policy.believed_at(point.captured_at, point.received_at)


def believed_at() -> ColumnElement[datetime]:
    """Return `as_of` as the database reckons it."""
    latest = MappingPoint.received_at - score_policy.BELIEVED_FOR
    believed: ColumnElement[datetime] = func.greatest(MappingPoint.captured_at, latest)
    return believed


def mapped_same_day(session: Session, point: MappingPoint, zone: str) -> tuple[int, int]:
    """Return how many other points their author mapped that day, and how many in the same cell.

    All that are known count, whatever the order in which a device sent them. The day is that of
    which the device speaks, or that as of which it is believed, whichever has more: else who names
    other days, or waits for one, would map the first ones of a day again and again.
    """
    days = [
        _within_day(MappingPoint.captured_at, point.captured_at, zone),
        _within_day(believed_at(), as_of(point), zone),
    ]
    in_cell = MappingPoint.cell == point.cell
    others = and_(MappingPoint.author_id == point.author_id, MappingPoint.id != point.id)
    found = [
        session.execute(select(func.count(), func.count().filter(in_cell)).where(others, day)).one()
        for day in days
    ]
    return max(n for n, _ in found), max(n for _, n in found)


def _within_day(column: Any, at: datetime, zone: str) -> ColumnElement[bool]:
    """Return the condition that an instant is of the same local day as `at`."""
    since, until = bounds(day_of(at, zone), zone)
    within: ColumnElement[bool] = and_(column >= since, column < until)
    return within


def answered_same_day(session: Session, confirmation: Confirmation, zone: str) -> int:
    """Return how many other answers its author gave that day.

    No device can name another day: an answer is given within half an hour of its question.
    """
    n_today = session.scalar(
        select(func.count()).where(
            Confirmation.person_id == confirmation.person_id,
            _within_day(Confirmation.captured_at, confirmation.captured_at, zone),
            Confirmation.id != confirmation.id,
        )
    )
    return n_today or 0


def zone_of(session: Session, campaign_id: UUID) -> str:
    """Return the time zone of the city that the campaign is in."""
    return session.scalars(
        select(Jurisdiction.zone)
        .join(Campaign, Campaign.jurisdiction_id == Jurisdiction.id)
        .where(Campaign.id == campaign_id)
    ).one()


def n_undecided(session: Session, person_id: UUID) -> int:
    """Return how many of somebody's points wait for a verdict."""
    return _n_points(session, person_id, UNDECIDED)


def undecided_quota(session: Session, person_id: UUID) -> int:
    """Return how many of somebody's points may wait for a verdict at a time."""
    return gate_policy.quota(_n_points(session, person_id, {PointState.CONFIRMED}))


def _n_points(
    session: Session, person_id: UUID, states: frozenset[PointState] | set[PointState]
) -> int:
    mine = (MappingPoint.author_id == person_id) & MappingPoint.state.in_(states)
    return session.scalar(select(func.count()).where(mine)) or 0


def long_promoted(session: Session, before: datetime, limit: int) -> Sequence[MappingPoint]:
    """Return points that became or joined reports before this, whose rest still waits; locked."""
    return session.scalars(
        select(MappingPoint)
        .where(
            MappingPoint.state.in_({PointState.PROMOTED, PointState.MERGED}),
            MappingPoint.promoted_at.between(before - LOOKED_BACK, before),
            _waiting(MappingPoint.id, MappingPoint.author_id),
        )
        .order_by(MappingPoint.promoted_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def _waiting(
    ref_id: InstrumentedAttribute[UUID], person_id: InstrumentedAttribute[UUID]
) -> ColumnElement[bool]:
    """Return the condition that something of this thing is in the escrow of this person."""
    left = (
        select(func.sum(ScoreEntry.amount))
        .where(
            ScoreEntry.ref_id == ref_id,
            ScoreEntry.person_id == person_id,
            ScoreEntry.state == EntryState.ESCROW,
        )
        .scalar_subquery()
    )
    return func.coalesce(left, 0) > 0


def never_judged(session: Session, before: datetime, limit: int) -> Sequence[Confirmation]:
    """Return answers from before this that wait for a decision nobody will make; locked."""
    still_open = select(MappingPoint.id).where(MappingPoint.state.in_(UNDECIDED))
    return session.scalars(
        select(Confirmation)
        .where(
            Confirmation.judged_at.is_(None),
            Confirmation.captured_at.between(before - LOOKED_BACK, before),
            or_(Confirmation.point_id.is_(None), Confirmation.point_id.not_in(still_open)),
            _waiting(Confirmation.id, Confirmation.person_id),
        )
        .order_by(Confirmation.captured_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
