# SPDX-License-Identifier: EUPL-1.2
"""Reports as the API gives them: what the caller may see, in the caller's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.catalogue.snapshot import Catalogue, Category, Department
from civic.photos.models import Photo
from civic.places.queries import subject
from civic.platform.config import settings
from civic.platform.i18n import pick
from civic.reports import schemas
from civic.reports.edit_policy import editable_until
from civic.reports.kinds import (
    OPEN,
    SHOWN,
    SPLITTABLE,
    PhotoPurpose,
    ReportChannel,
    Status,
)
from civic.reports.list_queries import Row
from civic.reports.models import Rating, Report, Response
from civic.reports.neighbour_queries import Neighbours, neighbours
from civic.reports.policy import Rights, clock_shown, may_reopen_by_right, version_of
from civic.reports.promise_views import promise_actions
from civic.reports.queries import (
    Details,
    PlacedPhoto,
    Seen,
    catalogue_of,
    details_of,
)
from civic.reports.question_queries import open_question
from civic.reports.question_views import question_actions, question_view
from civic.sla.clock_policy import ClockState
from civic.sla.queries import timer_views

EXCERPT_CHARS = 140


@dataclass(frozen=True)
class Context:
    """What a view needs beside the report: names, language, the instant."""

    known: Catalogue
    language: str
    now: datetime

    def category(self, category: Category) -> schemas.CategoryRef:
        """Return the category as it is referred to."""
        return schemas.CategoryRef(
            code=category.code, group=category.group.code, name=pick(category.name, self.language)
        )

    def department(self, department: Department) -> schemas.DepartmentRef:
        """Return the department as it is referred to."""
        return schemas.DepartmentRef(
            code=department.code, name=pick(department.name, self.language)
        )

    def department_of(self, department_id: UUID) -> schemas.DepartmentRef:
        """Return the department with this id as it is referred to."""
        return self.department(self.known.department_by_id[department_id])


def context(session: Session, report: Report, language: str, now: datetime) -> Context:
    """Return the context of a report's views."""
    return Context(catalogue_of(session, report), language, now)


def report_view(
    session: Session, found: Seen, language: str, now: datetime, details: Details | None = None
) -> schemas.ReportView:
    """Return the report with everything its page shows; `details` that are at hand are not read."""
    report, rights = found.report, found.rights
    # Of a report that has just come in nobody else knows.
    others = neighbours(session, report, found.actor) if details is None else Neighbours()
    until = _editable_until(found, now, has_begun=others.has_begun)
    details = details or details_of(session, report)
    question = open_question(session, report, details.timers)
    about = Context(details.known, language, now)
    category = about.known.category_by_id[report.category_id]
    answers, photos = details.answers, details.photos
    point = cast(Point, to_shape(report.location))
    return schemas.ReportView(
        id=report.id,
        number=report.number,
        version=version_of(report),
        status=Status(report.status),
        category=about.category(category),
        department=about.department_of(report.department_id),
        visibility=report.visibility,
        description=report.description if rights.sees_text else None,
        location=schemas.LonLat(lon=point.x, lat=point.y),
        accuracy_m=report.accuracy_m,
        address=report.address if rights.sees_text else "",
        subject=_subject(session, report, language),
        answers=report.answers if rights.sees_text else None,
        photos=_photos(photos, PhotoPurpose.REPORT) if rights.sees_text else [],
        received_at=to_the_minute(report.received_at),
        captured_at=report.captured_at if rights.sees_contact else None,
        updated_at=to_the_minute(report.updated_at),
        cycle=report.cycle,
        channel=ReportChannel(report.channel),
        outcome=report.outcome,
        duplicate_of=_number(session, report.duplicate_of_id),
        promises=timer_views(session, details.timers, now),
        responses=[_response(about, answer, photos, rights) for answer in answers],
        actions=[
            *actions(found, answers, now, until),
            *question_actions(session, found, details.timers, question, now),
            *promise_actions(session, found, details.timers, now),
        ],
        question=question_view(question) if question else None,
        n_supporters=report.n_supporters,
        n_followers=others.n_followers,
        is_supported=others.is_supported,
        is_followed=others.is_followed,
        editable_until=until,
        contact=_contact(session, report) if rights.sees_contact else None,
        desk=_desk(session, report) if rights.sees_internal else None,
    )


def item_fields(row: Row, language: str, now: datetime) -> dict[str, Any]:
    """Return what every kind of list shows of a report."""
    report = row.report
    clock = clock_shown(Status(report.status), report.due_at, row.clock, now)
    text = " ".join(report.description.split())
    return {
        "id": report.id,
        "number": report.number,
        "status": report.status,
        "category": schemas.CategoryRef(
            code=row.category.code, group=row.group, name=pick(row.category.name, language)
        ),
        "department": schemas.DepartmentRef(
            code=row.department.code, name=pick(row.department.name, language)
        ),
        "location": schemas.LonLat(lon=row.lon, lat=row.lat),
        "address": report.address,
        "excerpt": text if len(text) <= EXCERPT_CHARS else f"{text[: EXCERPT_CHARS - 1]}…",
        "thumbnail": f"/photos/{row.thumbnail}/small.jpg" if row.thumbnail else None,
        "received_at": to_the_minute(report.received_at),
        "due_at": report.due_at,
        "n_supporters": report.n_supporters,
        "is_overdue": clock is ClockState.OVERDUE,
        "clock": clock,
    }


