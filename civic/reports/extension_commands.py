# SPDX-License-Identifier: EUPL-1.2
"""Put an answer off, once and in public; ask for that, and decide on what was asked.

The report is locked already.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from civic.platform import outbox
from civic.reports.commands import By, append, in_order
from civic.reports.errors import NotExtendable
from civic.reports.escalation_commands import escalate_request, settle_request
from civic.reports.events import ExtensionAsked, ExtensionDecided, PromiseExtended
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.promise_queries import extension_request, handled_last
from civic.reports.promise_schemas import ExtensionBody, ExtensionRefusalBody, ExtensionRequestBody
from civic.reports.words import NOT_EXTENDABLE
from civic.sla import move_queries
from civic.sla.commands import locked_timers
from civic.sla.extension_queries import extension_on


def extend(
    session: Session, report: Report, body: ExtensionBody, by: By, now: datetime
) -> ReportEvent:
    """Put off the answer to the end of a working day, once, for a reason that everybody reads.

    What somebody asked for is granted by that, also where it is another day.

    Raises:
        NotExtendable: it may not be, not by who asks, or not to that day; `reason` says why.
    """
    at = in_order(report, now)
    if handled_last(session, report, by.person_id):
        raise NotExtendable(NOT_EXTENDABLE["handler"], reason="handler")
    data = _put_off(session, report, body.until, at)
    request = extension_request(session, report)
    row = append(session, report, EventKind.EXTENDED, by, at, text=body.reason, data=data)
    outbox.record(session, PromiseExtended(report_id=report.id, event_seq=row.seq), now=now)
    if request is not None:
        _decided(session, report, request, row, now)
    return row


def ask_for_extension(
    session: Session, report: Report, body: ExtensionRequestBody, by: By, now: datetime
) -> ReportEvent:
    """Ask the managers of the department to put the answer off.

    Raises:
        NotExtendable: it may not be, not to that day, or was asked already; `reason` says why.
    """
    at = in_order(report, now)
    if extension_request(session, report) is not None:
        raise NotExtendable(NOT_EXTENDABLE["asked_already"], reason="asked_already")
    data = _put_off(session, report, body.until, at) | {"cycle": report.cycle}
    row = append(
        session,
        report,
        EventKind.EXTENSION_ASKED,
        by,
        at,
        text=body.reason,
        data=data,
        is_public=False,
    )
    escalate_request(session, report, row)
    outbox.record(session, ExtensionAsked(report_id=report.id, event_seq=row.seq), now=now)
    return row


def decline_extension(
    session: Session, report: Report, body: ExtensionRefusalBody, by: By, now: datetime
) -> ReportEvent:
    """Let the answer stay due when it is, against what was asked.

    Raises:
        NotExtendable: nobody waits for that.
    """
    request = extension_request(session, report)
    if request is None:
        raise NotExtendable(NOT_EXTENDABLE["not_asked"], reason="not_asked")
    at = in_order(report, now)
    kind = EventKind.EXTENSION_DECLINED
    row = append(session, report, kind, by, at, text=body.reason, is_public=False)
    _decided(session, report, request, row, now)
    return row


def _put_off(session: Session, report: Report, day: date, at: datetime) -> dict[str, Any]:
    """Return to which instant of `day` the answer can be put off, and from which.

    Raises:
        NotExtendable: it can not be, or not to that day.
    """
    timers = locked_timers(session, report.id)
    until = extension_on(session, timers, day)
    if (refusal := move_queries.extension_refusal(session, timers, at, until)) is not None:
        latest = move_queries.latest_extension(session, timers)
        raise NotExtendable(NOT_EXTENDABLE[refusal], reason=refusal.value, latest_at=latest)
    if until is None:
        raise NotExtendable(NOT_EXTENDABLE["closed_day"], reason="closed_day")
    before = move_queries.resolution_due(timers)
    return {"until": until.isoformat(), "due_before": before.isoformat() if before else None}


def _decided(
    session: Session, report: Report, request: ReportEvent, decision: ReportEvent, now: datetime
) -> None:
    """Close what went up with a request, and tell who made it."""
    settle_request(session, request, decision)
    if request.actor_id is not None:
        told = ExtensionDecided(report.id, decision.seq, request.actor_id)
        outbox.record(session, told, now=now)
