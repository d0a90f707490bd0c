# SPDX-License-Identifier: EUPL-1.2
"""What the history says of who handles a report, and of what its promise stands still for."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import is_open
from civic.sla.pause_policy import PauseReason

#: By its kind a row of the history tells that somebody of the department handled the report.
HANDLING = (
    EventKind.STATUS_CHANGED,
    EventKind.PUBLIC_NOTE,
    EventKind.QUESTION_ASKED,
    EventKind.ANSWERED,
    EventKind.VISITED,
    EventKind.WORK_ORDERED,
)

#: What is asked and decided about more time; the newest row says how it stands.
EXTENDING = (EventKind.EXTENSION_ASKED, EventKind.EXTENSION_DECLINED, EventKind.EXTENDED)


def handled_last(session: Session, report: Report, person_id: UUID | None) -> bool:
    """Tell whether a person is in charge of a report, or was the last to handle it.

    Who handles a report does not decide that its answer may come later.
    """
    if person_id is not None and report.assignee_id == person_id:
        return True
    last = session.scalar(
        select(ReportEvent.actor_id)
        .where(
            ReportEvent.report_id == report.id,
            ReportEvent.actor_role == ActorRole.DEPARTMENT,
            ReportEvent.kind.in_(HANDLING),
        )
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    )
    return last is not None and last == person_id


def extension_request(session: Session, report: Report) -> ReportEvent | None:
    """Return the row by which somebody asks for more time, while nobody has decided on it.

    It is void in another department, and in another attempt.
    """
    last = session.scalars(
        select(ReportEvent)
        .where(ReportEvent.report_id == report.id, ReportEvent.kind.in_(EXTENDING))
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    ).first()
    if last is None or last.kind != EventKind.EXTENSION_ASKED:
        return None
    is_here = last.department_id == report.department_id and last.data["cycle"] == report.cycle
    return last if is_here and is_open(report.status) else None


def open_declared_pauses(session: Session, report_id: UUID) -> Mapping[PauseReason, datetime]:
    """Return for what the promise was paused in this attempt, and until when.

    What a row of the history says to be over is left out.
    """
    rows = session.execute(
        select(ReportEvent.kind, ReportEvent.to_status, ReportEvent.data)
        .where(
            ReportEvent.report_id == report_id,
            ReportEvent.kind.in_((EventKind.PAUSED, EventKind.RESUMED, EventKind.STATUS_CHANGED)),
        )
        .order_by(ReportEvent.seq)
    )
    found: dict[PauseReason, datetime] = {}
    for kind, to_status, data in rows:
        if kind == EventKind.PAUSED:
            found[PauseReason(data["reason"])] = datetime.fromisoformat(data["until"])
        elif kind == EventKind.RESUMED:
            found.pop(PauseReason(data["reason"]), None)
        elif to_status == Status.REOPENED:
            found.clear()
    return found