def actions(
    found: Seen,
    answers: Sequence[tuple[Response, Rating | None]],
    now: datetime,
    editable_until: datetime | None = None,
) -> list[str]:
    """Return what the caller may do with the report as it stands; clients offer just that."""
    report, rights = found.report, found.rights
    status = Status(report.status)
    is_rated = bool(answers) and answers[-1][1] is not None
    is_workable = rights.works and status in OPEN
    is_neighbour = rights.is_everybodys and not rights.owns
    may_reopen = may_reopen_by_right(
        status, report.cycle, report.answered_at, now, settings().reports.reopen_days
    )
    possible = {
        "rate": rights.owns
        and status in (Status.ANSWERED, Status.CLOSED)
        and bool(answers)
        and not is_rated,
        "reopen": rights.owns and may_reopen,
        "withdraw": rights.owns and status in OPEN,
        "edit": editable_until is not None,
        "support": is_neighbour and status in OPEN,
        "follow": is_neighbour,
        "accept": (rights.works or rights.moderates) and status is Status.SUBMITTED,
        "reject": (rights.works or rights.moderates) and status is Status.SUBMITTED,
        "start": rights.works and status in (Status.ACCEPTED, Status.REOPENED),
        "note": rights.works,
        "internal_note": rights.works or rights.moderates,
        "respond": is_workable and status is not Status.SUBMITTED,
        "transfer": is_workable,
        "merge": is_workable and status is not Status.SUBMITTED,
        "order_work": is_workable,
        "visit": rights.works and status in SHOWN,
        "redact": rights.works or rights.moderates,
        "review": rights.moderates and status is Status.ANSWERED,
        "correct": (rights.works or rights.moderates) and status in OPEN,
        "split": rights.works and status in SPLITTABLE,
        "take": is_workable and report.assignee_id != found.actor.person_id,
        "release": is_workable and report.assignee_id == found.actor.person_id,
        "assign": is_workable and rights.manages,
        "reopen_again": rights.manages and status in (Status.ANSWERED, Status.CLOSED),
    }
    return [action for action, may in possible.items() if may]


def to_the_minute(at: datetime) -> datetime:
    """Return the instant without its seconds, which would tell people apart.

    Source: facts on security and privacy, "minimisation".
    """
    return at.replace(second=0, microsecond=0)


def photo_ref(photo: Photo) -> schemas.PhotoRef:
    """Return a photo as it is referred to."""
    url = f"/photos/{photo.digest}/{{size}}.jpg"
    return schemas.PhotoRef(id=photo.id, url=url, width=photo.width, height=photo.height)


def _photos(
    photos: Iterable[PlacedPhoto], purpose: PhotoPurpose, response_id: UUID | None = None
) -> list[schemas.PhotoRef]:
    return [
        photo_ref(placed.photo)
        for placed in photos
        if placed.purpose is purpose and placed.response_id == response_id
    ]


def _response(
    about: Context,
    answer: tuple[Response, Rating | None],
    photos: Sequence[PlacedPhoto],
    rights: Rights,
) -> schemas.ResponseView:
    response, rating = answer
    graded = rating and schemas.RatingView(
        grade=rating.grade, comment=rating.comment if rights.sees_reporters_words else None
    )
    return schemas.ResponseView(
        cycle=response.cycle,
        outcome=response.outcome,
        text=response.text,
        scheduled_on=response.details.get("scheduled_on"),
        who=response.details.get("who"),
        reason=response.details.get("reason"),
        department=about.department_of(response.department_id),
        answered_at=to_the_minute(response.answered_at),
        photos=_photos(photos, PhotoPurpose.RESPONSE, response.id),
        rating=graded,
    )


def _editable_until(found: Seen, now: datetime, *, has_begun: bool) -> datetime | None:
    """Return until when the caller may change the report; None: not any more, or never."""
    report = found.report
    until = editable_until(report.status, report.received_at, settings().reports.edit_min)
    is_over = has_begun or until is None or now > until
    return None if is_over or not found.rights.owns else until


def _subject(session: Session, report: Report, language: str) -> schemas.SubjectRef:
    found = subject(session, report.subject_kind, report.subject_id) if report.subject_id else None
    return schemas.SubjectRef(
        kind=report.subject_kind,
        id=report.subject_id,
        name=pick(found.name, language) if found else "",
        address=found.address if found else "",
    )


def _number(session: Session, report_id: UUID | None) -> str | None:
    if report_id is None:
        return None
    return session.scalar(select(Report.number).where(Report.id == report_id))


def _contact(session: Session, report: Report) -> schemas.ContactView:
    if report.reporter_alias is not None:
        return schemas.ContactView(email=None, name=report.reporter_alias)
    if report.reporter_id is None:
        return schemas.ContactView(email=report.contact_email, name=report.contact_name)
    person = session.get_one(Person, report.reporter_id)
    return schemas.ContactView(email=person.email, name=person.name)


def _desk(session: Session, report: Report) -> schemas.DeskView:
    return schemas.DeskView(
        routing=report.routing,
        moderation_reasons=report.moderation_reasons,
        priority=report.priority,
        assignee=_staff(session, report.assignee_id) if report.assignee_id else None,
    )


def _staff(session: Session, person_id: UUID) -> schemas.StaffRef:
    return schemas.StaffRef(id=person_id, name=session.get_one(Person, person_id).name)
