# SPDX-License-Identifier: EUPL-1.2
"""Start, stop and fire timers; store calendars and promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Integer, bindparam, case, delete, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.sla.clock import EventKind, SlaEvent
from civic.sla.clock_policy import advance, fold, receipt
from civic.sla.events import StepReached
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.policy import BREACH_STEP, Target, Terms, Versions
from civic.sla.queries import clock_of, versions_of
from civic.sla.schemas import calendar_spec
from civic.sla.timer_rows import (
    STEPS,
    TIMERS,
    insert_steps,
    insert_timers,
    settle_steps,
    steps_at,
    write,
)
from civic.sla.version_commands import name_calendar, schedule_calendar, schedule_promise

#: Columns of a timer that are told of every step.
TOLD = ("id", "report_id", "target", "cycle")


@dataclass(frozen=True)
class FiredStep:
    """A step that has just been reached."""

    timer_id: UUID
    report_id: UUID
    target: Target
    cycle: int
    step: int
    due_at: datetime
    fired_at: datetime


def start_timers(
    session: Session,
    report_id: UUID,
    terms: Terms,
    received_at: datetime,
    *,
    is_accepted: bool = False,
) -> list[SlaTimer]:
    """Start all timers of a report that was received at `received_at`, in two statements.

    With `is_accepted` the report needs no moderation by a person: that promise is kept at once.
    The timers returned are values; they are not attached to `session`.

    Raises:
        NoWorkingTime: a calendar does not open for as long as is promised.
    """
    events, versions = receipt(received_at, terms, is_accepted=is_accepted), Versions.of(terms)
    return insert_timers(session, report_id, fold(events, versions), versions)


def apply(session: Session, report_id: UUID, event: SlaEvent, now: datetime) -> list[SlaTimer]:
    """Stop, start, pause and move the timers of a report as `event` asks; return those started.

    Steps that were reached before a timer stopped still fire, even if nobody has looked yet.

    Raises:
        LookupError: the report has no timers, or a version that is pinned is not there.
        ValueError: the event lies in the future.
    """
    if event.at > now:
        raise ValueError(f"{event.kind} at {event.at} is later than {now}")
    timers = locked_timers(session, report_id)
    if not timers:
        raise LookupError("A report without timers has no terms.")
    before = tuple(clock_of(timer) for timer in timers)
    pinned = (event.data["pins"],) if "pins" in event.data else ()
    versions = versions_of(session, before, *pinned)
    after = advance(before, event, versions)
    changed = [
        timer for timer, clock in zip(timers, after, strict=False) if write(timer, clock, event.at)
    ]
    session.flush()  # steps are brought in step by statements of their own
    if ended := [timer.id for timer in changed if timer.stopped_at is not None]:
        session.execute(
            delete(SlaStep).where(
                SlaStep.timer_id.in_(ended),
                SlaStep.fired_at.is_(None),
                SlaStep.due_at >= event.at,
            )
        )
    running = [timer for timer in changed if timer.stopped_at is None]
    is_restated = event.kind is EventKind.RESTATED
    settle_steps(session, running, versions, event.at, tell_again=is_restated)
    return insert_timers(session, report_id, after[len(before) :], versions)


def locked_timers(session: Session, report_id: UUID) -> Sequence[SlaTimer]:
    """Return all timers of a report, locked, by cycle."""
    return session.scalars(
        select(SlaTimer)
        .where(SlaTimer.report_id == report_id)
        .order_by(SlaTimer.cycle, SlaTimer.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def fire_due_steps(session: Session, limit: int) -> list[FiredStep]:
    """Fire up to `limit` steps whose time has come, by the clock of the database.

    Each is told once, in the transaction that marks it. Several relays may fire at once; they
    pass over what another one, or a change of the report, holds.
    """
    rows = session.execute(CLAIM, {"most": limit}).all()
    fired = sorted(map(_fired, rows), key=lambda step: (step.due_at, step.step))
    if not fired:
        return []
    if broken := [row for row in rows if row.step == BREACH_STEP]:
        _break(session, broken)
    told = (
        StepReached(
            report_id=step.report_id,
            timer_id=step.timer_id,
            target=step.target,
            cycle=step.cycle,
            step=step.step,
            due_at=step.due_at,
        )
        for step in fired
    )
    outbox.record(session, *told, now=max(step.fired_at for step in fired))
    return fired


def save_calendar(
    session: Session,
    jurisdiction_id: UUID,
    code: str,
    name: Mapping[str, str],
    spec: Mapping[str, Any],
    now: datetime,
) -> bool:
    """Store a calendar from today on; return whether anything changed, its name or its hours.

    Whoever calls this raises `jurisdictions.catalogue_version`.

    Raises:
        InvalidCalendar: the hours, holidays or time zone cannot be understood.
        NoWorkingTime: within the coming year it stays shut for more than 10 days.
    """
    calendar_id, is_changed = name_calendar(session, jurisdiction_id, code, name)
    today = now.astimezone(ZoneInfo(calendar_spec(spec).zone)).date()
    return bool(schedule_calendar(session, calendar_id, spec, today, now)) or is_changed


def save_promise(
    session: Session, jurisdiction_id: UUID, code: str, spec: Mapping[str, Any], now: datetime
) -> bool:
    """Store a promise, {"targets", "steps", "priorities"}, from today on if it is another one.

    Returns whether it did. Whoever calls this raises `jurisdictions.catalogue_version`.

    Raises:
        InvalidPromise: a target or priority is unknown, a target is missing, an allowance or a
            step makes no sense, or a higher priority waits longer.
    """
    zone = ZoneInfo(session.get_one(Jurisdiction, jurisdiction_id).zone)
    today = now.astimezone(zone).date()
    return bool(schedule_promise(session, jurisdiction_id, code, spec, today, now))


def claim(limit: int | BindParameter[int]) -> Any:
    """Return the statement that marks due steps as fired and gives them with their timers.

    The clock is asked in a subquery, once: asked in the condition it would be volatile, the index
    could not be used, and every open step of the city would be read each second.
    """
    now = select(func.clock_timestamp()).scalar_subquery()
    is_breach = STEPS.c.step == BREACH_STEP
    # Only a breach reckons with the rest; most of the time of a warning was spent on reading it.
    told = [TIMERS.c[name] for name in TOLD]
    rest = [each for each in TIMERS.columns if each.name not in TOLD]
    broken = [case((is_breach, each)).label(each.name) for each in rest]
    claimed = (
        select(STEPS.c.step, STEPS.c.due_at.label("step_due_at"), *told, *broken)
        .join(TIMERS, TIMERS.c.id == STEPS.c.timer_id)
        .where(STEPS.c.fired_at.is_(None), STEPS.c.due_at < now)
        .order_by(STEPS.c.due_at)
        .limit(limit)
        .with_for_update(of=[STEPS, TIMERS], skip_locked=True, key_share=True)
        .cte("claimed")
    )
    return (
        update(STEPS)
        .where(STEPS.c.timer_id == claimed.c.id, STEPS.c.step == claimed.c.step)
        .values(fired_at=func.clock_timestamp())
        .returning(STEPS.c.fired_at, *claimed.c)
    )


#: Made once: a relay with nothing to do asks every second, and making it takes longer than asking.
CLAIM = claim(bindparam("most", type_=Integer()))
BREAK = (
    update(TIMERS)
    .where(TIMERS.c.id == func.any(bindparam("broken", type_=ARRAY(TIMERS.c.id.type))))
    .values(breached_at=TIMERS.c.due_at)
)


def _fired(row: Any) -> FiredStep:
    return FiredStep(
        timer_id=row.id,
        report_id=row.report_id,
        target=Target(row.target),
        cycle=row.cycle,
        step=row.step,
        due_at=row.step_due_at,
        fired_at=row.fired_at,
    )


def _break(session: Session, rows: Sequence[Any]) -> None:
    """Mark the promises as broken at their due, and set the steps that follow.

    A timer that was stopped meanwhile, too late, has those that it reached before. `rows` have all
    columns of timers, without being any: a relay has thousands of them a second.
    """
    session.execute(BREAK, {"broken": [row.id for row in rows]})
    clocks = [clock_of(row) for row in rows]
    versions = versions_of(session, clocks)
    following = [
        (row.id, step, at)
        for row, clock in zip(rows, clocks, strict=True)
        for step, at in steps_at(clock, versions, after=BREACH_STEP)
        if clock.stopped_at is None or at < clock.stopped_at
    ]
    insert_steps(session, following)
