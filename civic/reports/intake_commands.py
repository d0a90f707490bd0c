# SPDX-License-Identifier: EUPL-1.2
"""Taking in a report: one transaction, and sending it again changes nothing."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import Moderation, PhotoDuty, SubjectKind, Visibility
from civic.catalogue.policy import check_season, check_subject, reportable, require_answers
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue, Category
from civic.photos import commands as photos
from civic.places.queries import PlaceAt, Subject, place_at, subject
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.problems import InvalidBody
from civic.platform.signing import digest_of
from civic.reports.errors import IdTaken, OutsideCity, PhotoMissing, SubjectMissing
from civic.reports.events import ReportSubmitted
from civic.reports.kinds import ActorRole, EventKind, PhotoPurpose, ReportChannel, Status
from civic.reports.models import Report, ReportEvent, ReportPhoto
from civic.reports.policy import moderation_reasons
from civic.reports.queries import Details, PlacedPhoto
from civic.reports.schemas import ReportDraft
from civic.reports.words import NO_SUCH, PICK
from civic.routing.policy import AreaHere, Decision, route
from civic.sla import commands as sla
from civic.sla.clock_policy import first_due
from civic.sla.models import SlaTimer
from civic.sla.policy import Terms
from civic.sla.queries import promise_book

#: Core, not ORM: nothing reads the rows back, and every report waits for them.
INSERT_EVENTS = insert(ReportEvent.__table__)  # type: ignore[arg-type]  # a Table, declared as FromClause


@dataclass(frozen=True)
class Origin:
    """How a report came, where that is not its reporter's own doing."""

    channel: ReportChannel = ReportChannel.DIRECT
    #: What the department calls the reporter; None: by their account.
    alias: str | None = None
    #: What the history tells of it beside.
    facts: Mapping[str, Any] = field(default_factory=dict)
    #: For its reporter and staff alone, though its category is public.
    is_private: bool = False


DIRECT = Origin()


@dataclass(frozen=True)
class Told:
    """How a draft came, beside what it says."""

    #: Gives how many reports the sender sent within a day.
    n_today: Callable[[], int]
    #: When it came in, if that was before: the promises of that day hold.
    received_at: datetime | None = None
    #: Of what residents mapped, somebody may not have been able to answer everything, and a photo
    #: may be for staff alone.
    may_lack: bool = False


@dataclass(frozen=True)
class Intake:
    """Everything that was found out about a draft before anything is written."""

    draft: ReportDraft
    actor: Actor
    place: PlaceAt
    known: Catalogue
    category: Category
    subject: Subject | None
    decision: Decision
    terms: Terms
    #: Why a moderator has to look first; empty: accepted at once.
    reasons: Sequence[str]
    origin: Origin = DIRECT

    @property
    def status(self) -> Status:
        """The status in which the report begins."""
        return Status.SUBMITTED if self.reasons else Status.ACCEPTED


@dataclass(frozen=True)
class Submitted:
    """A report, and whether this very request brought it."""

    report: Report
    is_new: bool
    #: Of a new report, so that its view reads nothing again.
    details: Details | None = None


def submit(
    session: Session, draft: ReportDraft, actor: Actor, now: datetime, origin: Origin = DIRECT
) -> Submitted:
    """Store a report, hand it to its department and start its timers.

    Sending the same draft again returns the first report unchanged. What somebody sends in a day
    is counted for what they send themselves.

    Raises:
        IdTaken: another report was sent with this id.
        InvalidBody: neither an account nor an address for the news.
        OutsideCity, UnknownCategory, OutOfSeason, WrongSubject, SubjectMissing, InvalidAnswers,
        PhotoMissing, UnknownPhoto: the draft does not fit.
    """
    if not actor.is_signed_in and draft.email is None:
        fault = {"pointer": "/email", "detail": "say where the news go, or sign in", "in": "json"}
        raise InvalidBody(errors=[fault])
    if (known := session.get(Report, draft.id)) is not None:
        return Submitted(_repeated(known, draft, actor), is_new=False)
    is_direct = origin is DIRECT
    n_today = partial(_n_today, session, draft, actor, now) if is_direct else int
    told = Told(n_today, may_lack=not is_direct)
    intake = replace(examine(session, draft, actor, now, told), origin=origin)
    report = _insert(session, intake, now)
    if report is None:  # the same draft, sent twice at once: the other one was first
        first = session.get_one(Report, draft.id, populate_existing=True)
        return Submitted(_repeated(first, draft, actor), is_new=False)
    linked = link_photos(session, report, draft.photo_ids, now)
    timers = _begin_history(session, report, intake, now)
    outbox.record(session, ReportSubmitted(report_id=report.id), now=now)
    return Submitted(report, is_new=True, details=Details(intake.known, [], linked, timers))


