# SPDX-License-Identifier: EUPL-1.2
"""What departments order of contractors, what these read, and what they tell."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field, model_validator

from civic.reports.kinds import WorkState, WorkTold
from civic.reports.schemas import LonLat, PhotoIds, PhotoRef


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class WorkOrderBody(_Body):
    """What a contractor is asked to do; nothing that names a person belongs in it."""

    contractor: str = Field(min_length=1, max_length=200, description="Name of the firm.")
    email: EmailStr | None = Field(None, description="Where the link goes, if anywhere.")
    language: str | None = Field(None, pattern="^(en|fi|sv|et|ru)$")
    instructions: str = Field(min_length=1, max_length=4000)
    due_on: date | None = Field(None, description="Last day to be ready on.")


class WorkAnswerBody(_Body):
    """The department's answer made of what the contractor did, in the department's words."""

    text: str = Field(min_length=1, max_length=8000)


class WorkToldBody(_Body):
    """What the contractor tells; sending it again with the same id is safe."""

    id: UUID = Field(description="A UUID that the contractor's device made.")
    told: WorkTold
    ready_on: date | None = Field(None, description="With `accepted`: by when.")
    text: str = Field("", max_length=4000, description="With `cannot`: why.")
    photo_ids: PhotoIds = Field(default_factory=list, description="Taken after the work.")
    before_ids: PhotoIds = Field(default_factory=list, description="Taken before it.")

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        if self.told is WorkTold.ACCEPTED and self.ready_on is None:
            raise ValueError("say by when")
        if self.told is WorkTold.CANNOT and not self.text:
            raise ValueError("say why")
        if self.told is WorkTold.DONE and not (self.text or self.photo_ids):
            raise ValueError("say or show what was done")
        return self


class WorkTellingView(BaseModel):
    """What the contractor told, for the department."""

    id: UUID
    told: WorkTold
    at: datetime
    text: str
    ready_on: date | None
    photos: list[PhotoRef] = Field(description="Taken after the work.")
    before: list[PhotoRef] = Field(description="Taken before it.")


class WorkOrderView(BaseModel):
    """An order, for the department."""

    id: UUID
    contractor: str
    email: str | None
    instructions: str
    due_on: date | None
    state: WorkState
    created_at: datetime
    expires_at: datetime
    tellings: list[WorkTellingView] = Field(description="Newest last.")


class WorkOrderMade(WorkOrderView):
    """A new order."""

    link: str = Field(description="For the contractor; it is shown this once.")


class WorkOrderList(BaseModel):
    """The orders of a report, newest first."""

    items: list[WorkOrderView]


class ToldView(BaseModel):
    """What the contractor told, as they read it again."""

    id: UUID
    told: WorkTold
    at: datetime
    text: str
    ready_on: date | None
    n_photos: int


class WorkView(BaseModel):
    """An order as the contractor reads it: where and what, and nobody's data."""

    number: str
    city: str
    department: str
    category: str
    contractor: str
    location: LonLat
    address: str
    description: str | None = Field(description="None where it is not for everybody.")
    photos: list[PhotoRef]
    instructions: str
    due_on: date | None
    expires_at: datetime
    state: WorkState
    told: list[ToldView] = Field(description="Newest last.")
