# SPDX-License-Identifier: EUPL-1.2
"""What a reporter may change about a report."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.schemas import Description, PhotoIds


class ReportEdit(BaseModel):
    """What the reporter changes; whatever is left out stays.

    With another category the answers begin anew, with another location or subject the address.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    category: str | None = Field(None, max_length=100, description="Code of the category.")
    lon: float | None = Field(None, ge=-180, le=180, description="WGS 84, degrees.")
    lat: float | None = Field(None, ge=-90, le=90, description="WGS 84, degrees.")
    accuracy_m: float | None = Field(None, ge=0, le=100_000, description="Radius in metres.")
    description: Description | None = None
    address: str | None = Field(None, max_length=200, description="null: the nearest known one.")
    subject_id: UUID | None = Field(None, description="Building, facility or asset.")
    answers: dict[str, Any] | None = Field(None, description="All of them: code -> answer.")
    photo_ids: PhotoIds | None = Field(None, description="All of them, in their order.")
