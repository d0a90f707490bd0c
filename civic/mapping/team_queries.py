# SPDX-License-Identifier: EUPL-1.2
"""Teams and who is in them."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.mapping.score_models import Player
from civic.mapping.team_models import Team, TeamMember
from civic.places.models import Jurisdiction


class Member(NamedTuple):
    """Somebody in a team."""

    person_id: UUID
    role: str
    #: None: they do not show their game.
    pseudonym: str | None


def current_team(session: Session, person_id: UUID) -> Team | None:
    """Return the team that somebody is in now."""
    member = (TeamMember.person_id == person_id) & TeamMember.left_at.is_(None)
    wanted = select(Team).join(TeamMember, TeamMember.team_id == Team.id).where(member)
    return session.scalar(wanted.where(Team.ended_at.is_(None)))


def membership_of(session: Session, person_id: UUID) -> TeamMember | None:
    """Return somebody's place in the team that they are in now; locked."""
    wanted = select(TeamMember).filter_by(person_id=person_id, left_at=None)
    return session.scalar(wanted.with_for_update())


def members_of(session: Session, team_id: UUID) -> list[Member]:
    """Return who is in a team, those who were there first before the others."""
    rows = session.execute(
        select(TeamMember.person_id, TeamMember.role, Player.pseudonym, Player.is_game_shown)
        .join(Player, Player.person_id == TeamMember.person_id)
        .where(TeamMember.team_id == team_id, TeamMember.left_at.is_(None))
        .order_by(TeamMember.joined_at, TeamMember.id)
    )
    return [Member(who, role, name if is_shown else None) for who, role, name, is_shown in rows]


def teams_in(session: Session, city: str | None) -> Sequence[tuple[Team, int]]:
    """Return the teams of a city with how many are in each."""
    wanted = (
        select(Team, func.count())
        .join(TeamMember, TeamMember.team_id == Team.id)
        .join(Jurisdiction, Jurisdiction.id == Team.jurisdiction_id)
        .where(TeamMember.left_at.is_(None), Team.ended_at.is_(None))
        .group_by(Team.id)
        .order_by(Team.name)
    )
    if city is not None:
        wanted = wanted.where(Jurisdiction.code == city)
    return [(team, n) for team, n in session.execute(wanted)]
