# SPDX-License-Identifier: EUPL-1.2
"""What is put to the test: what becomes of points and answers, and who earns what by them.

The people of the simulation know rules by this protocol only. The policies of production stand
behind it without a database, next to rules that count heads; the commands of production with
PostgreSQL can stand behind it as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from civic.bench.mapping.world import Spot
from civic.mapping.gate_policy import Fix
from civic.mapping.kinds import Answer, DepartmentFound, PointState


@dataclass(frozen=True, slots=True)
class Said:
    """An answer on its way in, with what the device knew of where it was given."""

    by: int
    #: Number of the offer's target.
    target: int
    answer: Answer
    at: datetime
    took_s: float
    #: Positions of the session so far, the last one of this moment.
    fixes: Sequence[Fix]
    #: Found by themselves, and not drawn for them.
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that is put to somebody."""

    target: int
    spot: Spot


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a point."""

    state: PointState
    added_on: int
    decided_on: int | None
    #: Answers that counted when it was decided.
    n_counted: int
    #: How likely it was by the rules, when it was decided or last looked at.
    likely: float | None


@dataclass(frozen=True, slots=True)
class Paid:
    """An amount that was settled, or taken back; tenths of points."""

    to: int
    amount: int
    target: int
    #: For an answer; None: for mapping.
    answer: Answer | None
    day: int


class Rules(Protocol):
    """Takes points and answers, and tells what became of them."""

    def add(self, mapper: int, spot: Spot, day: int) -> int | None:
        """Take a new point and return its number; None: its mapper has too many undecided."""

    def offers(self, observer: int, spot: Spot, *, anew: bool) -> list[Offer]:
        """Return the questions for somebody who stands there; anew: others than before."""

    def known_at(self, observer: int, spot: Spot) -> list[Offer]:
        """Return what somebody who wants to map something there is told is on the map already."""

    def answer(self, said: Said, day: int) -> None:
        """Take an answer."""

    def dispatches(self) -> list[int]:
        """Return the points that became reports since the last look."""

    def inspected(self, number: int, found: DepartmentFound, day: int) -> None:
        """Take what a department found where a point had become a report."""

    def mended(self, number: int, day: int) -> None:
        """Take that the thing is no longer there, with proof."""

    def night(self, day: int) -> None:
        """Do what is done each night."""

    def outcomes(self) -> list[Outcome]:
        """Return what became of each point, by number."""

    def ledger(self) -> list[Paid]:
        """Return all that was settled."""

    def suspicious(self) -> list[tuple[int, int]]:
        """Return pairs of mapper and observer that a moderator should look at."""
