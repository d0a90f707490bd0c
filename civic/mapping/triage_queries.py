# SPDX-License-Identifier: EUPL-1.2
"""Points that wait for a moderator."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.mapping.kinds import PointState
from civic.mapping.models import Campaign, MappingPoint, QuestionSet
from civic.mapping.point_queries import Shown, locked, shown_points
from civic.platform.problems import NotAllowed, NotThere

MOST_LISTED = 100
#: A kind with the version of its questions, and questions as in `QuestionSet.questions`.
Version = tuple[UUID, int]
Questions = Sequence[Mapping[str, Any]]


def triage(session: Session, actor: Actor) -> Sequence[Shown]:
    """Return the points that wait for a moderator of the caller's cities, the oldest first."""
    oldest = shown_points().where(*_waiting(actor)).order_by(MappingPoint.captured_at)
    rows = session.execute(oldest.order_by(MappingPoint.id).limit(MOST_LISTED))
    return [Shown(*row) for row in rows]


def questions_about(session: Session, points: Collection[Shown]) -> Mapping[Version, Questions]:
    """Return the questions that the mappers of these points answered, by kind and version."""
    asked = {(each.kind.id, each.point.questions_version) for each in points}
    sets = select(QuestionSet).where(tuple_(QuestionSet.kind_id, QuestionSet.version).in_(asked))
    return {(each.kind_id, each.version): each.questions for each in session.scalars(sets)}


def n_waiting(session: Session, actor: Actor) -> int:
    """Return how many points wait."""
    all_of_them = select(func.count()).select_from(MappingPoint).join(Campaign)
    return session.scalar(all_of_them.where(*_waiting(actor))) or 0


def point_to_decide(session: Session, point_id: UUID, actor: Actor) -> MappingPoint:
    """Return the point, locked, if it lies in a city that the caller moderates.

    Raises:
        NotThere: there is none, or it lies elsewhere.
        NotAllowed: the caller has mapped it.
    """
    point = locked(session, point_id)
    campaign = session.get_one(Campaign, point.campaign_id)
    if campaign.jurisdiction_id not in actor.jurisdiction_ids(Role.MODERATOR):
        raise NotThere
    if point.author_id == actor.person_id:
        raise NotAllowed
    return point


def _waiting(actor: Actor) -> list[ColumnElement[bool]]:
    return [
        MappingPoint.state == PointState.TRIAGE,
        Campaign.jurisdiction_id.in_(actor.jurisdiction_ids(Role.MODERATOR)),
    ]
