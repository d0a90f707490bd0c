# SPDX-License-Identifier: EUPL-1.2
"""What a list must know to show how a report's promise stands."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from civic.reports.models import Report
from civic.sla.clock_policy import ClockState, Outcome
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.policy import DUE_SOON_STEP, Target


def clock_columns() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return `due_soon_at` and `answer` of a report, for `policy.clock_shown`.

    Two look-ups by index in the row's own query: a page of a list asks for nothing more.
    """
    return _due_soon_at().label("due_soon_at"), _answer().label("answer")


def _due_soon_at() -> ColumnElement[Any]:
    """Return when the promise that comes due next turns "due soon"; NULL without one."""
    return (
        select(func.min(SlaStep.due_at))
        .join(SlaTimer, SlaTimer.id == SlaStep.timer_id)
        .where(
            SlaTimer.report_id == Report.id,
            SlaTimer.stopped_at.is_(None),
            SlaTimer.due_at == Report.due_at,
            SlaStep.step == DUE_SOON_STEP,
        )
        .scalar_subquery()
    )


def _answer() -> ColumnElement[Any]:
    """Return how the promise of the last answer ended: kept, late, or NULL."""
    ended = case(
        (SlaTimer.breached_at.is_not(None), ClockState.LATE.value),
        (SlaTimer.outcome == Outcome.KEPT.value, ClockState.KEPT.value),
    )
    return (
        select(ended)
        .where(and_(SlaTimer.report_id == Report.id, SlaTimer.target == Target.RESOLUTION.value))
        .order_by(SlaTimer.cycle.desc())
        .limit(1)
        .scalar_subquery()
    )
