# SPDX-License-Identifier: EUPL-1.2
"""Vector tiles of public reports, made by PostGIS."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, or_, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Group
from civic.reports.kinds import OPEN, SHOWN
from civic.sla.clock_policy import ClockState
from civic.statistics.models import WEB_MERCATOR, ReportCell, ReportPin
from civic.statistics.policy import (
    BUFFER,
    EXTENT,
    GRID,
    HALF_WORLD_M,
    SINGLE_FROM_ZOOM,
    UNITS,
    Cells,
    cells_behind,
    cells_shown,
)
from civic.statistics.schemas import TileQuery

LAYER = "reports"
#: More would weigh over 60 kB, and nobody could tell them apart.
MOST_REPORTS = 1000
#: Tile z, x, y.
Address = tuple[int, int, int]


def tile(session: Session, address: Address, query: TileQuery) -> bytes:
    """Return the tile at z, x, y (Mapbox Vector Tile 2); b"" where there is no report.

    Raises:
        sqlalchemy.exc.DBAPIError: there is no such tile; ask `policy.is_tile` first.
    """
    if address[0] >= SINGLE_FROM_ZOOM:
        rows = _reports(address, query)
    elif query.asks_for_pins:
        rows = _counted_pins(address, query)
    else:
        rows = _cells(address, query)
    packed = func.ST_AsMVT(rows.subquery("rows").table_valued(), LAYER, EXTENT, "geom")
    return bytes(session.scalar(select(packed)) or b"")


def tile_version(session: Session, address: Address) -> int:
    """Return a number that is another one whenever anything that the tile may show has changed.

    Ask it before the tile: one that is newer than its number is only asked for once too often.
    """
    newest = select(func.max(ReportCell.version)).where(_within(cells_behind(*address)))
    return session.scalar(newest) or 0


def _reports(address: Address, query: TileQuery) -> Select[Any]:
    """Return single reports, open ones first where there are too many, then the newest."""
    bounds = func.ST_TileEnvelope(*address)
    wider = func.ST_TileEnvelope(*address, _whole_earth(), BUFFER / EXTENT)
    is_overdue = func.coalesce(ReportPin.clock == ClockState.OVERDUE, False)
    return (
        select(
            func.ST_AsMVTGeom(
                ReportPin.spot,
                bounds,
                EXTENT,
                BUFFER,
                True,  # noqa: FBT003 - clip
            ).label("geom"),
            func.text(ReportPin.report_id).label("id"),
            ReportPin.number,
            ReportPin.status,
            Category.code.label("category"),
            ReportPin.clock,
            ReportPin.outcome,
            is_overdue.label("is_overdue"),
        )
        .join(Category, Category.id == ReportPin.category_id)
        .where(*_asked(query), ReportPin.spot.op("&&")(wider))
        .order_by(
            ReportPin.status.in_(OPEN).desc(),
            ReportPin.received_on.desc(),
            ReportPin.report_id.desc(),
        )
        .limit(MOST_REPORTS)
    )


def _cells(address: Address, query: TileQuery) -> Select[Any]:
    """Return the cells of the grid that hold reports, each with its counts at its centroid."""
    cell = ReportCell
    n = func.sum(cell.n)
    return (
        select(
            _centroid(address, func.sum(cell.sum_across) / n, func.sum(cell.sum_down) / n),
            cast(n, BigInteger).label("n"),
            _whole(func.sum(cell.n).filter(cell.status.in_(OPEN))).label("n_open"),
            _whole(func.sum(cell.n_overdue)).label("n_overdue"),
        )
        .where(_within(cells_shown(*address)), cell.status.in_(query.status or SHOWN))
        .group_by(cell.x, cell.y)
        .having(n > 0)
        .order_by(cell.y, cell.x)
    )


def _counted_pins(address: Address, query: TileQuery) -> Select[Any]:
    """Return the same as `_cells`, counted one by one, for what the cells do not tell apart.

    A cell has its western and northern edge and not the others, so that every report counts once
    over all tiles of a zoom.
    """
    z, x, y = address
    unit_m = 2 * HALF_WORLD_M / UNITS
    grid_m = 2 * HALF_WORLD_M / (2**z * GRID)
    placed = (
        select(
            (func.ST_X(ReportPin.spot) + HALF_WORLD_M).label("across"),
            (HALF_WORLD_M - func.ST_Y(ReportPin.spot)).label("down"),
            ReportPin.status.in_(OPEN).label("is_open"),
            (ReportPin.clock == ClockState.OVERDUE).label("is_overdue"),
        )
        .where(*_asked(query), ReportPin.spot.op("&&")(func.ST_TileEnvelope(z, x, y)))
        .subquery("placed")
    )
    column = func.floor(placed.c.across / grid_m) - x * GRID
    row = func.floor(placed.c.down / grid_m) - y * GRID
    means = (func.avg(part) / unit_m for part in (placed.c.across, placed.c.down))
    return (
        select(
            _centroid(address, *means),
            func.count().label("n"),
            func.count().filter(placed.c.is_open).label("n_open"),
            func.count().filter(placed.c.is_overdue).label("n_overdue"),
        )
        .where(column.between(0, GRID - 1), row.between(0, GRID - 1))
        .group_by(column, row)
        .order_by(row, column)
    )


def _centroid(
    address: Address, across: ColumnElement[Any], down: ColumnElement[Any]
) -> ColumnElement[Any]:
    """Return the place in units of the tile of one in units of the world."""
    z, x, y = address
    side = UNITS / 2**z
    parts = ((across, x), (down, y))
    in_units = (func.round((part - corner * side) * EXTENT / side) for part, corner in parts)
    return func.ST_MakePoint(*in_units).label("geom")


def _whole(number: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.coalesce(number, 0), BigInteger)


def _within(cells: Cells) -> ColumnElement[bool]:
    return (
        (ReportCell.z == cells.z)
        & ReportCell.x.between(cells.west, cells.east)
        & ReportCell.y.between(cells.north, cells.south)
    )


def _asked(query: TileQuery) -> list[ColumnElement[bool]]:
    """Return the conditions of the filters; pins are of what everybody may see."""
    conditions: list[ColumnElement[bool]] = []
    if query.status:
        conditions.append(ReportPin.status.in_(query.status))
    if codes := query.category:
        meant = select(Category.id).join(Group, Group.id == Category.group_id)
        named = or_(Category.code.in_(codes), Group.code.in_(codes))
        conditions.append(ReportPin.category_id.in_(meant.where(named)))
    if query.since:
        conditions.append(ReportPin.received_on >= query.since)
    if query.until:
        conditions.append(ReportPin.received_on <= query.until)
    return conditions


def _whole_earth() -> ColumnElement[Any]:
    """Return the square of web Mercator, which ST_TileEnvelope divides by default."""
    half = HALF_WORLD_M
    return func.ST_MakeEnvelope(-half, -half, half, half, WEB_MERCATOR)
