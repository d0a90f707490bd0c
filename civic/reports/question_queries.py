# SPDX-License-Identifier: EUPL-1.2
"""Which question of the department a reporter has not answered, and what was replied."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.photos.models import Photo
from civic.reports.kinds import EventKind, PhotoPurpose, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import is_open
from civic.reports.queries import photos_of
from civic.sla.models import SlaTimer
from civic.sla.pause_queries import has_paused

SPOKEN = (EventKind.QUESTION_ASKED, EventKind.QUESTION_ANSWERED)
#: Photos that a row of the history names.
WITH_ROWS = frozenset({PhotoPurpose.REPLY, PhotoPurpose.VISIT, PhotoPurpose.WORK})
Photos = Mapping[UUID, Photo]


def last_spoken(session: Session, report_id: UUID) -> ReportEvent | None:
    """Return the newest question to the reporter, or the reply to it if there is one."""
    return session.scalars(
        select(ReportEvent)
        .where(ReportEvent.report_id == report_id, ReportEvent.kind.in_(SPOKEN))
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    ).one_or_none()


def open_question(
    session: Session, report: Report, timers: Sequence[SlaTimer]
) -> ReportEvent | None:
    """Return the question that the reporter of an open report has not answered in this attempt.

    Also one whose time is over. A report that never waited for its reporter costs no statement:
    `timers` are all of its timers.
    """
    if not is_open(report.status) or not has_paused(timers, report.cycle):
        return None
    spoken = last_spoken(session, report.id)
    return spoken if spoken is not None and spoken.kind == EventKind.QUESTION_ASKED else None


def answer_until(question: ReportEvent) -> datetime:
    """Return until when the report waits for the answer to `question`."""
    return datetime.fromisoformat(question.data["answer_until"])


def status_before(session: Session, report_id: UUID) -> Status:
    """Return the status from which a report went to wait for its reporter the last time.

    Raises:
        LookupError: it never did.
    """
    before = session.scalar(
        select(ReportEvent.from_status)
        .filter_by(report_id=report_id, to_status=Status.NEEDS_INFO)
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    )
    if before is None:
        raise LookupError(f"report {report_id} never waited for its reporter")
    return Status(before)


def reply_photos(session: Session, rows: Iterable[ReportEvent]) -> Photos:
    """Return the photos of replies, visits and work among `rows` of one report.

    Without any, nothing is read.
    """
    replied = {row.report_id for row in rows if row.data.get("photo_ids")}
    return {
        placed.photo.id: placed.photo
        for report_id in replied
        for placed in photos_of(session, report_id)
        if placed.purpose in WITH_ROWS
    }
