# SPDX-License-Identifier: EUPL-1.2
"""What staff read of a campaign while it runs. Nothing in it says who."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from civic.mapping.campaign_schemas import Progress
from civic.mapping.dashboard_policy import Sign


class KindFigures(BaseModel):
    """What became of the points of a kind."""

    code: str
    name: str
    n_points: int
    n_undecided: int
    n_verified: int
    n_refuted: int
    n_reports: int


class DayFigures(BaseModel):
    """What happened on a day of the city."""

    on: date
    n_points: int
    n_answers: int
    n_verified: int
    n_reports: int


class ClusterFacts(BaseModel):
    """A cell that deserves a second look, and why."""

    cell: str
    signs: list[Sign]
    n_points: int
    n_authors: int
    n_refuted: int
    n_answers: int
    n_observers: int
    n_flagged: int
    n_same_pair: int


class ClusterFeature(BaseModel):
    """A feature of GeoJSON."""

    type: Literal["Feature"] = "Feature"
    geometry: dict[str, Any] = Field(description="A polygon of GeoJSON.")
    properties: ClusterFacts


class Clusters(BaseModel):
    """A feature collection of GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[ClusterFeature]


class Dashboard(BaseModel):
    """How a campaign goes."""

    campaign_id: UUID
    progress: Progress
    verified_share: float | None = Field(description="Of the points that are decided.")
    n_decided: int
    n_answers: int = Field(description="That count.")
    n_staff_decisions: int
    cost_per_verified: float | None = Field(
        description="Answers and decisions of staff per point that proved true."
    )
    median_days: float | None = Field(description="From being found until being proved.")
    n_waiting: int = Field(description="Proved, but over the day's budget of reports.")
    by_kind: list[KindFigures]
    by_day: list[DayFigures] = Field(description="The last 60 days on which something happened.")
    clusters: Clusters
