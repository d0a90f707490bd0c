# SPDX-License-Identifier: EUPL-1.2
"""Escalations as the API gives them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from civic.platform.i18n import pick
from civic.reports.escalation_queries import Risen
from civic.reports.escalation_schemas import (
    AcknowledgementView,
    AskedExtension,
    EscalatedReport,
    EscalationView,
)
from civic.reports.policy import is_open
from civic.reports.schemas import CategoryRef, DepartmentRef


def escalation_view(
    risen: Risen, mine: Collection[UUID], language: str, now: datetime
) -> EscalationView:
    """Return an escalation; of the departments `mine` the caller may acknowledge it."""
    one, report = risen.escalation, risen.report
    is_late = is_open(report.status) and report.due_at is not None and report.due_at < now
    return EscalationView(
        id=one.id,
        kind=one.kind,
        level=one.level,
        target=one.target,
        cycle=one.cycle,
        step=one.step,
        at=one.at,
        department=DepartmentRef(
            code=risen.department.code, name=pick(risen.department.name, language)
        ),
        report=EscalatedReport(
            id=report.id,
            number=report.number,
            status=report.status,
            category=CategoryRef(
                code=risen.category.code,
                group=risen.group,
                name=pick(risen.category.name, language),
            ),
            address=report.address,
            due_at=report.due_at,
            is_overdue=is_late,
        ),
        n_before=risen.n_before,
        asked=_asked(risen),
        acknowledgement=_acknowledgement(risen),
        may_acknowledge=one.acknowledged_at is None and one.department_id in mine,
    )


def _asked(risen: Risen) -> AskedExtension | None:
    one, report, asked = risen.escalation, risen.report, risen.asked
    if asked is None:
        return None
    is_here = (report.department_id, report.cycle) == (one.department_id, one.cycle)
    return AskedExtension(
        by=risen.asked_by or "",
        until=datetime.fromisoformat(asked.data["until"]),
        reason=asked.text or "",
        is_open=one.acknowledged_at is None and is_here and is_open(report.status),
    )


def _acknowledgement(risen: Risen) -> AcknowledgementView | None:
    at = risen.escalation.acknowledged_at
    if at is None:
        return None
    return AcknowledgementView(at=at, by=risen.acknowledged_by or "", note=risen.escalation.note)
