# SPDX-License-Identifier: EUPL-1.2
"""Everything about a report on one screen."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.queue_schemas import AssigneeRef, QueueFlags
from civic.reports.schemas import LonLat, ReportItem, ReportView, TimelineEntry


class SheetQuery(BaseModel):
    """How a sheet is asked for."""

    model_config = ConfigDict(extra="forbid")

    lang: str | None = Field(None, max_length=10)


class Likeness(StrEnum):
    """In what another report is like this one."""

    SUBJECT = "subject"
    CATEGORY = "category"
    WORDS = "words"


class NearItem(ReportItem):
    """An open report close by, of any category."""

    distance_m: float
    is_private: bool


class SimilarItem(NearItem):
    """A report that may be about the same, open or ended within a year."""

    score: float = Field(description="From 0 to 1; the likeliest first.")
    alike: list[Likeness] = Field(description="Why it is here.")
    words_share: float = Field(description="How alike the descriptions are, from 0 to 1.")


class ReporterHistory(BaseModel):
    """What else the same reporter sent, as far as this desk may see it."""

    is_registered: bool = Field(description="With an account; else known by the address only.")
    n_reports: int = Field(description="This one left out.")
    n_open: int
    n_upheld: int = Field(description="Answered as fixed or scheduled.")
    n_rejected: int
    recent: list[ReportItem]


class OrganisationRef(BaseModel):
    """Who manages a building."""

    code: str
    name: str
    phone: str | None
    email: str | None
    opening_hours: str | None = Field(description="In the notation of OpenStreetMap.")


class BuildingPassport(BaseModel):
    """The building that the report is about, or stands in or next to."""

    id: UUID
    name: str
    address: str
    built_year: int | None
    n_floors: int | None
    is_subject: bool = Field(description="The reporter picked it.")
    distance_m: float
    manager: OrganisationRef | None
    n_open_reports: int = Field(description="About this building, as far as this desk sees them.")


class AssetRef(BaseModel):
    """A thing in the street close by."""

    id: UUID
    kind: str
    name: str
    ref: str | None = Field(description="Number on the thing itself.")
    location: LonLat
    distance_m: float


class Sheet(BaseModel):
    """A report with all that is needed to decide about it."""

    report: ReportView
    timeline: list[TimelineEntry]
    nearby: list[NearItem]
    similar: list[SimilarItem]
    reporter: ReporterHistory
    building: BuildingPassport | None
    assets: list[AssetRef]
    assignee: AssigneeRef | None
    priority: str
    flags: QueueFlags
    time_left_s: int | None = Field(
        description="Seconds of the department's working time until the due, at `as_of`."
    )
    as_of: datetime