def body_digest(draft: ReportDraft, actor: Actor) -> str:
    """Return what tells a repetition from another report: everything sent, and by whom."""
    # Without defaults, so that a field that a later release adds makes no other report of it.
    sent = f"{draft.model_dump_json(exclude_defaults=True)}|{actor.person_id or ''}"
    return hashlib.sha256(sent.encode()).hexdigest()


def _repeated(known: Report, draft: ReportDraft, actor: Actor) -> Report:
    """Return the report that the same sender sent before.

    Only somebody who sends all of it again is told, so that an id, which is public, opens nothing.
    """
    if known.body_digest != body_digest(draft, actor):
        raise IdTaken("Make a new id for a new report.")
    return known


def examine(
    session: Session,
    draft: ReportDraft,
    actor: Actor,
    now: datetime,
    told: Told,
) -> Intake:
    """Find out everything about a draft: whose it is, whether it fits, what it is promised.

    Raises:
        OutsideCity, UnknownCategory, OutOfSeason, WrongSubject, SubjectMissing, InvalidAnswers,
        PhotoMissing: the draft does not fit.
    """
    place = place_at(session, draft.lon, draft.lat)
    if place is None:
        raise OutsideCity("This place lies outside the cities that are served here.")
    known = catalogue(session, place.jurisdiction_id, place.catalogue_version)
    category = reportable(known, draft.category)
    about = _checked(session, draft, category, place, now, may_lack=told.may_lack)
    decision = decide(category, place, about, known)
    book = promise_book(
        session, place.jurisdiction_id, place.catalogue_version, told.received_at or now
    )
    terms = book.terms(category.promise, decision.department.calendar, place.calendar)
    reasons = moderation_reasons(
        _words(draft),
        by_human=category.moderation == Moderation.HUMAN,
        words=place.rules.get("moderation_words", ()),
        n_today=told.n_today(),
        unmoderated_per_day=settings().reports.unmoderated_per_day,
    )
    return Intake(draft, actor, place, known, category, about, decision, terms, reasons)


def _words(draft: ReportDraft) -> str:
    """Return everything that the sender wrote and everybody will read."""
    answers = (answer for answer in draft.answers.values() if isinstance(answer, str))
    return "\n".join([draft.description, draft.address or "", *answers])


def _checked(
    session: Session,
    draft: ReportDraft,
    category: Category,
    place: PlaceAt,
    now: datetime,
    *,
    may_lack: bool,
) -> Subject | None:
    """Return what the report is about, after everything that can be wrong with it was looked at."""
    check_season(category, now.astimezone(ZoneInfo(place.zone)).date())
    require_answers(category, draft.answers, may_lack=may_lack)
    if category.photo == PhotoDuty.REQUIRED and not draft.photo_ids and not may_lack:
        raise PhotoMissing("Add a photo: the department needs it to find and judge the problem.")
    return subject_of(session, draft, category, place)


def subject_of(
    session: Session, draft: ReportDraft, category: Category, place: PlaceAt
) -> Subject | None:
    """Return what the report is about; None: just the place.

    Raises:
        SubjectMissing, WrongSubject: it must be about something else.
    """
    if category.subject_kind == SubjectKind.PLACE:
        return None
    if draft.subject_id is None:
        raise SubjectMissing(
            PICK[SubjectKind(category.subject_kind)],
            subject_kind=category.subject_kind,
            subject_kinds=list(category.subject_kinds),
        )
    about = subject(session, category.subject_kind, draft.subject_id)
    if about is None or about.jurisdiction_id != place.jurisdiction_id:
        raise SubjectMissing(NO_SUCH[SubjectKind(category.subject_kind)])
    check_subject(category, about.kind, about.type)
    return about


def decide(category: Category, place: PlaceAt, about: Subject | None, known: Catalogue) -> Decision:
    """Return which department answers for a report, and by which rule."""
    areas = [AreaHere(area.id, area.code) for area in place.areas]
    return route(category, areas, about.organisation_id if about else None, known)


def _n_today(session: Session, draft: ReportDraft, actor: Actor, now: datetime) -> int:
    """Return how many reports the sender sent within the last day."""
    mine = (
        Report.reporter_id == actor.person_id
        if actor.is_signed_in
        else func.lower(Report.contact_email) == str(draft.email).lower()
    )
    recent = select(func.count()).where(
        mine,
        Report.received_at > now - timedelta(days=1),
        Report.channel == ReportChannel.DIRECT,
    )
    return session.scalar(recent) or 0


