# SPDX-License-Identifier: EUPL-1.2
"""The calculator against one that walks minute by minute and knows nothing of it."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from civic.sla.calc import answer_line
from tests.minute_walker import MINUTE, MinuteWalker, Pauses

N_CASES = 20_400
FIVE = ("mon", "tue", "wed", "thu", "fri")
SEVEN = (*FIVE, "sat", "sun")
NINE_TO_FIVE: dict[str, Any] = {day: [["09:00", "17:00"]] for day in FIVE}
LUNCH: dict[str, Any] = {day: [["08:00", "11:45"], ["12:30", "16:15"]] for day in FIVE}
NIGHTS: dict[str, Any] = {day: [["22:00", "06:00"]] for day in SEVEN}
ROUND_THE_CLOCK: dict[str, Any] = {day: [["00:00", "24:00"]] for day in SEVEN}
SHIFTS: dict[str, Any] = {
    "mon": [["00:00", "02:30"], ["06:00", "14:00"], ["22:30", "24:00"]],
    "wed": [["20:00", "20:00"]],
    "thu": [["23:59", "00:01"]],
    "sat": [["13:07", "13:08"], ["18:00", "03:30"]],
}
FINNISH = {
    # Epiphany, Good Friday, 1 May, Midsummer Eve; Independence Day and a Christmas Day on weekends.
    "holidays": [
        "2026-01-06",
        "2026-04-03",
        "2026-05-01",
        "2026-06-19",
        "2026-12-06",
        "2026-12-25",  # with hours of its own, which it beats
        "2027-12-25",
    ],
    "date_hours": {
        "2026-12-24": [["09:00", "12:00"]],
        "2026-12-25": [["09:00", "12:00"]],
        # A Saturday that is worked, and a Friday that is not.
        "2027-03-27": [["10:00", "15:00"]],
        "2027-05-07": [],
        # Leap day.
        "2028-02-29": [["07:00", "09:30"], ["20:00", "24:00"]],
    },
}
CALENDARS: dict[str, dict[str, Any]] = {
    "Helsinki, office": {"tz": "Europe/Helsinki", "weekly": NINE_TO_FIVE, **FINNISH},
    "Helsinki, lunch break": {"tz": "Europe/Helsinki", "weekly": LUNCH, **FINNISH},
    "Helsinki, nights": {
        "tz": "Europe/Helsinki",
        "weekly": NIGHTS,
        "holidays": ["2026-03-29", "2027-10-31"],  # the days on which clocks change
    },
    "Helsinki, round the clock": {"tz": "Europe/Helsinki", "weekly": ROUND_THE_CLOCK},
    "Sao Paulo, shifts": {"tz": "America/Sao_Paulo", "weekly": SHIFTS},
    "Auckland, office": {
        "tz": "Pacific/Auckland",
        "weekly": NINE_TO_FIVE,
        "holidays": ["2026-02-06", "2027-02-06", "2027-02-08", "2028-02-29"],
    },
    "Auckland, nights": {"tz": "Pacific/Auckland", "weekly": NIGHTS},
    # Half an hour is all that changes here, and in Santiago it is midnight that comes twice.
    "Lord Howe, shifts": {"tz": "Australia/Lord_Howe", "weekly": SHIFTS},
    "Lord Howe, nights": {"tz": "Australia/Lord_Howe", "weekly": NIGHTS},
    "Santiago, shifts": {"tz": "America/Santiago", "weekly": SHIFTS},
    "Santiago, round the clock": {"tz": "America/Santiago", "weekly": ROUND_THE_CLOCK},
    "Kathmandu, lunch break": {"tz": "Asia/Kathmandu", "weekly": LUNCH, **FINNISH},
}
#: Around these instants rules meet; half of the cases begin near one of them.
EDGES = [
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in (
        "2026-03-29T01:00",  # Helsinki
        "2026-10-25T01:00",
        "2027-03-28T01:00",
        "2027-10-31T01:00",
        "2026-04-04T14:00",  # Auckland
        "2026-09-26T14:00",
        "2027-04-03T14:00",
        "2027-09-25T14:00",
        "2026-04-04T15:00",  # Lord Howe
        "2026-10-03T15:30",
        "2027-04-03T15:00",
        "2027-10-02T15:30",
        "2026-04-05T03:00",  # Santiago
        "2026-09-06T04:00",
        "2027-04-04T03:00",
        "2027-09-05T04:00",
        "2026-12-24T08:00",
        "2026-12-31T22:00",
        "2027-12-31T22:00",
        "2028-02-28T22:00",
        "2028-02-29T22:00",
    )
]
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 4, 1, tzinfo=UTC)
Question = dict[str, Any]


class Dice:
    """Makes questions; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)

    def instant(self) -> datetime:
        if self._dice.random() < 0.5:
            near = self._dice.choice(EDGES)
            return near + timedelta(seconds=self._dice.randint(-3 * 86400, 3 * 86400))
        return FIRST + timedelta(seconds=self._dice.randint(0, (LAST - FIRST) // MINUTE * 60))

    def span(self) -> timedelta:
        """Return some open time: none, whole minutes (which end at closing time), or any."""
        pick = self._dice.random()
        if pick < 0.05:
            return timedelta()
        if pick < 0.5:
            return self._dice.choice((1, 15, 60, 240, 480, 960, 2400)) * MINUTE
        return timedelta(seconds=self._dice.randint(1, 60 * 3600))

    def round_instant(self) -> datetime:
        """Return an instant at a full quarter, where windows open and close."""
        at = self.instant()
        return at.replace(minute=at.minute // 15 * 15, second=0)

    def start(self) -> datetime:
        return self.instant() if self._dice.random() < 0.6 else self.round_instant()

    def pauses(self, start: datetime) -> list[tuple[datetime, datetime]]:
        """Return up to three pauses around `start`, which may overlap, touch or be empty."""
        found = []
        for _ in range(self._dice.choice((0, 0, 1, 2, 3))):
            begin = start.replace(second=0) + self._dice.randint(-1440, 7200) * MINUTE
            found.append((begin, begin + self._dice.choice((0, 30, 600, 4320)) * MINUTE))
        return found

    def n_days(self) -> int:
        return self._dice.choice((1, 1, 2, 3, 5, 9, 10, 20))


def text(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def add(dice: Dice, walker: MinuteWalker) -> tuple[Question, Any]:
    start, span = dice.start(), dice.span()
    pauses = dice.pauses(start)
    asked = {"start": text(start), "seconds": span.total_seconds(), "pauses": written(pauses)}
    return asked, {"due": text(walker.add(start, span, pauses))}


def sub(dice: Dice, walker: MinuteWalker) -> tuple[Question, Any]:
    end, span = dice.start(), dice.span()
    pauses = dice.pauses(end - timedelta(days=4))
    asked = {"end": text(end), "seconds": span.total_seconds(), "pauses": written(pauses)}
    return asked, {"due": text(walker.sub(end, span, pauses))}


def elapsed(dice: Dice, walker: MinuteWalker) -> tuple[Question, Any]:
    start = dice.start()
    end = start + dice.span() * dice.n_days()
    pauses = dice.pauses(start)
    asked = {"start": text(start), "end": text(end), "pauses": written(pauses)}
    return asked, {"seconds": walker.elapsed(start, end, pauses).total_seconds()}


def add_days(dice: Dice, walker: MinuteWalker) -> tuple[Question, Any]:
    start, days = dice.start(), dice.n_days()
    return {"start": text(start), "days": days}, {"due": text(walker.add_days(start, days))}


def is_open(dice: Dice, walker: MinuteWalker) -> tuple[Question, Any]:
    start = dice.start()
    return {"start": text(start)}, {"open": walker.open(start)}


def written(pauses: Pauses) -> list[list[str]]:
    return [[text(start), text(end)] for start, end in pauses]


Make = Callable[[Dice, MinuteWalker], tuple[Question, Any]]
OPERATIONS: dict[str, Make] = {
    "add": add,
    "sub": sub,
    "elapsed": elapsed,
    "add_days": add_days,
    "open": is_open,
}


def cases(name: str, n: int) -> Iterator[tuple[Question, Any]]:
    """Yield `n` questions about a calendar with the walker's answers."""
    walker, dice = MinuteWalker(CALENDARS[name]), Dice(sum(name.encode()))
    for number in range(n):
        op = tuple(OPERATIONS)[number % len(OPERATIONS)]
        question, answer = OPERATIONS[op](dice, walker)
        yield {"calendar": CALENDARS[name], "op": op, **question}, answer


@pytest.mark.parametrize("name", CALENDARS)
def test_both_agree(name: str) -> None:
    n = N_CASES // len(CALENDARS)

    faults = [
        (question["op"], question, found, answer)
        for question, answer in cases(name, n)
        if (found := answer_line(json.dumps(question))) != answer
    ]

    assert not faults, f"{len(faults)} of {n}, such as {faults[0]}"


def test_there_are_enough_cases() -> None:
    assert N_CASES // len(CALENDARS) * len(CALENDARS) >= 20_000
