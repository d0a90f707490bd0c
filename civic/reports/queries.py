# SPDX-License-Identifier: EUPL-1.2
"""Reading one report, and who may."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue
from civic.photos.models import Photo
from civic.photos.showing import shows
from civic.places.models import Jurisdiction
from civic.platform.config import settings
from civic.platform.problems import NotAllowed, NotSignedIn, NotThere
from civic.platform.signing import BadToken, digest_of, value_of
from civic.reports.kinds import SHOWN, ActorRole, PhotoPurpose, Status
from civic.reports.models import Rating, Report, ReportEvent, ReportPhoto, Response
from civic.reports.policy import Rights, rights_of, sla_event
from civic.reports.state_policy import Fact, State, fold
from civic.sla.models import SlaTimer
from civic.sla.queries import Drift, timers_of
from civic.sla.queries import audit as audit_timers

REPORT_KEY = "report-key"
#: Columns of a report that its history adds up to.
FOLDED = (
    "status",
    "department_id",
    "cycle",
    "outcome",
    "duplicate_of_id",
    "assignee_id",
    "priority",
)
#: What staff and contractors took on the spot, not (yet) part of an answer.
FOR_STAFF = frozenset({PhotoPurpose.VISIT, PhotoPurpose.WORK})
#: A property of Rights.
Need = Literal["works", "desks", "manages", "moderates"]


@dataclass(frozen=True)
class Seen:
    """A report with who asked for it and what they may do."""

    report: Report
    rights: Rights
    actor: Actor


@dataclass(frozen=True)
class PlacedPhoto:
    """A photo with its place in a report."""

    photo: Photo
    purpose: PhotoPurpose
    response_id: UUID | None


def holds_key(report: Report, actor: Actor) -> bool:
    """Tell whether the key presented is this report's: from its mail, or made by its device."""
    if actor.report_key is None:
        return False
    if report.key_digest is not None and digest_of(actor.report_key) == report.key_digest:
        return True
    max_age_s = settings().sessions.report_link_valid_days * 86_400
    try:
        named = value_of(actor.report_key, purpose=REPORT_KEY, max_age_s=max_age_s)
    except BadToken:
        return False
    return bool(named == str(report.id))


def seen(session: Session, key: UUID | str, actor: Actor, *, lock: bool = False) -> Seen:
    """Return the report with this id or number, if it exists for `actor`.

    Raises:
        NotThere: there is none, or it must not be seen; the answers do not differ.
    """
    match = Report.id == key if isinstance(key, UUID) else Report.number == key
    wanted = select(Report).where(match)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    report = session.scalars(wanted).one_or_none()
    if report is None:
        raise NotThere
    rights = rights_of(actor, report, holds_key=holds_key(report, actor))
    if not rights.sees:
        raise NotThere
    return Seen(report, rights, actor)


