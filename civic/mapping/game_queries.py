# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands in the game, and what their entries are about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from civic.mapping.days import day_of
from civic.mapping.kinds import EntryState, Flag
from civic.mapping.ledger_queries import (
    balance,
    believed_at,
    n_undecided,
    pending,
    undecided_quota,
)
from civic.mapping.models import Campaign, CampaignKind, Confirmation, MappingPoint
from civic.mapping.player_queries import player_of
from civic.mapping.score_models import BadgeAward, Player, Reliability, ScoreEntry
from civic.mapping.score_policy import Streak, streak
from civic.mapping.team_models import Team
from civic.mapping.team_queries import current_team
from civic.places.models import Jurisdiction
from civic.reports.cursors import decoded, encoded
from civic.reports.models import Report

PAGE_N, JUDGED_N = 50, 20


@dataclass(frozen=True)
class Standing:
    """How somebody stands."""

    player: Player | None
    balance: int
    pending: int
    streak: Streak
    badges: Sequence[BadgeAward]
    team: Team | None
    n_undecided: int
    quota: int


@dataclass(frozen=True)
class Subject:
    """What an entry or an answer is about; what is not known stays None."""

    confirmation: Confirmation | None = None
    point: MappingPoint | None = None
    kind: CampaignKind | None = None
    campaign: Campaign | None = None
    report: Report | None = None


@dataclass(frozen=True)
class Family:
    """What somebody has proved to know of a family, and the kinds that they saw of it."""

    proved: Reliability
    kinds: Sequence[CampaignKind]


@dataclass(frozen=True)
class Page:
    """A page of a ledger."""

    entries: Sequence[ScoreEntry]
    subjects: Mapping[UUID, Subject]
    next_cursor: str | None


def standing_of(session: Session, person_id: UUID, now: datetime) -> Standing:
    """Return how somebody stands now."""
    badges = select(BadgeAward).filter_by(person_id=person_id)
    return Standing(
        player=player_of(session, person_id),
        balance=balance(session, person_id),
        pending=pending(session, person_id),
        streak=streak_of(session, person_id, now),
        badges=session.scalars(badges.order_by(BadgeAward.awarded_at, BadgeAward.badge)).all(),
        team=current_team(session, person_id),
        n_undecided=n_undecided(session, person_id),
        quota=undecided_quota(session, person_id),
    )


def streak_of(session: Session, person_id: UUID, now: datetime) -> Streak:
    """Return somebody's streak: weeks with something that counted, "can't tell" included."""
    days = {day: zone for wanted in _active(person_id) for day, zone in session.execute(wanted)}
    if not days:
        return Streak()
    return streak(days, day_of(now, days[max(days)]))


