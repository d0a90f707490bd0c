# SPDX-License-Identifier: EUPL-1.2
"""What all rules under test share: points, gates and the choice of questions, as in production."""

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from math import dist
from random import Random

from civic.bench.mapping.rules import Offer, Outcome, Paid, Said
from civic.bench.mapping.world import Spot, Spots, on_earth
from civic.mapping.agreement_policy import Reliability, Vote, evidence
from civic.mapping.gate_policy import is_hasty, presence, quota, walk, weight
from civic.mapping.kinds import Answer, Flag, PointState, Purpose, Tier
from civic.mapping.offer_policy import (
    OFFERS,
    REFRESHES_A_DAY,
    WITHIN_M,
    Observer,
    Target,
    offers,
)
from civic.mapping.reliability_policy import NEW

#: So long two people count as often meeting.
PAIR_DAYS = 30
#: So near is the same thing, unless somebody says otherwise.
SAME_M = 15.0


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was taken, with what its author had proved then."""

    by: int
    #: Of whether the thing is there.
    answer: Answer
    purpose: Purpose
    day: int
    weight: float
    known: Reliability
    #: Answers before it: of that day, and on points of the same mapper within 30 days.
    n_today: int
    n_of_pair: int
    is_chosen: bool = False

    @property
    def vote(self) -> Vote:
        """The answer as it counted when it was given."""
        return self.as_of(self.known)

    @property
    def moved(self) -> float:
        """By how much it moved the log-odds when it was given."""
        return evidence(self.vote)

    def as_of(self, known: Reliability) -> Vote:
        """Return the answer as it counts by what its author has proved since."""
        held = (known.sensitivity.mean, known.specificity.mean)
        return Vote(self.answer, *held, self.weight)


@dataclass(slots=True)
class Held:
    """A point, and what was said of it."""

    number: int
    mapper: int
    spot: Spot
    added_on: int
    #: What it is worth if it proves true; tenths.
    worth: int
    state: PointState = PointState.PROVISIONAL
    decided_on: int | None = None
    n_counted: int = 0
    likely: float | None = None
    #: What is asked about it, and until which day; None: nothing.
    purpose: Purpose | None = Purpose.VERIFY
    asked_until: int | None = None
    #: Of gold: whether it is there.
    is_there: bool | None = None
    #: Answers by what was asked.
    given: dict[Purpose, list[Given]] = field(default_factory=lambda: defaultdict(list))


class Book(ABC):
    """Points and answers, who may say what, and what was paid."""

    def __init__(self, dice: Random, *, has_gates: bool = True) -> None:
        self.dice = dice
        self.has_gates = has_gates
        self.day = 0
        self.points: list[Held] = []
        self.asked = Spots()
        self.paid: list[Paid] = []
        self.n_undecided: Counter[int] = Counter()
        self.n_confirmed: Counter[int] = Counter()
        self.today: Counter[tuple[str, int]] = Counter()
        self._promoted: list[int] = []
        self._answered: set[tuple[int, int, Purpose]] = set()
        #: Questions that somebody has before them, and those they put aside today.
        self._before: dict[int, list[int]] = defaultdict(list)
        self._aside: dict[int, set[int]] = defaultdict(set)
        self._pairs: dict[tuple[int, int], list[int]] = defaultdict(list)

    def add(self, mapper: int, spot: Spot, day: int) -> int | None:
        """Take a new point and return its number; None: its mapper has too many undecided."""
        if self.has_gates and self.n_undecided[mapper] >= quota(self.n_confirmed[mapper]):
            return None
        number = self.asked.add(spot)
        self.points.append(Held(number, mapper, spot, day, self.worth(mapper, spot, day)))
        self.n_undecided[mapper] += 1
        self.today["mapped", mapper] += 1
        return number

    def offers(self, observer: int, spot: Spot, *, anew: bool) -> list[Offer]:
        """Return the questions for somebody who stands there; anew: others than before."""
        before = [n for n in self._before[observer] if self._is_open_to(observer, n)]
        if anew and len(self._aside[observer]) < OFFERS * REFRESHES_A_DAY:
            self._aside[observer].update(before)
            before = []
        near = [n for n in before if dist(self.points[n].spot, spot) <= WITHIN_M]
        drawn = self._draw(observer, spot)[: OFFERS - len(near)] if len(near) < OFFERS else []
        self._before[observer] = before + drawn
        return [Offer(n, self.points[n].spot) for n in near + drawn]

    def known_at(self, observer: int, spot: Spot) -> list[Offer]:
        """Return what somebody who wants to map something there is told is on the map already."""
        near = (self.points[n] for n, _ in self.asked.within(SAME_M, [spot]))
        return [
            Offer(point.number, point.spot)
            for point in near
            if point.purpose is Purpose.VERIFY and self._is_open_to(observer, point.number)
        ]

    def take(self, said: Said, day: int) -> Given | None:
        """Return an answer as it is taken; None: it was given before, or is about one's own."""
        point = self.points[said.target]
        if point.purpose is None or not self._is_open_to(said.by, said.target):
            return None
        self._answered.add((said.by, said.target, point.purpose))
        pair = self._pairs[said.by, point.mapper]
        n_of_pair = sum(each > day - PAIR_DAYS for each in pair)
        pair.append(day)
        n_today = self.today["answered", said.by]
        self.today["answered", said.by] += 1
        flags = self._flags(said, point) if self.has_gates else ()
        chosen = [each for each in point.given[point.purpose] if each.is_chosen]
        counts = weight(flags, n_of_pair, len(chosen) if said.is_chosen else 0)
        return Given(
            said.by,
            said.answer,
            point.purpose,
            day,
            counts,
            self.reliability(said.by),
            n_today,
            n_of_pair,
            said.is_chosen,
        )

    def dispatches(self) -> list[int]:
        """Return the points that became reports since the last look."""
        found, self._promoted = self._promoted, []
        return found

    def mended(self, number: int, day: int) -> None:  # noqa: B027 - most rules do nothing
        """Take that a department says it is done; most rules do not ask whether that is so."""

    def night(self, day: int) -> None:
        """Begin a new day."""
        self.day = day + 1
        self.today.clear()
        self._before.clear()
        self._aside.clear()

    def outcomes(self) -> list[Outcome]:
        """Return what became of each point, by number."""
        return [
            Outcome(p.state, p.added_on, p.decided_on, p.n_counted, p.likely) for p in self.points
        ]

    def ledger(self) -> list[Paid]:
        """Return all that was settled."""
        return self.paid

    def suspicious(self) -> list[tuple[int, int]]:
        """Return nobody: most rules do not look."""
        return []

    @abstractmethod
    def worth(self, mapper: int, spot: Spot, day: int) -> int:
        """Return what a point is worth if it proves true; tenths."""

    def tier(self, person: int) -> Tier:  # noqa: ARG002 - some rules know people
        """Return what somebody may do."""
        return Tier.NEW

    def reliability(self, person: int) -> Reliability:  # noqa: ARG002 - as above
        """Return what somebody has proved to know."""
        return NEW

    def close(self, point: Held, state: PointState, day: int, n_counted: int) -> None:
        """Decide a point."""
        point.state, point.decided_on, point.n_counted = state, day, n_counted
        self.n_undecided[point.mapper] -= 1
        self.ask(point, None)
        if state is PointState.PROMOTED:
            self._promoted.append(point.number)

    def ask(self, point: Held, purpose: Purpose | None, until: int | None = None) -> None:
        """Ask something about a point from now on, until a day, or nothing."""
        point.purpose, point.asked_until = purpose, until
        self.asked.turn(point.number, on=purpose is not None)

    def pay(self, to: int, amount: int, point: Held, answer: Answer | None = None) -> None:
        """Settle an amount, or take it back."""
        if amount:
            self.paid.append(Paid(to, amount, point.number, answer, self.day))

    def _draw(self, observer: int, spot: Spot) -> list[int]:
        held = set(self._before[observer]) | self._aside[observer]
        near = [(self.points[n], m) for n, m in self.asked.within(WITHIN_M, [spot])]
        targets = [
            Target(
                point.number,
                metres,
                point.mapper,
                is_disputed=len({each.answer for each in point.given[Purpose.VERIFY]}) > 1,
                is_there=point.is_there if point.purpose is Purpose.GOLD else None,
            )
            for point, metres in near
            if point.number not in held and self._is_open_to(observer, point.number)
        ]
        who = Observer(observer, tier=self.tier(observer))
        return [target.id for target in offers(targets, who, self.dice)]

    def _is_open_to(self, observer: int, number: int) -> bool:
        point = self.points[number]
        if point.purpose is None or point.mapper == observer:
            return False
        return (observer, number, point.purpose) not in self._answered

    @staticmethod
    def _flags(said: Said, point: Held) -> Iterator[Flag]:
        walked = walk(said.fixes)
        absent = presence(on_earth(point.spot), walked.trusted, said.at)
        if absent:
            yield absent
        if walked.is_teleport:
            yield Flag.TELEPORT
        minute_ago = said.at - timedelta(minutes=1)
        if is_hasty(said.took_s, sum(fix.at > minute_ago for fix in said.fixes)):
            yield Flag.TOO_FAST
