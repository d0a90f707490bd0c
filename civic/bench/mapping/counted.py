# SPDX-License-Identifier: EUPL-1.2
"""Rules that count heads, and pay for volume: what the game is held against."""

from dataclasses import dataclass
from random import Random

from civic.bench.mapping.book import Book, Held
from civic.bench.mapping.rules import Said
from civic.bench.mapping.world import Spot
from civic.mapping.agreement_policy import UNDECIDED_FOR
from civic.mapping.kinds import Answer, DepartmentFound, PointState, Purpose

#: Tenths, at once and for good.
MAPPED, ANSWERED = 100, 30
LATEST = UNDECIDED_FOR.days


@dataclass(frozen=True)
class Majority:
    """So many answers of one kind decide; 0: the first word is believed."""

    needed: int
    has_gates: bool


FIRST_WINS = Majority(0, has_gates=False)
TWO_OF_THREE = Majority(2, has_gates=True)


class Counted(Book):
    """Decides by majority."""

    def __init__(self, dice: Random, majority: Majority) -> None:
        super().__init__(dice, has_gates=majority.has_gates)
        self._needed = majority.needed

    def add(self, mapper: int, spot: Spot, day: int) -> int | None:
        """Take a new point; where the first word is believed, it is a report at once."""
        number = super().add(mapper, spot, day)
        if number is not None and not self._needed:
            self._decide(self.points[number], PointState.PROMOTED, day)
        return number

    def worth(self, mapper: int, spot: Spot, day: int) -> int:  # noqa: ARG002 - the same for all
        """Return the same for every point."""
        return MAPPED

    def answer(self, said: Said, day: int) -> None:
        """Count an answer, and decide where enough agree."""
        point = self.points[said.target]
        given = self.take(said, day)
        if given is None or not given.weight:
            return
        said_before = point.given[Purpose.VERIFY]
        said_before.append(given)
        for answer, state in _STATES.items():
            if sum(each.answer is answer for each in said_before) == self._needed:
                self._decide(point, state, day)
                return

    def inspected(self, number: int, found: DepartmentFound, day: int) -> None:  # noqa: ARG002
        """Take what a department found: who maps well may have more points undecided."""
        self.n_confirmed[self.points[number].mapper] += found is DepartmentFound.CONFIRMED

    def night(self, day: int) -> None:
        """Forget what is too old."""
        super().night(day)
        for point in self.points:
            if point.state is PointState.PROVISIONAL and day - point.added_on >= LATEST:
                self.close(point, PointState.STALE, day, len(point.given[Purpose.VERIFY]))

    def _decide(self, point: Held, state: PointState, day: int) -> None:
        given = point.given[Purpose.VERIFY]
        self.close(point, state, day, len(given))
        if state is PointState.PROMOTED:
            self.pay(point.mapper, point.worth, point)
        for each in given:
            self.pay(each.by, ANSWERED, point, each.answer)


_STATES = {Answer.YES: PointState.PROMOTED, Answer.NO: PointState.REJECTED}
