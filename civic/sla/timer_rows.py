# SPDX-License-Identifier: EUPL-1.2
"""From clocks to rows: timers, and the steps that wait."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Insert,
    Table,
    bindparam,
    column,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from civic.platform.ids import new_id
from civic.sla.clock import Clock
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.pause_policy import spans
from civic.sla.policy import BREACH_STEP, Versions
from civic.sla.queries import clock_of

#: What a new row says nothing about: nothing has stopped its clock or moved its due.
LATER = ("pauses", "moves")


def _written(table: Table) -> list[Column[Any]]:
    """Return the columns that a new row says something about."""
    return [each for each in table.columns if each.name not in LATER]


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
    session: Session, report_id: UUID, clocks: Iterable[Clock], versions: Versions
) -> list[SlaTimer]:
    """Insert and return the timers of `clocks`, and for those that run the steps up to the due."""
    timers = [_timer(report_id, clock) for clock in clocks]
    if not timers:
        return []
    session.execute(INSERT_TIMERS, arrays(TIMERS, timers))
    running = [timer for timer in timers if timer.stopped_at is None]
    steps = [step for timer in running for step in _owed(timer, versions)]
    session.execute(INSERT_STEPS, arrays(STEPS, steps))
    return timers


def _timer(report_id: UUID, clock: Clock) -> SlaTimer:
    timer = SlaTimer(
        id=new_id(),
        report_id=report_id,
        target=clock.target.value,
        cycle=clock.cycle,
        started_at=clock.started_at,
    )
    _fill(timer, clock, clock.started_at)
    return timer


def steps_at(clock: Clock, versions: Versions, after: int = 0) -> list[tuple[int, datetime]]:
    """Return the steps of a clock as it stands, beyond `after` percent: which, and when."""
    terms = versions.terms_of(clock.pins)
    return terms.steps(clock.target, clock.started_at, clock.due_at, spans(clock.pauses), after)


def steps_of(timer: SlaTimer, versions: Versions) -> list[SlaStep]:
    """Return all steps of a timer as it stands, those after its due included."""
    instants = steps_at(clock_of(timer), versions)
    return [SlaStep(timer_id=timer.id, step=step, due_at=at) for step, at in instants]


def insert_steps(session: Session, steps: Sequence[tuple[UUID, int, datetime]]) -> None:
    """Insert steps that wait: of which timer, which, and when."""
    columns = zip(*steps, strict=True) if steps else ((), (), ())
    timer_ids, percents, instants = map(list, columns)
    values = {"timer_id": timer_ids, "step": percents, "due_at": instants}
    session.execute(INSERT_STEPS, values | {"fired_at": [None] * len(steps)})


def _owed(timer: SlaTimer, versions: Versions) -> list[SlaStep]:
    """Return the steps that wait or have fired: those after the due once it has passed."""
    is_broken = timer.breached_at is not None
    return [each for each in steps_of(timer, versions) if is_broken or each.step <= BREACH_STEP]


def arrays(table: Table, rows: Sequence[SlaTimer] | Sequence[SlaStep]) -> dict[str, list[Any]]:
    """Return what `INSERT_TIMERS` or `INSERT_STEPS` is given for `rows`."""
    return {each.name: [getattr(row, each.name) for row in rows] for each in _written(table)}


def write(timer: SlaTimer, clock: Clock, at: datetime) -> bool:
    """Bring the row to the state of its clock after what happened `at`; return if it changed.

    That a running promise is broken stays written: the relay has told it.
    """
    if clock_of(timer) == clock:
        return False
    _fill(timer, clock, at)
    return True


def _fill(timer: SlaTimer, clock: Clock, at: datetime) -> None:
    timer.policy_id, timer.calendar_version_id = clock.pins.promise_id, clock.pins.calendar_id
    timer.priority = clock.pins.priority.value
    timer.stopped_at = clock.stopped_at
    timer.due_at, timer.original_due_at = clock.due_at, clock.original_due_at
    timer.outcome = clock.outcome.value if clock.outcome else None
    timer.pauses = [pause.as_json() for pause in clock.pauses]
    timer.moves = [move.as_json() for move in clock.moves]
    timer.paused_until = clock.pause_ends_at(at)
    if not clock.is_running:
        timer.breached_at = clock.breached_at
    elif timer.breached_at is not None:
        timer.breached_at = clock.due_at if clock.due_at < at else None


def settle_steps(
    session: Session,
    timers: Collection[SlaTimer],
    versions: Versions,
    now: datetime,
    *,
    tell_again: bool = False,
) -> None:
    """Bring the steps of running `timers`, whose rows are written, to where they lie now.

    A step that has fired stays, and does not fire again: with `tell_again` only what is reached.
    """
    if not timers:
        return
    wanted = [step for timer in timers for step in _owed(timer, versions)]
    keys = [timer.id for timer in timers]
    reached = [(step.timer_id, step.step) for step in wanted if step.due_at <= now]
    is_gone: ColumnElement[bool] = SlaStep.fired_at.is_(None)
    if tell_again:
        is_gone = or_(is_gone, tuple_(SlaStep.timer_id, SlaStep.step).not_in(reached))
    session.execute(
        delete(SlaStep)
        .where(SlaStep.timer_id.in_(keys), is_gone)
        .execution_options(synchronize_session=False)
    )
    told = {
        (timer_id, step)
        for timer_id, step in session.execute(
            select(SlaStep.timer_id, SlaStep.step).where(SlaStep.timer_id.in_(keys))
        )
    }
    if new := [step for step in wanted if (step.timer_id, step.step) not in told]:
        session.execute(INSERT_STEPS, arrays(STEPS, new))
