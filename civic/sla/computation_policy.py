# SPDX-License-Identifier: EUPL-1.2
"""How a due came about, told so that anybody can reckon it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from civic.sla.calendar_policy import ClosedDay
from civic.sla.clock import Clock, Move
from civic.sla.opening_policy import MICROSECOND
from civic.sla.pause_policy import ClockPause, moved_due
from civic.sla.policy import Allowance, Priority, Target, Terms, Unit, Versions


@dataclass(frozen=True)
class ComputedMove:
    """How a due was moved, as it is explained: `clock.Move`, with what it was reckoned by."""

    kind: str
    at: datetime
    from_due_at: datetime
    due_at: datetime
    rule: str
    #: Both where it was reckoned by other versions or another priority than before.
    allowance: Allowance | None = None
    terms: Terms | None = None

    def as_json(self, target: Target) -> dict[str, Any]:
        """Return the move as clients show it; instants in UTC."""
        told: dict[str, Any] = {
            "kind": self.kind,
            "at": self.at.isoformat(),
            "from_due_at": self.from_due_at.isoformat(),
            "due_at": self.due_at.isoformat(),
            "rule": self.rule,
        }
        if self.terms and self.allowance:
            calendar, promise = self.terms.calendar_of(target), self.terms.promise
            told["allowance"] = self.allowance.as_json()
            told["priority"] = self.terms.priority.value
            told["calendar"] = {"code": calendar.code, "version": calendar.version}
            told["promise"] = {"code": promise.code, "version": promise.version}
        return told


@dataclass(frozen=True)
class Computation:
    """How a due was computed."""

    target: Target
    cycle: int
    started_at: datetime
    #: What was promised at first; `moves` say what holds since.
    allowance: Allowance
    priority: Priority
    zone: str
    calendar_code: str
    calendar_version: int
    promise_code: str
    promise_version: int
    #: Days that did not count; none where calendar days are promised.
    closed_days: Sequence[ClosedDay]
    #: Times in which the clock stood still.
    pauses: Sequence[ClockPause]
    moves: Sequence[ComputedMove]
    original_due_at: datetime
    due_at: datetime

    def as_json(self) -> dict[str, Any]:
        """Return the computation as clients show it; instants in UTC, dates in `zone`."""
        return {
            "target": self.target.value,
            "cycle": self.cycle,
            "started_at": self.started_at.isoformat(),
            "allowance": self.allowance.as_json(),
            "priority": self.priority.value,
            "zone": self.zone,
            "calendar": {"code": self.calendar_code, "version": self.calendar_version},
            "promise": {"code": self.promise_code, "version": self.promise_version},
            "closed_days": [
                {"on": day.on.isoformat(), "reason": day.reason.value, "name": dict(day.name)}
                for day in self.closed_days
            ],
            "pauses": [pause.as_json() for pause in self.pauses],
            "moves": [move.as_json(self.target) for move in self.moves],
            "original_due_at": self.original_due_at.isoformat(),
            "due_at": self.due_at.isoformat(),
        }


def computation(clock: Clock, versions: Versions) -> Computation:
    """Return how the due of `clock` came about: what was promised first, and what moved it.

    Raises:
        LookupError: a version that is pinned is not among `versions`.
    """
    first, terms = versions.terms_of(clock.original_pins), versions.terms_of(clock.pins)
    pinned, calendar = first.calendar_of(clock.target), terms.calendar_of(clock.target).calendar
    allowance, promised = first.due(clock.target, clock.cycle, clock.started_at)
    base = clock.moves[-1].base_at if clock.moves else promised
    due = moved_due(base, clock.pauses, calendar)
    # A due at 24:00 belongs to the day that ends, not to the one that begins.
    from_day, last = map(calendar.local_date, (clock.started_at, due - MICROSECOND))
    counts_all = allowance.unit is Unit.CALENDAR_DAYS
    return Computation(
        target=clock.target,
        cycle=clock.cycle,
        started_at=clock.started_at,
        allowance=allowance,
        priority=first.priority,
        zone=pinned.calendar.zone.key,
        calendar_code=pinned.code,
        calendar_version=pinned.version,
        promise_code=first.promise.code,
        promise_version=first.promise.version,
        closed_days=[] if counts_all else calendar.closed_days(from_day, last),
        pauses=clock.pauses,
        moves=[_computed(clock, move, versions) for move in clock.moves],
        original_due_at=promised,
        due_at=due,
    )


def _computed(clock: Clock, move: Move, versions: Versions) -> ComputedMove:
    """Return a move with what it was reckoned by, where that was something else than before."""
    told = ComputedMove(move.kind.value, move.at, move.from_due_at, move.due_at, move.rule.value)
    if move.pins is None:
        return told
    terms = versions.terms_of(move.pins)
    allowance, _ = terms.due(clock.target, clock.cycle, clock.started_at)
    return replace(told, allowance=allowance, terms=terms)
