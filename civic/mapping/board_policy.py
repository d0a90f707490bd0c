# SPDX-License-Identifier: EUPL-1.2
"""What of a board is shown; pure.

Source: facts on the mapping game 4.3: top 10 only where at least 5 take part, own place +- 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from civic.mapping.days import WEEK, monday_of

#: Fewer people than this are told apart too easily.
LEAST_PEOPLE = 5
TOP_N, AROUND_N = 10, 2
#: A week is drawn so long after it is over, to take what came in at its end.
DRAWN_AFTER = time(0, 5)


@dataclass(frozen=True)
class Place:
    """Somebody's place on a board; equal amounts share one."""

    place: int
    person_id: UUID
    amount: int


@dataclass(frozen=True)
class Shown:
    """What one person sees of a board."""

    n_people: int
    total: int
    top: Sequence[Place]
    #: The own place with those around it; empty for who is not on the board.
    around: Sequence[Place]


def shown(amounts: Sequence[tuple[UUID, int]], viewer_id: UUID | None) -> Shown:
    """Return what somebody sees of a board of these people, most first.

    Of fewer than five people only how many they are, and what they did together.
    """
    total = sum(amount for _, amount in amounts)
    if len(amounts) < LEAST_PEOPLE:
        return Shown(len(amounts), total, (), ())
    places = _places(amounts)
    own = next((at for at, place in enumerate(places) if place.person_id == viewer_id), None)
    around = () if own is None else places[max(own - AROUND_N, 0) : own + AROUND_N + 1]
    return Shown(len(amounts), total, places[:TOP_N], around)


def week_to_draw(now: datetime, zone: str) -> date:
    """Return the Monday of the newest week that is over, by five minutes, where the zone is."""
    local = now.astimezone(ZoneInfo(zone))
    monday = monday_of(local.date())
    if local.date() == monday and local.time() < DRAWN_AFTER:
        return monday - 2 * WEEK
    return monday - WEEK


def _places(amounts: Sequence[tuple[UUID, int]]) -> list[Place]:
    places: list[Place] = []
    ranked = sorted(amounts, key=lambda each: -each[1])
    for at, (person_id, amount) in enumerate(ranked, start=1):
        tied = places and places[-1].amount == amount
        places.append(Place(places[-1].place if tied else at, person_id, amount))
    return places
