# SPDX-License-Identifier: EUPL-1.2
"""How lists of reports, and one report, are asked for."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from civic.reports.kinds import Status
from civic.reports.schemas import CommaList


class ListQuery(BaseModel):
    """Filters of a list; all must hold, a comma list means any of its values."""

    model_config = ConfigDict(extra="forbid")

    bbox: str | None = Field(None, description="west,south,east,north; WGS 84, degrees.")
    status: CommaList | None = None
    category: CommaList | None = Field(None, description="Codes of categories or groups.")
    department: CommaList | None = Field(None, description="Codes.")
    area: CommaList | None = Field(None, description="Codes.")
    text: str | None = Field(None, max_length=200, description="Words, all of which must occur.")
    since: AwareDatetime | None = Field(None, description="Received at or after.")
    until: AwareDatetime | None = Field(None, description="Received before.")
    overdue: bool | None = None
    jurisdiction: str | None = Field(None, max_length=50)
    mine: bool = Field(default=False, description="Only my own; wants a session.")
    cursor: str | None = Field(None, max_length=200)
    limit: int = Field(50, ge=1, le=100)
    lang: str | None = Field(None, max_length=10)

    @field_validator("bbox")
    @classmethod
    def _is_box(cls, value: str | None) -> str | None:
        if value is not None:
            box_of(value)
        return value

    @field_validator("status")
    @classmethod
    def _are_statuses(cls, value: list[str] | None) -> list[str] | None:
        if set(value or ()) - set(Status):
            raise ValueError(f"must be among {', '.join(Status)}")
        return value


def box_of(text: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a comma list.

    Raises:
        ValueError: it is none.
    """
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError as error:
        raise ValueError("must be four numbers: west,south,east,north") from error
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 - the globe
        raise ValueError("must be west,south,east,north in degrees")
    return west, south, east, north


class NearbyQuery(BaseModel):
    """Where to look for reports of the same thing."""

    model_config = ConfigDict(extra="forbid")

    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    category: str | None = Field(None, max_length=100)
    radius_m: float = Field(100, gt=0, le=1000, description="Metres.")
    lang: str | None = Field(None, max_length=10)


class ReadQuery(BaseModel):
    """How a report is asked for."""

    model_config = ConfigDict(extra="forbid")

    key: str | None = Field(None, max_length=500, description="The report's key, from its mail.")
    lang: str | None = Field(None, max_length=10)
