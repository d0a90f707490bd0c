# SPDX-License-Identifier: EUPL-1.2
"""Badges: for what was settled, never for the hour, for volume or for days in a row.

Source: facts on the mapping game 4.3.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, aliased

from civic.mapping.kinds import Answer, Badge, PointState, Purpose, Reason, TeamRole
from civic.mapping.ledger_queries import believed_at
from civic.mapping.models import Campaign, CampaignKind, Confirmation, MappingPoint
from civic.mapping.score_models import BadgeAward, ScoreEntry
from civic.mapping.team_models import TeamMember

#: Points that others, or a department, found to be true.
PROVED = (PointState.VERIFIED, PointState.PROMOTED, PointState.CONFIRMED, PointState.DISPUTED)
#: Family of kinds that are barriers to people who can't take a step.
BARRIERS = "access"
#: So far back hourly awards look, so that hours that were missed are made up for.
LOOK_BACK = timedelta(hours=26)
#: How many of what it takes.
NEEDED: Mapping[Badge, int] = {
    Badge.FIRST_POINT: 1,
    Badge.TEN_VERIFIED: 10,
    Badge.SECOND_LOOK: 25,
    Badge.EAGLE_EYE: 10,
    Badge.OFF_THE_BEATEN_PATH: 10,
    Badge.FOUR_SEASONS: 4,
    Badge.STEP_FREE: 20,
    Badge.ITS_FIXED: 10,
    Badge.FALSE_DAWN: 3,
    Badge.FINISHED_TOGETHER: 1,
    Badge.MENTOR: 5,
}


def award(session: Session, person_ids: Iterable[UUID], now: datetime) -> int:
    """Give these people the badges that they have earned by now; return how many were new."""
    people = set(person_ids)
    rows = [
        {"person_id": person_id, "badge": badge, "awarded_at": now}
        for badge, counts in _counts(people).items()
        for person_id, n in session.execute(counts)
        if n >= NEEDED[badge]
    ]
    if not rows:
        return 0
    new = insert(BadgeAward).values(rows).on_conflict_do_nothing()
    return len(session.scalars(new.returning(BadgeAward.person_id)).all())


def settled_since(session: Session, since: datetime) -> set[UUID]:
    """Return everybody about whom something was settled since then."""
    wrote = select(ScoreEntry.person_id).where(ScoreEntry.at >= since)
    judged = select(Confirmation.person_id).where(Confirmation.judged_at >= since)
    return {*session.scalars(wrote.distinct()), *session.scalars(judged.distinct())}


def _counts(people: set[UUID]) -> dict[Badge, Select[UUID, int]]:
    """Return for each badge how many of what it is for each of these people has."""
    fixed = Confirmation.purpose == Purpose.IS_IT_FIXED
    no = Confirmation.answer == Answer.NO
    return {
        Badge.FIRST_POINT: _points(people),
        Badge.TEN_VERIFIED: _points(people),
        Badge.STEP_FREE: _points(people, CampaignKind.family == BARRIERS),
        Badge.SECOND_LOOK: _answers(people, Confirmation.purpose == Purpose.STILL_THERE),
        Badge.EAGLE_EYE: _answers(people, no),
        Badge.ITS_FIXED: _answers(people, fixed),
        Badge.FALSE_DAWN: _answers(people, fixed, no),
        Badge.OFF_THE_BEATEN_PATH: _first_looks(people),
        Badge.FOUR_SEASONS: _seasons(people),
        Badge.FINISHED_TOGETHER: _finished(people),
        Badge.MENTOR: _mentored(people),
    }


def _points(people: set[UUID], *which: ColumnElement[bool]) -> Select[UUID, int]:
    return (
        select(MappingPoint.author_id, func.count())
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(MappingPoint.author_id.in_(people), _is_proved(), *which)
        .group_by(MappingPoint.author_id)
    )


def _is_proved() -> ColumnElement[bool]:
    return and_(MappingPoint.state.in_(PROVED), MappingPoint.flags == [])


def _answers(people: set[UUID], *which: ColumnElement[bool]) -> Select[UUID, int]:
    return (
        select(Confirmation.person_id, func.count())
        .where(Confirmation.person_id.in_(people), _is_right(), *which)
        .group_by(Confirmation.person_id)
    )


def _is_right() -> ColumnElement[bool]:
    return and_(Confirmation.is_right.is_(True), Confirmation.weight > 0)


def _first_looks(people: set[UUID]) -> Select[UUID, int]:
    """Count the cells that somebody was the first to look at for 90 days."""
    back = aliased(ScoreEntry)
    taken = select(back.id).where(back.reverses_id == ScoreEntry.id).exists()
    first = and_(ScoreEntry.reason == Reason.CELL_FIRST, ScoreEntry.reverses_id.is_(None))
    return (
        select(ScoreEntry.person_id, func.count())
        .where(ScoreEntry.person_id.in_(people), first, ~taken)
        .group_by(ScoreEntry.person_id)
    )


def _seasons(people: set[UUID]) -> Select[UUID, int]:
    """Count the seasons of any year in which something that was right was seen."""
    points = select(MappingPoint.author_id.label("person_id"), believed_at().label("at")).where(
        MappingPoint.author_id.in_(people), _is_proved()
    )
    answers = select(Confirmation.person_id, Confirmation.captured_at).where(
        Confirmation.person_id.in_(people), _is_right()
    )
    seen = points.union_all(answers).subquery()
    # Winter is December to February: the month, counted on by one, in threes.
    season = func.floor(func.mod(func.extract("month", seen.c.at), 12) / 3)
    return select(seen.c.person_id, func.count(season.distinct())).group_by(seen.c.person_id)


def _finished(people: set[UUID]) -> Select[UUID, int]:
    """Count the campaigns that reached their goal with something by the person's team in it."""
    verified = (
        select(MappingPoint.campaign_id)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .where(_is_proved())
        .group_by(MappingPoint.campaign_id, Campaign.goal_n_verified)
        .having(func.count() >= Campaign.goal_n_verified)
    )
    return (
        select(MappingPoint.author_id, func.count(MappingPoint.campaign_id.distinct()))
        .where(
            MappingPoint.author_id.in_(people),
            MappingPoint.team_id.is_not(None),
            MappingPoint.campaign_id.in_(verified),
            _is_proved(),
        )
        .group_by(MappingPoint.author_id)
    )


def _mentored(people: set[UUID]) -> Select[UUID, int]:
    """Count those whose first point proved true in a team that the person leads."""
    led = aliased(TeamMember)
    return (
        select(led.person_id, func.count(MappingPoint.author_id.distinct()))
        .join(MappingPoint, MappingPoint.team_id == led.team_id)
        .where(
            led.person_id.in_(people),
            led.role == TeamRole.CAPTAIN,
            led.left_at.is_(None),
            MappingPoint.author_id != led.person_id,
            _is_proved(),
        )
        .group_by(led.person_id)
    )
