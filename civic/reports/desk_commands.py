# SPDX-License-Identifier: EUPL-1.2
"""What a department and its moderators do with a report; the report is locked already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import PhotoDuty
from civic.catalogue.models import Category, Department
from civic.photos import commands as photos
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.platform.problems import NotThere
from civic.reports.commands import SYSTEM, By, append, change_status, in_order
from civic.reports.errors import (
    IllegalTransition,
    NotADuplicate,
    NotMentionable,
    ResponsePhotoMissing,
    UnknownDepartment,
)
from civic.reports.escalation_kinds import EscalationKind
from civic.reports.events import (
    NotePublished,
    ReportAnswered,
    ReportEscalated,
    ReportMerged,
    ReportTransferred,
    StaffMentioned,
)
from civic.reports.group_commands import join
from civic.reports.holding_policy import escalation, holding
from civic.reports.kinds import EventKind, Outcome, PhotoPurpose, Status
from civic.reports.models import Report, ReportEvent, ReportPhoto, Response
from civic.reports.neighbour_commands import recount_supporters
from civic.reports.people_queries import staff_for
from civic.reports.policy import check_transition, is_open, outcome_details
from civic.reports.queries import history, last_response, photos_of, seen
from civic.reports.schemas import ResponseBody
from civic.reports.template_queries import answer_words
from civic.sla.queries import promise_book


@dataclass(frozen=True)
class _Answer:
    """What a department says."""

    outcome: Outcome
    text: str
    details: dict[str, Any]


def publish_note(session: Session, report: Report, text: str, by: By, now: datetime) -> ReportEvent:
    """Tell the reporter and the public something; it may stop the promise of a first response."""
    note = append(session, report, EventKind.PUBLIC_NOTE, by, now, text=text)
    told = NotePublished(report_id=report.id, event_seq=note.seq)
    outbox.record(session, told, now=now)
    return note


def add_internal_note(
    session: Session,
    report: Report,
    text: str,
    by: By,
    now: datetime,
    mentions: Sequence[UUID] = (),
) -> ReportEvent:
    """Leave a note that only staff read; whoever is mentioned is told.

    Raises:
        NotMentionable: somebody mentioned can not read the report.
    """
    named = list(dict.fromkeys(mentions))
    if named:
        department = session.get_one(Department, report.department_id)
        if set(named) - {staff.id for staff in staff_for(session, department)}:
            raise NotMentionable("Mention people of the department, or moderators.")
    data = {"mentions": [str(person_id) for person_id in named]} if named else {}
    note = append(
        session, report, EventKind.INTERNAL_NOTE, by, now, text=text, data=data, is_public=False
    )
    if others := tuple(person_id for person_id in named if person_id != by.person_id):
        told = StaffMentioned(report_id=report.id, event_seq=note.seq, person_ids=others)
        outbox.record(session, told, now=now)
    return note


def transfer(
    session: Session, report: Report, to_code: str, reason: str, by: By, now: datetime
) -> ReportEvent:
    """Hand the report to another department; no timer is reset, paused or moved.

    How long the one before held it is written down. The third hop, or a return to where it was
    before, is passed up to the coordinator.

    Raises:
        UnknownDepartment: there is none with this code.
        IllegalTransition: the report is not open, or is that department's already.
    """
    if not is_open(report.status):
        raise IllegalTransition(
            "At “{from_status}” a report can not be transferred.", from_status=report.status
        )
    to = _other_department(session, report, to_code)
    held, at = holding(history(session, report.id)), in_order(report, now)
    data = {
        "from_department_id": str(report.department_id),
        "to_department_id": str(to.id),
        "held": _held(session, report, held.until(at), at),
    }
    moved = append(
        session,
        report,
        EventKind.TRANSFERRED,
        By(by.role, by.person_id, to.id),
        now,
        text=reason,
        data=data,
    )
    report.department_id = to.id
    report.assignee_id = None
    told = ReportTransferred(report_id=report.id, event_seq=moved.seq)
    outbox.record(session, told, now=now)
    if (rule := escalation(held, to.id)) is not None:
        _escalate(session, report, rule, held.n_hops + 1, now)
    return moved


def respond(
    session: Session, report: Report, body: ResponseBody, by: By, now: datetime
) -> Response:
    """Give the department's official answer.

    Raises:
        IllegalTransition: the report is not where it can be answered.
        OutcomeIncomplete: the outcome needs more.
        ResponsePhotoMissing: `fixed` wants a photo in this category, or it is that of an earlier
            answer.
        UnknownPhoto: a photo is not kept here.
        UnknownTemplate: the department has no such template.
    """
    details = outcome_details(body.outcome, body.model_dump(mode="json"))
    category = session.get_one(Category, report.category_id)
    wants_photo = category.response_photo == PhotoDuty.REQUIRED and body.outcome is Outcome.FIXED
    if wants_photo and not body.photo_ids:
        raise ResponsePhotoMissing("Add a photo of what was done.")
    if _shown_before(session, report, body.photo_ids):
        raise ResponsePhotoMissing("This photo was in an earlier answer; add one taken since.")
    text = answer_words(session, report, body.text, body.template).text
    response = _answer(session, report, _Answer(body.outcome, text, details), by, now)
    _link_photos(session, report, response, body.photo_ids, now)
    answered = ReportAnswered(report_id=report.id, response_id=response.id)
    outbox.record(session, answered, now=now)
    return response


def draft_answer(
    session: Session, report: Report, body: ResponseBody, text: str, by: By, now: datetime
) -> Response:
    """Insert an answer as it would be given, and nothing else; whoever calls this takes it back.

    Raises:
        IllegalTransition: the report is not where it can be answered.
        OutcomeIncomplete: the outcome needs more.
        UnknownPhoto: a photo is not kept here.
    """
    details = outcome_details(body.outcome, body.model_dump(mode="json"))
    _refuse_second(session, report)
    check_transition(Status(report.status), Status.ANSWERED)
    response = _written(session, report, _Answer(body.outcome, text, details), by, now)
    _link_photos(session, report, response, body.photo_ids, now)
    return response


def merge(session: Session, report: Report, original: Report, by: By, now: datetime) -> Response:
    """Make the report a duplicate of `original`; both are locked.

    Whoever supported or followed it supports or follows the original from then on, once; the
    original is owed by the earliest date of the two.

    Raises:
        NotADuplicate: it is the report itself, itself a duplicate, of another city, or at an end.
        IllegalTransition: the report is not where it can be answered.
    """
    if original.id == report.id:
        raise NotADuplicate("A report is no duplicate of itself.")
    if original.duplicate_of_id is not None:
        raise NotADuplicate("{original} is itself a duplicate.", original=original.number)
    if original.jurisdiction_id != report.jurisdiction_id or original.status in (
        Status.REJECTED,
        Status.WITHDRAWN,
    ):
        raise NotADuplicate("{original} can not be the original.", original=original.number)
    join(session, original, report, by, now)
    data = {"original_id": str(original.id), "original": original.number}
    append(session, report, EventKind.MERGED, by, now, data=data)
    report.duplicate_of_id = original.id
    _adopt_duplicates(session, report, original, by, now)
    for one in (report, original):
        recount_supporters(session, one)
    answer = _Answer(Outcome.DUPLICATE, original.number, data)
    response = _answer(session, report, answer, by, now)
    told = ReportMerged(report_id=report.id, original_id=original.id)
    outbox.record(session, told, now=now)
    return response


def locked_original(session: Session, number: str, actor: Actor) -> Report:
    """Return the report with this number, locked.

    Raises:
        NotThere: there is none that `actor` may see.
    """
    try:
        return seen(session, number, actor, lock=True).report
    except NotThere as error:
        raise NotThere("There is no report {number}.", number=number) from error


def review_answer(
    session: Session, report: Report, *, holds: bool, reason: str | None, by: By, now: datetime
) -> None:
    """Say as a moderator whether the response answers the report; if not, it is reopened.

    Raises:
        IllegalTransition: there is no response to review.
    """
    if report.status != Status.ANSWERED:
        raise IllegalTransition(
            "At “{from_status}” there is no answer to review.", from_status=report.status
        )
    append(
        session, report, EventKind.ANSWER_REVIEWED, by, now, data={"holds": holds}, is_public=False
    )
    if not holds:
        change_status(session, report, Status.REOPENED, by, now, text=reason)


def _other_department(session: Session, report: Report, code: str) -> Department:
    """Return the department of the city with this code, which has not the report."""
    found = session.scalars(
        select(Department).filter_by(
            jurisdiction_id=report.jurisdiction_id, code=code, withdrawn_at=None
        )
    ).one_or_none()
    if found is None:
        raise UnknownDepartment("There is no department “{department}”.", department=code)
    if found.id == report.department_id:
        raise IllegalTransition("“{department}” has this report already.", department=code)
    return found


def _held(
    session: Session, report: Report, spans: Sequence[tuple[datetime, datetime]], now: datetime
) -> dict[str, Any]:
    """Return how long the department held the report, in its own working time too.

    Without spans it never did: what is moved on before anybody checked it.
    """
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    department = session.get_one(Department, report.department_id)
    calendars = promise_book(session, city.id, city.catalogue_version, now).calendars
    calendar = (calendars.get(department.calendar) or calendars[city.calendar]).calendar
    working = sum((calendar.elapsed(*span) for span in spans), timedelta())
    return {
        "spans": [[start.isoformat(), end.isoformat()] for start, end in spans],
        "working_s": int(working.total_seconds()),
    }


def _escalate(
    session: Session, report: Report, rule: EscalationKind, n_hops: int, now: datetime
) -> None:
    data = {"rule": rule.value, "n_hops": n_hops}
    row = append(session, report, EventKind.ESCALATED, SYSTEM, now, data=data)
    told = ReportEscalated(report_id=report.id, event_seq=row.seq)
    outbox.record(session, told, now=now)


def _answer(session: Session, report: Report, answer: _Answer, by: By, now: datetime) -> Response:
    _refuse_second(session, report)
    change_status(session, report, Status.ANSWERED, by, now)
    response = _written(session, report, answer, by, report.answered_at or now)
    facts = {"outcome": answer.outcome.value, "response_id": str(response.id)}
    append(session, report, EventKind.ANSWERED, by, now, text=answer.text, data=facts)
    report.outcome = answer.outcome
    return response


def _refuse_second(session: Session, report: Report) -> None:
    if (last := last_response(session, report.id)) and last[0].cycle == report.cycle:
        raise IllegalTransition("This report is answered already.")


def _written(session: Session, report: Report, answer: _Answer, by: By, at: datetime) -> Response:
    if by.person_id is None:
        raise ValueError("a response has an author")
    response = Response(
        report_id=report.id,
        cycle=report.cycle,
        department_id=report.department_id,
        author_id=by.person_id,
        outcome=answer.outcome,
        text=answer.text,
        details=answer.details,
        answered_at=at,
    )
    session.add(response)
    session.flush()  # its photos and the event carry its id
    return response


def _shown_before(session: Session, report: Report, photo_ids: Sequence[UUID]) -> bool:
    """Tell whether one of the photos belongs to an earlier response of the report."""
    return bool(photo_ids) and any(
        placed.purpose is PhotoPurpose.RESPONSE and placed.photo.id in photo_ids
        for placed in photos_of(session, report.id)
    )


def _link_photos(
    session: Session,
    report: Report,
    response: Response,
    photo_ids: Sequence[UUID],
    now: datetime,
) -> None:
    if not photo_ids:
        return
    rows = [
        {
            "report_id": report.id,
            "photo_id": photo.id,
            "purpose": PhotoPurpose.RESPONSE,
            "response_id": response.id,
            "position": position,
        }
        for position, photo in enumerate(photos.link(session, photo_ids, now))
    ]
    session.execute(insert(ReportPhoto), rows)


def _adopt_duplicates(
    session: Session, report: Report, original: Report, by: By, now: datetime
) -> None:
    """Let those that were merged into `report` point at `original`, so that no chain grows."""
    merged = session.scalars(
        select(Report).filter_by(duplicate_of_id=report.id).order_by(Report.id).with_for_update()
    )
    for duplicate in merged.all():
        data = {"original_id": str(original.id), "original": original.number}
        append(session, duplicate, EventKind.MERGED, by, now, data=data)
        duplicate.duplicate_of_id = original.id
