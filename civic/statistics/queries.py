# SPDX-License-Identifier: EUPL-1.2
"""Vector tiles of public reports, made by PostGIS."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Group
from civic.reports.kinds import OPEN, SHOWN
from civic.reports.models import Report
from civic.statistics.policy import SINGLE_FROM_ZOOM
from civic.statistics.schemas import TileQuery

LAYER = "reports"
WEB_MERCATOR = 3857
#: Units of a tile's side, and how far over its edge reports are repeated, so that a symbol on the
#: edge is drawn whole.
EXTENT = 4096
BUFFER = 64
#: Cells of a tile's side below SINGLE_FROM_ZOOM.
GRID = 32
MOST_REPORTS = 2000


def tile(session: Session, address: tuple[int, int, int], query: TileQuery, now: datetime) -> bytes:
    """Return the tile at z, x, y (Mapbox Vector Tile 2); b"" where there is no report.

    Raises:
        sqlalchemy.exc.DBAPIError: there is no such tile; ask `policy.is_tile` first.
    """
    make = _reports if address[0] >= SINGLE_FROM_ZOOM else _cells
    rows = make(address, query, now).subquery("rows")
    packed = func.ST_AsMVT(rows.table_valued(), LAYER, EXTENT, "geom")
    return bytes(session.scalar(select(packed)) or b"")


def _reports(address: tuple[int, int, int], query: TileQuery, now: datetime) -> Select[Any]:
    """Return single reports, open ones first where there are too many, then the newest."""
    bounds = func.ST_TileEnvelope(*address)
    wider = func.ST_TileEnvelope(*address, _whole_earth(), BUFFER / EXTENT)
    place = func.ST_Transform(Report.location, WEB_MERCATOR)
    return (
        select(
            func.ST_AsMVTGeom(place, bounds, EXTENT, BUFFER, True).label("geom"),  # noqa: FBT003 - clip
            Report.number,
            Report.status,
            Category.code.label("category"),
            _is_overdue(now).label("is_overdue"),
        )
        .join(Category, Category.id == Report.category_id)
        .where(*_shown(query), Report.location.op("&&")(func.ST_Transform(wider, 4326)))
        .order_by(Report.status.in_(OPEN).desc(), Report.received_at.desc(), Report.id)
        .limit(MOST_REPORTS)
    )


def _cells(address: tuple[int, int, int], query: TileQuery, now: datetime) -> Select[Any]:
    """Return the cells of the grid that hold reports, each with its counts at its centroid.

    A cell has its western and northern edge and not the others, so that every report counts once
    over all tiles of a zoom.
    """
    z, x, y = address
    n_cells = 2**z * GRID
    # Plain arithmetic: PostGIS asks PROJ about every point, which took three times as long.
    across = (func.ST_X(Report.location) + 180) / 360 * n_cells - x * GRID
    north = func.ln(func.tan(func.pi() / 4 + func.radians(func.ST_Y(Report.location)) / 2))
    down = (1 - north / func.pi()) / 2 * n_cells - y * GRID
    box = func.ST_Transform(func.ST_TileEnvelope(z, x, y), 4326)
    found = select(
        across.label("across"),
        down.label("down"),
        Report.status.in_(OPEN).label("is_open"),
        _is_overdue(now).label("is_overdue"),
    ).where(*_shown(query), Report.location.op("&&")(box))
    # Not flattened, or the logarithm would be taken wherever it is used.
    placed = found.offset(0).subquery("placed")
    column, row = func.floor(placed.c.across), func.floor(placed.c.down)
    in_units = (func.round(func.avg(part) * EXTENT / GRID) for part in placed.c[:2])
    return (
        select(
            func.ST_MakePoint(*in_units).label("geom"),
            func.count().label("n"),
            func.count().filter(placed.c.is_open).label("n_open"),
            func.count().filter(placed.c.is_overdue).label("n_overdue"),
        )
        .where(column.between(0, GRID - 1), row.between(0, GRID - 1))
        .group_by(column, row)
        .order_by(row, column)
    )


def _shown(query: TileQuery) -> list[ColumnElement[bool]]:
    """Return the conditions of what everybody may see, and of the filters."""
    conditions = [Report.visibility == "public", Report.status.in_(query.status or SHOWN)]
    if codes := query.category:
        meant = select(Category.id).join(Group, Group.id == Category.group_id)
        named = or_(Category.code.in_(codes), Group.code.in_(codes))
        conditions.append(Report.category_id.in_(meant.where(named)))
    return conditions


def _is_overdue(now: datetime) -> ColumnElement[bool]:
    return and_(Report.status.in_(OPEN), func.coalesce(Report.due_at < now, False))


def _whole_earth() -> ColumnElement[Any]:
    """Return the square of web Mercator, which ST_TileEnvelope divides by default."""
    half = 20037508.342789
    return func.ST_MakeEnvelope(-half, -half, half, half, WEB_MERCATOR)
