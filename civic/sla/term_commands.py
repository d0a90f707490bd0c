# SPDX-License-Identifier: EUPL-1.2
"""Reckon the timers of a report anew."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from civic.sla.clock_policy import Clock, SlaEvent, fold
from civic.sla.commands import locked_timers
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.policy import BREACH_STEP, Terms
from civic.sla.queries import terms_of
from civic.sla.timer_rows import INSERT_STEPS, STEPS, arrays, steps_of, write


def restate(
    session: Session,
    report_id: UUID,
    events: Iterable[SlaEvent],
    now: datetime,
    terms: Terms | None = None,
) -> bool:
    """Bring the timers of a report to what its `events` come to under `terms`, from its receipt on.

    Without `terms` those that they pin already hold. Steps that were told and are not reached by
    these terms are told again when they are. Returns whether a due moved.

    Raises:
        LookupError: the report has no timers.
        NoWorkingTime: a calendar does not open for as long as is promised.
    """
    timers = locked_timers(session, report_id)
    terms = terms or terms_of(session, timers)
    clocks = {(clock.target.value, clock.cycle): clock for clock in fold(events, terms)}
    before = [timer.due_at for timer in timers]
    for timer in timers:
        _restate(timer, clocks[timer.target, timer.cycle], terms, now)
    session.flush()  # the steps are replaced by statements of their own
    _replace_steps(session, [timer for timer in timers if timer.stopped_at is None], terms, now)
    return before != [timer.due_at for timer in timers]


def _restate(timer: SlaTimer, clock: Clock, terms: Terms, now: datetime) -> None:
    was_broken = timer.breached_at is not None
    timer.policy_id = terms.promise.id
    timer.calendar_version_id = terms.calendar_of(clock.target).id
    timer.original_due_at = clock.original_due_at
    write(timer, clock, now)
    if clock.is_running:
        timer.breached_at = clock.due_at if was_broken and clock.due_at < now else None


def _replace_steps(
    session: Session, timers: Sequence[SlaTimer], terms: Terms, now: datetime
) -> None:
    wanted = [
        step
        for timer in timers
        for step in steps_of(timer, terms)
        if step.step <= BREACH_STEP or timer.breached_at is not None
    ]
    reached = [(step.timer_id, step.step) for step in wanted if step.due_at <= now]
    session.execute(
        delete(SlaStep)
        .where(
            SlaStep.timer_id.in_([timer.id for timer in timers]),
            or_(
                SlaStep.fired_at.is_(None),
                tuple_(SlaStep.timer_id, SlaStep.step).not_in(reached),
            ),
        )
        .execution_options(synchronize_session=False)
    )
    told = {
        (step.timer_id, step.step)
        for step in session.execute(
            select(SlaStep.timer_id, SlaStep.step).where(
                SlaStep.timer_id.in_([timer.id for timer in timers])
            )
        )
    }
    if new := [step for step in wanted if (step.timer_id, step.step) not in told]:
        session.execute(INSERT_STEPS, arrays(STEPS, new))
