# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about teams. Members are known by their pseudonyms only."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.kinds import TeamKind, TeamRole
from civic.mapping.team_policy import Bracket


class TeamBody(BaseModel):
    """A team to be made."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=2, max_length=40)
    kind: TeamKind
    jurisdiction: str | None = Field(None, description="Code of the city; else the first.")
    building_id: UUID | None = Field(None, description="Of a house: which building it is.")


class InviteBody(BaseModel):
    """What the link to a team ends with."""

    model_config = ConfigDict(extra="forbid")

    secret: str = Field(min_length=16, max_length=128)


class MemberView(BaseModel):
    """Somebody in a team; null: they do not show their game."""

    pseudonym: str | None
    role: TeamRole
    is_me: bool


class ScoreView(BaseModel):
    """What a team's score is made of; each part from 0 to 1, null: there was nothing to do."""

    score: int | None = Field(description="0 to 100; null: nothing to reckon with yet.")
    coverage: float | None = Field(description="Of the own plot, looked at within 30 days.")
    rechecks: float | None = Field(description="Looked at again when it was time.")
    agreement: float | None = Field(description="Right answers of those that were judged.")


class TeamView(BaseModel):
    """A team as its members see it."""

    id: UUID
    name: str
    kind: TeamKind
    building_id: UUID | None
    created_at: datetime
    n_members: int
    bracket: Bracket | None
    members: list[MemberView]
    score: ScoreView
    invite_secret: str | None = Field(
        description="Told once, to whoever made the team or a new link: the end of the link."
    )


class MyTeam(BaseModel):
    """The team that somebody is in, if any."""

    team: TeamView | None


class RankedTeam(BaseModel):
    """A team among those of its size."""

    name: str
    kind: TeamKind
    score: int
    is_mine: bool


class BracketView(BaseModel):
    """Teams of about the same size, best first."""

    bracket: Bracket
    teams: list[RankedTeam]


class TeamBoards(BaseModel):
    """The teams of a city by their size."""

    brackets: list[BracketView]
