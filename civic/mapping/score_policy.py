# SPDX-License-Identifier: EUPL-1.2
"""What is paid for what proved true: factors, levels, streaks; pure. Amounts are tenths of points.

Nothing is paid for volume, for complaining or for signing in, and no wrong answer costs anything.

Source: facts on the mapping game 4.2 and 4.3.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from civic.mapping.kinds import Answer

#: Of the rules by which an entry was reckoned; it stands in the entry.
RULES_VERSION = 1
MAPPED, SAID_YES, SAID_NO, FIRST_IN_CELL = 100, 30, 60, 50
ANSWERED = {Answer.YES: SAID_YES, Answer.NO: SAID_NO}
#: Half of it is paid when neighbours agree, the rest when the department finds it too.
ADVANCE_SHARE = 0.5
#: From this informativeness on an answer is paid in full.
FULL_PAY_FROM_J = 0.6
#: Factors of the day: so many points or answers are paid so much, what comes after nothing.
POINTS_A_DAY = ((10, 1.0), (20, 0.5))
ANSWERS_A_DAY = ((20, 1.0), (40, 0.5))
#: What the n-th answer on the same mapper's points within 30 days is worth.
PAIR_PAY = (1.0, 0.5, 0.25)
#: A cell nobody confirmed for so long pays twice.
NEGLECTED_AFTER_D = 30
LEVEL_UNIT = 250
#: What a device sends later than this counts as found so long before it came in.
BELIEVED_FOR = timedelta(days=1)


def pay_for_point(n_today: int, n_in_cell: int, days_unseen: float | None) -> int:
    """Return what a mapped point is worth once it proves true: see `factors_of_point`."""
    return round(MAPPED * math.prod(factors_of_point(n_today, n_in_cell, days_unseen).values()))


def factors_of_point(n_today: int, n_in_cell: int, days_unseen: float | None) -> dict[str, float]:
    """Return what the worth of a mapped point is multiplied by.

    Args:
        n_today: points that this person mapped that day before, by `believed_at` or by what the
            device says, whichever are more.
        n_in_cell: how many of these in the same cell.
        days_unseen: since the last accepted confirmation in the cell; None: there was none yet.
    """
    return {
        "coverage": coverage(days_unseen),
        "of_day": _of_day(n_today, POINTS_A_DAY),
        "in_cell": 1 / (1 + n_in_cell / 2),
    }


def believed_at(captured_at: datetime, received_at: datetime) -> datetime:
    """Return as of when something pays that a device says to have seen at an instant.

    Who walks without a network sends a day's harvest in the evening, or the next morning, and is
    believed. Further back any day could be named, so that what one day brought counts as the first
    ones of many.
    """
    return max(captured_at, received_at - BELIEVED_FOR)


def advance(amount: int) -> int:
    """Return the part of a point's worth that is paid when neighbours agree."""
    return round(amount * ADVANCE_SHARE)


def pay_for_answer(answer: Answer, informativeness: float, n_today: int, n_of_pair: int) -> int:
    """Return what an answer is worth once others prove it right.

    "No" pays twice: it is rarer and harder, and saying yes blindly must not win. What it is
    multiplied by: `factors_of_answer`, which takes the same.
    """
    full = ANSWERED.get(answer, 0)
    return round(full * math.prod(factors_of_answer(informativeness, n_today, n_of_pair).values()))


def factors_of_answer(informativeness: float, n_today: int, n_of_pair: int) -> dict[str, float]:
    """Return what the worth of an answer is multiplied by.

    Args:
        informativeness: Youden's J of whoever gave it.
        n_today: answers that this person gave that day before.
        n_of_pair: how many of the last 30 days' were on points of the same mapper.
    """
    return {
        "quality": quality(informativeness),
        "of_day": _of_day(n_today, ANSWERS_A_DAY),
        "pair": PAIR_PAY[n_of_pair] if n_of_pair < len(PAIR_PAY) else 0.0,
    }


def with_proof(factors: Mapping[str, Any], informativeness: float) -> dict[str, Any]:
    """Return the factors of an answer that waited with what its author has proved since.

    Args:
        factors: those that stand in its entry.
        informativeness: Youden's J of whoever gave it, now that it is settled.
    """
    return {**factors, "quality": quality(informativeness)}


def product(factors: Mapping[str, Any]) -> int:
    """Return the amount that the factors of an entry multiply to."""
    value: float = math.prod(factors.values())
    return round(value)


def pay_for_first_look(informativeness: float) -> int:
    """Return what the first right answer in a cell is worth that nobody looked at for long.

    What its author has proved counts twice: any walk finds new places by luck, and a right "yes"
    there by luck as well.
    """
    return round(FIRST_IN_CELL * quality(informativeness) ** 2)


def quality(informativeness: float) -> float:
    """Return the factor of an answer by Youden's J of whoever gave it: from 0 to 1."""
    return min(max(informativeness / FULL_PAY_FROM_J, 0.0), 1.0)


def coverage(days_unseen: float | None) -> float:
    """Return the factor of a place by how long nobody looked: from 1 for just now to 2."""
    if days_unseen is None:
        return 2.0
    return 1 + min(1.0, max(days_unseen, 0.0) / NEGLECTED_AFTER_D)


def level(settled: int) -> int:
    """Return the level that so many settled tenths make; level n needs 25 n (n + 1) points."""
    n = 0
    while settled >= LEVEL_UNIT * (n + 1) * (n + 2):
        n += 1
    return n


def needed_for(n: int) -> int:
    """Return the settled tenths that level `n` needs."""
    return LEVEL_UNIT * n * (n + 1)


@dataclass(frozen=True)
class Streak:
    """Weeks in which somebody took part, and what forgives a missed one."""

    weeks: int = 0
    freezes: int = 0
    #: Monday of the last week that was counted.
    last: date | None = None


#: A freeze is earned by so many weeks, and no more than so many are kept.
FREEZE_EVERY, MOST_FREEZES = 4, 2
WEEK = timedelta(days=7)


def streak(active_on: Iterable[date], today: date) -> Streak:
    """Return the streak that these days make by `today`, which does not yet count against it."""
    state = Streak()
    for monday in sorted({_monday(day) for day in active_on}):
        state = _next(_idle(state, monday), monday)
    return _idle(state, _monday(today))


def _next(state: Streak, monday: date) -> Streak:
    weeks = state.weeks + 1
    earned = state.freezes + (weeks % FREEZE_EVERY == 0)
    return Streak(weeks, min(earned, MOST_FREEZES), monday)


def _idle(state: Streak, until: date) -> Streak:
    """Let the weeks between the last one and `until` go by: a freeze each, else half is lost."""
    while state.last is not None and state.last + WEEK < until:
        missed = state.last + WEEK
        if state.freezes:
            state = Streak(state.weeks, state.freezes - 1, missed)
        else:
            state = Streak(state.weeks // 2, 0, missed)
    return state


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _of_day(n_before: int, steps: Iterable[tuple[int, float]]) -> float:
    return next((factor for below, factor in steps if n_before < below), 0.0)
