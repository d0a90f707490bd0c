# SPDX-License-Identifier: EUPL-1.2
"""A report that tells of two things becomes two; it is locked already.

Nobody has to report again what was told: the part is promised from when the whole was received (or
opened again), keeps its reporter, its key and its secrecy, and what was told of both is told of
each.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.catalogue.kinds import Visibility
from civic.photos.errors import UnknownPhoto
from civic.platform import outbox
from civic.platform.ids import new_id
from civic.platform.signing import digest_of
from civic.reports.commands import SYSTEM, By, append
from civic.reports.correction_commands import examined
from civic.reports.correction_schemas import SplitBody
from civic.reports.edit_commands import as_draft
from civic.reports.errors import IllegalTransition
from civic.reports.events import ReportSplit
from civic.reports.intake_commands import Intake, columns_of, link_photos
from civic.reports.kinds import SPLITTABLE, ActorRole, EventKind, Priority, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import is_everybodys
from civic.sla import commands as sla
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from civic.sla.queries import clock_of, pins_of, terms_of

#: Columns that a part has from the whole.
INHERITED = (
    "jurisdiction_id",
    "language",
    "location",
    "accuracy_m",
    "address",
    "area_ids",
    "reporter_id",
    "reporter_alias",
    "channel",
    "contact_email",
    "contact_name",
    "key_digest",
    "captured_at",
    "received_at",
    "priority",
)
#: Columns that follow from what the part is about.
OWN = ("category_id", "department_id", "subject_kind", "subject_id", "routing", "description")


def split(
    session: Session,
    report: Report,
    body: SplitBody,
    by: By,
    now: datetime,
    *,
    part_id: UUID | None = None,
) -> Report:
    """Make a report of its own of the second thing that `report` tells of; return it.

    It is routed as intake would, and promised by the rules for corrections: what the part is
    promised comes no later than what the whole was.

    Raises:
        IllegalTransition: a moderator has not looked yet, the reporter is asked, or it is answered.
        UnknownPhoto: a photo is none of the report's.
        UnknownCategory, SubjectMissing, WrongSubject: the part does not fit.
    """
    if report.status not in SPLITTABLE:
        raise IllegalTransition(
            "At “{from_status}” a report can not be split.", from_status=report.status
        )
    whole = as_draft(session, report)
    if set(body.photo_ids) - set(whole.photo_ids):
        raise UnknownPhoto("Choose among the photos of the report.")
    told = {"category": body.category, "description": body.description, "answers": {}}
    own = told | {"photo_ids": body.photo_ids, "subject_id": body.subject_id or whole.subject_id}
    intake = examined(session, report, whole.model_copy(update=own), Priority(report.priority))
    part = _insert(session, report, intake, part_id or new_id(), now)
    link_photos(session, part, body.photo_ids, now)
    _promise(session, report, part, sla.locked_timers(session, report.id))
    _route(session, part, intake, body.reason, by, now)
    _link(session, report, part, body.reason, by, now)
    return part


def _insert(
    session: Session, report: Report, intake: Intake, part_id: UUID, now: datetime
) -> Report:
    year = now.astimezone(ZoneInfo(intake.place.zone)).year
    columns = columns_of(intake)
    is_private = Visibility.PRIVATE in (report.visibility, columns["visibility"])
    part = Report(
        id=part_id,
        number=session.scalar(select(func.report_number(intake.place.prefix, year))),
        status=Status.SUBMITTED,
        visibility=Visibility.PRIVATE if is_private else Visibility.PUBLIC,
        answers={},
        body_digest=digest_of(f"split|{part_id}"),
        moderation_reasons=[],
        n_photos=columns["n_photos"],
        updated_at=report.received_at,
        **{name: getattr(report, name) for name in INHERITED},
        **{name: columns[name] for name in OWN},
    )
    session.add(part)
    session.flush()  # what follows points to it
    return part


def _promise(session: Session, report: Report, part: Report, timers: Iterable[SlaTimer]) -> None:
    """Write down for the part what was promised and told of the whole, from its receipt on."""
    timers = list(timers)
    attempt = next(
        timer
        for timer in timers
        if (timer.target, timer.cycle) == (Target.RESOLUTION, report.cycle)
    )
    checked = next(timer for timer in timers if timer.target == Target.MODERATION)
    pins = pins_of([clock_of(timer) for timer in timers])
    received = ReportEvent(
        report_id=part.id,
        kind=EventKind.RECEIVED,
        at=attempt.started_at,
        actor_role=ActorRole.REPORTER,
        actor_id=report.reporter_id,
        is_public=True,
        data={"pins": pins.as_json(), "priority": report.priority},
    )
    session.add(received)
    session.flush()  # the order of the history is that of its numbers
    part.updated_at = attempt.started_at
    sla.start_timers(session, part.id, terms_of(session, timers), attempt.started_at)
    accepted_at = max(attempt.started_at, checked.stopped_at or attempt.started_at)
    append(
        session,
        part,
        EventKind.STATUS_CHANGED,
        SYSTEM,
        accepted_at,
        to_status=Status.ACCEPTED,
    )
    part.status = Status.ACCEPTED
    for note in _notes(session, report, attempt.started_at):
        by = By(ActorRole.DEPARTMENT, note.actor_id, note.department_id)
        append(session, part, EventKind.PUBLIC_NOTE, by, note.at, text=note.text)


def _notes(session: Session, report: Report, since: datetime) -> list[ReportEvent]:
    """Return what the department told of the whole in this attempt."""
    rows = session.scalars(
        select(ReportEvent)
        .where(
            ReportEvent.report_id == report.id,
            ReportEvent.kind == EventKind.PUBLIC_NOTE,
            ReportEvent.actor_role == ActorRole.DEPARTMENT,
            ReportEvent.at >= since,
        )
        .order_by(ReportEvent.seq)
    )
    return list(rows)


def _route(
    session: Session, part: Report, intake: Intake, reason: str, by: By, now: datetime
) -> None:
    routed = By(ActorRole.SYSTEM, department_id=part.department_id)
    append(session, part, EventKind.ROUTED, routed, now)
    data = {
        "changed": ["category"],
        "category": intake.category.code,
        "is_triage": False,
        "pins": intake.terms.pins.as_json(),
    }
    append(session, part, EventKind.CORRECTED, by, now, text=reason, data=data)


def _link(
    session: Session, report: Report, part: Report, reason: str, by: By, now: datetime
) -> None:
    """Say in both histories what became of it; a private part is named to staff only."""
    is_public = is_everybodys(part) and is_everybodys(report)
    rows: list[tuple[Report, Mapping[str, Any]]] = [
        (part, {"of_id": str(report.id), "of": report.number}),
        (report, {"part_id": str(part.id), "part": part.number}),
    ]
    for one, data in rows:
        row = append(
            session, one, EventKind.SPLIT, by, now, text=reason, data=data, is_public=is_public
        )
    told = ReportSplit(report_id=report.id, event_seq=row.seq, part_id=part.id)
    outbox.record(session, told, now=now)
