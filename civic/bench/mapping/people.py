# SPDX-License-Identifier: EUPL-1.2
"""Made-up people: how often they walk, what they see, and what those who cheat make up.

Source: facts on the mapping game 6.1. How often cheats are active is not said there: every second
day gives the precision of "first report wins" that stands in its table.
"""

import math
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from random import Random

import numpy as np

from civic.bench.mapping.world import Spot, World, instant, on_earth
from civic.mapping.gate_policy import Fix


class Kind(StrEnum):
    """How somebody plays."""

    HONEST = "honest"
    #: Walks, and says yes.
    LAZY = "lazy"
    SPAMMER = "spammer"
    #: Votes for friends, and honestly for others so as not to be noticed.
    COLLUDER = "colluder"


CHEATS = frozenset({Kind.SPAMMER, Kind.COLLUDER})
#: Of those who walk: active on so many days, alpha and beta.
ACTIVE = (0.6, 2.4)
#: Says yes of what is there, no of what is not: alpha and beta, means 0.90 and 0.88.
SENSITIVITY, SPECIFICITY = (18.0, 2.0), (17.6, 2.4)
#: Points of nothing, by error or carelessness, on an active day.
MISTAKES = {Kind.HONEST: 0.12, Kind.LAZY: 0.7}
LAZY_YES = 0.92
LEG_M, TURN, LEGS = (250.0, 750.0), 1.2, 3
WALKS_M_PER_S = 1.2


@dataclass(frozen=True, slots=True)
class Strategy:
    """How somebody cheats."""

    #: Share of days.
    active: float = 0.5
    fakes_a_day: float = 0.0
    #: Answers for others than friends, so many at most.
    others_a_day: int = 0
    #: Share of these that say what is seen; the others say yes with the next share.
    honest: float = 1.0
    says_yes: float = 1.0
    #: Share of friends' points that are confirmed.
    favours: float = 0.0
    #: Share of the problems on a walk that are mapped too.
    maps_real: float = 0.0
    #: How fast made-up positions move; None: those of the sofa are sent.
    pace_m_per_s: float | None = WALKS_M_PER_S
    #: Takes part honestly until that day.
    sleeps_until: int = 0


SPAMMER = Strategy(fakes_a_day=6, others_a_day=10, honest=0, says_yes=0.75, pace_m_per_s=None)
COLLUDER = Strategy(fakes_a_day=2, others_a_day=5, favours=1)


@dataclass(slots=True)
class Person:
    """Somebody who plays."""

    number: int
    kind: Kind
    home: Spot
    active: float
    sensitivity: float
    specificity: float
    strategy: Strategy | None = None
    #: Numbers of those who vote for each other, this person included.
    ring: frozenset[int] = frozenset()

    def sees(self, dice: Random, *, is_there: bool) -> bool:
        """Tell whether somebody who looks says that it is there."""
        if is_there:
            return dice.random() < self.sensitivity
        return dice.random() >= self.specificity


@dataclass(frozen=True, slots=True)
class Mix:
    """Who lives in the city."""

    n: int = 300
    honest: float = 0.75
    lazy: float = 0.15
    spammers: float = 0.04
    ring_size: int = 5
    spammer: Strategy = SPAMMER
    colluder: Strategy = COLLUDER


def crowd(world: World, mix: Mix) -> list[Person]:
    """Return the people of the city."""
    shares = {Kind.HONEST: mix.honest, Kind.LAZY: mix.lazy, Kind.SPAMMER: mix.spammers}
    kinds = [kind for kind, share in shares.items() for _ in range(round(share * mix.n))]
    kinds += [Kind.COLLUDER] * (mix.n - len(kinds))
    people = [_person(world, number, kind, mix) for number, kind in enumerate(kinds)]
    colluders = [each for each in people if each.kind is Kind.COLLUDER]
    for first in range(0, len(colluders), mix.ring_size):
        ring = colluders[first : first + mix.ring_size]
        for each in ring:
            each.ring = frozenset(mate.number for mate in ring)
    return people


def _person(world: World, number: int, kind: Kind, mix: Mix) -> Person:
    dice = world.dice
    strategy = {Kind.SPAMMER: mix.spammer, Kind.COLLUDER: mix.colluder}.get(kind)
    return Person(
        number,
        kind,
        world.home(),
        strategy.active if strategy else dice.betavariate(*ACTIVE),
        dice.betavariate(*SENSITIVITY),
        dice.betavariate(*SPECIFICITY),
        strategy,
    )


def way(world: World, start: Spot) -> list[Spot]:
    """Return the corners of a walk from `start`."""
    dice, heading = world.dice, world.dice.uniform(0, math.tau)
    corners = [start]
    for _ in range(LEGS):
        heading += dice.gauss(0, TURN)
        x, y = corners[-1]
        leg_m = dice.uniform(*LEG_M)
        to = (x + leg_m * math.cos(heading), y + leg_m * math.sin(heading))
        corners.append(world.inside(to))
    return corners


def stops(corners: list[Spot], n: int) -> list[Spot]:
    """Return so many places along a walk, its ends included, at even distances."""
    ends = np.concatenate([[0.0], np.cumsum([math.dist(*leg) for leg in pairwise(corners)])])
    along = np.linspace(0, ends[-1], n)
    xs, ys = (np.interp(along, ends, each) for each in zip(*corners, strict=True))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


@dataclass(slots=True)
class Session:
    """What somebody's device says of a walk, as it goes on."""

    dice: Random
    day: int
    spot: Spot
    second: float = 0.0
    fixes: list[Fix] = field(default_factory=list)

    def go(self, spot: Spot, m_per_s: float = WALKS_M_PER_S) -> None:
        """Walk to a place; the device finds its position there."""
        self.second += 20 + math.dist(self.spot, spot) / m_per_s
        self.spot = spot
        off_m, accuracy_m = fix_error(self.dice)
        turned = self.dice.uniform(0, math.tau)
        seen = (spot[0] + off_m * math.cos(turned), spot[1] + off_m * math.sin(turned))
        self.fixes.append(Fix(on_earth(seen), accuracy_m, instant(self.day, self.second)))

    def stay(self, seconds: float) -> None:
        """Let time go by without a new position."""
        self.second += seconds
        last = self.fixes[-1]
        self.fixes.append(Fix(last.place, last.accuracy_m, last.at + timedelta(seconds=seconds)))


#: Share of positions, and how far off they are: open street, narrow street.
SHARP_SHARE, SHARP_M, NARROW_SHARE, NARROW_M = 0.92, 6.0, 0.06, 30.0
#: The others leap so far; the receiver knows it of half of them.
LEAP_M, KNOWN_LEAPS = (200.0, 1500.0), 0.5


def fix_error(dice: Random) -> tuple[float, float]:
    """Return by how much a position is off, and the accuracy that the device claims; metres."""
    what = dice.random()
    if what < SHARP_SHARE:
        return abs(dice.gauss(0, SHARP_M)), SHARP_M * 1.5
    if what < SHARP_SHARE + NARROW_SHARE:
        return abs(dice.gauss(0, NARROW_M)), NARROW_M * 1.5
    leap_m = dice.uniform(*LEAP_M)
    return leap_m, leap_m if dice.random() < KNOWN_LEAPS else SHARP_M * 1.5
