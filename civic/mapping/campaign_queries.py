# SPDX-License-Identifier: EUPL-1.2
"""Campaigns, what is looked for in them and what is asked about it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign, CampaignKind, QuestionSet


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
