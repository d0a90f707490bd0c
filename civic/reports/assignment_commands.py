# SPDX-License-Identifier: EUPL-1.2
"""Who of a department works on a report; the report is locked already."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES
from civic.accounts.queries import staff_of
from civic.platform import outbox
from civic.platform.problems import NotAllowed
from civic.reports.commands import By, append
from civic.reports.errors import IllegalTransition, UnknownAssignee
from civic.reports.events import ReportAssigned
from civic.reports.kinds import EventKind
from civic.reports.models import Report
from civic.reports.policy import is_open


def assign(
    session: Session,
    report: Report,
    assignee_id: UUID | None,
    by: By,
    now: datetime,
    *,
    may_assign_others: bool,
) -> None:
    """Put somebody of the department in charge of the report, or nobody (None).

    Whoever is in charge already stays so, and nothing is written down.

    Raises:
        IllegalTransition: nobody works on it any more.
        NotAllowed: it is somebody else who is put in charge, which is for managers.
        UnknownAssignee: the person does not work in the department.
    """
    if not is_open(report.status):
        raise IllegalTransition(
            "At “{from_status}” nobody works on a report.", from_status=report.status
        )
    if assignee_id not in (None, by.person_id) and not may_assign_others:
        raise NotAllowed("Only managers put others in charge.")
    if assignee_id == report.assignee_id:
        return
    if assignee_id is not None:
        _refuse_strangers(session, report, assignee_id)
    data = {"assignee_id": str(assignee_id) if assignee_id else None}
    row = append(session, report, EventKind.ASSIGNED, by, now, data=data, is_public=False)
    report.assignee_id = assignee_id
    told = ReportAssigned(report_id=report.id, event_seq=row.seq, assignee_id=assignee_id)
    outbox.record(session, told, now=now)


def _refuse_strangers(session: Session, report: Report, person_id: UUID) -> None:
    known = staff_of(session, report.department_id, *DEPARTMENT_ROLES)
    if person_id not in {person.id for person in known}:
        raise UnknownAssignee("Pick somebody who works in the department of the report.")
