# SPDX-License-Identifier: EUPL-1.2
"""A city, its people and the rules that they play by; and what departments do about it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from civic.bench.mapping.people import Person, Session
from civic.bench.mapping.rules import Offer, Rules, Said
from civic.bench.mapping.world import MENDED_AFTER_D, Spot, World
from civic.mapping.kinds import Answer, DepartmentFound, PointState

SEES_M = 40.0
LOOKS_S = (4.0, 20.0)
#: Departments inspect this share, so many days after, and do not find so many that are there.
INSPECTED, AFTER_D, MISSED = 0.6, (4, 14), 0.08
#: Of a friend the latest points are worth a visit.
LATEST = 5
#: What leaves a problem to be mapped by somebody else.
GIVEN_UP = frozenset({PointState.REJECTED, PointState.STALE})


@dataclass
class Game:
    """What happens, and what is true of it."""

    world: World
    people: list[Person]
    rules: Rules
    #: Of each point: the problem that it is about, who mapped it, and where.
    truth: list[int | None] = field(default_factory=list)
    mappers: list[int] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    #: Answers by who gave them, and on which day.
    n_answers: Counter[tuple[int, int]] = field(default_factory=Counter)
    #: Days on which somebody took part.
    n_days: Counter[int] = field(default_factory=Counter)
    _mapped: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    #: Points by the day on which a department looks, and has mended.
    _visits: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _mended: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, mapper: Person, spot: Spot, day: int, problem: int | None) -> None:
        """Map a problem, or nothing."""
        number = self.rules.add(mapper.number, spot, day)
        if number is None:
            return
        self.truth.append(problem)
        self.mappers.append(mapper.number)
        self.spots.append(spot)
        self._mapped[mapper.number].append(number)
        if problem is not None:
            self.world.problems[problem].point = number

    def say(
        self,
        person: Person,
        offer: Offer,
        session: Session,
        *,
        is_yes: bool,
        is_chosen: bool = False,
    ) -> None:
        """Answer whether something is there."""
        answer = Answer.YES if is_yes else Answer.NO
        took_s = self.world.dice.uniform(*LOOKS_S)
        at = session.fixes[-1].at
        said = Said(person.number, offer.target, answer, at, took_s, session.fixes, is_chosen)
        self.n_answers[person.number, session.day] += 1
        self.rules.answer(said, session.day)

    def seen(self, corners: list[Spot]) -> list[int]:
        """Return the problems along a walk."""
        return [problem for problem, _ in self.world.visible.within(SEES_M, corners)]

    def is_there(self, number: int, day: int) -> bool:
        """Tell whether what a point says is so."""
        return self.world.is_there(self.truth[number], day)

    def latest_of(self, people: Iterable[int]) -> list[Spot]:
        """Return where these people mapped of late."""
        return [self.spots[n] for each in people for n in self._mapped[each][-LATEST:]]

    def dawn(self, day: int) -> None:
        """Let problems arise, and those be mended whose day has come."""
        self.world.wake(day)
        for number in self._mended.pop(day, []):
            self.rules.mended(number, day)

    def dusk(self, day: int) -> None:
        """Let departments inspect, and the rules do their nightly work."""
        self._inspect(day)
        self.rules.night(day)
        self._send_out(day)
        outcomes = self.rules.outcomes()
        for held in self.world.problems:
            if held.point is not None and outcomes[held.point].state in GIVEN_UP:
                held.point = None

    def _inspect(self, day: int) -> None:
        dice = self.world.dice
        for number in self._visits.pop(day, []):
            is_found = self.is_there(number, day) and dice.random() >= MISSED
            if is_found and (problem := self.truth[number]) is not None:
                self.world.problems[problem].mended = day + MENDED_AFTER_D
                self._mended[day + MENDED_AFTER_D].append(number)
            found = DepartmentFound.CONFIRMED if is_found else DepartmentFound.NOT_FOUND
            self.rules.inspected(number, found, day)

    def _send_out(self, day: int) -> None:
        dice = self.world.dice
        for number in self.rules.dispatches():
            if (problem := self.truth[number]) is not None:
                self.world.problems[problem].was_promoted = True
            if dice.random() < INSPECTED:
                self._visits[day + dice.randint(*AFTER_D)].append(number)
