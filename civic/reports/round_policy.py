# SPDX-License-Identifier: EUPL-1.2
"""In which order an inspector walks; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from math import cos, hypot, radians
from uuid import UUID

from civic.reports.kinds import Status, WorkTold

#: Metres of a degree of latitude; within a city the earth is flat enough.
DEGREE_M = 111_320
#: What is due within this time is walked to first.
PRESSING_WITHIN = timedelta(days=1)
#: So far an inspector goes out of the way to what is not pressing, while being near anyway.
DETOUR_M = 150.0
#: Who was there this short a time ago need not be sent again.
VISITED_LATELY = timedelta(hours=12)


class Check(StrEnum):
    """Why somebody goes there."""

    LOOK = "look"
    #: The reporter says that the answer did not hold.
    SECOND_ATTEMPT = "second_attempt"
    CONTRACTOR_DONE = "contractor_done"
    CONTRACTOR_CANNOT = "contractor_cannot"
    #: An earlier visit found it not fixed.
    AGAIN = "again"


@dataclass(frozen=True)
class Place:
    """Where an inspector stands, or has to go; WGS 84."""

    lon: float
    lat: float


@dataclass(frozen=True)
class Stop:
    """A report that wants a visit."""

    id: UUID
    place: Place
    is_pressing: bool = False


def metres(one: Place, other: Place) -> float:
    """Return the distance as the crow flies."""
    east = (other.lon - one.lon) * cos(radians((one.lat + other.lat) / 2))
    return DEGREE_M * hypot(east, other.lat - one.lat)


def is_pressing(due_at: datetime | None, now: datetime) -> bool:
    """Tell whether the report is due, or soon."""
    return due_at is not None and due_at <= now + PRESSING_WITHIN


def chosen(start: Place, stops: Sequence[Stop], limit: int) -> list[Stop]:
    """Return at most `limit` of the stops: the pressing ones first, then the nearest."""
    by_need = sorted(stops, key=lambda stop: (not stop.is_pressing, metres(start, stop.place)))
    return by_need[:limit]


def walk(start: Place, stops: Sequence[Stop], detour_m: float = DETOUR_M) -> list[Stop]:
    """Return the stops in an order that makes sense on foot.

    First the pressing ones, nearest next and without crossings; whatever else lies on their way
    is taken along; the rest comes after them.
    """
    order = _tour(start, [stop for stop in stops if stop.is_pressing])
    left = [stop for stop in stops if not stop.is_pressing]
    if not order:
        return _tour(start, left)
    for stop in sorted(left, key=lambda each: metres(start, each.place)):
        at, detour = _cheapest(start, order, stop)
        if detour <= detour_m:
            order.insert(at, stop)
    taken = {stop.id for stop in order}
    rest = [stop for stop in left if stop.id not in taken]
    return order + _tour(order[-1].place, rest)


def length(start: Place, order: Sequence[Stop]) -> float:
    """Return how long the way through the stops is, in metres."""
    places = [start, *(stop.place for stop in order)]
    return sum(metres(one, other) for one, other in pairwise(places))


def checks(status: str, contractor: str | None, *, was_visited: bool) -> list[Check]:
    """Return why somebody goes there, the most telling first; `contractor`: what they told last."""
    reasons = {
        Check.CONTRACTOR_DONE: contractor == WorkTold.DONE,
        Check.CONTRACTOR_CANNOT: contractor == WorkTold.CANNOT,
        Check.SECOND_ATTEMPT: status == Status.REOPENED,
        Check.AGAIN: was_visited,
    }
    return [check for check, holds in reasons.items() if holds] or [Check.LOOK]


def _tour(start: Place, stops: Sequence[Stop]) -> list[Stop]:
    """Return an open way through the stops: always to the nearest, then without its crossings."""
    order: list[Stop] = []
    left, here = list(stops), start
    while left:
        nearest = min(left, key=lambda stop: metres(here, stop.place))
        left.remove(nearest)
        order.append(nearest)
        here = nearest.place
    return _untangled(start, order)


def _untangled(start: Place, order: list[Stop]) -> list[Stop]:
    """Return the way with stretches turned round as long as that makes it shorter (2-opt)."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for first in range(len(order) - 1):
            for last in range(first + 1, len(order)):
                if _saved(start, order, first, last) > 1:
                    order[first : last + 1] = order[first : last + 1][::-1]
                    is_shorter = True
    return order


def _saved(start: Place, order: Sequence[Stop], first: int, last: int) -> float:
    """Return how many metres turning the stretch from `first` to `last` round saves."""
    before = order[first - 1].place if first else start
    after = order[last + 1].place if last + 1 < len(order) else None
    one, other = order[first].place, order[last].place
    saved = metres(before, one) - metres(before, other)
    return saved if after is None else saved + metres(other, after) - metres(one, after)


def _cheapest(start: Place, order: Sequence[Stop], stop: Stop) -> tuple[int, float]:
    """Return before which stop it lies best, and how many metres longer the way gets."""
    places = [start, *(each.place for each in order)]
    return min(
        (
            (
                at,
                metres(one, stop.place) + metres(stop.place, other) - metres(one, other),
            )
            for at, (one, other) in enumerate(pairwise(places))
        ),
        key=lambda found: found[1],
    )
