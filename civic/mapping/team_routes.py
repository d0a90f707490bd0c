# SPDX-License-Identifier: EUPL-1.2
"""Teams: schools, houses and other people who map together."""

from apiflask import APIBlueprint

from civic.accounts.access import signed_in
from civic.mapping import team_commands, team_queries
from civic.mapping.board_schemas import DistrictQuery
from civic.mapping.errors import (
    InATeam,
    InviteOver,
    NotPlaying,
    TeamNameRefused,
    TeamNameTaken,
    UnknownBuilding,
)
from civic.mapping.team_schemas import InviteBody, MyTeam, TeamBoards, TeamBody, TeamView
from civic.mapping.team_views import boards_view, team_view
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotThere

bp = APIBlueprint("teams", __name__, tag="Mapping game")

MINE = "/api/v1/me/team"
TEAMS = "/api/v1/teams"


@endpoint(bp, MINE, "GET", may=signed_in, returns=MyTeam)
def show_my_team() -> MyTeam:
    """Show the team that I am in: who is in it, by pseudonym, and its score."""
    person_id = current_actor().person_id
    with transaction() as session:
        team = team_queries.current_team(session, person_id)
        return MyTeam(team=team_view(session, team, person_id, utc_now()) if team else None)


@endpoint(bp, MINE, "DELETE", may=signed_in, returns=MyTeam)
def leave_my_team() -> MyTeam:
    """Leave the team that I am in; what I did for it stays its own."""
    with transaction() as session:
        team_commands.leave_team(session, current_actor().person_id, utc_now())
    return MyTeam(team=None)


@endpoint(
    bp, TEAMS, "GET", may=signed_in, query=DistrictQuery, returns=TeamBoards, refuses=(InvalidBody,)
)
def list_teams(query: DistrictQuery) -> TeamBoards:
    """List the teams of a city among those of their size, best first."""
    with transaction() as session:
        mine = team_queries.current_team(session, current_actor().person_id)
        return boards_view(session, query.jurisdiction, mine, utc_now())


@endpoint(
    bp,
    TEAMS,
    "POST",
    may=signed_in,
    body=TeamBody,
    returns=TeamView,
    status=201,
    refuses=(
        NotPlaying,
        InATeam,
        TeamNameTaken,
        TeamNameRefused,
        UnknownBuilding,
        NotThere,
        InvalidBody,
    ),
)
def make_team(body: TeamBody) -> TeamView:
    """Make a team and lead it; the answer tells once how the link ends by which others join."""
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        team, secret = team_commands.make_team(session, body, person_id, now)
        return team_view(session, team, person_id, now, secret)


@endpoint(
    bp,
    f"{TEAMS}/membership",
    "POST",
    may=signed_in,
    body=InviteBody,
    returns=TeamView,
    status=201,
    refuses=(NotPlaying, InATeam, InviteOver, InvalidBody),
)
def join_team(body: InviteBody) -> TeamView:
    """Join the team whose link I have."""
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        team = team_commands.join_team(session, body.secret, person_id, now)
        return team_view(session, team, person_id, now)


@endpoint(
    bp,
    f"{MINE}/invite",
    "POST",
    may=signed_in,
    returns=TeamView,
    status=201,
    refuses=(NotThere, NotAllowed),
)
def renew_invite() -> TeamView:
    """Make a new link to the team that I lead; the one before works no more."""
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        team, secret = team_commands.renew_invite(session, person_id)
        return team_view(session, team, person_id, now, secret)
