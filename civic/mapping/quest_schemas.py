# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about quests. An offer says nothing of who mapped, and no tally."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.kinds import Answer, Flag, Purpose
from civic.mapping.point_schemas import CampaignRef, KindRef, Lat, Lon, Stand
from civic.reports.schemas import PhotoRef


class QuestQuery(BaseModel):
    """Where somebody stands who asks for questions."""

    model_config = ConfigDict(extra="forbid")

    lat: Lat
    lon: Lon
    accuracy_m: float = Field(0, ge=0, le=100_000, description="Radius in metres.")
    refresh: bool = Field(
        default=False, description="Others than those shown now; at most four times a day."
    )
    lang: str | None = Field(None, max_length=10)


class AskedReport(BaseModel):
    """A report that is open for long, or whose answer somebody on the spot can check."""

    id: UUID
    number: str
    category: str
    outcome: str | None = Field(
        description="What the department says: fixed, nothing_to_fix; None: nothing yet."
    )


class OfferView(BaseModel):
    """One question for one person."""

    id: UUID
    purpose: Purpose
    kind: KindRef | None
    campaign: CampaignRef | None
    report: AskedReport | None
    lon: float
    lat: float
    distance_m: float
    photo: PhotoRef | None = Field(description="What it looked like, where that may be shown.")
    expires_at: datetime


class Offers(BaseModel):
    """Questions near a place, nearest first."""

    offers: list[OfferView]


class QuestAnswer(Stand):
    """What somebody says on the spot; sending it again is safe."""

    answer: Answer
    took_s: float | None = Field(
        None, ge=0, le=86_400, description="Seconds from being shown to being answered."
    )


class AnswerView(BaseModel):
    """An answer that was taken. Whether others agree is told once they have answered."""

    id: UUID
    flags: list[Flag] = Field(description="Why it does not count; empty: it does.")


class Skipped(BaseModel):
    """A question that was put aside."""

    id: UUID


class Here(BaseModel):
    """Where somebody stands."""

    model_config = ConfigDict(extra="forbid")

    lon: Lon
    lat: Lat
    accuracy_m: float = Field(ge=0, le=100_000, description="Radius in metres.")
