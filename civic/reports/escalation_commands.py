# SPDX-License-Identifier: EUPL-1.2
"""Write down what goes up, each occasion once, and who looks after it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.reports.commands import SYSTEM, append
from civic.reports.escalation_kinds import EscalationKind
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_policy import OMBUDSMAN_STEP, TOLD_FIRST_AT, is_escalated, level_of
from civic.reports.escalation_queries import overdue_work, silent_reports
from civic.reports.events import ReportEscalated, ReportSilent, WorkOverdue
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import locked
from civic.sla.events import StepReached
from civic.sla.models import SlaTimer
from civic.sla.policy import Target

#: Targets that concern the city's own work on an answer; the public is not told of them.
INTERNAL_TARGETS = frozenset({Target.ANSWER_REVIEW})


def escalate_step(session: Session, reached: StepReached, now: datetime) -> Escalation | None:
    """Keep a promise that runs late as an escalation; None: it is none, or was kept before.

    Where that tells somebody new, the history of the report says so.
    """
    report = locked(session, reached.report_id)
    timer = session.get_one(SlaTimer, reached.timer_id)
    if not is_escalated(reached.step, is_open=timer.stopped_at is None):
        return None
    kept = _keep(
        session,
        report,
        EscalationKind.STEP,
        now,
        target=reached.target,
        cycle=reached.cycle,
        step=reached.step,
    )
    told = TOLD_FIRST_AT.get(reached.step)
    if kept is not None and told and _has(session, report, reached.step):
        facts = {
            "target": reached.target,
            "cycle": reached.cycle,
            "step": reached.step,
            "due_at": timer.due_at.isoformat(),
            "told": list(told),
        }
        is_public = Target(reached.target) not in INTERNAL_TARGETS
        append(
            session,
            report,
            EventKind.STEP_REACHED,
            SYSTEM,
            now,
            data=facts,
            is_public=is_public,
        )
    return kept


def escalate_hop(session: Session, told: ReportEscalated, now: datetime) -> Escalation | None:
    """Keep a report that went round or too far as an escalation; None: it was kept before."""
    row = session.get_one(ReportEvent, told.event_seq)
    report = locked(session, told.report_id)
    kind = EscalationKind(row.data["rule"])
    return _keep(session, report, kind, now, cycle=report.cycle, event_seq=row.seq)


def escalate_silence(session: Session, now: datetime, limit: int) -> int:
    """Keep as escalations the reports whose reporters heard nothing for too long; return how many.

    Each stretch of silence counts once: the next word to the reporter ends it.
    """
    found = silent_reports(session, now, limit)
    return _keep_all(session, EscalationKind.SILENT, found, ReportSilent, now)


def escalate_request(session: Session, report: Report, asked: ReportEvent) -> None:
    """Let the row by which a clerk asks for more time go up; the report is locked."""
    kind = EscalationKind.EXTENSION_ASKED
    _keep(session, report, kind, asked.at, cycle=report.cycle, event_seq=asked.seq)


def settle_request(session: Session, asked: ReportEvent, decision: ReportEvent) -> None:
    """Close what went up with the row `asked`: it is decided."""
    session.execute(
        update(Escalation)
        .where(
            Escalation.report_id == asked.report_id,
            Escalation.kind == EscalationKind.EXTENSION_ASKED,
            Escalation.event_seq == asked.seq,
            Escalation.acknowledged_at.is_(None),
        )
        .values(
            acknowledged_at=decision.at,
            acknowledged_by_id=decision.actor_id,
            note=decision.text,
        )
    )


def escalate_contractors(session: Session, now: datetime, limit: int) -> int:
    """Keep as escalations the orders that are past their due without an end; return how many.

    Each order goes up once, in the hours of the department that gave it.
    """
    found = overdue_work(session, now, limit)
    return _keep_all(session, EscalationKind.CONTRACTOR, found, WorkOverdue, now)


def acknowledge(
    session: Session, escalation: Escalation, person_id: UUID, note: str | None, now: datetime
) -> Escalation:
    """Say that somebody looks after the report; who said so first stays.

    What went up of the same report before, in the same department, is looked after with it; but
    who asked for more time waits for a decision.
    """
    is_meant = or_(
        Escalation.id == escalation.id, Escalation.kind != EscalationKind.EXTENSION_ASKED
    )
    session.execute(
        update(Escalation)
        .where(
            Escalation.report_id == escalation.report_id,
            Escalation.department_id == escalation.department_id,
            Escalation.at <= escalation.at,
            is_meant,
            Escalation.acknowledged_at.is_(None),
        )
        .values(acknowledged_at=now, acknowledged_by_id=person_id, note=note)
    )
    session.refresh(escalation)
    return escalation


def _keep_all(
    session: Session,
    kind: EscalationKind,
    found: Iterable[tuple[Report, int | None]],
    told: type[ReportSilent | WorkOverdue],
    now: datetime,
) -> int:
    """Let reports go up, each with the row that it comes of, and tell it; return how many did."""
    n = 0
    for report, event_seq in found:
        kept = _keep(session, report, kind, now, cycle=report.cycle, event_seq=event_seq)
        if kept is not None:
            outbox.record(session, told(report_id=report.id, escalation_id=kept.id), now=now)
            n += 1
    return n


def _keep(
    session: Session, report: Report, kind: EscalationKind, now: datetime, **occasion: Any
) -> Escalation | None:
    """Insert the row of an occasion; None: it is there."""
    values: Mapping[str, Any] = {
        "report_id": report.id,
        "department_id": report.department_id,
        "kind": kind,
        "level": level_of(kind, occasion.get("step")),
        "at": now,
        **occasion,
    }
    new = insert(Escalation).values(values).on_conflict_do_nothing().returning(Escalation)
    found: Sequence[Escalation] = session.scalars(new).all()
    return next(iter(found), None)


def _has(session: Session, report: Report, step: int) -> bool:
    """Tell whether the city has whom `step` is told."""
    if step < OMBUDSMAN_STEP:
        return True
    return bool(session.get_one(Jurisdiction, report.jurisdiction_id).rules.get("ombudsman"))
