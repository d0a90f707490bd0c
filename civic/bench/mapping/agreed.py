# SPDX-License-Identifier: EUPL-1.2
"""The rules of production, without a database: agreement, reliability and pay as they are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from civic.bench.mapping.book import PAIR_DAYS, Book, Given, Held
from civic.bench.mapping.rules import Said
from civic.bench.mapping.world import Spot
from civic.mapping.agreement_policy import (
    Reliability,
    log_odds,
    prior,
    probability,
    verdict,
)
from civic.mapping.closure_commands import DISPUTED_AT, FIXED_AT, LEAST_RESIDENTS, still_there
from civic.mapping.judging_policy import is_right
from civic.mapping.kinds import Answer, DepartmentFound, PointState, Purpose, Tier, Verdict
from civic.mapping.reliability_policy import ANCHORS, NEW, Answered, History, learned, tier
from civic.mapping.ring_policy import Heard, Mapped, suspicious_pairs
from civic.mapping.score_policy import (
    advance,
    pay_for_answer,
    pay_for_first_look,
    pay_for_point,
)

STATES = {
    Verdict.VERIFIED: PointState.PROMOTED,
    Verdict.REJECTED: PointState.REJECTED,
    Verdict.TRIAGE: PointState.TRIAGE,
    Verdict.STALE: PointState.STALE,
}
#: Residents are asked so long whether an answer is true; so long something certain is gold; a
#: report that nobody inspects settles after so long.
CLOSURE_D, GOLD_D, SETTLES_D = 30, 14, 30
#: What is certain teaches nearly all of it; STAFF stands for its mapper.
GOLD_ANCHORS, STAFF = {True: 0.99, False: 0.01}, -1
#: The side of a square as large as a cell of production; who mapped there that day are few.
CELL_M = 108.0

Cell = tuple[int, int]


class Agreed(Book):
    """Decides by what people have proved to know, and pays for what proves true."""

    def __init__(self, dice: Random) -> None:
        super().__init__(dice)
        self.known: dict[int, Reliability] = {}
        self.n_judged: Counter[int] = Counter()
        self._found: dict[int, DepartmentFound] = {}
        self._gold: list[tuple[Given, bool]] = []
        self._mapped_today: Counter[tuple[int, Cell]] = Counter()
        #: The last day on which somebody confirmed something there.
        self._cells: dict[Cell, int] = {}
        self._firsts: set[Cell] = set()

    def worth(self, mapper: int, spot: Spot, day: int) -> int:
        """Return what a point is worth if it proves true; tenths."""
        cell = _cell(spot)
        last = self._cells.get(cell)
        n_in_cell = self._mapped_today[mapper, cell]
        self._mapped_today[mapper, cell] += 1
        days_unseen = None if last is None else day - last
        return pay_for_point(self.today["mapped", mapper], n_in_cell, days_unseen)

    def tier(self, person: int) -> Tier:
        """Return what somebody may do by what they have proved."""
        return tier(self.n_judged[person], self.reliability(person))

    def reliability(self, person: int) -> Reliability:
        """Return what somebody has proved to know."""
        return self.known.get(person, NEW)

    def answer(self, said: Said, day: int) -> None:
        """Take an answer and decide anew what it is about."""
        point = self.points[said.target]
        given = self.take(said, day)
        if given is None:
            return
        point.given[given.purpose].append(given)
        if given.weight:
            self._cells[_cell(point.spot)] = day
        if given.purpose is Purpose.GOLD:
            is_there = bool(point.is_there)
            self._gold.append((given, is_there))
            self._judge(point, given, is_there=is_there, others=None)
        elif given.purpose is Purpose.VERIFY:
            self._decide(point, day)
        else:
            self._check_closure(point, day)

    def inspected(self, number: int, found: DepartmentFound, day: int) -> None:
        """Settle what a department found; what it did not find residents are asked about."""
        point = self.points[number]
        self._found[number] = found
        if found is DepartmentFound.CONFIRMED:
            point.state = PointState.CONFIRMED
            self.n_confirmed[point.mapper] += 1
            self.pay(point.mapper, point.worth - advance(point.worth), point)
            point.is_there = True
            self.ask(point, Purpose.GOLD)
        else:
            point.state = PointState.NOT_FOUND
            self.pay(point.mapper, -advance(point.worth), point)
            self.ask(point, Purpose.IS_IT_FIXED, day + CLOSURE_D)

    def mended(self, number: int, day: int) -> None:
        """Ask residents whether it is so."""
        self.ask(self.points[number], Purpose.IS_IT_FIXED, day + CLOSURE_D)

    def night(self, day: int) -> None:
        """Learn what people have proved, and decide by it what is undecided."""
        super().night(day)
        self._mapped_today.clear()
        self.known = learned(list(self._histories()))
        for point in self.points:
            if point.purpose is Purpose.VERIFY:
                self._decide(point, day)
            elif point.asked_until == day:
                self._close_question(point, day)
            elif point.state is PointState.PROMOTED and _is_over(point, day):
                self.pay(point.mapper, point.worth - advance(point.worth), point)

    def suspicious(self) -> list[tuple[int, int]]:
        """Return pairs of mapper and observer of the last 30 days."""
        latest = max((p.added_on for p in self.points), default=0)
        points = [
            Mapped(p.mapper, [Heard(each.by, each.vote) for each in p.given[Purpose.VERIFY]])
            for p in self.points
            if p.added_on > latest - PAIR_DAYS
        ]
        return [(pair.mapper, pair.observer) for pair in suspicious_pairs(points)]

    def _decide(self, point: Held, day: int) -> None:
        given = point.given[Purpose.VERIFY]
        precision = self.reliability(point.mapper).precision.mean
        odds = log_odds(precision, [g.as_of(self.reliability(g.by)) for g in given])
        n_counted = sum(each.weight > 0 for each in given)
        point.likely = probability(odds)
        found = verdict(odds, timedelta(days=day - point.added_on), n_counted)
        if found is Verdict.OPEN:
            return
        self.close(point, STATES[found], day, n_counted)
        is_there = found is Verdict.VERIFIED
        if is_there:
            self.pay(point.mapper, advance(point.worth), point)
        if is_there or found is Verdict.REJECTED:
            self._settle(point, given, prior(precision), is_there=is_there)

    def _check_closure(self, point: Held, day: int) -> None:
        given = point.given[Purpose.IS_IT_FIXED]
        likely = still_there([g.as_of(self.reliability(g.by)) for g in given])
        if sum(each.weight > 0 for each in given) < LEAST_RESIDENTS:
            return
        if likely >= DISPUTED_AT and point.state is PointState.NOT_FOUND:
            point.state = PointState.DISPUTED
            del self._found[point.number]
            self.pay(point.mapper, point.worth, point)
            self._settle(point, given, 0.0, is_there=True)
            self.ask(point, None)
        elif likely <= FIXED_AT:
            self._settle(point, given, 0.0, is_there=False)
            self._close_question(point, day)

    def _close_question(self, point: Held, day: int) -> None:
        """End a question; what is mended, and known to be, is gold for a while."""
        if point.purpose is Purpose.IS_IT_FIXED and point.state is PointState.CONFIRMED:
            point.is_there = False
            self.ask(point, Purpose.GOLD, day + GOLD_D)
        else:
            self.ask(point, None)

    def _settle(self, point: Held, given: list[Given], before: float, *, is_there: bool) -> None:
        """Pay who was right by what everybody else said, from log-odds before anybody did."""
        odds = before + sum(each.moved for each in given)
        for each in given:
            self._judge(point, each, is_there=is_there, others=odds - each.moved)

    def _judge(self, point: Held, given: Given, *, is_there: bool, others: float | None) -> None:
        if not given.weight:
            return
        self.n_judged[given.by] += 1
        claim = given.answer is Answer.YES
        if not is_right(claim=claim, is_there=is_there, others=others):
            return
        if given.is_chosen:
            return
        j = self.reliability(given.by).informativeness
        amount = pay_for_answer(given.answer, j, given.n_today, given.n_of_pair)
        self.pay(given.by, amount, point, given.answer)
        cell = _cell(point.spot)
        if cell not in self._firsts:
            self._firsts.add(cell)
            self.pay(given.by, pay_for_first_look(j), point, given.answer)

    def _histories(self) -> Iterator[History[int]]:
        for point in self.points:
            found = self._found.get(point.number)
            anchor = None if found is None else ANCHORS[found]
            yield History(point.mapper, _counting(point.given[Purpose.VERIFY]), anchor)
        for given, is_there in self._gold:
            yield History(STAFF, _counting([given]), GOLD_ANCHORS[is_there])


def _is_over(point: Held, day: int) -> bool:
    return point.decided_on is not None and day - point.decided_on == SETTLES_D


def _counting(given: Iterable[Given]) -> list[Answered[int]]:
    return [Answered(each.by, each.answer, each.weight) for each in given]


def _cell(spot: Spot) -> Cell:
    x, y = spot
    return int(x // CELL_M), int(y // CELL_M)
