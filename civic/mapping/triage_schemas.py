# SPDX-License-Identifier: EUPL-1.2
"""What moderators read of points that nobody decided in time, and what they decide."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.kinds import PointState, Verdict
from civic.mapping.point_schemas import CampaignRef, KindRef
from civic.reports.schemas import PhotoRef


class AnswerWords(BaseModel):
    """A question about a thing and what its mapper answered."""

    question: str
    answer: str


class TriagePoint(BaseModel):
    """A likely point that nobody decided in time; who mapped it does not matter."""

    id: UUID
    campaign: CampaignRef
    kind: KindRef
    lon: float
    lat: float
    captured_at: datetime
    answers: list[AnswerWords]
    photo: PhotoRef | None
    probability: float = Field(description="That it is there, by what residents said.")
    n_yes: int
    n_no: int
    flags: list[str] = Field(description="Why it earns nothing.")


class Triage(BaseModel):
    """Points that wait for a moderator, the oldest first."""

    points: list[TriagePoint]
    n: int = Field(description="In all; at most 100 are listed.")


class PointVerdict(BaseModel):
    """A moderator's word on a point."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    verdict: Literal[Verdict.VERIFIED, Verdict.REJECTED]
    note: str = Field(min_length=1, max_length=1000, description="Why; kept with the point.")


class PointDecision(BaseModel):
    """What became of the point."""

    id: UUID
    state: PointState
    report: str | None = Field(description="Number of the report that was made of it.")
