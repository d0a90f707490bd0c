# SPDX-License-Identifier: EUPL-1.2
"""Made-up walks of receivers that err: whom the rule against teleporting takes for a cheat.

Source: facts on the mapping game 5, "Measured on synthetic GPS sessions".
"""

from collections.abc import Iterable
from itertools import pairwise
from random import Random

from civic.bench.mapping.people import Session, stops
from civic.bench.mapping.world import World
from civic.mapping.gate_policy import Fix, walk
from civic.places.policy import metres_between

#: So many things are done along a short street, half a minute or so apart.
SESSIONS, ACTIONS, STREET_M = 1000, 15, 100.0
#: What a rule would do that knows no accuracy: faster than this is a cheat.
NAIVE_M_PER_S = 15.0
#: Who sits on a sofa sends positions all over the city, seconds apart.
SOFA_M_PER_S = 1000.0


def gate_figures(seed: int, n: int = SESSIONS) -> dict[str, float]:
    """Return the share of sessions that go unscored: of honest walkers, and of those on a sofa."""
    dice = Random(f"traces/{seed}")
    world = World(dice, 1.0)
    honest = [_walked(world, day) for day in range(n)]
    sofa = [_made_up(world, day) for day in range(n)]
    return {
        "honest sessions unscored": _share(walk(each).is_teleport for each in honest),
        "the same by 15 m/s": _share(map(_is_fast, honest)),
        "sofa sessions unscored": _share(walk(each).is_teleport for each in sofa),
    }


def _walked(world: World, day: int) -> list[Fix]:
    home = world.home()
    session = Session(world.dice, day, home)
    for stop in stops([home, world.about(home, STREET_M)], ACTIONS):
        session.go(stop)
    return session.fixes


def _made_up(world: World, day: int) -> list[Fix]:
    session = Session(world.dice, day, world.home())
    for _ in range(ACTIONS):
        session.go(world.anywhere(), SOFA_M_PER_S)
    return session.fixes


def _is_fast(fixes: list[Fix]) -> bool:
    return any(
        metres_between(a.place, b.place) > NAIVE_M_PER_S * (b.at - a.at).total_seconds()
        for a, b in pairwise(fixes)
    )


def _share(found: Iterable[bool]) -> float:
    held = list(found)
    return sum(held) / len(held)
