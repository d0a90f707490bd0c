# SPDX-License-Identifier: EUPL-1.2
"""An inspector's round, and what is told of a visit."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from civic.reports.kinds import Found, PhotoPurpose, Status
from civic.reports.round_policy import Check
from civic.reports.schemas import CategoryRef, LonLat, PhotoIds, PhotoRef
from civic.sla.clock_policy import ClockState


class RoundQuery(BaseModel):
    """Where the round begins, and how far it goes."""

    model_config = ConfigDict(extra="forbid")

    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    reach_m: int = Field(3000, ge=100, le=30_000, description="As the crow flies.")
    limit: int = Field(30, ge=1, le=60)
    lang: str | None = Field(None, max_length=10)


class VisitBody(BaseModel):
    """What somebody of the department found at the place."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    found: Found
    text: str = Field("", max_length=4000)
    photo_ids: PhotoIds = Field(default_factory=list, description="Taken on the visit.")
    before_id: UUID | None = Field(
        None, description="The earlier photo that the first one was taken over."
    )
    visited_at: AwareDatetime | None = Field(
        None, description="When the device took it down; for people, no clock hangs on it."
    )
    answer: bool = Field(
        default=False,
        description="Answer the report with it: `fixed`, or `nothing_to_fix` if nothing is there.",
    )

    @model_validator(mode="after")
    def _is_an_answer(self) -> Self:
        if self.answer and self.found is Found.NOT_FIXED:
            raise ValueError("what is not fixed is no answer")
        if self.answer and not self.text:
            raise ValueError("an answer has words")
        return self


class RoundPhoto(PhotoRef):
    """A photo of the place, to be taken along."""

    purpose: PhotoPurpose


class VisitView(BaseModel):
    """An earlier visit."""

    at: datetime
    found: Found
    text: str


class RoundStop(BaseModel):
    """A report that wants a visit, with all that an inspector needs there."""

    id: UUID
    number: str
    version: int = Field(description="For If-Match.")
    status: Status
    category: CategoryRef
    location: LonLat
    accuracy_m: float | None
    address: str
    description: str
    photos: list[RoundPhoto] = Field(description="Oldest first.")
    received_at: datetime
    due_at: datetime | None
    clock: ClockState
    is_pressing: bool = Field(description="Overdue, or due within a day.")
    distance_m: int = Field(description="From where the round begins.")
    leg_m: int = Field(description="From the stop before.")
    checks: list[Check]
    answer: str | None = Field(description="The last answer, if it did not hold.")
    contractor: str | None = Field(description="What the contractor told last.")
    visit: VisitView | None = Field(description="The last visit.")
    wants_photo: bool = Field(description="Whether the outcome `fixed` wants a photo.")


class Round(BaseModel):
    """Where to go, in the order in which to walk."""

    stops: list[RoundStop]
    length_m: int = Field(description="Of the whole way, as the crow flies.")
    n_left: int = Field(description="How many more want a visit within reach.")
