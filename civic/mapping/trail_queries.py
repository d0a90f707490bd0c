# SPDX-License-Identifier: EUPL-1.2
"""Where somebody's device was lately, as what they mapped and answered tells."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from geoalchemy2 import WKBElement
from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from civic.mapping.gate_policy import Fix
from civic.mapping.models import Confirmation, MappingPoint
from civic.reports.models import Report

#: Who pauses for so long begins a new walk.
PAUSE = timedelta(minutes=30)
#: No walk is longer, and none has more that is worth looking at.
LONGEST, MOST_FIXES = timedelta(hours=12), 500


class Trail(NamedTuple):
    """A walk that goes on at an instant."""

    fixes: Sequence[Fix]
    #: Answers of the 60 seconds up to it, or of those after it, where there are more.
    n_of_minute: int


def trail(session: Session, person_id: UUID, at: datetime) -> Trail:
    """Return where a person's device was in the walk that goes on at this instant.

    What came after it counts, too, where it is known already: else whoever sends the end of a walk
    first would never have come from anywhere.
    """
    rows = [
        select(
            model.stood_at.label("place"),
            model.accuracy_m.label("accuracy_m"),
            model.captured_at.label("at"),
        ).where(whose == person_id, model.captured_at.between(at - LONGEST, at + LONGEST))
        for model, whose in (
            (MappingPoint, MappingPoint.author_id),
            (Confirmation, Confirmation.person_id),
        )
    ]
    told = union_all(*rows).subquery()
    found = session.execute(
        select(func.ST_X(told.c.place), func.ST_Y(told.c.place), told.c.accuracy_m, told.c.at)
        .order_by(func.abs(func.extract("epoch", told.c.at - at)))
        .limit(MOST_FIXES)
    )
    fixes = [Fix(Point(x, y), accuracy_m, when) for x, y, accuracy_m, when in found]
    walked = [
        *_unbroken((fix for fix in fixes if fix.at <= at), at),
        *_unbroken((fix for fix in fixes if fix.at > at), at),
    ]
    return Trail(walked, _n_of_minute(session, person_id, at))


def _unbroken(fixes: Iterable[Fix], at: datetime) -> Iterator[Fix]:
    """Yield the positions, from the nearest in time on, up to the first pause."""
    last = at
    for fix in fixes:
        if abs(fix.at - last) > PAUSE:
            return
        yield fix
        last = fix.at


def _n_of_minute(session: Session, person_id: UUID, at: datetime) -> int:
    minute = timedelta(minutes=1)
    captured = Confirmation.captured_at
    before, after = captured.between(at - minute, at), captured.between(at, at + minute)
    counted = select(func.count().filter(before), func.count().filter(after))
    return max(
        session.execute(counted.where(Confirmation.person_id == person_id, before | after)).one()
    )


def place_of(row: MappingPoint | Report) -> Point:
    """Return where a mapped or reported thing is."""
    return _point(row.location)


def stood_of(row: MappingPoint | Confirmation) -> Point:
    """Return where the device was when a thing was mapped, or answered about."""
    return _point(row.stood_at)


def _point(location: WKBElement) -> Point:
    shape = to_shape(location)
    if not isinstance(shape, Point):
        raise TypeError(f"{shape} is no point")
    return shape
