# SPDX-License-Identifier: EUPL-1.2
"""How figures and tiles are asked for."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, field_validator

from civic.reports.kinds import SHOWN
from civic.reports.schemas import CommaList


class TileQuery(BaseModel):
    """Filters of a tile; all must hold, a comma list means any of its values."""

    model_config = ConfigDict(extra="forbid")

    status: CommaList | None = Field(None, description="Statuses that everybody may see.")
    category: CommaList | None = Field(None, description="Codes of categories or groups.")
    since: date | None = Field(None, description="Received on this day of the city or later.")
    until: date | None = Field(None, description="Received on this day of the city or before.")

    @field_validator("status")
    @classmethod
    def _are_shown(cls, value: list[str] | None) -> list[str] | None:
        if unknown := set(value or ()) - {status.value for status in SHOWN}:
            raise ValueError(f"unknown status: {', '.join(sorted(unknown))}")
        return value

    @property
    def asks_for_pins(self) -> bool:
        """Whether the counts of the cells are not enough to answer it."""
        return any((self.category, self.since, self.until))
