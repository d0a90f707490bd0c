# SPDX-License-Identifier: EUPL-1.2
"""Where somebody's device was lately, as what they mapped and answered tells."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from civic.mapping.gate_policy import Fix
from civic.mapping.models import Confirmation, MappingPoint
from civic.reports.models import Report

#: Who pauses for so long begins a new walk.
PAUSE = timedelta(minutes=30)
#: No walk is longer.
LONGEST = timedelta(hours=12)


class Trail(NamedTuple):
    """A walk up to now."""

    fixes: Sequence[Fix]
    #: Answers of the last 60 seconds.
    n_last_minute: int


def trail(session: Session, person_id: UUID, at: datetime) -> Trail:
    """Return where a person's device was in the walk that goes on at this instant."""
    since = at - LONGEST
    rows = [
        select(
            model.stood_at.label("place"),
            model.accuracy_m.label("accuracy_m"),
            model.captured_at.label("at"),
        ).where(whose == person_id, model.captured_at.between(since, at))
        for model, whose in (
            (MappingPoint, MappingPoint.author_id),
            (Confirmation, Confirmation.person_id),
        )
    ]
    told = union_all(*rows).subquery()
    found = session.execute(
        select(func.ST_X(told.c.place), func.ST_Y(told.c.place), told.c.accuracy_m, told.c.at)
        .order_by(told.c.at.desc())
        .limit(500)
    )
    fixes = []
    later = at
    for x, y, accuracy_m, when in found:
        if later - when > PAUSE:
            break
        fixes.append(Fix(Point(x, y), accuracy_m, when))
        later = when
    minute = select(func.count()).where(
        Confirmation.person_id == person_id,
        Confirmation.captured_at.between(at - timedelta(minutes=1), at),
    )
    return Trail(fixes, session.scalar(minute) or 0)


def place_of(row: MappingPoint | Report) -> Point:
    """Return where a mapped or reported thing is."""
    shape = to_shape(row.location)
    if not isinstance(shape, Point):
        raise TypeError(f"{row.id} is no point")
    return shape
