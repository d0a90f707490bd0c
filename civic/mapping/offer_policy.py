# SPDX-License-Identifier: EUPL-1.2
"""Which questions are shown to whom; pure but for the dice that it is given.

People do not choose whose points they confirm, and nobody answers for somebody near to them.

Source: facts on the mapping game 4.1 and 5, rules A1 and A2.
"""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

from civic.mapping.kinds import Tier

#: So many at a time, of what lies within so many metres, asked for anew so often a day.
OFFERS, WITHIN_M, REFRESHES_A_DAY = 5, 400.0, 4
#: What lies so much farther off, in metres, is drawn with a chance that is smaller by e: people
#: answer what is on their way, and who chose where to stand has still not chosen what is drawn.
LESS_BY_E_M = 100.0
#: So many of them are about what is known for certain, half of these of what is not there.
GOLD_SHARE = 0.03
#: Tiers that are asked first about what others dispute.
ARBITERS = frozenset({Tier.TRUSTED, Tier.STEWARD})

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Target(Generic[Id]):
    """Something that can be asked about."""

    id: Id
    #: From whoever asks; metres.
    distance_m: float
    mapper: Id
    #: Devices, households and teams that the mapper belongs to.
    circles: frozenset[Id] = frozenset()
    #: Answers to it do not agree.
    is_disputed: bool = False
    #: Of gold: whether the thing is there. None: nobody knows yet, which is why it is asked.
    is_there: bool | None = None


@dataclass(frozen=True, slots=True)
class Observer(Generic[Id]):
    """Somebody who asks for questions."""

    id: Id
    circles: frozenset[Id] = frozenset()
    #: Targets of this round that were answered or skipped.
    asked: frozenset[Id] = frozenset()
    tier: Tier = Tier.NEW


def may_answer(target: Target[Id], observer: Observer[Id]) -> bool:
    """Tell whether somebody may answer: not for themselves, and not for those near to them."""
    return target.mapper != observer.id and not target.circles & observer.circles


def offers(targets: Iterable[Target[Id]], observer: Observer[Id], dice: Random) -> list[Target[Id]]:
    """Return at most five targets in random order, nearer ones more often and earlier.

    Those who may settle what is disputed get that first. A share of the offers is gold, where some
    is near.
    """
    near = [each for each in targets if _is_open_to(each, observer)]
    _draw(near, dice)
    asked = [each for each in near if each.is_there is None]
    if observer.tier in ARBITERS:
        asked.sort(key=lambda each: not each.is_disputed)
    return _with_gold(asked[:OFFERS], [each for each in near if each.is_there is not None], dice)


def _draw(near: list[Target[Id]], dice: Random) -> None:
    """Put targets in an order that is drawn without putting back, by weights of distance.

    Source: Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006: the smallest
    of exponential waits, each divided by its weight, are such a draw.
    """
    near.sort(key=lambda each: dice.expovariate(1.0) * math.exp(each.distance_m / LESS_BY_E_M))


def _is_open_to(target: Target[Id], observer: Observer[Id]) -> bool:
    is_new = target.id not in observer.asked
    return is_new and target.distance_m <= WITHIN_M and may_answer(target, observer)


def _with_gold(
    asked: Sequence[Target[Id]], gold: Iterable[Target[Id]], dice: Random
) -> list[Target[Id]]:
    """Put gold in the place of a few, as often of what is there as of what is not."""
    piles: tuple[list[Target[Id]], list[Target[Id]]] = ([], [])
    for each in gold:
        piles[bool(each.is_there)].append(each)
    shown = []
    for each in asked:
        pile = dice.choice(piles) if dice.random() < GOLD_SHARE else []
        shown.append(pile.pop() if pile else each)
    return shown
