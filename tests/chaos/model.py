# SPDX-License-Identifier: EUPL-1.2
"""What must hold of every promise, whatever was killed: each step told once, none lost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import quantiles
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.platform.models import OutboxEntry
from civic.platform.outbox import SUBSCRIBERS
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_policy import is_escalated
from civic.reports.models import Report
from civic.reports.queries import audit
from civic.sla.events import StepReached
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.queries import clock_of, versions_of
from civic.sla.timer_rows import steps_at

#: An answer is given at an instant and stored a moment later; steps between the two are told.
AT_ONCE = timedelta(seconds=5)


@dataclass
class Found:
    """What the rows say. The lists have to be empty."""

    n_steps: int = 0
    n_answered: int = 0
    #: Steps that were reached and not told, or not to everybody who waits for the news.
    lost: list[str] = field(default_factory=list)
    #: Steps that were told by more than one event, or that nobody had reached.
    twice: list[str] = field(default_factory=list)
    #: Work that was given up, and that which nobody has done.
    undone: list[str] = field(default_factory=list)
    drifts: list[str] = field(default_factory=list)
    #: Seconds from a step's instant to its event.
    lateness_s: list[float] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that must not be."""
        return [*self.lost, *self.twice, *self.undone, *self.drifts]

    @property
    def lateness_p99_s(self) -> float:
        """Nearly all were told within so many seconds."""
        return quantiles(self.lateness_s, n=100)[-1]


def look(session: Session, began_at: datetime) -> Found:
    """Compare what was told with what the promises of all reports come to by now.

    How late steps were told is asked of those that came due after `began_at`.
    """
    found = Found()
    now: datetime = session.scalars(select(func.clock_timestamp())).one()
    timers = session.scalars(select(SlaTimer)).all()
    _look_at_steps(session, timers, now, found)
    found.lateness_s = _lateness_s(session, began_at)
    _look_at_events(session, found)
    _look_at_escalations(session, timers, found)
    for report in session.scalars(select(Report)):
        result = audit(session, report)
        found.n_answered += report.answered_at is not None
        if not result.is_clean:
            found.drifts.append(f"{report.number}: {result}")
    return found


def _look_at_steps(
    session: Session, timers: Sequence[SlaTimer], now: datetime, found: Found
) -> None:
    clocks = {timer.id: clock_of(timer) for timer in timers}
    versions = versions_of(session, clocks.values())
    fired = {
        (row.timer_id, row.step): row
        for row in session.scalars(select(SlaStep).where(SlaStep.fired_at.is_not(None)))
    }
    reached, may_be = set(), set()
    for timer in timers:
        end = timer.stopped_at or now
        for step, at in steps_at(clocks[timer.id], versions):
            if at < end:
                reached.add((timer.id, step))
            if at < end + AT_ONCE:
                may_be.add((timer.id, step))
    found.n_steps = len(fired)
    found.lost += [f"not fired: {key}" for key in sorted(reached - fired.keys())]
    found.twice += [f"never reached: {key}" for key in sorted(fired.keys() - may_be)]


def _lateness_s(session: Session, began_at: datetime) -> list[float]:
    fired = select(SlaStep).where(SlaStep.fired_at.is_not(None), SlaStep.due_at > began_at)
    return [
        (row.fired_at - row.due_at).total_seconds()
        for row in session.scalars(fired)
        if row.fired_at is not None
    ]


def _look_at_events(session: Session, found: Found) -> None:
    """See that each fired step has one event, and each event all of its entries, done."""
    entries = session.scalars(select(OutboxEntry).filter_by(event=StepReached.name)).all()
    events: dict[tuple[UUID, int], set[UUID]] = {}
    entries_of: Counter[UUID] = Counter()
    for entry in entries:
        step = StepReached.name, UUID(entry.payload["timer_id"]), int(entry.payload["step"])
        events.setdefault(step[1:], set()).add(entry.event_id)
        entries_of[entry.event_id] += 1
        if entry.done_at is None:
            found.undone.append(f"{entry.subscriber} {step}: {entry.last_error}")
    fired = session.execute(
        select(SlaStep.timer_id, SlaStep.step).where(SlaStep.fired_at.is_not(None))
    )
    for key in {(row.timer_id, row.step) for row in fired} - events.keys():
        found.lost.append(f"fired and not told: {key}")
    found.twice += [f"told twice: {key}" for key, ids in events.items() if len(ids) > 1]
    n = sum(each.event is StepReached for each in SUBSCRIBERS.values())
    found.lost += [f"not for everybody: {key}" for key, many in entries_of.items() if many != n]


def _look_at_escalations(session: Session, timers: Sequence[SlaTimer], found: Found) -> None:
    """See that what followed from a breach followed once."""
    kept = Counter(
        (row.report_id, row.target, row.cycle, row.step)
        for row in session.scalars(select(Escalation))
    )
    found.twice += [f"escalated twice: {key}" for key, many in kept.items() if many > 1]
    fired = session.execute(
        select(SlaStep.timer_id, SlaStep.step).where(SlaStep.fired_at.is_not(None))
    ).all()
    by_id = {timer.id: timer for timer in timers}
    for timer_id, step in fired:
        timer = by_id[timer_id]
        key = (timer.report_id, timer.target, timer.cycle, step)
        if is_escalated(step, is_open=timer.stopped_at is None) and key not in kept:
            found.lost.append(f"not escalated: {key}")
