# SPDX-License-Identifier: EUPL-1.2
"""Boards as they may be read now: whoever left them is left out."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person
from civic.mapping.kinds import AgeGroup, CampaignState, CaseState
from civic.mapping.models import Campaign
from civic.mapping.score_models import Board, MappingCase, Player
from civic.places.models import Jurisdiction
from civic.platform.problems import NotThere


def may_stand(person_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Return the condition that somebody wants to stand on boards, and may.

    Adults who chose it and whose address is confirmed; no staff, and nobody who cheated.
    Source: facts on the mapping game 4.3; 5, rules A10 and A12.
    """
    player, person = aliased(Player), aliased(Person)
    wants = exists().where(
        player.person_id == person_id,
        player.is_on_boards,
        player.is_game_shown,
        player.pseudonym.is_not(None),
        player.age_group == AgeGroup.ADULT,
    )
    is_known = exists().where(
        person.id == person_id, person.email_confirmed_at.is_not(None), person.disabled_at.is_(None)
    )
    works = exists().where(
        Membership.person_id == person_id, Membership.role.not_in({Role.RESIDENT, Role.MAPPER})
    )
    cheated = exists().where(
        MappingCase.person_id == person_id, MappingCase.state == CaseState.FRAUD
    )
    return and_(wants, is_known, ~works, ~cheated)


def week_board(session: Session, city: str | None, week_on: date | None) -> Board | None:
    """Return the board of a week in a city, else the newest; None: it was not drawn."""
    wanted = select(Board).join(Jurisdiction, Jurisdiction.id == Board.jurisdiction_id)
    wanted = wanted.where(Board.week_on.is_not(None))
    if city is not None:
        wanted = wanted.where(Jurisdiction.code == city)
    if week_on is not None:
        wanted = wanted.where(Board.week_on == week_on)
    return session.scalar(wanted.order_by(Board.week_on.desc(), Jurisdiction.code).limit(1))


def campaign_board(session: Session, campaign_id: UUID) -> Board | None:
    """Return the board of a campaign; None: it has none."""
    return session.scalar(select(Board).filter_by(campaign_id=campaign_id))


def standing(session: Session, board: Board) -> list[tuple[UUID, int]]:
    """Return who stands on the board with how much, without those who left it."""
    drawn = [(UUID(row["person_id"]), int(row["amount"])) for row in board.rows]
    still = session.scalars(
        select(Player.person_id).where(
            Player.person_id.in_([person_id for person_id, _ in drawn]),
            may_stand(Player.person_id),
        )
    )
    here = set(still)
    return [(person_id, amount) for person_id, amount in drawn if person_id in here]


def pseudonyms_of(session: Session, person_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the names by which people play."""
    wanted = select(Player.person_id, Player.pseudonym).where(
        Player.person_id.in_(set(person_ids)), Player.pseudonym.is_not(None)
    )
    return {person_id: name for person_id, name in session.execute(wanted) if name is not None}


def boarded(session: Session, campaign_id: UUID) -> Campaign:
    """Return a campaign that has a board.

    Raises:
        NotThere: there is none, or it has no board, or it is a draft.
    """
    campaign = session.get(Campaign, campaign_id)
    if campaign is None or not campaign.has_boards or campaign.state == CampaignState.DRAFT:
        raise NotThere
    return campaign
