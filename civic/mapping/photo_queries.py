# SPDX-License-Identifier: EUPL-1.2
"""Who may see photos of mapping points and of answers; reports have a rule of their own."""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.mapping.kinds import AgeGroup
from civic.mapping.models import Campaign, CampaignKind, Confirmation, MappingPoint, Quest
from civic.mapping.objection_models import Objection
from civic.mapping.player_queries import player_of
from civic.mapping.score_models import Player
from civic.photos.models import Photo
from civic.photos.showing import shows


@shows
def shows_photo(session: Session, digest: str, actor: Actor) -> bool:
    """Let people see their own photos, staff those of their campaigns, and who is asked the thing.

    A moderator sees the photo of an answer once its author asks for a look at it.
    Who is asked needs to recognise it. Photos of sensitive kinds and of minors are for staff alone.
    """
    if actor.person_id is None:
        return False
    photo = select(Photo.id).where(Photo.digest == digest).scalar_subquery()
    of_point = (
        select(MappingPoint.id)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(
            MappingPoint.photo_id == photo,
            or_(MappingPoint.author_id == actor.person_id, _staff(actor), _asked(actor)),
        )
    )
    of_answer = select(Confirmation.id).where(
        Confirmation.photo_id == photo,
        or_(Confirmation.person_id == actor.person_id, _objected(actor)),
    )
    return bool(session.scalar(select(or_(of_point.exists(), of_answer.exists()))))


def is_for_all(session: Session, point: MappingPoint, kind: CampaignKind) -> bool:
    """Tell whether others than staff may see the photo of a point: `_asked` without who asks."""
    player = player_of(session, point.author_id)
    is_minors = player is not None and player.age_group == AgeGroup.MINOR
    return not kind.is_sensitive and not is_minors


def _staff(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a campaign is the actor's to work on or to moderate."""
    return or_(
        Campaign.department_id.in_(actor.department_ids()),
        Campaign.jurisdiction_id.in_(actor.jurisdiction_ids(Role.MODERATOR)),
    )


def _objected(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the actor moderates where somebody asks for a look at an answer."""
    return exists().where(
        Objection.ref_id == Confirmation.id,
        Objection.jurisdiction_id.in_(actor.jurisdiction_ids(Role.MODERATOR)),
    )


def _asked(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the actor was asked about a point whose photo may be shown."""
    is_asked = exists().where(Quest.point_id == MappingPoint.id, Quest.person_id == actor.person_id)
    is_minors = exists().where(
        Player.person_id == MappingPoint.author_id, Player.age_group == AgeGroup.MINOR
    )
    return ~CampaignKind.is_sensitive & is_asked & ~is_minors
