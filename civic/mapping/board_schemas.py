# SPDX-License-Identifier: EUPL-1.2
"""What the API gives of boards: pseudonyms, and of small boards nobody's."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from civic.mapping.point_schemas import CampaignRef, Lat, Lon


class WeekQuery(BaseModel):
    """Which week's board."""

    model_config = ConfigDict(extra="forbid")

    jurisdiction: str | None = Field(None, description="Code of the city; else the first.")
    week_on: date | None = Field(None, description="Its Monday; else the newest that was drawn.")
    lang: str | None = Field(None, max_length=10)


class PlaceView(BaseModel):
    """A place on a board; who did as much shares it."""

    place: int
    pseudonym: str
    points: float
    is_me: bool


class BoardView(BaseModel):
    """A board. Of fewer than five people only how many they are and what they did together."""

    week_on: date | None
    campaign: CampaignRef | None
    drawn_at: datetime | None = Field(description="null: it was not drawn yet.")
    n_people: int
    points: float = Field(description="Of all of them together.")
    top: list[PlaceView]
    around: list[PlaceView] = Field(description="My own place, with two above and two below.")


class DistrictRef(BaseModel):
    """A district by name."""

    code: str
    name: str


class DistrictBoard(BaseModel):
    """How well a district is looked after by those who map: no people, no points."""

    area: DistrictRef
    within_days: int
    n_cells: int
    n_cells_seen: int
    cells_seen_share: float
    n_closures: int = Field(description="Answers that can be checked on the spot.")
    n_closures_checked: int
    closures_checked_share: float | None


class DistrictQuery(BaseModel):
    """Of which city."""

    model_config = ConfigDict(extra="forbid")

    jurisdiction: str | None = Field(None, description="Code of the city; else the first.")
    lang: str | None = Field(None, max_length=10)


class DistrictBoards(BaseModel):
    """The districts of a city, best looked after first."""

    here: str | None = Field(description="Code of the district at the location that was asked for.")
    districts: list[DistrictBoard]


class DistrictsQuery(DistrictQuery):
    """Of which city, and where somebody is, to tell them which district is theirs."""

    lon: Lon | None = None
    lat: Lat | None = None

    @model_validator(mode="after")
    def _is_a_place_or_none(self) -> Self:
        if (self.lon is None) != (self.lat is None):
            raise ValueError("lon and lat belong together")
        return self
