# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about an area that is only thought of."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.campaign_schemas import AreaBody, Code


class PreviewBody(BaseModel):
    """An area as it is drawn, and what would be reported of it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    department: str = Field(max_length=100, description="Code of the department.")
    area: AreaBody
    categories: list[Code] = Field(default_factory=list, max_length=12)


class PreviewFault(BaseModel):
    """What is wrong with the area."""

    reason: str
    about: str


class CategoryCount(BaseModel):
    """Open reports of a category in an area."""

    category: str
    name: str
    n: int


class ReportFacts(BaseModel):
    """A report that stands in the area already."""

    number: str
    category: str


class ReportPoint(BaseModel):
    """A point of GeoJSON; lon, lat in WGS 84."""

    type: Literal["Point"] = "Point"
    coordinates: list[float] = Field(min_length=2, max_length=2)


class ReportFeature(BaseModel):
    """A feature of GeoJSON."""

    type: Literal["Feature"] = "Feature"
    geometry: ReportPoint
    properties: ReportFacts


class ReportsHere(BaseModel):
    """Open public reports in an area as GeoJSON (RFC 7946); at most 1,000 of them."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[ReportFeature]


class CellShapes(BaseModel):
    """Hexagons as one geometry of GeoJSON."""

    type: Literal["MultiPolygon"] = "MultiPolygon"
    coordinates: list[list[list[list[float]]]]


class Preview(BaseModel):
    """What a campaign with this area would find there."""

    faults: list[PreviewFault]
    km2: float
    n_cells: int
    cells: CellShapes
    by_category: list[CategoryCount] = Field(description="Open reports, most first.")
    reports: ReportsHere
