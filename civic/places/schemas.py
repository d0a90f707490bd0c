# SPDX-License-Identifier: EUPL-1.2
"""What the API says about places."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from civic.places.models import AreaKind, AssetKind, FacilityKind

Texts = dict[str, str]
Lon = Annotated[float, Field(ge=-180, le=180, description="WGS 84, degrees.")]
Lat = Annotated[float, Field(ge=-90, le=90, description="WGS 84, degrees.")]
Code = Annotated[
    str | None, Field(max_length=50, pattern=r"^[\w-]+$", description="Code; else all.")
]
Language = Annotated[str | None, Field(max_length=10, description="Language of the answer.")]


def _lon_lat(value: Any) -> Any:
    return value.split(",") if isinstance(value, str) else value


def _comma_list(value: Any) -> Any:
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


class _Query(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    lang: Language = None


class _View(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class CityContactView(_View):
    """How to reach the city."""

    name: Texts
    email: str
    phone: str
    website: str | None = None


class MapView(_View):
    """The map of a city as files, which never change under the addresses given here."""

    version: str
    bbox: list[float] = Field(description="West, south, east, north of what is drawn.")
    n_bytes: int = Field(description="All files together, gzipped: what keeping the map costs.")
    min_zoom: int = Field(description="Zoom of the least detailed tiles.")
    max_zoom: int = Field(description="Zoom of the most detailed tiles.")
    subject_zoom: int = Field(description="The one zoom of the tiles of subjects.")
    tiles: str = Field(description="Template of the base map's vector tiles.")
    subjects: str = Field(description="Template of the tiles of subjects.")
    addresses: str = Field(description="Address of the index of addresses.")


class JurisdictionView(_View):
    """A city that is served here."""

    id: UUID
    code: str
    prefix: str = Field(description="First part of report numbers, such as HKI.")
    name: Texts
    zone: str = Field(description="IANA time zone of deadlines.")
    languages: list[str] = Field(description="What the city speaks, its default first.")
    attribution: str = Field(description="Source and licence of the map; show it with the map.")
    theme_colour: str | None = Field(description="Such as #0b4f8a.")
    contact: CityContactView | None
    bbox: list[float] = Field(description="West, south, east, north.")
    map: MapView | None = Field(description="None until a map is imported.")


class JurisdictionList(BaseModel):
    """All cities that are served here."""

    jurisdictions: list[JurisdictionView]


class AreaQuery(_Query):
    """Which areas, and whether to draw them."""

    jurisdiction: Code = None
    outline: bool = Field(default=False, description="With outlines.")


class AreaView(_View):
    """A part of a city by which work is divided."""

    id: UUID
    code: str
    kind: AreaKind
    name: Texts
    parent: str | None = Field(description="Code of the area it is part of.")
    area_m2: float
    outline: dict[str, Any] | None = Field(description="GeoJSON MultiPolygon, if asked for.")


class AreaList(BaseModel):
    """Areas, largest first."""

    areas: list[AreaView]


class AddressQuery(_Query):
    """What somebody types to find an address."""

    q: str = Field(min_length=1, max_length=100, description="Street and number, or parts of it.")
    near: Annotated[tuple[Lon, Lat], BeforeValidator(_lon_lat)] | None = Field(
        None, description="lon,lat: of equals, the nearer first."
    )
    jurisdiction: Code = None
    limit: int = Field(10, ge=1, le=50)


class NearestQuery(_Query):
    """A location."""

    lon: Lon
    lat: Lat


class AddressView(_View):
    """An address."""

    id: UUID
    text: str = Field(description="Street and number in the language of the answer.")
    street: str = Field(description="As the sign has it.")
    number: str
    postcode: str
    building_id: UUID | None
    lon: float
    lat: float


class NearestView(AddressView):
    """The address nearest to a location."""

    distance_m: float


class AddressList(BaseModel):
    """Addresses that fit, best first."""

    addresses: list[AddressView]


class SubjectQuery(_Query):
    """What to look for around a location."""

    kind: Literal["building", "facility", "asset"]
    kinds: Annotated[list[AssetKind | FacilityKind], BeforeValidator(_comma_list)] = Field(
        [], description="Kinds of facility or asset, such as street_lamp,bench; else any."
    )
    lon: Lon
    lat: Lat
    radius_m: float = Field(100, gt=0, le=1000, description="Metres.")


class SubjectView(_View):
    """Something that a report can be about."""

    kind: str
    id: UUID
    type: str | None = Field(description="Kind of facility or asset.")
    name: Texts
    address: str
    ref: str | None = Field(description="Number on the thing itself.")
    lon: float
    lat: float
    distance_m: float


class SubjectList(BaseModel):
    """Things near a location, nearest first."""

    subjects: list[SubjectView]
