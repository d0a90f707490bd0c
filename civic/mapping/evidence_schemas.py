# SPDX-License-Identifier: EUPL-1.2
"""What residents on the spot say of a report, as its department reads it. Nobody is named."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, Field

from civic.mapping.point_schemas import CampaignRef
from civic.reports.schemas import PhotoRef


class PointEvidence(BaseModel):
    """A mapping point behind a report."""

    id: UUID
    campaign: CampaignRef
    state: str
    probability: float = Field(description="How likely it was there by what residents said.")
    n_yes: int
    n_no: int
    captured_at: datetime
    verified_at: datetime | None
    photo: PhotoRef | None = Field(description="Also one that is for staff alone.")


class ClosureEvidence(BaseModel):
    """What residents saw after the answer of this cycle."""

    still_there: float = Field(description="How likely the thing is still there.")
    n_fixed: int
    n_not_fixed: int


class Evidence(BaseModel):
    """All of it."""

    points: list[PointEvidence]
    closure: ClosureEvidence | None = Field(description="None: there is nothing to check.")
