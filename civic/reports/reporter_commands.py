# SPDX-License-Identifier: EUPL-1.2
"""What reporters do with their own report; the report is locked already."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.platform.config import settings
from civic.reports.commands import SYSTEM, By, append, change_status
from civic.reports.errors import NotRateable, NotReopenable
from civic.reports.kinds import EventKind, Status
from civic.reports.models import Rating, Report
from civic.reports.policy import UNHAPPY_GRADE, may_reopen_by_right
from civic.reports.queries import last_response


def rate(
    session: Session, report: Report, grade: int, comment: str, by: By, now: datetime
) -> Rating:
    """Grade the response: content closes, unhappy with a comment reopens once by right.

    Raises:
        NotRateable: there is no response of this cycle, or it was rated before.
    """
    last = last_response(session, report.id)
    if report.status not in (Status.ANSWERED, Status.CLOSED) or last is None:
        raise NotRateable("This report has not been answered.")
    response, rated = last
    if rated is not None:
        raise NotRateable("You have rated this answer already.")
    rating = Rating(
        report_id=report.id, response_id=response.id, grade=grade, comment=comment, rated_at=now
    )
    session.add(rating)
    # The comment is the reporter's to the department; the public sees the grade.
    append(session, report, EventKind.RATED, by, now, data={"grade": grade})
    if grade > UNHAPPY_GRADE:
        if report.status == Status.ANSWERED:
            change_status(session, report, Status.CLOSED, by, now, data={"verdict": "content"})
    elif comment and _may_reopen(report, now):
        change_status(session, report, Status.REOPENED, by, now, text=comment)
    return rating


def reopen(session: Session, report: Report, comment: str, by: By, now: datetime) -> None:
    """Reopen the report by the reporter's right.

    Raises:
        NotReopenable: not answered, too late, or used up already.
    """
    if not _may_reopen(report, now):
        days = settings().reports.reopen_days
        raise NotReopenable(
            "A report can be reopened once, within {days} days of its answer.", days=days
        )
    change_status(session, report, Status.REOPENED, by, now, text=comment)


def withdraw(session: Session, report: Report, by: By, now: datetime) -> None:
    """Take the report back.

    Raises:
        IllegalTransition: it is answered or at an end.
    """
    change_status(session, report, Status.WITHDRAWN, by, now)


def close_silent(session: Session, now: datetime, limit: int) -> int:
    """Close answered reports whose reporter was silent for too long; return how many."""
    before = now - timedelta(days=settings().reports.silence_days)
    silent = session.scalars(
        select(Report)
        .where(Report.status == Status.ANSWERED, Report.answered_at < before)
        .order_by(Report.answered_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for report in silent:
        close_as_silent(session, report, now)
    return len(silent)


def close_as_silent(session: Session, report: Report, now: datetime) -> None:
    """Close a report whose reporter did not say to be content, and is not shown as if.

    Raises:
        IllegalTransition: it is not answered.
    """
    last = last_response(session, report.id)
    is_rated = last is not None and last[1] is not None
    verdict = "unhappy" if is_rated else "silence"
    change_status(session, report, Status.CLOSED, SYSTEM, now, data={"verdict": verdict})


def _may_reopen(report: Report, now: datetime) -> bool:
    return may_reopen_by_right(
        Status(report.status),
        report.cycle,
        report.answered_at,
        now,
        settings().reports.reopen_days,
    )
