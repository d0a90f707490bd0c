# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about mapping points. Views name no person."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from civic.mapping.kinds import PointState
from civic.reports.kinds import Outcome
from civic.reports.schemas import EARLIEST_YEAR, LATEST_YEAR, UUID_VERSION, PhotoRef

Lon = Annotated[float, Field(ge=-180, le=180, description="WGS 84, degrees.")]
Lat = Annotated[float, Field(ge=-90, le=90, description="WGS 84, degrees.")]


class Stand(BaseModel):
    """Where and when a device was while its person looked, as it says itself."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    stood_lon: Lon
    stood_lat: Lat
    accuracy_m: float = Field(ge=0, le=100_000, description="Radius in metres.")
    captured_at: AwareDatetime = Field(description="When, as the device says.")
    device_key: str = Field(
        min_length=22,
        max_length=128,
        description="Random secret (>= 128 bits) of the device; who shares one confirm no points "
        "of each other.",
    )
    photo_id: UUID | None = Field(None, description="From POST /api/v1/photos.")
    photo_taken_at: AwareDatetime | None = Field(
        None,
        description="What the photo says of itself, as read before a small copy forgets it or as"
        " its upload was answered. It is only compared, speaks for nobody, and is not kept.",
    )
    photo_lon: Lon | None = None
    photo_lat: Lat | None = None

    @field_validator("captured_at", "photo_taken_at")
    @classmethod
    def _is_of_our_time(cls, value: datetime | None) -> datetime | None:
        if value is not None and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            raise ValueError("must be an instant of our time")
        return value


class PointDraft(Stand):
    """A thing that somebody found; sending it again with the same id is safe."""

    id: UUID = Field(description="UUIDv7 made by the client; the point's own for ever.")
    kind_id: UUID
    lon: Lon
    lat: Lat
    questions_version: int = Field(ge=1, description="The version that was answered.")
    answers: dict[str, str] = Field(
        default_factory=dict, description="Question code -> code of the choice."
    )
    distinct_from: list[UUID] = Field(
        default_factory=list,
        max_length=50,
        description="Points and reports near it that are something else.",
    )
    language: str = Field("en", pattern="^(en|fi|sv|et|ru)$")

    @field_validator("id")
    @classmethod
    def _is_version_7(cls, value: UUID) -> UUID:
        if value.version != UUID_VERSION:
            raise ValueError("must be a UUIDv7")
        return value


class CampaignRef(BaseModel):
    """A campaign by name."""

    id: UUID
    slug: str
    title: str


class KindRef(BaseModel):
    """A kind of thing by name."""

    id: UUID
    code: str
    name: str


class PointReport(BaseModel):
    """The report that was made of a point."""

    id: UUID
    number: str
    status: str
    due_at: datetime | None = Field(description="When the department has to have answered.")
    outcome: Outcome | None = Field(description="What the answer that stands comes to.")
    answered_at: datetime | None = Field(description="When it was given; null with no outcome.")


class PointView(BaseModel):
    """A mapping point as everybody may see it; what others said of it stays hidden while open."""

    id: UUID
    campaign: CampaignRef
    kind: KindRef
    lon: float
    lat: float
    state: PointState
    captured_at: datetime = Field(description="To the minute; to the day for others.")
    is_mine: bool
    flags: list[str] = Field(description="Of one's own: why it earns nothing.")
    report: PointReport | None
    photo: PhotoRef | None


class MyPoints(BaseModel):
    """One's own mapping points, newest first."""

    points: list[PointView]


class NearPoint(BaseModel):
    """A point that may be the same thing."""

    id: UUID
    kind: str
    lon: float
    lat: float
    distance_m: float


class NearReport(BaseModel):
    """A report that may be of the same thing."""

    id: UUID
    number: str
    category: str
    lon: float
    lat: float
    distance_m: float
