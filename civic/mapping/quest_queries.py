# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about near a place, and what somebody was asked already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from shapely import Point
from sqlalchemy import func, select, text, union
from sqlalchemy.orm import Session

from civic.mapping.kinds import Purpose, Tier
from civic.mapping.models import Confirmation, MappingPoint, Quest
from civic.mapping.offer_policy import WITHIN_M
from civic.mapping.reliability_policy import tier
from civic.mapping.reliability_queries import proved_by
from civic.mapping.score_models import Reliability
from civic.places.policy import box_around
from civic.reports.kinds import Outcome, Status

#: Answers older than this are nobody's business any more.
CHECKED_FOR = timedelta(days=30)
#: A department that has not answered for so long may want to know whether the thing is still there.
OPEN_FOR_LONG = timedelta(days=14)
#: What staff or a department made sure of so lately is still so.
GOLD_FOR = timedelta(days=14)
#: More than so many near a place are not weighed against each other.
MOST_NEAR = 200

#: Points that wait for other people's word; things that should be looked at again; points that
#: are certain (gold); reports whose answer somebody on the spot can check, and those open for long,
#: of which the round is the cycle with a minus: nobody is kept by one from the other.
TARGETS = text("""
    WITH here AS (SELECT ST_Point(:lon, :lat, 4326) AS place,
                         ST_MakeEnvelope(:west, :south, :east, :north, 4326) AS box),
    points AS (
        SELECT p.id, p.author_id, p.device_digest, p.team_id, p.round, p.state, p.n_yes, p.n_no,
               p.location, p.decided_by, p.decided_at, k.category_id, k.recheck_days,
               c.is_adults_only, r.outcome, r.status AS report_status,
               coalesce(r.closed_at, r.answered_at) AS ended_at
        FROM here, mapping_points p
        JOIN campaign_kinds k ON k.id = p.kind_id
        JOIN campaigns c ON c.id = p.campaign_id
        LEFT JOIN reports r ON r.id = p.report_id
        WHERE p.location && here.box AND NOT k.is_unsafe AND p.author_id <> :person
          AND c.state <> 'draft' AND c.closed_at IS NULL
    ), asked AS (
        SELECT id AS point_id, NULL::uuid AS report_id, 'verify' AS purpose, round, author_id,
               device_digest, team_id, location, n_yes > 0 AND n_no > 0 AS is_disputed,
               NULL::boolean AS is_there, is_adults_only
        FROM points WHERE state IN ('provisional', 'triage')
        UNION ALL
        SELECT id, NULL, 'still_there', round + 1, author_id, device_digest, team_id, location,
               false, NULL, is_adults_only
        FROM points
        WHERE state = 'verified' AND category_id IS NULL
          AND decided_at < CAST(:now AS timestamptz) - recheck_days * interval '1 day'
        UNION ALL
        SELECT id, NULL, 'gold', 0, author_id, device_digest, team_id, location, false,
               CASE WHEN state = 'rejected' THEN false
                    WHEN state = 'confirmed' THEN outcome <> 'fixed' ELSE true END,
               is_adults_only
        FROM points
        WHERE (state IN ('verified', 'rejected') AND decided_by IS NOT NULL
               AND decided_at > :certain_since)
           OR (state = 'confirmed' AND outcome IN ('scheduled', 'fixed')
               AND (outcome = 'scheduled' OR report_status = 'closed')
               AND ended_at > :certain_since)
        UNION ALL
        SELECT NULL, r.id, 'is_it_fixed', r.cycle, r.reporter_id, r.key_digest, NULL, r.location,
               false, NULL, false
        FROM here, reports r JOIN categories g ON g.id = r.category_id
        WHERE r.location && here.box AND r.status = 'answered' AND r.visibility = 'public'
          AND r.outcome = ANY(:checkable) AND r.answered_at > :checked_since
          AND g.subject_kind = 'place'
          AND r.reporter_id IS DISTINCT FROM :person
          AND r.department_id <> ALL(:departments)
        UNION ALL
        SELECT NULL, r.id, 'still_there', -r.cycle, r.reporter_id, r.key_digest, NULL, r.location,
               false, NULL, false
        FROM here, reports r JOIN categories g ON g.id = r.category_id
        WHERE r.location && here.box AND r.status = ANY(:worked) AND r.visibility = 'public'
          AND r.received_at < :long_ago AND g.subject_kind = 'place'
          AND r.reporter_id IS DISTINCT FROM :person
          AND r.department_id <> ALL(:departments)
    )
    SELECT asked.*, ST_X(location) AS lon, ST_Y(location) AS lat,
           ST_DistanceSphere(location, here.place) AS distance_m
    FROM here, asked
    WHERE ST_DistanceSphere(location, here.place) <= :within_m
      AND NOT (is_adults_only AND :is_minor)
      AND NOT EXISTS (
        SELECT FROM quests q
        WHERE q.person_id = :person AND (q.round = asked.round OR asked.purpose = 'gold')
          AND (q.point_id = asked.point_id OR q.report_id = asked.report_id)
          AND (q.answered_at IS NOT NULL OR q.skipped_at > :skipped_since OR q.expires_at > :now))
    ORDER BY distance_m LIMIT :most
""")


