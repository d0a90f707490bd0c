# SPDX-License-Identifier: EUPL-1.2
"""Queues as the API gives them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.reports import queue_schemas as schemas
from civic.reports.list_queries import Row
from civic.reports.policy import ClockFacts, version_of
from civic.reports.queue_policy import time_left
from civic.reports.queue_queries import Counts, Line
from civic.reports.views import item_fields
from civic.sla.clock_policy import clock_state
from civic.sla.models import SlaTimer
from civic.sla.queries import clock_of, versions_of

#: How soon a client may ask again; the limit of reads bears ten desks behind one address.
POLL_AFTER_S = 5


def queue_item(
    line: Line, timers: Sequence[schemas.QueueTimer], language: str, now: datetime
) -> schemas.QueueItem:
    """Return a report of a queue as it is shown."""
    report = line.report
    return schemas.QueueItem(
        **item_fields(row_of(line), language, now),
        timers=list(timers),
        cycle=report.cycle,
        moderation_reasons=report.moderation_reasons,
        version=version_of(report),
        priority=report.priority,
        assignee=_assignee(line),
        time_left_s=time_left_s(line, now),
        flags=schemas.QueueFlags(
            has_photo=report.n_photos > 0,
            escalated=line.is_escalated,
            second_attempt=report.cycle > 1,
            paused=line.is_paused,
            replied=line.is_replied,
            work_reported=line.is_work_reported,
            is_private=report.visibility == "private",
        ),
    )


def running(
    session: Session, timers: Sequence[SlaTimer], now: datetime
) -> Mapping[UUID, Sequence[schemas.QueueTimer]]:
    """Return how timers that run are shown at `now`, by report, the next due first."""
    clocks = [clock_of(timer) for timer in timers]
    versions = versions_of(session, clocks)
    found: dict[UUID, list[schemas.QueueTimer]] = defaultdict(list)
    for timer, clock in zip(timers, clocks, strict=True):
        found[timer.report_id].append(
            schemas.QueueTimer(
                target=clock.target,
                cycle=clock.cycle,
                due_at=clock.due_at,
                original_due_at=clock.original_due_at,
                paused_until=clock.paused_until(now),
                state=clock_state(clock, now, versions.terms_of(clock.pins)),
            )
        )
    return found


def time_left_s(line: Line, now: datetime) -> int | None:
    """Return the seconds of working time until the due, rounded down; None without a due."""
    if line.report.due_at is None:
        return None
    left = time_left(line.lane.calendar, now, line.report.due_at)
    return int(left.total_seconds() // 1)


def counts_view(counts: Counts) -> schemas.QueueCounts:
    """Return the counts as they are shown."""
    return schemas.QueueCounts(
        n=counts.n,
        n_by_status=counts.n_by_status,
        n_by_clock=counts.n_by_clock,
        n_mine=counts.n_mine,
        n_unassigned=counts.n_unassigned,
    )


def row_of(line: Line) -> Row:
    """Return the report as lists show it."""
    category = line.lane.known.category_by_id[line.report.category_id]
    return Row(
        line.report,
        category,
        category.group.code,
        line.lane.department,
        line.lon,
        line.lat,
        line.thumbnail,
        ClockFacts(line.report.due_soon_at),
    )


def _assignee(line: Line) -> schemas.AssigneeRef | None:
    if line.report.assignee_id is None or line.assignee is None:
        return None
    return schemas.AssigneeRef(id=line.report.assignee_id, name=line.assignee)
