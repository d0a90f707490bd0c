# SPDX-License-Identifier: EUPL-1.2
"""Making teams, joining them by a link, leaving them."""

from datetime import datetime
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping.errors import (
    InATeam,
    InviteOver,
    NotPlaying,
    TeamNameRefused,
    TeamNameTaken,
    UnknownBuilding,
)
from civic.mapping.kinds import TeamKind, TeamRole
from civic.mapping.score_models import Player
from civic.mapping.team_models import Team, TeamMember
from civic.mapping.team_queries import membership_of
from civic.mapping.team_schemas import TeamBody
from civic.places.models import Building, Jurisdiction
from civic.platform.ids import new_id
from civic.platform.problems import NotAllowed, NotThere
from civic.platform.signing import digest_of
from civic.reports.moderation_policy import findings


def make_team(session: Session, body: TeamBody, person_id: UUID, now: datetime) -> tuple[Team, str]:
    """Make a team whose captain somebody is, and return it with the secret of its link.

    Raises:
        NotPlaying: they have not joined the game.
        NotThere: there is no such city.
        InATeam: they are in one already.
        TeamNameTaken: another team of the city has the name.
        TeamNameRefused: the name has somebody's data, or a word that insults.
        UnknownBuilding: the house is none of the city.
    """
    _refuse_outsider(session, person_id)
    city = _city(session, body.jurisdiction)
    if findings({"name": body.name}, city.rules.get("moderation_words", ())):
        raise TeamNameRefused("A name that everybody reads names no person and insults nobody.")
    building_id = body.building_id if body.kind is TeamKind.HOUSE else None
    if building_id is not None and not _is_of(session, building_id, city.id):
        raise UnknownBuilding
    secret = token_urlsafe(24)
    values = {
        "id": new_id(),
        "jurisdiction_id": city.id,
        "kind": body.kind,
        "name": body.name,
        "building_id": building_id,
        "invite_digest": digest_of(secret),
        "created_by": person_id,
        "created_at": now,
    }
    new = insert(Team).values(values).on_conflict_do_nothing().returning(Team)
    team = session.scalar(new)
    if team is None:
        raise TeamNameTaken("Take another name than {name}.", name=body.name)
    _enter(session, team, person_id, TeamRole.CAPTAIN, now)
    return team, secret


def join_team(session: Session, secret: str, person_id: UUID, now: datetime) -> Team:
    """Let somebody into the team whose link they have.

    Raises:
        NotPlaying: they have not joined the game.
        InviteOver: the link works no more.
        InATeam: they are in one already.
    """
    _refuse_outsider(session, person_id)
    wanted = select(Team).filter_by(invite_digest=digest_of(secret), ended_at=None)
    team = session.scalar(wanted.with_for_update())
    if team is None:
        raise InviteOver("Ask the captain of the team for a new link.")
    _enter(session, team, person_id, TeamRole.MEMBER, now)
    return team


def renew_invite(session: Session, person_id: UUID) -> tuple[Team, str]:
    """Let the link to somebody's team work no more, and return the secret of a new one.

    Raises:
        NotThere: they are in no team.
        NotAllowed: they are not its captain.
    """
    member = membership_of(session, person_id)
    if member is None:
        raise NotThere
    if member.role != TeamRole.CAPTAIN:
        raise NotAllowed
    team, secret = session.get_one(Team, member.team_id), token_urlsafe(24)
    team.invite_digest = digest_of(secret)
    return team, secret


def leave_team(session: Session, person_id: UUID, now: datetime) -> None:
    """Let somebody leave their team; the longest in it leads it then, and the last one ends it."""
    member = membership_of(session, person_id)
    if member is None:
        return
    team = session.get_one(Team, member.team_id, with_for_update=True)
    member.left_at = now
    session.flush()  # who is left is asked of the database
    left = (TeamMember.team_id == team.id) & TeamMember.left_at.is_(None)
    others = session.scalars(select(TeamMember).where(left).order_by(TeamMember.joined_at)).all()
    if not others:
        team.ended_at = now
    elif not any(other.role == TeamRole.CAPTAIN for other in others):
        others[0].role = TeamRole.CAPTAIN


def _refuse_outsider(session: Session, person_id: UUID) -> None:
    if session.get(Player, person_id) is None:
        raise NotPlaying("Say whether you are of age, and join.")


def _city(session: Session, code: str | None) -> Jurisdiction:
    wanted = select(Jurisdiction).order_by(Jurisdiction.code)
    if code is not None:
        wanted = wanted.filter_by(code=code)
    city = session.scalar(wanted.limit(1))
    if city is None:
        raise NotThere
    return city


def _is_of(session: Session, building_id: UUID, jurisdiction_id: UUID) -> bool:
    building = session.get(Building, building_id)
    return building is not None and building.jurisdiction_id == jurisdiction_id


def _enter(session: Session, team: Team, person_id: UUID, role: TeamRole, now: datetime) -> None:
    values = {"team_id": team.id, "person_id": person_id, "role": role, "joined_at": now}
    new = insert(TeamMember).values(id=new_id(), **values).on_conflict_do_nothing()
    if session.scalar(new.returning(TeamMember.id)) is None:
        raise InATeam("Leave it first; one at a time.")