def locked(session: Session, report_id: UUID) -> Report:
    """Return the report as it is now; nobody else changes it until the transaction ends."""
    return session.scalars(
        select(Report)
        .filter_by(id=report_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def for_reporter(session: Session, report_id: UUID, actor: Actor) -> Report:
    """Return the locked report if it is the caller's own.

    Raises:
        NotThere: there is none that the caller may see.
        NotSignedIn, NotAllowed: it is somebody else's.
    """
    found = seen(session, report_id, actor, lock=True)
    if not found.rights.owns:
        raise NotAllowed if actor.is_signed_in else NotSignedIn
    return found.report


def for_desk(session: Session, report_id: UUID, actor: Actor, need: Need) -> Seen:
    """Return the locked report if the caller has the right that `need` names.

    Raises:
        NotThere: there is none that the caller may see.
        NotAllowed: it is another department's.
    """
    found = seen(session, report_id, actor, lock=True)
    if not getattr(found.rights, need):
        raise NotAllowed
    return found


def history(session: Session, report_id: UUID) -> Sequence[ReportEvent]:
    """Return all rows of the history, oldest first."""
    rows = select(ReportEvent).filter_by(report_id=report_id).order_by(ReportEvent.seq)
    return session.scalars(rows).all()


def timeline(session: Session, report_id: UUID, rights: Rights) -> Sequence[ReportEvent]:
    """Return the rows of the history that `rights` allow to see, oldest first."""
    rows = select(ReportEvent).filter_by(report_id=report_id).order_by(ReportEvent.seq)
    if not rights.sees_internal:
        rows = rows.where(ReportEvent.is_public)
    return session.scalars(rows).all()


def has_begun(report_id: UUID) -> ColumnElement[bool]:
    """Return the condition that the department did anything with a report but take it on."""
    is_taking_on = and_(
        ReportEvent.from_status == Status.SUBMITTED, ReportEvent.to_status == Status.ACCEPTED
    )
    return exists().where(
        ReportEvent.report_id == report_id,
        ReportEvent.actor_role == ActorRole.DEPARTMENT,
        is_taking_on.is_not(True),
    )


def photos_of(session: Session, report_id: UUID) -> list[PlacedPhoto]:
    """Return the photos of a report and of its responses, in their order."""
    rows = session.execute(
        select(Photo, ReportPhoto.purpose, ReportPhoto.response_id)
        .join(ReportPhoto, ReportPhoto.photo_id == Photo.id)
        .where(ReportPhoto.report_id == report_id)
        .order_by(ReportPhoto.position, ReportPhoto.id)
    )
    return [
        PlacedPhoto(photo, PhotoPurpose(purpose), response_id)
        for photo, purpose, response_id in rows
    ]


def responses_of(session: Session, report_id: UUID) -> list[tuple[Response, Rating | None]]:
    """Return the responses of a report with their ratings, in the order of its cycles."""
    rows = session.execute(
        select(Response, Rating)
        .outerjoin(Rating, Rating.response_id == Response.id)
        .where(Response.report_id == report_id)
        .order_by(Response.cycle)
    )
    return [(response, rating) for response, rating in rows]


@dataclass(frozen=True)
class Details:
    """What the view of a report shows beside its row."""

    known: Catalogue
    answers: Sequence[tuple[Response, Rating | None]]
    photos: Sequence[PlacedPhoto]
    #: As `sla.queries.timers_of` orders them.
    timers: Sequence[SlaTimer]


def details_of(session: Session, report: Report) -> Details:
    """Return what the view of the report shows beside its row."""
    answers = responses_of(session, report.id) if report.answered_at else []
    return Details(
        known=catalogue_of(session, report),
        answers=answers,
        photos=photos_of(session, report.id) if report.n_photos or answers else [],
        timers=timers_of(session, report.id),
    )


def catalogue_of(session: Session, report: Report) -> Catalogue:
    """Return the catalogue of the report's city as it is now."""
    version = session.scalar(
        select(Jurisdiction.catalogue_version).where(Jurisdiction.id == report.jurisdiction_id)
    )
    return catalogue(session, report.jurisdiction_id, version or 0)


def last_response(session: Session, report_id: UUID) -> tuple[Response, Rating | None] | None:
    """Return the newest response of a report with its rating."""
    found = responses_of(session, report_id)
    return found[-1] if found else None


def photo_is_public(session: Session, digest: str) -> bool:
    """Tell whether a photo belongs to a report that everybody may read.

    What inspectors and contractors took is everybody's once it is in an answer.
    """
    wanted = (
        select(Report.id)
        .join(ReportPhoto, ReportPhoto.report_id == Report.id)
        .join(Photo, Photo.id == ReportPhoto.photo_id)
        .where(
            Photo.digest == digest,
            Report.visibility == "public",
            Report.status.in_(SHOWN),
            ReportPhoto.purpose.not_in(FOR_STAFF),
        )
        .limit(1)
    )
    return session.scalar(wanted) is not None


@shows
def photo_is_visible(session: Session, digest: str, actor: Actor) -> bool:
    """Tell whether `actor` may see a photo: it belongs to a report whose photos they see."""
    placed = session.execute(
        select(Report, ReportPhoto.purpose)
        .join(ReportPhoto, ReportPhoto.report_id == Report.id)
        .join(Photo, Photo.id == ReportPhoto.photo_id)
        .where(Photo.digest == digest)
    )
    return any(
        rights.sees_internal if purpose in FOR_STAFF else rights.sees_text
        for report, purpose in placed
        for rights in (rights_of(actor, report, holds_key=holds_key(report, actor)),)
    )


@dataclass(frozen=True)
class Audit:
    """Where the rows of a report differ from what its history adds up to."""

    state: Sequence[tuple[str, object, object]]
    timers: Sequence[Drift]

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs."""
        return not self.state and not self.timers


def audit(session: Session, report: Report) -> Audit:
    """Fold the history of a report anew and compare."""
    rows = history(session, report.id)
    facts: Sequence[Fact] = rows
    state: State = fold(facts)
    differing = [
        (column, getattr(report, column), getattr(state, column))
        for column in FOLDED
        if getattr(report, column) != getattr(state, column)
    ]
    events = [event for row in rows if (event := sla_event(row)) is not None]
    return Audit(differing, audit_timers(session, report.id, events))
