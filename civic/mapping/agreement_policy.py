# SPDX-License-Identifier: EUPL-1.2
"""When what several people say of a mapping point is believed; pure.

Each answer moves the log-odds that the thing is there by as much as its author has proved to know:
the two-coin model of Dawid and Skene (1979). Who always says yes is as likely to say it of what is
not there, and moves nothing.

Source: facts on the mapping game 4.1, with the numbers. Natural logarithms.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from civic.mapping.kinds import Answer, Verdict

#: A mapper's own word counts no more and no less than this, whatever they proved.
LEAST_PRECISION, MOST_PRECISION = 0.05, 0.93
#: Of two who often meet each further answer counts less, but never less than this.
PAIR_DECAY, LEAST_WEIGHT = 0.75, 0.25
#: How sure it has to be from which age on: in quiet places few people come by.
THRESHOLDS = ((timedelta(days=14), 0.85), (timedelta(days=7), 0.90), (timedelta(), 0.95))
REJECTED_AT = 0.10
LEAST_SHARE = 0.01
#: After so long without a verdict a person decides, or nobody needs to.
UNDECIDED_FOR = timedelta(days=30)
WORTH_A_LOOK = 0.70


@dataclass(frozen=True, slots=True)
class Beta:
    """How often something held and did not, the guess before anything was seen included."""

    held: float
    failed: float

    @property
    def mean(self) -> float:
        """The share that is expected to hold."""
        return self.held / (self.held + self.failed)

    @property
    def variance(self) -> float:
        """How far off that guess may be, squared."""
        return self.mean * (1 - self.mean) / (self.held + self.failed + 1)


@dataclass(frozen=True, slots=True)
class Reliability:
    """What somebody has proved to know of one family of kinds."""

    #: Says yes of what is there.
    sensitivity: Beta = Beta(6.4, 1.6)
    #: Says no of what is not there.
    specificity: Beta = Beta(4.8, 3.2)
    #: Maps what is there.
    precision: Beta = Beta(4.2, 1.8)

    @property
    def informativeness(self) -> float:
        """Youden's J: 0 where answers do not depend on what is there, 1 for an oracle."""
        return self.sensitivity.mean + self.specificity.mean - 1


@dataclass(frozen=True, slots=True)
class Vote:
    """An answer as it counts; `weight` 0: taken, but proves nothing."""

    answer: Answer
    sensitivity: float
    specificity: float
    weight: float = 1.0


def prior(precision: float) -> float:
    """Return the log-odds of a point on the word of its mapper alone."""
    return logit(min(max(precision, LEAST_PRECISION), MOST_PRECISION))


def pair_weight(n_earlier: int) -> float:
    """Return the weight of an answer by somebody who gave `n_earlier` on the same mapper's points.

    Counted are those of the last 30 days.
    """
    return max(LEAST_WEIGHT, PAIR_DECAY**n_earlier)


def evidence(vote: Vote) -> float:
    """Return by how much an answer moves the log-odds."""
    sensitivity, specificity = inside(vote.sensitivity), inside(vote.specificity)
    if vote.answer is Answer.YES:
        return vote.weight * math.log(sensitivity / (1 - specificity))
    if vote.answer is Answer.NO:
        return vote.weight * math.log((1 - sensitivity) / specificity)
    return 0.0


def log_odds(precision: float, votes: Iterable[Vote]) -> float:
    """Return the log-odds that what was mapped is there; the order of `votes` changes nothing."""
    return math.fsum([prior(precision), *map(evidence, votes)])


def probability(odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else math.exp(odds) / (1 + math.exp(odds))


def threshold(age: timedelta) -> float:
    """Return how sure a point of this age has to be."""
    return next(needed for since, needed in THRESHOLDS if age >= since)


def verdict(odds: float, age: timedelta, n_independent: int) -> Verdict:
    """Return what a point of this age comes to by `n_independent` answers of others that count."""
    likely = probability(odds)
    if n_independent and likely >= threshold(age):
        return Verdict.VERIFIED
    if n_independent and likely <= REJECTED_AT:
        return Verdict.REJECTED
    if age < UNDECIDED_FOR:
        return Verdict.OPEN
    return Verdict.TRIAGE if likely >= WORTH_A_LOOK else Verdict.STALE


def logit(share: float) -> float:
    """Return the log-odds of a probability between 0 and 1."""
    return math.log(share / (1 - share))


def inside(share: float) -> float:
    """Keep a share off 0 and 1, of which no number of answers can make sure."""
    return min(max(share, LEAST_SHARE), 1 - LEAST_SHARE)
