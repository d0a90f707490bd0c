# SPDX-License-Identifier: EUPL-1.2
"""Which departments held a report, for how long, and when it goes round in circles; pure.

A department holds a report while the next step is its own: from when it was checked and passed to
it, but not while the reporter is asked or after the answer.

Source: facts on promises and timers, row "transfer" and the column "dept. holding time".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from civic.reports.escalation_kinds import EscalationKind
from civic.reports.kinds import EventKind, Status
from civic.reports.policy import TimedFact

#: Statuses in which the next step is the department's.
HELD = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.REOPENED})
#: The hop from which on a coordinator is told.
MANY_HOPS = 3


@dataclass(frozen=True)
class Holding:
    """How the report came to the department that has it now."""

    department_id: UUID | None = None
    #: All that had it before, in their order.
    before: tuple[UUID, ...] = ()
    n_hops: int = 0
    status: Status = Status.SUBMITTED
    #: Times in which this department held it, which are over; half-open.
    spans: tuple[tuple[datetime, datetime], ...] = ()
    #: Since when it holds it without a break; None: the next step is somebody else's.
    since: datetime | None = None

    def until(self, at: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return all times in which it held the report until `at`."""
        return self.spans if self.since is None else (*self.spans, (self.since, at))


def holding(facts: Iterable[TimedFact]) -> Holding:
    """Return who holds a report after `facts`, which are its whole history in order."""
    state = Holding()
    for fact in facts:
        state = _after(state, fact)
    return state


def escalation(state: Holding, to_id: UUID) -> EscalationKind | None:
    """Return why a coordinator should see that the report goes to `to_id` next; None: it is fine.

    To send it back where it was before says more than how often it was sent.
    """
    if to_id in state.before:
        return EscalationKind.RETURNED
    return EscalationKind.THIRD_HOP if state.n_hops + 1 >= MANY_HOPS else None


def _after(state: Holding, fact: TimedFact) -> Holding:
    kind = EventKind(fact.kind)
    if kind in (EventKind.ROUTED, EventKind.TRANSFERRED):
        return _passed(state, fact, is_hop=kind is EventKind.TRANSFERRED)
    if kind is not EventKind.STATUS_CHANGED:
        return state
    status = Status(fact.to_status or "")
    if (status in HELD) == (state.since is not None):
        return replace(state, status=status)
    if status in HELD:
        return replace(state, status=status, since=fact.at)
    return replace(state, status=status, spans=tuple(state.until(fact.at)), since=None)


def _passed(state: Holding, fact: TimedFact, *, is_hop: bool) -> Holding:
    former = state.department_id
    return Holding(
        department_id=fact.department_id,
        before=state.before if former is None else (*state.before, former),
        n_hops=state.n_hops + is_hop,
        status=state.status,
        since=fact.at if state.status in HELD else None,
    )
