# SPDX-License-Identifier: EUPL-1.2
"""Campaigns, what is looked for in them and what is asked about it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely.geometry import mapping
from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue
from civic.mapping.campaign_errors import WrongCampaignState
from civic.mapping.campaign_schemas import Action, CampaignBody, CampaignQuery
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign, CampaignApproval, CampaignKind, QuestionSet
from civic.places.models import Jurisdiction
from civic.platform.problems import NotAllowed, NotThere
from civic.reports.query_schemas import box_of

#: Who reads at the desk about all campaigns of their city; what they decide is something else.
OVERSEERS = (Role.MODERATOR, Role.ADMINISTRATOR, Role.AUDITOR)
#: Campaigns in a list; a city has a few in a year.
MOST_N = 200
#: Of a campaign: what its row has under the same name.
PLAIN = (
    "title",
    "summary",
    "starts_at",
    "ends_at",
    "goal_share",
    "goal_n_verified",
    "reports_per_day",
    "has_teams",
    "has_boards",
    "is_adults_only",
)
#: Of a kind.
KIND_PLAIN = (
    "family",
    "name",
    "hint",
    "photo",
    "duplicate_radius_m",
    "recheck_days",
    "is_sensitive",
    "is_unsafe",
)


def runs_at(at: datetime) -> ColumnElement[bool]:
    """Return the condition that a campaign takes what is found at this instant."""
    return and_(
        Campaign.state != CampaignState.DRAFT,
        Campaign.starts_at <= at,
        Campaign.ends_at > at,
        or_(Campaign.closed_at.is_(None), Campaign.closed_at > at),
    )


def running(session: Session, campaign_id: UUID, now: datetime) -> Campaign | None:
    """Return the campaign if it takes what is found at this instant: approved, open, in its window.

    Ask with the time of capture to take what was found offline and came in after the end.
    """
    return session.scalar(select(Campaign).where(Campaign.id == campaign_id, runs_at(now)))


def kind_of(session: Session, campaign_id: UUID, kind_id: UUID) -> CampaignKind | None:
    """Return the kind if it is one of the campaign."""
    return session.scalar(select(CampaignKind).filter_by(id=kind_id, campaign_id=campaign_id))


def kinds_of(
    session: Session, campaign_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[CampaignKind]]:
    """Return the kinds of each campaign, in their order."""
    found: defaultdict[UUID, list[CampaignKind]] = defaultdict(list)
    wanted = select(CampaignKind).where(CampaignKind.campaign_id.in_(campaign_ids))
    for kind in session.scalars(wanted.order_by(CampaignKind.position, CampaignKind.code)):
        found[kind.campaign_id].append(kind)
    return found


def questions_of(
    session: Session, kind: CampaignKind, version: int | None = None
) -> Sequence[Mapping[str, Any]] | None:
    """Return the questions of the kind in one version, else those asked now.

    None where it has no such version; questions are as in `QuestionSet.questions`.
    """
    wanted = kind.questions_version if version is None else version
    return session.scalar(select(QuestionSet.questions).filter_by(kind_id=kind.id, version=wanted))


def question_sets(
    session: Session, kinds: Collection[CampaignKind]
) -> Mapping[UUID, Sequence[Mapping[str, Any]]]:
    """Return the questions that are asked now, by kind; one statement."""
    current = select(QuestionSet.kind_id, QuestionSet.questions).join(
        CampaignKind,
        (CampaignKind.id == QuestionSet.kind_id)
        & (CampaignKind.questions_version == QuestionSet.version),
    )
    found = session.execute(current.where(CampaignKind.id.in_([kind.id for kind in kinds])))
    return {row.kind_id: row.questions for row in found}


def known_in(session: Session, jurisdiction_id: UUID) -> Catalogue:
    """Return the catalogue of the city as it is now."""
    city = session.get_one(Jurisdiction, jurisdiction_id)
    return catalogue(session, city.id, city.catalogue_version)


def body_of(session: Session, campaign: Campaign) -> CampaignBody:
    """Return the campaign as it would be drafted anew."""
    kinds = kinds_of(session, [campaign.id])[campaign.id]
    questions = question_sets(session, kinds)
    known = known_in(session, campaign.jurisdiction_id).category_by_id
    values = {name: getattr(campaign, name) for name in PLAIN}
    return CampaignBody.model_validate(
        values
        | {
            "area": mapping(to_shape(campaign.area)),
            "kinds": [
                {name: getattr(kind, name) for name in KIND_PLAIN}
                | {
                    "code": kind.code,
                    "category": known[kind.category_id].code if kind.category_id else None,
                    "questions": questions.get(kind.id, []),
                }
                for kind in kinds
            ],
        }
    )


def last_approval(session: Session, campaign_id: UUID) -> CampaignApproval | None:
    """Return the last approval of the campaign, whether it stands or not; None: there was none."""
    kept = select(CampaignApproval).filter_by(campaign_id=campaign_id)
    return session.scalar(kept.order_by(CampaignApproval.approved_at.desc()).limit(1))


def campaign_of(session: Session, id_or_slug: str) -> Campaign | None:
    """Return the campaign with this id, or the newest with this slug."""
    try:
        return session.get(Campaign, UUID(id_or_slug))
    except ValueError:
        newest = select(Campaign).filter_by(slug=id_or_slug).order_by(Campaign.created_at.desc())
        return session.scalar(newest.limit(1))


def shown_campaign(session: Session, id_or_slug: str, actor: Actor) -> Campaign:
    """Return the campaign if the caller may see it.

    Raises:
        NotThere: there is none, or it is a draft of somebody else's.
    """
    found = campaign_of(session, id_or_slug)
    if found is None or (found.state == CampaignState.DRAFT and not reads(actor, found)):
        raise NotThere
    return found


def campaigns(session: Session, query: CampaignQuery, now: datetime) -> Sequence[Campaign]:
    """Return approved campaigns, those that end first in front; of past ones the newest first."""
    wanted = select(Campaign).where(Campaign.state != CampaignState.DRAFT)
    if query.active is not None:
        wanted = wanted.where(runs_at(now) if query.active else ~runs_at(now))
    if query.jurisdiction is not None:
        city = select(Jurisdiction.id).filter_by(code=query.jurisdiction)
        wanted = wanted.where(Campaign.jurisdiction_id.in_(city))
    if query.bbox is not None:
        box = func.ST_MakeEnvelope(*box_of(query.bbox), 4326)
        wanted = wanted.where(func.ST_Intersects(Campaign.area, box))
    is_over = Campaign.ends_at <= now
    ordered = wanted.order_by(is_over, case((is_over, None), else_=Campaign.ends_at))
    return session.scalars(
        ordered.order_by(Campaign.ends_at.desc(), Campaign.id).limit(MOST_N)
    ).all()


def desk_campaigns(session: Session, actor: Actor) -> Sequence[Campaign]:
    """Return the campaigns that the caller may see at the desk, the newest first."""
    mine = or_(
        Campaign.department_id.in_(actor.department_ids()),
        Campaign.jurisdiction_id.in_(actor.jurisdiction_ids(*OVERSEERS)),
    )
    newest = select(Campaign).where(mine).order_by(Campaign.created_at.desc(), Campaign.id)
    return session.scalars(newest.limit(MOST_N)).all()


def desk_campaign(session: Session, campaign_id: UUID, actor: Actor) -> Campaign:
    """Return the campaign if the caller may read at the desk what becomes of it.

    Raises:
        NotThere: there is none, or it is none of theirs.
    """
    found = session.get(Campaign, campaign_id)
    if found is None or not reads(actor, found):
        raise NotThere
    return found


def campaign_to_change(
    session: Session, campaign_id: UUID, actor: Actor, roles: Collection[Role] = DEPARTMENT_ROLES
) -> Campaign:
    """Return the campaign, locked, if the caller holds one of `roles` in its department.

    Raises:
        NotThere: there is none, or it is none of theirs.
        NotAllowed: it is for others to do that.
        WrongCampaignState: it is closed.
    """
    found = desk_campaign(session, campaign_id, actor)
    if found.department_id not in actor.department_ids(roles):
        raise NotAllowed
    session.refresh(found, with_for_update=True)
    if found.state == CampaignState.CLOSED:
        raise WrongCampaignState("The campaign is closed.")
    return found


def reads(actor: Actor, campaign: Campaign) -> bool:
    """Tell whether somebody reads the campaign at the desk."""
    return (
        campaign.department_id in actor.department_ids()
        or campaign.jurisdiction_id in actor.jurisdiction_ids(*OVERSEERS)
    )


def actions(actor: Actor, campaign: Campaign) -> list[Action]:
    """Return what somebody may do with the campaign now."""
    if campaign.state == CampaignState.CLOSED:
        return []
    found: list[Action] = []
    if campaign.department_id in actor.department_ids():
        found.append("change")
    if campaign.department_id in actor.department_ids([Role.MANAGER]):
        found.append("approve" if campaign.state == CampaignState.DRAFT else "close")
    return found
