# SPDX-License-Identifier: EUPL-1.2
"""Reporters change their report while nobody works on it; the report is locked already."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import Visibility
from civic.photos import commands as photos
from civic.platform import outbox
from civic.platform.config import settings
from civic.reports.commands import SYSTEM, By, append, change_status
from civic.reports.edit_policy import ROUTING_FIELDS, changed_fields, editable_until, edited
from civic.reports.edit_schemas import ReportEdit
from civic.reports.errors import NoLongerEditable, OutsideCity
from civic.reports.events import ReportEdited
from civic.reports.intake_commands import Intake, Told, columns_of, examine, link_photos
from civic.reports.kinds import ActorRole, EventKind, PhotoPurpose, ReportChannel, Status
from civic.reports.models import Report, ReportPhoto
from civic.reports.queries import catalogue_of, has_begun, photos_of
from civic.reports.schemas import ReportDraft
from civic.sla.queries import timers_of

#: Columns that stay where neither category nor place changed, though the city's rules may have.
ROUTING_COLUMNS = frozenset(
    {
        "category_id",
        "department_id",
        "visibility",
        "location",
        "area_ids",
        "subject_kind",
        "subject_id",
        "routing",
    }
)
MANY_TODAY = "many_today"


def edit(session: Session, report: Report, change: ReportEdit, by: By, now: datetime) -> bool:
    """Change a report as its reporter wants; return whether that changes anything.

    It is checked as at intake, and may have to wait for a moderator. Another category or place is
    routed and promised anew, from the first receipt on.

    Raises:
        NoLongerEditable: too late, or the department has begun.
        OutsideCity: the new place is in no city, or in another one.
        UnknownCategory, OutOfSeason, WrongSubject, SubjectMissing, InvalidAnswers, PhotoMissing,
        UnknownPhoto: the changed report does not fit.
    """
    refuse_late(session, report, now)
    current = as_draft(session, report)
    wanted = edited(current, change)
    changed = changed_fields(current, wanted)
    if not changed:
        return False
    n_today, received_at = partial(_n_today, report), report.received_at
    intake = examine(session, wanted, Actor(), now, Told(n_today, received_at))
    if intake.place.jurisdiction_id != report.jurisdiction_id:
        raise OutsideCity("The new place lies in another city. Send a new report there.")
    if "photo_ids" in changed:
        _replace_photos(session, report, current.photo_ids, wanted.photo_ids, now)
    is_moved = bool(changed & ROUTING_FIELDS)
    department_id = report.department_id
    # What a campaign found of sensitive things is private, though its category is public.
    from_campaign = report.channel == ReportChannel.CAMPAIGN
    is_sensitive = from_campaign and report.visibility == Visibility.PRIVATE
    stays = {"visibility"} if is_sensitive else set()
    for column, value in columns_of(intake).items():
        if column not in stays and (is_moved or column not in ROUTING_COLUMNS):
            setattr(report, column, value)
    dues = _dues(session, report)
    data: dict[str, Any] = {"changed": sorted(changed)}
    if is_moved:
        data["pins"] = intake.terms.pins.as_json()
    row = append(session, report, EventKind.EDITED, by, now, data=data)
    is_rerouted = reroute(session, report, department_id, current.category, now)
    _check(session, report, intake, now)
    is_rerouted |= dues != _dues(session, report)
    told = ReportEdited(report_id=report.id, event_seq=row.seq, is_rerouted=is_rerouted)
    outbox.record(session, told, now=now)
    return True


def refuse_late(session: Session, report: Report, now: datetime) -> None:
    """Let a report pass that its reporter may still change.

    Raises:
        NoLongerEditable: too late, or the department has begun.
    """
    minutes = settings().reports.edit_min
    until = editable_until(report.status, report.received_at, minutes)
    if until is None or now > until or session.scalar(select(has_begun(report.id))):
        raise NoLongerEditable(
            "A report can be changed within {minutes} minutes, until work on it begins.",
            minutes=minutes,
        )


def as_draft(session: Session, report: Report) -> ReportDraft:
    """Return the report as its reporter would send it now; what can't be changed is left out."""
    point = cast(Point, to_shape(report.location))
    known = catalogue_of(session, report)
    placed = photos_of(session, report.id) if report.n_photos else []
    return ReportDraft.model_construct(
        id=report.id,
        category=known.category_by_id[report.category_id].code,
        lon=point.x,
        lat=point.y,
        accuracy_m=report.accuracy_m,
        description=report.description,
        address=report.address,
        subject_id=report.subject_id,
        answers=report.answers,
        photo_ids=[p.photo.id for p in placed if p.purpose is PhotoPurpose.REPORT],
    )


def _n_today(report: Report) -> int:
    """Return how many reports count for the check of today's number.

    What was sent since must not hold this one back; that it was one of too many still does.
    """
    waits_for_it = report.status == Status.SUBMITTED and MANY_TODAY in report.moderation_reasons
    return settings().reports.unmoderated_per_day if waits_for_it else 0


def _replace_photos(
    session: Session, report: Report, before: Sequence[UUID], after: Sequence[UUID], now: datetime
) -> None:
    """Put other photos to the report; those that no report uses any more are let go."""
    gone = set(before) - set(after)
    photos.lock(session, {*before, *after})
    session.execute(
        delete(ReportPhoto)
        .filter_by(report_id=report.id, purpose=PhotoPurpose.REPORT)
        .execution_options(synchronize_session=False)
    )
    link_photos(session, report, after, now)
    used = session.scalars(select(ReportPhoto.photo_id).where(ReportPhoto.photo_id.in_(gone)))
    photos.let_go(session, gone - set(used), now)


def reroute(
    session: Session, report: Report, before_id: UUID, category: str, now: datetime
) -> bool:
    """Write down that another department answers than `before_id`; return whether one does."""
    if report.department_id == before_id:
        return False
    data = {
        "from_department_id": str(before_id),
        "from_category": category,
        "why": report.routing["why"],
    }
    by = By(ActorRole.SYSTEM, department_id=report.department_id)
    append(session, report, EventKind.ROUTED, by, now, data=data)
    report.assignee_id = None
    return True


def _check(session: Session, report: Report, intake: Intake, now: datetime) -> None:
    """Bring the status in step with what the checks found."""
    if intake.reasons and report.status == Status.ACCEPTED:
        change_status(session, report, Status.SUBMITTED, SYSTEM, now)
    elif not intake.reasons and report.status == Status.SUBMITTED:
        change_status(session, report, Status.ACCEPTED, SYSTEM, now)


def _dues(session: Session, report: Report) -> list[datetime]:
    return [timer.due_at for timer in timers_of(session, report.id)]
