# SPDX-License-Identifier: EUPL-1.2
"""How well districts are looked after: places seen and answers checked, never people."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from geoalchemy2.shape import to_shape
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.mapping.cells import cells_in
from civic.mapping.closure_commands import CHECKABLE
from civic.mapping.kinds import Purpose
from civic.mapping.ledger_queries import accepted
from civic.mapping.models import Confirmation
from civic.places.models import Area, Jurisdiction
from civic.platform.problems import NotThere
from civic.reports.models import Report

#: Facts 4.3: "an accepted confirmation in 90 d".
WITHIN = timedelta(days=90)


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


def seen_in(session: Session, area: Area, now: datetime) -> Seen:
    """Return what was looked at in an area in the last 90 days."""
    cells = cells_in(to_shape(area.outline))
    counts_since = Confirmation.captured_at > now - WITHIN
    n_seen = session.scalar(
        select(func.count(Confirmation.cell.distinct())).where(
            Confirmation.cell.in_(cells), counts_since, accepted()
        )
    )
    checked = (
        select(Confirmation.id)
        .where(
            Confirmation.report_id == Report.id,
            Confirmation.purpose == Purpose.IS_IT_FIXED,
            accepted(),
        )
        .exists()
    )
    n_closures, n_checked = session.execute(
        select(func.count(), func.count().filter(checked)).where(
            Report.area_ids.contains([area.id]),
            Report.answered_at > now - WITHIN,
            Report.outcome.in_(CHECKABLE),
        )
    ).one()
    return Seen(len(cells), n_seen or 0, n_closures, n_checked)
