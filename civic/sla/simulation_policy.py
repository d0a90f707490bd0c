# SPDX-License-Identifier: EUPL-1.2
"""Whether promises would have been kept that were not made: pure.

Source: facts on promises and timers, "Reporting": cohort is what came in; kept of all that are
decided; what is not due yet stands apart; fewer than five say nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from civic.sla.clock import Clock, Outcome
from civic.sla.pause_policy import moved_due
from civic.sla.policy import Terms

#: Below it a share would tell of single reports.
FEWEST = 5


class Verdict(StrEnum):
    """How a promise went, or would have gone."""

    KEPT = "kept"
    LATE = "late"
    #: It is not due yet: nobody knows.
    OPEN = "open"


@dataclass
class Tally:
    """How promises of a kind went, and would have gone."""

    present: Counter[Verdict] = field(default_factory=Counter)
    proposed: Counter[Verdict] = field(default_factory=Counter)

    def add(self, present: Verdict, proposed: Verdict) -> None:
        """Count one more promise."""
        self.present[present] += 1
        self.proposed[proposed] += 1


def share_kept(counts: Mapping[Verdict, int]) -> float | None:
    """Return the share that was kept of what is decided; None: too few to say."""
    decided = counts.get(Verdict.KEPT, 0) + counts.get(Verdict.LATE, 0)
    return counts.get(Verdict.KEPT, 0) / decided if decided >= FEWEST else None


def verdict(clock: Clock, due: datetime, now: datetime) -> Verdict:
    """Return how a promise of `due` went, by when the clock was stopped, if it was."""
    ended = clock.stopped_at or now
    if ended > due:
        return Verdict.LATE
    return Verdict.OPEN if clock.stopped_at is None else Verdict.KEPT


def proposed_due(clock: Clock, terms: Terms) -> datetime:
    """Return the due by `terms`: from the same start, with the same pauses."""
    _, due = terms.due(clock.target, clock.cycle, clock.started_at)
    return moved_due(due, clock.pauses, terms.calendar_of(clock.target).calendar)


def replayed_due(clock: Clock, today: Terms, proposed: Terms) -> datetime:
    """Return the due by `proposed`; where that is the one by `today`, what was promised stays.

    A report that was handed on or corrected runs by what it was promised first: what a proposal
    leaves as it is makes no difference to it.
    """
    due = proposed_due(clock, proposed)
    return clock.due_at if due == proposed_due(clock, today) else due


def counts_for(clock: Clock) -> bool:
    """Whether the promise is one of those that figures are about: not withdrawn or merged."""
    return clock.outcome is not Outcome.CANCELLED
