# SPDX-License-Identifier: EUPL-1.2
"""What happens to the reports of a made-up year, and when: drawn from dice before it happens."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

#: With both clock changes of 2027 in it, and the leap day of 2028 at its end.
BEGIN, END = datetime(2027, 3, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)
#: Reports come until then, so that nearly all of them find their end.
LAST_RECEIPT = END - timedelta(days=40)
DAY = timedelta(days=1)
#: How likely it is.
REJECTED, REPLIED, ANSWERED, CONTENT, UNHAPPY, HALF = 0.03, 0.6, 0.97, 0.25, 0.1, 0.5


@dataclass(frozen=True, order=True)
class Deed:
    """Something that somebody does to a report; by the order in which it is done."""

    at: datetime
    report_n: int
    name: str = field(compare=False)
    facts: dict[str, Any] = field(compare=False, default_factory=dict)


def life(seed: int, n: int) -> list[Deed]:
    """Return what happens to the `n`-th report, in order; the same for the same seed.

    Deeds that its state does not allow when their time comes are refused like those of people.
    """
    dice = random.Random(f"{seed}/{n}")  # noqa: S311 - dice, not secrets
    received = BEGIN + dice.random() * (LAST_RECEIPT - BEGIN)
    deeds = [Deed(received, n, "submit", _draft(dice)), *_deeds(dice, n, received)]
    return sorted(deeds)


def _deeds(dice: random.Random, n: int, received: datetime) -> Iterator[Deed]:
    accepted = received + dice.expovariate(1 / 0.6) * DAY
    if dice.random() < REJECTED:
        yield Deed(accepted, n, "reject")
    yield Deed(accepted, n, "accept")
    # Most are answered in time, a good part late, some never.
    answered = received + min(dice.lognormvariate(1.6, 0.9), 100) * DAY
    between = answered - accepted
    for name, share in BEFORE_THE_ANSWER.items():
        if between > timedelta() and dice.random() < share:
            at = accepted + dice.random() * between
            facts = FACTS[name](dice) if name in FACTS else {}
            yield Deed(at, n, name, facts)
            if name == "ask" and dice.random() < REPLIED:
                yield Deed(at + dice.random() * 8 * DAY, n, "reply")
            if facts.get("resumes"):
                yield Deed(at + dice.random() * 8 * DAY, n, "resume")
    if dice.random() < ANSWERED:
        yield Deed(answered, n, "respond")
        yield from _afterwards(dice, n, answered)


def _afterwards(dice: random.Random, n: int, answered: datetime) -> Iterator[Deed]:
    rated = answered + dice.random() * 10 * DAY
    pick = dice.random()
    if pick < CONTENT:
        yield Deed(rated, n, "rate", {"grade": dice.choice((3, 4, 5)), "comment": ""})
    elif pick < CONTENT + UNHAPPY:
        yield Deed(rated, n, "rate", {"grade": dice.choice((1, 2)), "comment": "It is back."})
        yield Deed(rated + min(dice.lognormvariate(1.2, 0.8), 60) * DAY, n, "respond")


#: How likely it is that something happens while the report waits for its answer.
BEFORE_THE_ANSWER = {
    "start": 0.4,
    "note": 0.25,
    "transfer": 0.12,
    "ask": 0.12,
    "correct": 0.06,
    "raise": 0.04,
    "extend": 0.15,
    "hold": 0.05,
    "withdraw": 0.02,
    "merge": 0.03,
}
FACTS: dict[str, Any] = {
    "ask": lambda dice: {"days": dice.choice((None, 1, 3, 7, 30))},
    "transfer": lambda dice: {"pick": dice.random()},
    "merge": lambda dice: {"pick": dice.random()},
    "correct": lambda dice: {"pick": dice.random(), "is_triage": dice.random() < HALF},
    "extend": lambda dice: {"days": dice.randint(4, 16)},
    "hold": lambda dice: {"days": dice.randint(1, 30), "resumes": dice.random() < HALF},
}


def _draft(dice: random.Random) -> dict[str, Any]:
    return {"east": dice.random(), "north": dice.random(), "pick": dice.random()}
