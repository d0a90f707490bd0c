# SPDX-License-Identifier: EUPL-1.2
"""What staff put right about a report, and what that comes to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.kinds import Priority
from civic.reports.schemas import DepartmentRef, PhotoIds
from civic.sla.clock import MoveRule
from civic.sla.policy import Target


class CorrectionBody(BaseModel):
    """What is put right; whatever is left out stays.

    With another category the answers begin anew, with another place or subject the address.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    category: str | None = Field(None, max_length=100, description="Code of the category.")
    lon: float | None = Field(None, ge=-180, le=180, description="WGS 84, degrees.")
    lat: float | None = Field(None, ge=-90, le=90, description="WGS 84, degrees.")
    address: str | None = Field(None, max_length=200, description="null: the nearest known one.")
    subject_id: UUID | None = Field(None, description="Building, facility or asset.")
    answers: dict[str, Any] | None = Field(None, description="All of them: code -> answer.")
    priority: Priority | None = None
    reason: str = Field(min_length=1, max_length=4000, description="The reporter reads it.")


class DueChange(BaseModel):
    """What a promise becomes."""

    target: Target
    due_before: datetime
    due_after: datetime
    rule: MoveRule | None = Field(
        description="By which it comes to where it is; null: it runs by the same as before."
    )


class CorrectionPreview(BaseModel):
    """What a correction would come to; nothing was done."""

    department: DepartmentRef = Field(description="Who answers then.")
    is_rerouted: bool = Field(description="Whether that is another one than now.")
    promises: list[DueChange] = Field(description="Those that are still open.")


class SplitBody(BaseModel):
    """The second of two things that a report tells of."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    category: str = Field(max_length=100, description="Code of the category of the part.")
    description: str = Field(min_length=1, max_length=4000, description="What is wrong there.")
    reason: str = Field(min_length=1, max_length=4000, description="The reporter reads it.")
    subject_id: UUID | None = Field(None, description="Where the category is about one.")
    photo_ids: PhotoIds = Field(
        default_factory=list, description="Photos of the report that show the part as well."
    )
