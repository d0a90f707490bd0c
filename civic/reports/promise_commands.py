# SPDX-License-Identifier: EUPL-1.2
"""What a department may do with its promises beside extending: pause, explain; in public.

The report is locked already.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.reports.commands import SYSTEM, By, append, in_order
from civic.reports.errors import NotBroken, NotPausable, NotPaused
from civic.reports.events import PromisePaused, PromiseResumed
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.promise_queries import open_declared_pauses
from civic.reports.promise_schemas import AnnotationBody, PauseBody
from civic.reports.queries import locked
from civic.reports.words import NOT_PAUSABLE
from civic.sla import pause_queries
from civic.sla.commands import locked_timers
from civic.sla.pause_policy import PauseReason, PauseRefusal
from civic.sla.queries import timers_of


def pause(session: Session, report: Report, body: PauseBody, by: By, now: datetime) -> ReportEvent:
    """Let the promise of an answer stand still until the end of a day, or of what is allowed.

    It runs again by itself then.

    Raises:
        NotPausable: the promise may not stand still (any more); `reason` says why.
    """
    at = in_order(report, now)
    reason = PauseReason(body.reason.value)
    until = _end_of(session, report, body.until)
    timers = locked_timers(session, report.id)
    end = pause_queries.pause_end(session, timers, reason, at, until)
    if isinstance(end, PauseRefusal):
        raise NotPausable(NOT_PAUSABLE[end], reason=end.value)
    if end <= at:
        raise NotPausable("Pick a last day that is not over.", reason="over")
    data = {"reason": reason.value, "until": end.isoformat()}
    row = append(session, report, EventKind.PAUSED, by, at, text=body.text, data=data)
    outbox.record(session, PromisePaused(report_id=report.id, event_seq=row.seq), now=now)
    return row


def resume(session: Session, report: Report, text: str | None, by: By, now: datetime) -> None:
    """Let the promise run again before the end of what it stood still for.

    What waits for the reporter goes on waiting.

    Raises:
        NotPaused: it does not stand still for a reason of the department's.
    """
    at = in_order(report, now)
    lasting = pause_queries.lasting_pauses(timers_of(session, report.id), at)
    reasons = [p.reason for p in lasting if p.reason is not PauseReason.WAITING_REPORTER]
    if not reasons:
        raise NotPaused("The clock of this report does not stand still.")
    for reason in reasons:
        _resumed(session, report, reason, by, at, text)


def let_pauses_lapse(session: Session, report_id: UUID, ended_at: datetime, now: datetime) -> None:
    """Write down that what the report stood still for until `ended_at` is over by itself."""
    report = locked(session, report_id)
    at = max(now, ended_at)  # a worker's clock may be behind that of the database
    for reason, until in open_declared_pauses(session, report_id).items():
        if until <= ended_at:
            _resumed(session, report, reason, SYSTEM, at, None)


def annotate(
    session: Session, report: Report, body: AnnotationBody, by: By, now: datetime
) -> ReportEvent:
    """Say in public why a promise was not kept; that it was not stays.

    Raises:
        NotBroken: there is no such promise, or it was kept, or still can be.
    """
    at = in_order(report, now)
    broken = [
        timer
        for timer in timers_of(session, report.id)
        if (timer.target, timer.cycle) == (body.target, body.cycle)
        and (timer.breached_at is not None or (timer.stopped_at is None and timer.due_at < at))
    ]
    if not broken:
        raise NotBroken("This promise was not broken.")
    data = {"target": body.target.value, "cycle": body.cycle}
    return append(session, report, EventKind.ANNOTATED, by, at, text=body.text, data=data)


def _resumed(
    session: Session, report: Report, reason: PauseReason, by: By, at: datetime, text: str | None
) -> None:
    data = {"reason": reason.value}
    row = append(session, report, EventKind.RESUMED, by, at, text=text, data=data)
    outbox.record(session, PromiseResumed(report_id=report.id, event_seq=row.seq), now=at)


def _end_of(session: Session, report: Report, day: date) -> datetime:
    """Return the end of the day in the city of the report."""
    zone = ZoneInfo(session.get_one(Jurisdiction, report.jurisdiction_id).zone)
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)
