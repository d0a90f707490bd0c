# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about somebody's own game. Points are whole ones, with a decimal."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.kinds import (
    AgeGroup,
    Answer,
    Badge,
    EntryState,
    Purpose,
    Reason,
    TeamKind,
    Tier,
)
from civic.mapping.point_schemas import CampaignRef, KindRef


class StreakView(BaseModel):
    """Weeks in a row with something that counted; a week that was missed halves them."""

    weeks: int
    freezes: int = Field(description="Weeks that may be missed without loss.")


class BadgeView(BaseModel):
    """A badge that somebody has."""

    badge: Badge
    awarded_at: datetime


class TeamRef(BaseModel):
    """A team by name."""

    id: UUID
    name: str
    kind: TeamKind


class GameView(BaseModel):
    """How somebody stands in the game. Who hides it is told no points, badges or levels."""

    is_joined: bool
    min_age: int = Field(description="Younger people have no account of their own in this city.")
    age_group: AgeGroup | None
    pseudonym: str | None
    is_game_shown: bool
    is_on_boards: bool
    files_in_own_name: bool
    points: float | None = Field(description="Settled.")
    pending: float | None = Field(description="Waits until others settle it.")
    level: int | None
    level_at: float | None = Field(description="Points at which this level began.")
    next_level_at: float | None
    streak: StreakView | None = Field(description="Never of minors.")
    badges: list[BadgeView]
    team: TeamRef | None
    n_undecided: int = Field(description="My points that others have not decided yet.")
    quota: int = Field(description="So many of them may wait at a time.")


class GameChange(BaseModel):
    """What somebody chooses; the first time with `age_group`, which is how they join."""

    model_config = ConfigDict(extra="forbid")

    age_group: Literal["child", "minor", "adult"] | None = Field(
        None, description="child: younger than the city's `min_age`; they can't join by themselves."
    )
    is_game_shown: bool | None = None
    is_on_boards: bool | None = None
    files_in_own_name: bool | None = None
    draw_pseudonym: bool = Field(default=False, description="Play under another name from now on.")


class EntrySubject(BaseModel):
    """What an entry is for."""

    what: Literal["point", "answer", "cell", "other"]
    kind: KindRef | None
    campaign: CampaignRef | None
    point_id: UUID | None
    report_id: UUID | None
    report_number: str | None
    answer: Answer | None
    purpose: Purpose | None


class EntryView(BaseModel):
    """An amount with its reason; what it was made of is in `factors`, which multiply to it."""

    id: UUID
    amount: float = Field(description="Points; negative for what goes.")
    state: EntryState
    reason: Reason
    at: datetime
    subject: EntrySubject
    #: Of the amount that it is about: {"full": 100, "coverage": 1.5, ...}, in tenths of points.
    factors: dict[str, float]
    reverses_id: UUID | None
    case_id: UUID | None = Field(description="The moderator's decision behind it.")
    rules_version: int


class LedgerPage(BaseModel):
    """The ledger of one person, newest first."""

    points: float
    pending: float
    entries: list[EntryView]
    next_cursor: str | None


class LedgerQuery(BaseModel):
    """Which page."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = None
    lang: str | None = Field(None, max_length=10)


class FamilyView(BaseModel):
    """What somebody has proved to know of one family of kinds."""

    family: str
    kinds: list[str] = Field(description="Names of what one has mapped or answered of it.")
    #: Of ten things that are there, so many times ten they say yes; and so on.
    says_yes_when_there: float
    says_no_when_not: float
    maps_what_is_there: float
    informativeness: float = Field(description="0: answers tell nothing; 1: never wrong.")
    n_judged: int
    tier: Tier
    learned_at: datetime | None


class JudgedView(BaseModel):
    """An answer, and whether it turned out right; null: nobody else could tell."""

    id: UUID
    answer: Answer
    is_right: bool | None
    answered_at: datetime
    judged_at: datetime
    points: float
    subject: EntrySubject


class ReliabilityView(BaseModel):
    """What somebody has proved to know, and the last answers that it comes from."""

    families: list[FamilyView]
    judged: list[JudgedView]