@dataclass(frozen=True)
class Askable:
    """Something that can be asked about."""

    point_id: UUID | None
    report_id: UUID | None
    purpose: Purpose
    round: int
    mapper_id: UUID | None
    circles: frozenset[Any] = frozenset()
    is_disputed: bool = False
    is_there: bool | None = None
    distance_m: float = 0.0


@dataclass(frozen=True)
class Asking:
    """Who asks for questions, and where."""

    person_id: UUID
    here: Point
    department_ids: Sequence[UUID]
    is_minor: bool


def askable(session: Session, asking: Asking, now: datetime) -> list[Askable]:
    """Return what this person could be asked about near there, nearest first.

    Not what they were asked already and answered, skipped today or still have before them.
    """
    west, south, east, north = box_around(asking.here.x, asking.here.y, WITHIN_M)
    values: dict[str, Any] = {
        "person": asking.person_id,
        "lon": asking.here.x,
        "lat": asking.here.y,
        "departments": list(asking.department_ids),
        "is_minor": asking.is_minor,
        "checkable": [Outcome.FIXED, Outcome.NOTHING_TO_FIX],
        "checked_since": now - CHECKED_FOR,
        "worked": [Status.ACCEPTED, Status.IN_PROGRESS, Status.REOPENED],
        "long_ago": now - OPEN_FOR_LONG,
        "certain_since": now - GOLD_FOR,
        "skipped_since": now - timedelta(days=1),
        "now": now,
        "within_m": WITHIN_M,
        "most": MOST_NEAR,
        "west": west,
        "south": south,
        "east": east,
        "north": north,
    }
    return [_askable(row) for row in session.execute(TARGETS, values)]


def open_quests(session: Session, person_id: UUID, now: datetime) -> Sequence[Quest]:
    """Return the questions that somebody has before them."""
    wanted = select(Quest).where(
        Quest.person_id == person_id,
        Quest.answered_at.is_(None),
        Quest.skipped_at.is_(None),
        Quest.expires_at > now,
    )
    return session.scalars(wanted.order_by(Quest.offered_at, Quest.id)).all()


def n_skipped(session: Session, person_id: UUID, since: datetime) -> int:
    """Return how many questions somebody put aside since then."""
    counted = select(func.count()).where(Quest.person_id == person_id, Quest.skipped_at > since)
    return session.scalar(counted) or 0


def n_chosen_before(session: Session, quest: Quest) -> int:
    """Return how many found the question by themselves and answered; 0 where it was drawn."""
    if not quest.is_chosen:
        return 0
    counted = select(func.count()).where(
        Quest.point_id == quest.point_id,
        Quest.round == quest.round,
        Quest.id != quest.id,
        Quest.is_chosen,
        Quest.answered_at.is_not(None),
    )
    if quest.answered_at is not None:
        counted = counted.where(Quest.answered_at < quest.answered_at)
    return session.scalar(counted) or 0


def devices_of(session: Session, person_id: UUID) -> set[str]:
    """Return the devices from which somebody mapped or answered."""
    told = union(
        select(MappingPoint.device_digest).where(MappingPoint.author_id == person_id),
        select(Confirmation.device_digest).where(Confirmation.person_id == person_id),
    )
    return {digest for digest in session.scalars(told) if digest is not None}


def tier_of(session: Session, person_id: UUID) -> Tier:
    """Return what somebody may do by what they proved in the family that they know best."""
    best = select(Reliability).filter_by(person_id=person_id)
    row = session.scalar(best.order_by(Reliability.n_judged.desc()).limit(1))
    return Tier.NEW if row is None else tier(row.n_judged, proved_by(row))


def _askable(row: Any) -> Askable:
    circles = {each for each in (row.device_digest, row.team_id) if each is not None}
    return Askable(
        point_id=row.point_id,
        report_id=row.report_id,
        purpose=Purpose(row.purpose),
        round=row.round,
        mapper_id=row.author_id,
        circles=frozenset(circles),
        is_disputed=row.is_disputed,
        is_there=row.is_there,
        distance_m=row.distance_m,
    )
