# SPDX-License-Identifier: EUPL-1.2
"""The department asks the reporter, the reporter replies, or time runs out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.photos import commands as photos
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.platform.problems import InvalidBody
from civic.reports.commands import SYSTEM, By, append, change_status, in_order
from civic.reports.errors import NoQuestion, NotPausable
from civic.reports.events import QuestionAnswered, QuestionAsked, QuestionLapsed
from civic.reports.kinds import EventKind, PhotoPurpose, Status
from civic.reports.models import Report, ReportEvent, ReportPhoto
from civic.reports.policy import check_transition, withheld_reasons
from civic.reports.queries import locked
from civic.reports.question_queries import (
    answer_until,
    last_spoken,
    open_question,
    status_before,
)
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.words import NOT_PAUSABLE
from civic.sla.commands import locked_timers
from civic.sla.pause_policy import PauseRefusal
from civic.sla.pause_queries import wait_for_reporter
from civic.sla.queries import timers_of


def ask(session: Session, report: Report, body: QuestionBody, by: By, now: datetime) -> ReportEvent:
    """Ask the reporter of a locked report; the promise of an answer stands still meanwhile.

    Raises:
        IllegalTransition: the report is not with a department that has begun nothing or works.
        InvalidBody: the last day to answer on is over.
        NotPausable: the promise may not stand still (any more); `reason` says why.
    """
    check_transition(Status(report.status), Status.NEEDS_INFO)
    at = in_order(report, now)
    until = _end_of(session, report, body.until) if body.until else None
    if until is not None and until <= at:
        fault = {"pointer": "/until", "detail": "must be today or a later day", "in": "json"}
        raise InvalidBody(errors=[fault])
    wait = wait_for_reporter(session, locked_timers(session, report.id), at, until)
    if isinstance(wait, PauseRefusal):
        raise NotPausable(NOT_PAUSABLE[wait], reason=wait.value)
    change_status(session, report, Status.NEEDS_INFO, by, at)
    data = {"answer_until": wait.isoformat(), "wants_photo": body.photo}
    question = append(session, report, EventKind.QUESTION_ASKED, by, at, text=body.text, data=data)
    told = QuestionAsked(report_id=report.id, event_seq=question.seq)
    outbox.record(session, told, now=now)
    return question


def reply(session: Session, report: Report, body: ReplyBody, by: By, now: datetime) -> ReportEvent:
    """Answer the department's question; the report goes back to where it was.

    A reply that comes after its time is taken as well, and changes nothing else. Sending the same
    reply again returns the first.

    Raises:
        NoQuestion: nothing is asked, or it is answered already.
        UnknownPhoto: a photo is not kept here.
    """
    question = open_question(session, report, timers_of(session, report.id))
    if question is None:
        return _repeated(session, report, body)
    is_late = report.status != Status.NEEDS_INFO
    _link_photos(session, report, body.photo_ids, now)
    data = _said(body) | {
        "question_seq": question.seq,
        "is_late": is_late,
        "withheld": withheld_reasons(body.text, _city(session, report).rules),
    }
    said = append(session, report, EventKind.QUESTION_ANSWERED, by, now, text=body.text, data=data)
    if not is_late:
        _go_back(session, report, by, now)
    told = QuestionAnswered(report_id=report.id, event_seq=said.seq)
    outbox.record(session, told, now=now)
    return said


def let_lapse(session: Session, report_id: UUID, ended_at: datetime, now: datetime) -> None:
    """Let the report go back to where it was, since its time to wait ended at `ended_at`.

    Nothing happens if the question was answered, or something else happened to the report.
    """
    report = locked(session, report_id)
    if report.status != Status.NEEDS_INFO:
        return
    question = open_question(session, report, timers_of(session, report.id))
    if question is None or answer_until(question) > ended_at:
        return
    at = max(now, ended_at)  # a worker's clock may be behind that of the database
    data = {"question_seq": question.seq}
    lapsed = append(session, report, EventKind.QUESTION_LAPSED, SYSTEM, at, data=data)
    _go_back(session, report, SYSTEM, at)
    outbox.record(session, QuestionLapsed(report_id=report.id, event_seq=lapsed.seq), now=at)


def _go_back(session: Session, report: Report, by: By, now: datetime) -> None:
    change_status(session, report, status_before(session, report.id), by, now)


def _city(session: Session, report: Report) -> Jurisdiction:
    return session.get_one(Jurisdiction, report.jurisdiction_id)


def _end_of(session: Session, report: Report, day: date) -> datetime:
    """Return the end of the day in the city of the report."""
    zone = ZoneInfo(_city(session, report).zone)
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)


def _said(body: ReplyBody) -> dict[str, Any]:
    return {"photo_ids": [str(photo_id) for photo_id in body.photo_ids]}


def _repeated(session: Session, report: Report, body: ReplyBody) -> ReportEvent:
    """Return the reply if the same was said before: a device may not have heard that it arrived."""
    spoken = last_spoken(session, report.id)
    is_same = (
        spoken is not None
        and spoken.kind == EventKind.QUESTION_ANSWERED
        and spoken.text == body.text
        and spoken.data["photo_ids"] == _said(body)["photo_ids"]
    )
    if spoken is None or not is_same:
        raise NoQuestion("Nothing is asked, or it has been answered already.")
    return spoken


def _link_photos(
    session: Session, report: Report, photo_ids: Sequence[UUID], now: datetime
) -> None:
    if not photo_ids:
        return
    rows = [
        {
            "report_id": report.id,
            "photo_id": photo.id,
            "purpose": PhotoPurpose.REPLY,
            "position": position,
        }
        for position, photo in enumerate(photos.link(session, photo_ids, now))
    ]
    # The same photo may have been in an earlier reply.
    session.execute(insert(ReportPhoto).values(rows).on_conflict_do_nothing())
