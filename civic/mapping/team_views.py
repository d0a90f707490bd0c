# SPDX-License-Identifier: EUPL-1.2
"""Teams as the API gives them."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping import team_queries
from civic.mapping.kinds import TeamKind, TeamRole
from civic.mapping.team_models import Team
from civic.mapping.team_policy import Bracket, Parts, bracket
from civic.mapping.team_schemas import (
    BracketView,
    MemberView,
    RankedTeam,
    ScoreView,
    TeamBoards,
    TeamView,
)
from civic.mapping.team_score_queries import parts_of


def team_view(
    session: Session, team: Team, viewer_id: UUID, now: datetime, secret: str | None = None
) -> TeamView:
    """Return a team as one of its members sees it."""
    members = team_queries.members_of(session, team.id)
    return TeamView(
        id=team.id,
        name=team.name,
        kind=TeamKind(team.kind),
        building_id=team.building_id,
        created_at=team.created_at,
        n_members=len(members),
        bracket=bracket(len(members)),
        members=[
            MemberView(
                pseudonym=member.pseudonym,
                role=TeamRole(member.role),
                is_me=member.person_id == viewer_id,
            )
            for member in members
        ],
        score=_score(parts_of(session, [team], now)[team.id]),
        invite_secret=secret,
    )


def boards_view(session: Session, city: str | None, mine: Team | None, now: datetime) -> TeamBoards:
    """Return the teams of a city by size, best first; those with nothing to reckon with are not."""
    ranked: defaultdict[Bracket, list[RankedTeam]] = defaultdict(list)
    teams = team_queries.teams_in(session, city)
    parts = parts_of(session, [team for team, _ in teams], now)
    for team, n_members in teams:
        size, score = bracket(n_members), parts[team.id].score
        if size is not None and score is not None:
            is_mine = mine is not None and team.id == mine.id
            kind = TeamKind(team.kind)
            ranked[size].append(RankedTeam(name=team.name, kind=kind, score=score, is_mine=is_mine))
    return TeamBoards(
        brackets=[
            BracketView(bracket=size, teams=sorted(ranked[size], key=lambda team: -team.score))
            for size in Bracket
        ]
    )


def _score(parts: Parts) -> ScoreView:
    return ScoreView(
        score=parts.score,
        coverage=parts.coverage,
        rechecks=parts.rechecks,
        agreement=parts.agreement,
    )
