# SPDX-License-Identifier: EUPL-1.2
"""Reports as a table, row by row; nothing in it says who reported them."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Numeric, Select, cast, func, select, true
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department, Group
from civic.reports.kinds import EventKind, Status
from civic.reports.models import Rating, Report, ReportEvent, Response
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from civic.statistics.overview_policy import harmless

#: Rows that are read and sent at a time.
BATCH_N = 500
COLUMNS = (
    "number",
    "status",
    "priority",
    "department",
    "group",
    "category",
    "address",
    "lon",
    "lat",
    "received_at",
    "due_at",
    "original_due_at",
    "answered_at",
    "closed_at",
    "outcome",
    "promise",
    "late",
    "n_pauses",
    "n_transfers",
    "attempt",
    "n_supporters",
    "grade",
)
#: The newest promise of an answer, how often a report was handed on, and its last grade.
PROMISE = (
    select(SlaTimer)
    .where(SlaTimer.report_id == Report.id, SlaTimer.target == Target.RESOLUTION)
    .order_by(SlaTimer.cycle.desc())
    .limit(1)
    .lateral("promise")
)
N_TRANSFERS = (
    select(func.count())
    .where(ReportEvent.report_id == Report.id, ReportEvent.kind == EventKind.TRANSFERRED)
    .scalar_subquery()
)
GRADE = (
    select(Rating.grade)
    .join(Response, Response.id == Rating.response_id)
    .where(Rating.report_id == Report.id)
    .order_by(Response.cycle.desc())
    .limit(1)
    .scalar_subquery()
)
#: What stands in each of `COLUMNS`.
CELLS = (
    Report.number,
    Report.status,
    Report.priority,
    Department.code,
    Group.code,
    Category.code,
    Report.address,
    func.round(cast(func.ST_X(Report.location), Numeric), 5),
    func.round(cast(func.ST_Y(Report.location), Numeric), 5),
    Report.received_at,
    PROMISE.c.due_at,
    PROMISE.c.original_due_at,
    Report.answered_at,
    Report.closed_at,
    Report.outcome,
    PROMISE.c.outcome,
    PROMISE.c.breached_at.is_not(None),
    func.jsonb_array_length(PROMISE.c.pauses),
    N_TRANSFERS,
    Report.cycle,
    Report.n_supporters,
    GRADE,
)


def exported(
    session: Session,
    departments: Collection[UUID],
    since: datetime,
    statuses: Collection[Status] | None,
) -> Iterator[str]:
    """Yield a table of comma-separated values, head first, a batch of lines at a time.

    Times are UTC. `due_at`, `original_due_at`, `promise` and `late` are those of the newest
    promise of an answer.
    """
    yield _lines([COLUMNS])
    wanted = _rows(departments, since, statuses).execution_options(yield_per=BATCH_N)
    for rows in session.execute(wanted).partitions():
        yield _lines([harmless(_written(cell)) for cell in row] for row in rows)


def _rows(
    departments: Collection[UUID], since: datetime, statuses: Collection[Status] | None
) -> Select[Any]:
    conditions = [Report.department_id.in_(departments), Report.received_at >= since]
    if statuses is not None:
        conditions.append(Report.status.in_(statuses))
    return (
        select(*CELLS)
        .join(Category, Category.id == Report.category_id)
        .join(Group, Group.id == Category.group_id)
        .join(Department, Department.id == Report.department_id)
        .outerjoin(PROMISE, true())
        .where(*conditions)
        .order_by(Report.received_at, Report.id)
    )


def _written(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
