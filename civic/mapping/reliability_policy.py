# SPDX-License-Identifier: EUPL-1.2
"""What people have proved to know, learned anew each night from answers and outcomes; pure.

Expectation-maximisation over the points of the last 180 days: how likely each point is follows from
who answered what, and what each person is worth follows from how likely the points are. What a
department found, or staff checked, anchors it. Without such an anchor a crowd that lies together
teaches itself that it is right.

Source: facts on the mapping game 4.1; Dawid and Skene, "Maximum likelihood estimation of observer
error-rates using the EM algorithm", 1979.
"""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from civic.mapping.agreement_policy import (
    LEAST_PRECISION,
    LEAST_SHARE,
    MOST_PRECISION,
    Beta,
    Reliability,
)
from civic.mapping.kinds import Answer, DepartmentFound, Tier

ROUNDS = 12
#: How sure an outcome makes a point: departments err too, more often by not finding.
ANCHORS = {DepartmentFound.CONFIRMED: 0.97, DepartmentFound.NOT_FOUND: 0.15}
NEW = Reliability()
#: Judged answers from which on somebody is known, and may be trusted; approvals of a steward.
KNOWN_FROM, TRUSTED_FROM, APPROVALS = 10, 50, 2
#: Whoever is trusted is worth this much with 90 %: so many standard deviations below the mean.
TRUSTED_FROM_J, QUANTILE_SIGMAS = 0.35, 1.2816

Who = TypeVar("Who", bound=Hashable)
Column = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Answered(Generic[Who]):
    """An answer to a point, which counts so much."""

    by: Who
    answer: Answer
    weight: float


@dataclass(frozen=True, slots=True)
class History(Generic[Who]):
    """What is known of one point."""

    mapper: Who
    answers: Sequence[Answered[Who]]
    #: How likely it is by what a department or staff found; None: nobody looked.
    anchor: float | None = None


def learned(histories: Sequence[History[Who]]) -> dict[Who, Reliability]:
    """Return what everybody in `histories` has proved; who is not in them is like somebody new."""
    table = _Table.of(histories)
    proved = np.tile(_counts(NEW), (len(table.people), 1))
    for _ in range(ROUNDS):
        proved = _proved(table, _likely(table, proved))
    return {who: _reliability(proved[at]) for who, at in table.people.items()}


def tier(n_judged: int, known: Reliability, n_approvals: int = 0) -> Tier:
    """Return what somebody may do by what they have proved.

    Args:
        n_judged: their answers to points that were decided.
        known: what they have proved.
        n_approvals: other people's, never their own, that they become a steward.
    """
    if n_judged < KNOWN_FROM:
        return Tier.NEW
    if n_judged < TRUSTED_FROM or _surely(known) < TRUSTED_FROM_J:
        return Tier.KNOWN
    return Tier.TRUSTED if n_approvals < APPROVALS else Tier.STEWARD


def _surely(known: Reliability) -> float:
    """Return what J is at least with 90 %, the sum of both shares taken for normal."""
    spread = math.sqrt(known.sensitivity.variance + known.specificity.variance)
    return known.informativeness - QUANTILE_SIGMAS * spread


@dataclass(frozen=True)
class _Table(Generic[Who]):
    """All histories by column: tens of thousands of answers are gone through in each round."""

    #: Everybody's row in what was proved.
    people: dict[Who, int]
    #: Of each point: its mapper, what anchors it (NaN: nothing), and whether anybody looked.
    mapper: Column
    anchor: Column
    is_seen: Column
    #: Of each answer: its point, who gave it, whether it was yes, how much it counts.
    point: Column
    by: Column
    is_yes: Column
    weight: Column

    @classmethod
    def of(cls, histories: Sequence[History[Who]]) -> "_Table[Who]":
        people: dict[Who, int] = {}
        answers = [
            (n, people.setdefault(each.by, len(people)), each.answer is Answer.YES, each.weight)
            for n, history in enumerate(histories)
            for each in history.answers
            if each.answer in (Answer.YES, Answer.NO) and each.weight
        ]
        point, by, is_yes, weight = zip(*answers, strict=True) if answers else ((), (), (), ())
        mapper = [people.setdefault(each.mapper, len(people)) for each in histories]
        anchor = [np.nan if each.anchor is None else each.anchor for each in histories]
        seen = [bool(each.answers) or each.anchor is not None for each in histories]
        return cls(
            people,
            np.array(mapper, dtype=int),
            np.array(anchor, dtype=float),
            np.array(seen, dtype=float),
            np.array(point, dtype=int),
            np.array(by, dtype=int),
            np.array(is_yes, dtype=bool),
            np.array(weight, dtype=float),
        )


def _likely(table: _Table[Who], proved: Column) -> Column:
    """Return how likely each point is by what people have proved: `log_odds` for all of them."""
    shares = np.clip(
        proved[:, ::2] / (proved[:, ::2] + proved[:, 1::2]), LEAST_SHARE, 1 - LEAST_SHARE
    )
    sensitivity, specificity = shares[table.by, 0], shares[table.by, 1]
    yes, no = np.log(sensitivity / (1 - specificity)), np.log((1 - sensitivity) / specificity)
    moved = table.weight * np.where(table.is_yes, yes, no)
    precision = np.clip(shares[table.mapper, 2], LEAST_PRECISION, MOST_PRECISION)
    odds = np.log(precision / (1 - precision))
    odds += np.bincount(table.point, moved, minlength=len(odds))
    return np.where(np.isnan(table.anchor), 1 / (1 + np.exp(-odds)), table.anchor)


def _proved(table: _Table[Who], likely: Column) -> Column:
    """Return what everybody has proved if the points are that likely.

    Each answer counts as one, though it may weigh less on its point: two who often meet prove as
    much by each answer as strangers do, above all where it is wrong.
    """
    there, n = likely[table.point], len(table.people)
    yes, no = table.is_yes.astype(float), (~table.is_yes).astype(float)
    counts = (
        (table.by, yes * there),
        (table.by, no * there),
        (table.by, no * (1 - there)),
        (table.by, yes * (1 - there)),
        (table.mapper, table.is_seen * likely),
        (table.mapper, table.is_seen * (1 - likely)),
    )
    seen = np.stack([np.bincount(who, much, minlength=n) for who, much in counts], axis=1)
    total: Column = _counts(NEW) + seen
    return total


def _counts(known: Reliability) -> Column:
    betas = (known.sensitivity, known.specificity, known.precision)
    return np.array([share for beta in betas for share in (beta.held, beta.failed)])


def _reliability(row: Column) -> Reliability:
    held = row.tolist()
    return Reliability(Beta(*held[0:2]), Beta(*held[2:4]), Beta(*held[4:6]))
