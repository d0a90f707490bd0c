# SPDX-License-Identifier: EUPL-1.2
"""Which places of a campaign deserve a second look; pure, and never a verdict."""

from dataclasses import dataclass
from enum import StrEnum

#: Fewer points, answers or pairs than these say nothing.
FEW_HANDS_POINTS = 5
FEW_HANDS_PEOPLE = 2
REFUTED_MIN = 3
FLAGGED_MIN = 3
SAME_PAIR_MIN = 4


class Sign(StrEnum):
    """Why a place deserves a second look."""

    #: The same few people map there and confirm each other.
    FEW_HANDS = "few_hands"
    #: One person says yes again and again to what one other person maps there.
    SAME_PAIR = "same_pair"
    #: Half of what is mapped there is not there.
    REFUTED = "refuted"
    #: Half of what comes from there proves nothing, by where and how fast it was sent.
    FLAGGED = "flagged"


@dataclass(frozen=True)
class Place:
    """What residents did in a cell, in numbers."""

    cell: str
    n_points: int = 0
    n_authors: int = 0
    n_refuted: int = 0
    n_answers: int = 0
    n_observers: int = 0
    #: Points and answers that were taken but prove nothing.
    n_flagged: int = 0
    #: Most often that one observer said yes to points of one author.
    n_same_pair: int = 0


def signs(place: Place) -> list[Sign]:
    """Return why somebody should look at the place again; nothing: they need not."""
    few = FEW_HANDS_PEOPLE
    holds = {
        Sign.FEW_HANDS: place.n_points >= FEW_HANDS_POINTS
        and place.n_authors <= few
        and 0 < place.n_observers <= few,
        Sign.SAME_PAIR: place.n_same_pair >= SAME_PAIR_MIN,
        Sign.REFUTED: place.n_refuted >= REFUTED_MIN and 2 * place.n_refuted >= place.n_points,
        Sign.FLAGGED: place.n_flagged >= FLAGGED_MIN
        and 2 * place.n_flagged >= place.n_points + place.n_answers,
    }
    return [sign for sign, is_so in holds.items() if is_so]


def cost_per_verified(n_answers: int, n_staff_decisions: int, n_verified: int) -> float | None:
    """Return how many answers and decisions of staff a point took that proved true."""
    return (n_answers + n_staff_decisions) / n_verified if n_verified else None
