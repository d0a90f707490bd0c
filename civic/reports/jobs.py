# SPDX-License-Identifier: EUPL-1.2
"""What happens to reports by itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.platform.jobs import duty
from civic.platform.outbox import on
from civic.reports import (
    audit_commands,
    escalation_commands,
    neighbour_commands,
    redaction_commands,
    work_commands,
)
from civic.reports.deed_commands import forget_old_keys
from civic.reports.events import PhotoRedacted, ReportAnswered, ReportEscalated
from civic.reports.policy import is_open
from civic.reports.promise_commands import let_pauses_lapse
from civic.reports.queries import locked
from civic.reports.question_commands import let_lapse
from civic.reports.reporter_commands import close_silent
from civic.sla.events import PauseLapsed, StepReached

CLOSE_AT_ONCE = 500
SILENT_AT_ONCE = 500
LATE_AT_ONCE = 200
EXPIRE_AT_ONCE = 200
ORIGINALS_AT_ONCE = 50


@duty(every_s=3600)
def forget_unconfirmed(session: Session, now: datetime) -> None:
    """Forget the addresses whose owners did not confirm to follow a report."""
    neighbour_commands.forget_unconfirmed(session, now)


@duty(every_s=3600)
def forget_old_deed_keys(session: Session, now: datetime) -> None:
    """Forget the keys of what was done at the desk that no device will send again."""
    forget_old_keys(session, now)


@duty(every_s=600)
def close_unrated(session: Session, now: datetime) -> None:
    """Close reports whose reporter said nothing for the time of silence."""
    close_silent(session, now, CLOSE_AT_ONCE)


@on(PauseLapsed)
def let_question_lapse(session: Session, event: PauseLapsed, now: datetime) -> None:
    """Let a report go on whose reporter did not reply in time, or that stood still for long."""
    let_lapse(session, event.report_id, event.ended_at, now)
    let_pauses_lapse(session, event.report_id, event.ended_at, now)


@on(StepReached)
def escalate_step(session: Session, event: StepReached, now: datetime) -> None:
    """Let a promise that runs late go up."""
    escalation_commands.escalate_step(session, event, now)


@on(ReportEscalated)
def escalate_hop(session: Session, event: ReportEscalated, now: datetime) -> None:
    """Let a report that went round or too far go up."""
    escalation_commands.escalate_hop(session, event, now)


@duty(every_s=1800)
def escalate_silence(session: Session, now: datetime) -> None:
    """Let reports go up whose reporters have heard nothing for too long."""
    escalation_commands.escalate_silence(session, now, SILENT_AT_ONCE)


@duty(every_s=1800)
def escalate_contractors(session: Session, now: datetime) -> None:
    """Let reports go up whose contractors are late."""
    escalation_commands.escalate_contractors(session, now, LATE_AT_ONCE)


@on(ReportAnswered)
def end_work(session: Session, event: ReportAnswered, now: datetime) -> None:
    """Ask no contractor any more about a report that has its answer."""
    report = locked(session, event.report_id)
    if not is_open(report.status):
        work_commands.end_orders(session, report, now)


@on(PhotoRedacted)
def tell_of_redaction(session: Session, event: PhotoRedacted, now: datetime) -> None:
    """Let all reports that share a photo tell that something was covered in it."""
    redaction_commands.tell_sharing_reports(session, event, now)


@duty(every_s=600)
def expire_work(session: Session, now: datetime) -> None:
    """End orders to contractors whose links have stopped working."""
    work_commands.expire_orders(session, now, EXPIRE_AT_ONCE)


@duty(every_s=3600)
def forget_originals(session: Session, now: datetime) -> None:
    """Delete what was covered in photos, once its time is over."""
    redaction_commands.forget_originals(session, now, ORIGINALS_AT_ONCE)


@duty(every_s=60)
def audit_reports(session: Session, now: datetime) -> None:
    """Fold all reports anew, once a day, some of them each minute."""
    audit_commands.continue_audit(session, now)
