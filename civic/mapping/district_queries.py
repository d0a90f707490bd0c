# SPDX-License-Identifier: EUPL-1.2
"""How well districts are looked after: places seen and answers checked, never people."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

from geoalchemy2 import WKBElement
from shapely import from_wkb
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.mapping.cells import cells_in
from civic.mapping.closure_commands import CHECKABLE
from civic.mapping.kinds import Purpose
from civic.mapping.ledger_queries import accepted
from civic.mapping.models import Confirmation
from civic.places.models import Area, AreaKind, Jurisdiction
from civic.platform.problems import NotThere
from civic.reports.models import Report

#: Facts 4.3: "an accepted confirmation in 90 d".
WITHIN = timedelta(days=90)
#: Outlines whose cells a process remembers.
MOST_DRAWN = 256


@dataclass(frozen=True)
class Seen:
    """What was looked at in a district."""

    n_cells: int
    n_cells_seen: int
    n_closures: int
    n_closures_checked: int


def area_of(session: Session, code: str, city: str | None) -> Area:
    """Return the area with this code, in the first city that has one unless another is named.

    Raises:
        NotThere: there is none.
    """
    wanted = select(Area).join(Jurisdiction, Jurisdiction.id == Area.jurisdiction_id)
    wanted = wanted.where(Area.code == code)
    if city is not None:
        wanted = wanted.where(Jurisdiction.code == city)
    area = session.scalar(wanted.order_by(Jurisdiction.code, Area.kind).limit(1))
    if area is None:
        raise NotThere
    return area


def districts_of(session: Session, city: str | None) -> Sequence[Area]:
    """Return the districts of the city with this code, else of the first one."""
    cities = select(Jurisdiction.id).order_by(Jurisdiction.code).limit(1)
    if city is not None:
        cities = cities.where(Jurisdiction.code == city)
    wanted = select(Area).where(
        Area.jurisdiction_id.in_(cities), Area.kind == AreaKind.DISTRICT.value
    )
    return session.scalars(wanted.order_by(Area.code)).all()


def district_at(session: Session, areas: Collection[Area], lon: float, lat: float) -> Area | None:
    """Return which of these areas holds the location, the smallest of several."""
    wanted = select(Area).where(
        Area.id.in_([area.id for area in areas]),
        func.ST_Covers(Area.outline, func.ST_Point(lon, lat, 4326)),
    )
    return session.scalar(wanted.order_by(Area.area_m2, Area.code).limit(1))


def seen_in(session: Session, areas: Collection[Area], now: datetime) -> Mapping[UUID, Seen]:
    """Return what was looked at in each area in the last 90 days: two questions for all."""
    seen, closures = _cells_seen(session, now), _closures(session, areas, now)
    told = {}
    for area in areas:
        cells = _cells_of(area.outline)
        told[area.id] = Seen(len(cells), len(cells & seen), *closures.get(area.id, (0, 0)))
    return told


def _cells_of(outline: WKBElement) -> frozenset[str]:
    return _cells_drawn(bytes(outline.data))


@lru_cache(maxsize=MOST_DRAWN)
def _cells_drawn(outline: bytes) -> frozenset[str]:
    """Return the cells of an outline, which takes a moment for one as large as a city."""
    return frozenset(cells_in(from_wkb(outline)))


def _cells_seen(session: Session, now: datetime) -> set[str]:
    counts_since = Confirmation.captured_at > now - WITHIN
    return set(
        session.scalars(select(Confirmation.cell).where(counts_since, accepted()).distinct())
    )


def _closures(
    session: Session, areas: Collection[Area], now: datetime
) -> Mapping[UUID, tuple[int, int]]:
    """Return how many answers of each area can be checked, and how many were."""
    checked = (
        select(Confirmation.id)
        .where(
            Confirmation.report_id == Report.id,
            Confirmation.purpose == Purpose.IS_IT_FIXED,
            accepted(),
        )
        .exists()
    )
    ids = [area.id for area in areas]
    answered = select(
        func.unnest(Report.area_ids).label("area_id"), checked.label("checked")
    ).where(
        Report.area_ids.overlap(ids),
        Report.answered_at > now - WITHIN,
        Report.outcome.in_(CHECKABLE),
    )
    each = answered.subquery()
    rows = session.execute(
        select(each.c.area_id, func.count(), func.count().filter(each.c.checked)).group_by(
            each.c.area_id
        )
    )
    return {area_id: (n, n_checked) for area_id, n, n_checked in rows}
