# SPDX-License-Identifier: EUPL-1.2
"""How a verified point becomes a report: in one transaction, routed, with its timers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of
from civic.mapping import campaign_queries, ledger_commands, player_commands
from civic.mapping.campaign_policy import report_answers
from civic.mapping.events import PointPromoted
from civic.mapping.kinds import PointState
from civic.mapping.life_commands import change_state
from civic.mapping.models import Campaign, CampaignKind, MappingPoint
from civic.mapping.photo_queries import is_for_all
from civic.mapping.point_queries import category_of, near
from civic.mapping.trail_queries import place_of
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.platform.i18n import pick
from civic.platform.ids import new_id
from civic.platform.problems import Problem
from civic.reports.intake_commands import Origin, submit
from civic.reports.kinds import ReportChannel
from civic.reports.models import Report
from civic.reports.neighbour_commands import support
from civic.reports.schemas import ReportDraft

log = structlog.get_logger()


def promote(session: Session, point: MappingPoint, now: datetime) -> bool:
    """Make a report of a verified point, or let it join one; return whether it was done.

    It waits where the campaign's reports of the day are spent, where the city would refuse such a
    report at present, as out of season, and while somebody works on the one that it would join.
    `point` is locked; that it was found to wait may be over by then.
    """
    if point.state != PointState.VERIFIED:
        return False
    campaign = session.scalars(
        select(Campaign).where(Campaign.id == point.campaign_id).with_for_update(key_share=True)
    ).one()
    kind = session.get_one(CampaignKind, point.kind_id)
    known = _known_report(session, point, kind)
    if known is not None:
        return _join(session, point, known, now)
    if _n_today(session, campaign, now) >= campaign.reports_per_day:
        return False
    author = actor_of(session.get_one(Person, point.author_id))
    try:
        with session.begin_nested():
            made = submit(
                session,
                _draft(session, point, kind),
                author,
                now,
                _origin(session, point, campaign, kind),
            )
    except Problem as problem:
        log.warning("point_not_promoted", point=str(point.id), why=problem.type)
        return False
    _become(session, point, made.report.id, PointState.PROMOTED, now)
    return True


def waiting(session: Session, limit: int) -> Sequence[UUID]:
    """Return verified points that wait to become reports, those that waited longest first."""
    wanted = (
        select(MappingPoint.id)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(MappingPoint.state == PointState.VERIFIED, CampaignKind.category_id.is_not(None))
        .order_by(MappingPoint.decided_at, MappingPoint.id)
        .limit(limit)
    )
    return session.scalars(wanted).all()


def _become(
    session: Session, point: MappingPoint, report_id: UUID, state: PointState, now: datetime
) -> None:
    change_state(point, state)
    point.report_id, point.promoted_at = report_id, now
    ledger_commands.advance_point(session, point, now)
    outbox.record(session, PointPromoted(point_id=point.id, report_id=report_id), now=now)


def _known_report(session: Session, point: MappingPoint, kind: CampaignKind) -> UUID | None:
    """Return an open report that came meanwhile and is of the same thing."""
    found = near(session, kind, place_of(point), [point.id, *point.distinct_from])
    return next((each.id for each in found if each.what == "report"), None)


def _join(session: Session, point: MappingPoint, report_id: UUID, now: datetime) -> bool:
    """Let a point add to a report that is there: its mapper supports it and hears of it.

    False: somebody else holds the report. Reports are locked before points, so that nobody who
    holds a point may wait for one.
    """
    wanted = select(Report).filter_by(id=report_id).with_for_update(skip_locked=True)
    report = session.scalar(wanted.execution_options(populate_existing=True))
    if report is None:
        return False
    support(session, report, Actor(person_id=point.author_id), now)
    _become(session, point, report_id, PointState.MERGED, now)
    return True


def _n_today(session: Session, campaign: Campaign, now: datetime) -> int:
    """Return how many points of the campaign became reports today, in the city's time.

    Those that joined one are no more for the department to do.
    """
    zone = ZoneInfo(session.get_one(Jurisdiction, campaign.jurisdiction_id).zone)
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    made = select(func.count()).where(
        MappingPoint.campaign_id == campaign.id,
        MappingPoint.promoted_at >= midnight,
        MappingPoint.state != PointState.MERGED,
    )
    return session.scalar(made) or 0


def _origin(
    session: Session, point: MappingPoint, campaign: Campaign, kind: CampaignKind
) -> Origin:
    name = player_commands.name_for_report(session, point.author_id)
    return Origin(
        ReportChannel.CAMPAIGN,
        alias=None if point.in_own_name else name,
        facts={"campaign_id": str(campaign.id), "point_id": str(point.id)},
        # Of a sensitive kind others are told the place roughly; a public report would tell it.
        is_private=kind.is_sensitive,
    )


def _draft(session: Session, point: MappingPoint, kind: CampaignKind) -> ReportDraft:
    category = category_of(session, kind)
    if category is None:
        raise TypeError(f"points of {kind.code} become no reports")
    known = campaign_queries.known_in(session, category.jurisdiction_id)
    place = place_of(point)
    return ReportDraft(
        id=new_id(),
        category=category.code,
        lon=place.x,
        lat=place.y,
        accuracy_m=point.accuracy_m,
        description=_described(session, point, kind),
        answers=report_answers(known.category_by_id[category.id], point.answers),
        photo_ids=[point.photo_id] if point.photo_id and is_for_all(session, point, kind) else [],
        language=point.language,
        captured_at=point.captured_at,
    )


def _described(session: Session, point: MappingPoint, kind: CampaignKind) -> str:
    """Return what was found, in the mapper's language: the kind and the answers about it."""
    questions = campaign_queries.questions_of(session, kind, point.questions_version) or ()
    lines = [pick(kind.name, point.language)]
    for question in questions:
        said = _said(question, point)
        if said is not None:
            lines.append(f"{pick(question['text'], point.language)} {said}")
    return "\n".join(lines)


def _said(question: Mapping[str, Any], point: MappingPoint) -> str | None:
    chosen = point.answers.get(question["code"])
    names = {each["code"]: each["name"] for each in question["choices"]}
    return pick(names[chosen], point.language) if chosen in names else None
