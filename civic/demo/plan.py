# SPDX-License-Identifier: EUPL-1.2
"""What happens in a year of the demo city: drawn by lot, the same for the same seed; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from civic.catalogue.policy import in_season
from civic.catalogue.snapshot import Category
from civic.reports.kinds import Outcome

#: Language of residents: mostly Finnish, as in the city's own statistics.
LANGUAGES = {"fi": 68, "sv": 8, "en": 14, "ru": 6, "et": 4}
OUTCOMES = {
    Outcome.FIXED: 66,
    Outcome.SCHEDULED: 11,
    Outcome.NOTHING_TO_FIX: 10,
    Outcome.NOT_OURS: 7,
    Outcome.DECLINED: 6,
}
#: Grades of those who rate; a few are very unhappy.
GRADES = {5: 34, 4: 28, 3: 14, 2: 11, 1: 13}
#: How often things happen to a report.
CHANCES = {
    "rated": 0.46,
    "noted": 0.8,
    "rejected": 0.03,
    "withdrawn": 0.02,
    "transferred": 0.06,
    "duplicate": 0.05,
    "commented": 0.8,
    "signed_in": 0.15,
    "photo": 0.4,
    "asked": 0.12,
    "recent": 0.3,
}
#: Reports an hour of the day, relative: few at night, most after lunch.
HOURS = (1, 1, 1, 1, 1, 2, 4, 8, 11, 12, 11, 11, 12, 12, 11, 11, 12, 11, 9, 8, 6, 4, 3, 2)


@dataclass(frozen=True)
class Fate:
    """What is going to happen to one report."""

    received_at: datetime
    category: Category
    language: str
    #: Shares of the time allowed for the resolution that pass until each thing happens.
    accept_share: float
    note_share: float | None
    answer_share: float
    is_rejected: bool
    is_withdrawn: bool
    is_transferred: bool
    is_duplicate: bool
    outcome: Outcome
    grade: int | None
    has_comment: bool
    rate_after: timedelta


def happens(rng: Random, what: str) -> bool:
    """Throw the dice for one of CHANCES."""
    return rng.random() < CHANCES[what]


def instants(rng: Random, n: int, until: datetime) -> list[datetime]:
    """Return `n` instants of the year before `until`, ascending, by the hours people report at."""
    drawn = []
    for _ in range(n):
        # A good part within the last three weeks, so that queues show what is open, due and late.
        days = rng.uniform(0, 21) if happens(rng, "recent") else rng.uniform(0, 365)
        at = until - timedelta(days=days)
        hour = rng.choices(range(24), HOURS)[0]
        at = at.replace(hour=hour, minute=rng.randrange(60), second=rng.randrange(60))
        drawn.append(min(at, until - timedelta(minutes=5)))
    return sorted(drawn)


def id_at(at: datetime, rng: Random) -> UUID:
    """Return a UUIDv7 of the instant, its random part from the dice."""
    bits = int(at.timestamp() * 1000) << 80 | rng.getrandbits(80)
    bits = bits & ~(0xF << 76) | 0x7 << 76
    return UUID(int=bits & ~(0x3 << 62) | 0x2 << 62)


def fate(rng: Random, received_at: datetime, categories: Sequence[Category]) -> Fate:
    """Return what happens to a report received at `received_at`."""
    category = _category(rng, received_at, categories)
    is_rated = happens(rng, "rated")
    grade = rng.choices(list(GRADES), list(GRADES.values()))[0] if is_rated else None
    return Fate(
        received_at=received_at,
        category=category,
        language=rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0],
        accept_share=rng.uniform(0.002, 0.05),
        note_share=rng.uniform(0.02, 0.3) if happens(rng, "noted") else None,
        # Median 0.55 of the allowance, one in seven late, a few very late.
        answer_share=rng.lognormvariate(-0.6, 0.58),
        is_rejected=happens(rng, "rejected"),
        is_withdrawn=happens(rng, "withdrawn"),
        is_transferred=happens(rng, "transferred"),
        is_duplicate=happens(rng, "duplicate"),
        outcome=rng.choices(list(OUTCOMES), list(OUTCOMES.values()))[0],
        grade=grade,
        has_comment=happens(rng, "commented"),
        rate_after=timedelta(hours=rng.expovariate(1 / 40) + 0.2),
    )


def _category(rng: Random, at: datetime, categories: Sequence[Category]) -> Category:
    """Return a category that is open then; one with a season is more likely while it lasts.

    The weights fall like a harmonic series over the order of the catalogue, shuffled once: a
    dozen categories take most of the reports, as in life.
    """
    shuffled = sorted(categories, key=lambda category: hash_of(category.code))
    open_now = [category for category in shuffled if in_season(category, at.date())]
    weights = [(3 if category.season else 1) / (rank + 2) for rank, category in enumerate(open_now)]
    return rng.choices(open_now, weights)[0]


def hash_of(code: str) -> int:
    """Return a number for a code, the same in every process."""
    return int.from_bytes(code.encode().ljust(8, b"_")[-8:], "big") * 2_654_435_761 % 2**32
