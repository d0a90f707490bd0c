# SPDX-License-Identifier: EUPL-1.2
"""From clocks to rows: timers, and the steps that wait."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Insert, Table, bindparam, column, func, insert, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from civic.platform.ids import new_id
from civic.sla.clock_policy import Clock
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.pause_policy import spans
from civic.sla.policy import BREACH_STEP, Target, Terms
from civic.sla.queries import clock_of


def _written(table: Table) -> list[Column[Any]]:
    """Return the columns that a new row says something about; pauses come later."""
    return [each for each in table.columns if each.server_default is None]


def _insert_of(table: Table) -> Insert:
    """Return an INSERT of any number of rows, given as one array a column: one statement."""
    columns = _written(table)
    arrays = [bindparam(each.name, type_=ARRAY(each.type)) for each in columns]
    names = [column(each.name, each.type) for each in columns]
    rows = func.unnest(*arrays).table_valued(*names).render_derived()
    return insert(table).from_select(
        [each.name for each in columns], select(*rows.c), include_defaults=False
    )


TIMERS: Table = SlaTimer.__table__  # type: ignore[assignment]  # a Table, declared as FromClause
STEPS: Table = SlaStep.__table__  # type: ignore[assignment]  # as above
INSERT_TIMERS = _insert_of(TIMERS)
INSERT_STEPS = _insert_of(STEPS)


def insert_timers(
    session: Session, report_id: UUID, clocks: Iterable[Clock], terms: Terms
) -> list[SlaTimer]:
    """Insert and return the timers of `clocks`, and for those that run the steps up to the due."""
    timers = [_timer(report_id, clock, terms) for clock in clocks]
    if not timers:
        return []
    session.execute(INSERT_TIMERS, arrays(TIMERS, timers))
    steps = [
        step
        for timer in timers
        if timer.stopped_at is None
        for step in steps_of(timer, terms)
        if step.step <= BREACH_STEP
    ]
    session.execute(INSERT_STEPS, arrays(STEPS, steps))
    return timers


def _timer(report_id: UUID, clock: Clock, terms: Terms) -> SlaTimer:
    timer = SlaTimer(
        id=new_id(),
        report_id=report_id,
        target=clock.target.value,
        cycle=clock.cycle,
        policy_id=terms.promise.id,
        calendar_version_id=terms.calendar_of(clock.target).id,
        started_at=clock.started_at,
        due_at=clock.due_at,
        original_due_at=clock.original_due_at,
        pauses=[],
        moves=[],
    )
    write(timer, clock, clock.started_at)
    return timer


def steps_of(timer: SlaTimer, terms: Terms) -> list[SlaStep]:
    """Return all steps of a timer as it stands, those after its due included."""
    pauses = spans(clock_of(timer).pauses)
    instants = terms.steps(Target(timer.target), timer.started_at, timer.due_at, pauses)
    return [SlaStep(timer_id=timer.id, step=step, due_at=at) for step, at in instants]


def arrays(table: Table, rows: Sequence[SlaTimer] | Sequence[SlaStep]) -> dict[str, list[Any]]:
    """Return what `INSERT_TIMERS` or `INSERT_STEPS` is given for `rows`."""
    return {each.name: [getattr(row, each.name) for row in rows] for each in _written(table)}


def write(timer: SlaTimer, clock: Clock, at: datetime) -> None:
    """Bring the row to the state of its clock after what happened `at`.

    That a running promise is broken stays written: the relay has told it.
    """
    if clock_of(timer) == clock:
        return
    timer.stopped_at, timer.due_at = clock.stopped_at, clock.due_at
    timer.outcome = clock.outcome.value if clock.outcome else None
    timer.pauses = [pause.as_json() for pause in clock.pauses]
    timer.paused_until = clock.paused_until(at)
    if not clock.is_running:
        timer.breached_at = clock.breached_at


def move_steps(session: Session, timers: Sequence[SlaTimer], terms: Terms) -> None:
    """Bring the steps that wait to where they lie since the pauses of `timers` changed."""
    steps = (step for timer in timers for step in steps_of(timer, terms))
    instants = {(step.timer_id, step.step): step.due_at for step in steps}
    waiting = session.scalars(
        select(SlaStep)
        .where(SlaStep.timer_id.in_([timer.id for timer in timers]), SlaStep.fired_at.is_(None))
        .execution_options(populate_existing=True)
    )
    for step in waiting:
        step.due_at = instants[step.timer_id, step.step]
