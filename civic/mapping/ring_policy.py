# SPDX-License-Identifier: EUPL-1.2
"""Who says yes to whom too often, against what others found; pure.

A pair that this names is a case for a moderator and nothing else. Of 100 such pairs in the
simulation some 60 did vote for each other; the others were careless, not in league.

Source: facts on the mapping game 5, rule A8.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from civic.mapping.agreement_policy import Vote, log_odds, probability
from civic.mapping.kinds import Answer
from civic.mapping.reliability_policy import NEW

#: Who said yes so often to one mapper's points is no witness for others who did.
FREQUENT = 3
#: How much of what somebody confirms may turn out wrong, by chance and honest error.
WRONG_SHARE = 0.3
#: So many standard deviations above it are no chance.
SIGMAS = 2.0

Who = TypeVar("Who", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Heard(Generic[Who]):
    """An answer as it counted, and who gave it."""

    by: Who
    vote: Vote


@dataclass(frozen=True, slots=True)
class Mapped(Generic[Who]):
    """A point, and what was said of it."""

    mapper: Who
    answers: Sequence[Heard[Who]]


@dataclass(frozen=True, slots=True)
class Pair(Generic[Who]):
    """Somebody who said yes to points of a mapper that others did not find."""

    mapper: Who
    observer: Who
    #: Those that others, who seldom meet this mapper, answered too.
    n_yes: int
    #: How many of these are wrong by what the others said.
    n_wrong: float


def suspicious_pairs(points: Iterable[Mapped[Who]]) -> list[Pair[Who]]:
    """Return pairs that a moderator should look at, the worst first.

    Args:
        points: those of the last 30 days, open ones and decided ones.
    """
    held = list(points)
    frequent = _frequent(held)
    doubts: dict[tuple[Who, Who], list[float]] = defaultdict(list)
    for point in held:
        others = [each for each in point.answers if (point.mapper, each.by) not in frequent]
        for answer in point.answers:
            pair = (point.mapper, answer.by)
            if pair in frequent and _says(answer, Answer.YES) and _tells(others):
                doubts[pair].append(_doubt(others))
    pairs = [Pair(*pair, len(each), math.fsum(each)) for pair, each in doubts.items()]
    found = [pair for pair in pairs if is_suspicious(pair.n_yes, pair.n_wrong)]
    return sorted(found, key=lambda pair: -pair.n_wrong)


def is_suspicious(n_yes: int, n_wrong: float) -> bool:
    """Tell whether so many wrong ones of so many confirmations are more than chance and error.

    Of three it takes 2.5, of ten 5.9, of thirty 14.1.
    """
    spread = math.sqrt(WRONG_SHARE * (1 - WRONG_SHARE) * n_yes)
    by_chance = WRONG_SHARE * n_yes + SIGMAS * spread
    return n_yes >= FREQUENT and n_wrong > by_chance


def _frequent(points: Iterable[Mapped[Who]]) -> set[tuple[Who, Who]]:
    """Return mappers and those who said yes to many of their points."""
    n_yes = Counter(
        (point.mapper, answer.by)
        for point in points
        for answer in point.answers
        if _says(answer, Answer.YES)
    )
    return {pair for pair, n in n_yes.items() if n >= FREQUENT}


def _doubt(others: Iterable[Heard[Who]]) -> float:
    """Return how likely a point is wrong by what `others` said, its mapper taken for a new one."""
    return 1 - probability(log_odds(NEW.precision.mean, (each.vote for each in others)))


def _says(answer: Heard[Who], what: Answer) -> bool:
    return answer.vote.answer is what


def _tells(others: Iterable[Heard[Who]]) -> bool:
    return any(each.vote.answer in {Answer.YES, Answer.NO} and each.vote.weight for each in others)
