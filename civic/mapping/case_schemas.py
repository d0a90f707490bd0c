# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about moderators' looks at somebody's mapping."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.kinds import CaseKind, CaseState


class CaseView(BaseModel):
    """A case about oneself."""

    id: UUID
    kind: CaseKind
    state: CaseState
    opened_at: datetime
    decided_at: datetime | None
    reason: str | None = Field(description="The moderator's words.")
    points: float = Field(description="What the decision took, and an appeal gave back.")
    can_appeal: bool
    appeal: str | None = Field(description="My words against it.")
    appealed_at: datetime | None
    appeal_decided_at: datetime | None
    appeal_reason: str | None = Field(description="What the other moderator answers.")


class MyCases(BaseModel):
    """All cases about oneself, newest first."""

    cases: list[CaseView]


class AppealBody(BaseModel):
    """Why a decision is wrong."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: str = Field(min_length=10, max_length=2000)


class CaseFilter(StrEnum):
    """Which cases."""

    OPEN = "open"
    APPEALED = "appealed"
    DECIDED = "decided"


class CaseQuery(BaseModel):
    """Which cases, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    state: CaseFilter = Field(CaseFilter.OPEN, description="How they stand.")
    cursor: str | None = None
    lang: str | None = Field(None, max_length=10)


class PlayerView(BaseModel):
    """Somebody by pseudonym, with what they did."""

    id: UUID
    pseudonym: str | None
    n_points: int
    n_answers: int
    n_right: int
    n_judged: int
    points: float
    pending: float


class CaseItem(BaseModel):
    """A case as moderators see it; people are known by their pseudonyms here, too."""

    id: UUID
    kind: CaseKind
    state: CaseState
    person: PlayerView
    other: PlayerView | None
    evidence: dict[str, Any] = Field(description="What the check saw, in numbers and ids.")
    opened_at: datetime
    decided_at: datetime | None
    decided_by_me: bool
    reason: str | None
    appeal: str | None
    appealed_at: datetime | None
    appeal_decided_at: datetime | None
    appeal_reason: str | None = Field(description="What the other moderator answers.")


class CasePage(BaseModel):
    """Cases of a moderator's city, those that wait longest first."""

    items: list[CaseItem]
    next_cursor: str | None
    n_open: int = Field(description="Cases that nobody has decided, in all.")
    n_appealed: int = Field(description="Appeals that nobody has decided, in all.")


class ResolveBody(BaseModel):
    """What a moderator decides, with words to the person."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    verdict: Literal["cleared", "fraud"]
    reason: str = Field(min_length=10, max_length=2000)


class AppealVerdict(BaseModel):
    """What another moderator decides."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    verdict: Literal["upheld", "taken_back"]
    reason: str = Field(min_length=10, max_length=2000)