def _active(person_id: UUID) -> list[Select[date, str]]:
    """Return the local days on which somebody did something without a flag, with their zones."""
    mapped = (
        select(_local(believed_at()), Jurisdiction.zone)
        .select_from(MappingPoint)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .join(Jurisdiction, Jurisdiction.id == Campaign.jurisdiction_id)
        .where(MappingPoint.author_id == person_id, MappingPoint.flags == [])
    )
    answered = (
        select(_local(Confirmation.captured_at), Jurisdiction.zone)
        .select_from(Confirmation)
        .outerjoin(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .outerjoin(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(Report, Report.id == Confirmation.report_id)
        .join(
            Jurisdiction,
            Jurisdiction.id == func.coalesce(Campaign.jurisdiction_id, Report.jurisdiction_id),
        )
        .where(
            Confirmation.person_id == person_id,
            Confirmation.flags.contained_by([Flag.OWN_TEAM]),
        )
    )
    return [mapped.distinct(), answered.distinct()]


def _local(at: Any) -> Any:
    return func.date(func.timezone(Jurisdiction.zone, at))


def ledger_page(session: Session, person_id: UUID, cursor: str | None) -> Page:
    """Return a page of somebody's entries, newest first.

    Raises:
        InvalidBody: the cursor is none of ours.
    """
    wanted = select(ScoreEntry).filter_by(person_id=person_id)
    if cursor is not None:
        wanted = wanted.where(tuple_(ScoreEntry.at, ScoreEntry.id) < decoded(cursor))
    newest = wanted.order_by(ScoreEntry.at.desc(), ScoreEntry.id.desc()).limit(PAGE_N + 1)
    found = session.scalars(newest).all()
    entries = found[:PAGE_N]
    more = encoded(entries[-1].at, entries[-1].id) if len(found) > PAGE_N else None
    subjects = subjects_of(session, {entry.ref_id for entry in entries})
    return Page(entries, _of_cells(session, entries) | subjects, more)


def _of_cells(session: Session, entries: Sequence[ScoreEntry]) -> dict[UUID, Subject]:
    """Return of which campaign the cells are that some entries are about; they have no rows."""
    cells = {entry.ref_id: entry.campaign_id for entry in entries if "cell" in entry.factors}
    wanted = select(Campaign).where(Campaign.id.in_(set(cells.values())))
    campaigns = {campaign.id: campaign for campaign in session.scalars(wanted)}
    return {
        ref_id: Subject(campaign=campaigns.get(campaign_id))
        for ref_id, campaign_id in cells.items()
        if campaign_id is not None
    }


def subjects_of(session: Session, ref_ids: Collection[UUID]) -> dict[UUID, Subject]:
    """Return what points and answers with these ids are about, in two questions for all."""
    points = session.execute(
        select(MappingPoint, CampaignKind, Campaign, Report)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(Report, Report.id == MappingPoint.report_id)
        .where(MappingPoint.id.in_(ref_ids))
    )
    found = {row[0].id: Subject(None, *row) for row in points}
    answers = session.execute(
        select(Confirmation, MappingPoint, CampaignKind, Campaign, Report)
        .outerjoin(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .outerjoin(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .outerjoin(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(
            Report,
            Report.id == func.coalesce(Confirmation.report_id, MappingPoint.report_id),
        )
        .where(Confirmation.id.in_(ref_ids))
    )
    return found | {row[0].id: Subject(*row) for row in answers}


def judged_of(session: Session, person_id: UUID) -> Sequence[Confirmation]:
    """Return the answers of somebody that were judged last, newest first."""
    judged = (Confirmation.person_id == person_id) & Confirmation.judged_at.is_not(None)
    newest = (
        select(Confirmation)
        .where(judged)
        .order_by(Confirmation.judged_at.desc(), Confirmation.id.desc())
    )
    return session.scalars(newest.limit(JUDGED_N)).all()


def paid_for(session: Session, person_id: UUID, ref_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Return what somebody was paid for each of these things."""
    rows = session.execute(
        select(ScoreEntry.ref_id, func.sum(ScoreEntry.amount))
        .where(
            ScoreEntry.person_id == person_id,
            ScoreEntry.ref_id.in_(ref_ids),
            ScoreEntry.state == EntryState.SETTLED,
        )
        .group_by(ScoreEntry.ref_id)
    )
    return {ref_id: int(amount) for ref_id, amount in rows}


def families_of(session: Session, person_id: UUID) -> Sequence[Family]:
    """Return what somebody has proved to know, by family, with the kinds it was proved by."""
    wanted = select(Reliability).filter_by(person_id=person_id).order_by(Reliability.family)
    answered = select(MappingPoint.kind_id).join(
        Confirmation, Confirmation.point_id == MappingPoint.id
    )
    mapped = select(MappingPoint.kind_id).where(MappingPoint.author_id == person_id)
    kinds = session.scalars(
        select(CampaignKind)
        .where(
            or_(
                CampaignKind.id.in_(answered.where(Confirmation.person_id == person_id)),
                CampaignKind.id.in_(mapped),
            )
        )
        .order_by(CampaignKind.code, CampaignKind.id)
    ).all()
    return [
        Family(row, [kind for kind in kinds if kind.family == row.family])
        for row in session.scalars(wanted)
    ]
