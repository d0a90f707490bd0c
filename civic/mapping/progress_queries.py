# SPDX-License-Identifier: EUPL-1.2
"""How far campaigns have come: numbers by campaign and by cell, and nobody's name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

import shapely
from sqlalchemy import Select, and_, func, or_, select, union
from sqlalchemy.orm import Session

from civic.mapping.cells import cells_in
from civic.mapping.kinds import PointState
from civic.mapping.models import Campaign, Confirmation, MappingPoint

#: Points that proved true, whatever became of them since.
PROVED = (
    PointState.VERIFIED,
    PointState.PROMOTED,
    PointState.CONFIRMED,
    PointState.DISPUTED,
)
#: A point that proved true and joined a report that was there is merged, too.
JOINED = and_(MappingPoint.state == PointState.MERGED, MappingPoint.report_id.is_not(None))
IS_PROVED = or_(MappingPoint.state.in_(PROVED), JOINED)
#: What was taken back, or is the same as another point, counts for nothing.
STANDS = or_(MappingPoint.state.not_in((PointState.WITHDRAWN, PointState.MERGED)), JOINED)
#: Areas whose cells stay in the memory of a process: up to 4,300 names each.
KEPT_AREAS = 64


@dataclass(frozen=True)
class Counts:
    """What residents did in a campaign."""

    n_points: int = 0
    n_verified: int = 0
    n_reports: int = 0
    n_people: int = 0
    #: Cells in which somebody found something or answered.
    observed: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class CellCounts:
    """What residents did in a cell."""

    n_points: int = 0
    n_verified: int = 0
    confirmed_at: datetime | None = None


def cells_of(campaign: Campaign) -> frozenset[str]:
    """Return the cells of a campaign's area."""
    return _cells(campaign.area.desc)


@lru_cache(maxsize=KEPT_AREAS)
def _cells(area: str) -> frozenset[str]:
    return frozenset(cells_in(shapely.from_wkb(area)))


def counts(session: Session, campaign_ids: Collection[UUID]) -> Mapping[UUID, Counts]:
    """Return what residents did in each campaign, in two statements."""
    points = session.execute(
        select(
            MappingPoint.campaign_id,
            func.count().filter(STANDS).label("n_points"),
            func.count().filter(IS_PROVED).label("n_verified"),
            func.count(MappingPoint.report_id.distinct()).label("n_reports"),
        )
        .where(MappingPoint.campaign_id.in_(campaign_ids))
        .group_by(MappingPoint.campaign_id)
    )
    by_id = {row.campaign_id: row._asdict() for row in points}
    looked = _looks(campaign_ids).subquery()
    looks = session.execute(
        select(
            looked.c.campaign_id,
            func.count(looked.c.person_id.distinct()).label("n_people"),
            func.array_agg(looked.c.cell.distinct()).label("cells"),
        ).group_by(looked.c.campaign_id)
    )
    for row in looks:
        by_id[row.campaign_id] |= {"n_people": row.n_people, "observed": frozenset(row.cells)}
    return {
        campaign_id: Counts(**{k: v for k, v in row.items() if k != "campaign_id"})
        for campaign_id, row in by_id.items()
    }


def cell_counts(session: Session, campaign_id: UUID) -> Mapping[str, CellCounts]:
    """Return what residents did in each cell in which they did something."""
    points = session.execute(
        select(
            MappingPoint.cell,
            func.count().label("n_points"),
            func.count().filter(IS_PROVED).label("n_verified"),
        )
        .where(MappingPoint.campaign_id == campaign_id, STANDS)
        .group_by(MappingPoint.cell)
    ).all()
    answers = session.execute(
        select(Confirmation.cell, func.max(Confirmation.captured_at).label("at"))
        .join(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .where(MappingPoint.campaign_id == campaign_id, Confirmation.weight > 0)
        .group_by(Confirmation.cell)
    )
    confirmed_at = {row.cell: row.at for row in answers}
    found = {
        row.cell: CellCounts(row.n_points, row.n_verified, confirmed_at.get(row.cell))
        for row in points
    }
    only_answers = {cell: CellCounts(confirmed_at=at) for cell, at in confirmed_at.items()}
    return only_answers | found


def _looks(campaign_ids: Collection[UUID]) -> Select[tuple[UUID, UUID, str]]:
    """Return who looked where: by finding something, or by an answer that counts."""
    found = select(
        MappingPoint.campaign_id, MappingPoint.author_id.label("person_id"), MappingPoint.cell
    ).where(MappingPoint.campaign_id.in_(campaign_ids), STANDS)
    answered = (
        select(MappingPoint.campaign_id, Confirmation.person_id, Confirmation.cell)
        .join(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .where(MappingPoint.campaign_id.in_(campaign_ids), Confirmation.weight > 0)
    )
    both = union(found, answered).subquery()
    return select(both.c.campaign_id, both.c.person_id, both.c.cell)
