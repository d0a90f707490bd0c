# SPDX-License-Identifier: EUPL-1.2
"""Where the reports of a queue are: points, or clusters where there are too many."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.reports.models import Report
from civic.reports.query_schemas import box_of
from civic.reports.queue_filters import clock_case, conditions
from civic.reports.queue_schemas import QueueFilter
from civic.reports.queue_scope import Scope
from civic.sla.clock_policy import ClockState

MOST_POINTS = 1000
#: Columns and rows of the grid in which more than that are counted.
CELLS_N = 24


class QueueMapQuery(QueueFilter):
    """The part of a queue that a map shows."""

    bbox: str = Field(description="west,south,east,north; WGS 84, degrees.")
    lang: str | None = Field(None, max_length=10)


class PointGeometry(BaseModel):
    """A point of GeoJSON."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float] = Field(description="Longitude, latitude; WGS 84, degrees.")


class PointFacts(BaseModel):
    """A report, or a cluster of reports."""

    id: UUID | None = None
    number: str | None = None
    status: str | None = None
    clock: ClockState | None = None
    priority: str | None = None
    category: str | None = None
    n: int = Field(1, description="More than one: a cluster, which has no `id`.")
    n_overdue: int = 0
    n_due_soon: int = 0


class PointFeature(BaseModel):
    """A feature of GeoJSON."""

    type: Literal["Feature"] = "Feature"
    geometry: PointGeometry
    properties: PointFacts


class QueueMap(BaseModel):
    """A feature collection of GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[PointFeature]
    n: int = Field(description="Reports in the box, in all.")
    is_clustered: bool


def queue_map(session: Session, query: QueueMapQuery, scope: Scope, now: datetime) -> QueueMap:
    """Return the reports that `query` leaves, the most pressing drawn last; one or two statements.

    Raises:
        InvalidBody: the box is none.
    """
    wanted = [Report.department_id.in_(scope.lanes), *conditions(query, scope, now)]
    points = _points(session, wanted, scope, now)
    if len(points) <= MOST_POINTS:
        return QueueMap(features=points, n=len(points), is_clustered=False)
    cells = _cells(session, wanted, box_of(query.bbox), now)
    n = sum(cell.properties.n for cell in cells)
    return QueueMap(features=cells, n=n, is_clustered=True)


def _points(
    session: Session, wanted: Sequence[Any], scope: Scope, now: datetime
) -> list[PointFeature]:
    rows = session.execute(
        select(
            Report.id,
            Report.number,
            Report.status,
            Report.priority,
            Report.category_id,
            Report.department_id,
            clock_case(now).label("clock"),
            *_lon_lat(Report.location),
        )
        .where(*wanted)
        .limit(MOST_POINTS + 1)
    ).all()
    late = ClockState.OVERDUE.value
    return [
        _feature(
            row,
            id=row.id,
            number=row.number,
            status=row.status,
            clock=row.clock,
            priority=row.priority,
            category=scope.lanes[row.department_id].known.category_by_id[row.category_id].code,
            n_overdue=int(row.clock == late),
            n_due_soon=int(row.clock == ClockState.DUE_SOON.value),
        )
        for row in sorted(rows, key=lambda row: (row.clock == late, row.number))
    ]


def _cells(
    session: Session,
    wanted: Sequence[Any],
    box: tuple[float, float, float, float],
    now: datetime,
) -> list[PointFeature]:
    west, south, east, north = box
    lon, lat = _lon_lat(Report.location)
    clock = clock_case(now)
    rows = session.execute(
        select(
            func.avg(lon).label("lon"),
            func.avg(lat).label("lat"),
            func.count().label("n"),
            func.count().filter(clock == ClockState.OVERDUE.value).label("n_overdue"),
            func.count().filter(clock == ClockState.DUE_SOON.value).label("n_due_soon"),
        )
        .where(*wanted)
        .group_by(
            func.width_bucket(lon, west, east, CELLS_N),
            func.width_bucket(lat, south, north, CELLS_N),
        )
    ).all()
    return [
        _feature(row, n=row.n, n_overdue=row.n_overdue, n_due_soon=row.n_due_soon) for row in rows
    ]


def _lon_lat(point: Any) -> tuple[Any, Any]:
    return func.ST_X(point).label("lon"), func.ST_Y(point).label("lat")


def _feature(row: Any, **facts: Any) -> PointFeature:
    place = PointGeometry(coordinates=(round(row.lon, 6), round(row.lat, 6)))
    return PointFeature(geometry=place, properties=PointFacts(**facts))