def _insert(session: Session, intake: Intake, now: datetime) -> Report | None:
    """Insert the report; None if its id is there already."""
    year = now.astimezone(ZoneInfo(intake.place.zone)).year
    values = _row(intake, now) | {"number": func.report_number(intake.place.prefix, year)}
    new = pg_insert(Report).values(values).on_conflict_do_nothing(index_elements=[Report.id])
    return session.scalar(new.returning(Report))


def columns_of(intake: Intake) -> dict[str, Any]:
    """Return the columns that follow from what the reporter tells; the reporter may change them."""
    draft, category = intake.draft, intake.category
    return {
        "category_id": category.id,
        "department_id": intake.decision.department.id,
        "visibility": category.visibility,
        "description": draft.description,
        "location": func.ST_SetSRID(func.ST_MakePoint(draft.lon, draft.lat), 4326),
        "accuracy_m": draft.accuracy_m,
        "address": _address(intake),
        "area_ids": [area.id for area in intake.place.areas],
        "subject_kind": category.subject_kind,
        "subject_id": intake.subject.id if intake.subject else None,
        "answers": draft.answers,
        "routing": intake.decision.as_json(),
        "moderation_reasons": list(intake.reasons),
        "n_photos": len(draft.photo_ids),
    }


def _row(intake: Intake, now: datetime) -> dict[str, Any]:
    draft, actor, place = intake.draft, intake.actor, intake.place
    anonymous = not actor.is_signed_in
    due_at, due_soon_at = first_due(now, intake.terms, is_accepted=not intake.reasons)
    return columns_of(intake) | {
        "id": draft.id,
        "jurisdiction_id": place.jurisdiction_id,
        "status": intake.status,
        "language": draft.language or actor.language or place.languages[0],
        "reporter_id": actor.person_id,
        "reporter_alias": intake.origin.alias,
        "channel": intake.origin.channel,
        "contact_email": str(draft.email) if anonymous else None,
        "contact_name": draft.name if anonymous else None,
        "key_digest": digest_of(draft.report_key) if draft.report_key else None,
        "body_digest": body_digest(draft, actor),
        "captured_at": draft.captured_at,
        "received_at": now,
        "updated_at": now,
        "due_at": due_at,
        "due_soon_at": due_soon_at,
        **({"visibility": Visibility.PRIVATE} if intake.origin.is_private else {}),
    }


def _address(intake: Intake) -> str:
    """Return the address as people would say it: as sent, else the subject's, else the nearest."""
    if intake.draft.address:
        return intake.draft.address
    if intake.subject is not None and intake.subject.address:
        return intake.subject.address
    nearest = intake.place.address
    return f"{nearest.street} {nearest.number}" if nearest is not None else ""


def link_photos(
    session: Session, report: Report, photo_ids: Sequence[UUID], now: datetime
) -> list[PlacedPhoto]:
    """Put photos to a report in their order.

    Raises:
        UnknownPhoto: some are not kept here.
    """
    if not photo_ids:
        return []
    linked = photos.link(session, photo_ids, now)
    rows = [
        {
            "report_id": report.id,
            "photo_id": photo.id,
            "purpose": PhotoPurpose.REPORT,
            "position": position,
        }
        for position, photo in enumerate(linked)
    ]
    session.execute(insert(ReportPhoto), rows)
    return [PlacedPhoto(photo, PhotoPurpose.REPORT, None) for photo in linked]


def _begin_history(
    session: Session, report: Report, intake: Intake, now: datetime
) -> list[SlaTimer]:
    """Write the first rows of the history and start the timers; return these in order."""
    row: dict[str, Any] = {
        "report_id": report.id,
        "at": now,
        "actor_role": ActorRole.SYSTEM,
        "is_public": True,
        "data": {},
        "department_id": None,
        "from_status": None,
        "to_status": None,
        "actor_id": None,
    }
    received = {
        "kind": EventKind.RECEIVED,
        "actor_role": ActorRole.REPORTER,
        "actor_id": intake.actor.person_id,
        "data": {"pins": intake.terms.pins.as_json(), **intake.origin.facts},
    }
    routed = {"kind": EventKind.ROUTED, "department_id": report.department_id}
    accepted = {
        "kind": EventKind.STATUS_CHANGED,
        "from_status": Status.SUBMITTED,
        "to_status": Status.ACCEPTED,
    }
    new: list[dict[str, Any]] = (
        [received, routed] if intake.reasons else [received, routed, accepted]
    )
    # In one statement: rows of different columns would otherwise become one each.
    session.execute(insert(ReportEvent).values([row | own for own in new]))
    timers = sla.start_timers(session, report.id, intake.terms, now, is_accepted=not intake.reasons)
    return sorted(timers, key=lambda timer: (timer.original_due_at, timer.id))
