# SPDX-License-Identifier: EUPL-1.2
"""A made-up city with problems in it; what is true, no matter what anybody says of it.

Source: facts on the mapping game 6.1. Lengths in metres on a plane; days from 0 on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import cos, radians
from random import Random
from typing import Any

import numpy as np
from shapely import Point

from civic.places.policy import METRES_PER_DEGREE

SIDE_M = 5000.0
HOTSPOTS, HOT_SHARE, HOT_SPREAD_M = 12, 0.7, 300.0
#: Farther from every hotspot is the periphery.
CORE_M = 800.0
FIRST_PROBLEMS, PROBLEMS_A_DAY = 800, 8.0
#: Half of the people live about a hotspot, the others anywhere.
HOME_SHARE, HOME_SPREAD_M = 0.7, 500.0
#: A department that found a problem has it mended after so many days.
MENDED_AFTER_D = 10

BEGIN = datetime(2026, 4, 1, tzinfo=UTC)
SOUTH_WEST = Point(24.90, 60.15)
_DEGREE_EAST_M = METRES_PER_DEGREE * cos(radians(SOUTH_WEST.y))

Spot = tuple[float, float]
Column = np.ndarray[Any, np.dtype[Any]]


@dataclass(slots=True)
class Problem:
    """Something that is wrong in the city from a day on, until somebody mends it."""

    spot: Spot
    since: int
    is_core: bool
    #: The point by which the city knows it, while it is not rejected.
    point: int | None = None
    was_promoted: bool = False
    mended: int | None = None


class Spots:
    """A growing column of places, of which some are of interest."""

    def __init__(self) -> None:
        self._xy = np.zeros((4096, 2))
        self._is_on = np.zeros(4096, dtype=bool)
        self.n = 0

    def add(self, spot: Spot) -> int:
        """Add a place of interest and return its number."""
        if self.n == len(self._xy):
            self._xy = np.concatenate([self._xy, np.zeros_like(self._xy)])
            self._is_on = np.concatenate([self._is_on, np.zeros_like(self._is_on)])
        self._xy[self.n], self._is_on[self.n] = spot, True
        self.n += 1
        return self.n - 1

    def turn(self, number: int, *, on: bool) -> None:
        """Let a place be of interest, or not."""
        self._is_on[number] = on

    def within(self, radius_m: float, way: Sequence[Spot]) -> list[tuple[int, float]]:
        """Return places of interest along a way, or around a spot, with their distance from it."""
        on = np.flatnonzero(self._is_on[: self.n])
        distances = distance_m(self._xy[on], way)
        near = distances <= radius_m
        return list(zip(on[near].tolist(), distances[near].tolist(), strict=True))


class World:
    """The city, its problems and the dice of everything that happens in it."""

    def __init__(self, dice: Random, scale: float) -> None:
        """Make a city for `scale` times 300 people, with as much of everything to each of them."""
        self.dice = dice
        self.side_m = SIDE_M * math.sqrt(scale)
        self.hotspots = [self.anywhere(0.1) for _ in range(max(2, round(HOTSPOTS * scale)))]
        self.problems: list[Problem] = []
        #: Those that can be seen.
        self.visible = Spots()
        self._a_day = PROBLEMS_A_DAY * scale
        for _ in range(round(FIRST_PROBLEMS * scale)):
            self._arise(0)

    def wake(self, day: int) -> None:
        """Let the problems of a new day arise, and mend those whose day has come."""
        for _ in range(draw_count(self.dice, self._a_day)):
            self._arise(day)
        for number, problem in enumerate(self.problems):
            if problem.mended == day:
                self.visible.turn(number, on=False)

    def is_there(self, number: int | None, day: int) -> bool:
        """Tell whether a problem, or no problem, can be seen that day."""
        if number is None:
            return False
        mended = self.problems[number].mended
        return mended is None or day < mended

    def home(self) -> Spot:
        """Return where somebody lives."""
        if self.dice.random() < HOME_SHARE:
            return self.about(self.dice.choice(self.hotspots), HOME_SPREAD_M)
        return self.anywhere()

    def anywhere(self, margin: float = 0.0) -> Spot:
        """Return any place, `margin` of the city's side away from its edge."""
        low, high = margin * self.side_m, (1 - margin) * self.side_m
        return self.dice.uniform(low, high), self.dice.uniform(low, high)

    def about(self, spot: Spot, spread_m: float) -> Spot:
        """Return a place near another, inside the city."""
        x, y = (self.dice.gauss(each, spread_m) for each in spot)
        return self.inside((x, y))

    def inside(self, spot: Spot) -> Spot:
        """Return the place of the city that is nearest to `spot`."""
        x, y = (min(max(each, 0.0), self.side_m) for each in spot)
        return x, y

    def _arise(self, day: int) -> None:
        is_hot = self.dice.random() < HOT_SHARE
        about = self.dice.choice(self.hotspots)
        spot = self.about(about, HOT_SPREAD_M) if is_hot else self.anywhere()
        is_core = min(math.dist(spot, each) for each in self.hotspots) <= CORE_M
        self.problems.append(Problem(spot, day, is_core))
        self.visible.add(spot)


def distance_m(spots: Column, way: Sequence[Spot]) -> Column:
    """Return how far each of `spots` is from a way of straight legs, or from a single spot."""
    if len(way) == 1:
        from_spot: Column = np.hypot(*(spots - way[0]).T)
        return from_spot
    starts = np.array(way[:-1])
    legs = np.array(way[1:]) - starts
    # Of each spot and leg: the place on the leg that is nearest, as a share of its length.
    offsets = spots[:, None, :] - starts
    along = np.einsum("slx,lx->sl", offsets, legs) / np.maximum((legs**2).sum(axis=1), 1e-9)
    nearest = np.clip(along, 0, 1)[:, :, None] * legs
    from_way: Column = np.sqrt(((offsets - nearest) ** 2).sum(axis=2)).min(axis=1)
    return from_way


def on_earth(spot: Spot) -> Point:
    """Return a place of the made-up city in WGS 84."""
    x, y = spot
    return Point(SOUTH_WEST.x + x / _DEGREE_EAST_M, SOUTH_WEST.y + y / METRES_PER_DEGREE)


def instant(day: int, second: float) -> datetime:
    """Return a second of a day as an instant."""
    return BEGIN + timedelta(days=day, seconds=second)


def draw_count(dice: Random, mean: float) -> int:
    """Return how often something happens that happens `mean` times on average (Poisson)."""
    n, left = 0, math.exp(-mean)
    product = dice.random()
    while product > left:
        n += 1
        product *= dice.random()
    return n
