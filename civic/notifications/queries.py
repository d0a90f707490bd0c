# SPDX-License-Identifier: EUPL-1.2
"""Who hears of what, and which messages did not arrive."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person
from civic.accounts.queries import staff_of
from civic.catalogue.kinds import DepartmentKind
from civic.catalogue.models import Department
from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import DeliveryState
from civic.notifications.models import Delivery
from civic.notifications.policy import Audience, Recipient
from civic.places.models import Jurisdiction
from civic.platform.models import OutboxEntry
from civic.reports import neighbour_queries
from civic.reports.kinds import Status
from civic.reports.models import Report, ReportEvent
from civic.sla.policy import BY_DEPARTMENT, Target

#: Who works on reports, where the department has no mailbox of its own.
HANDLER_ROLES = (Role.CLERK, Role.INSPECTOR)


@dataclass(frozen=True)
class Undelivered:
    """A message that nobody will get unless somebody does something about it."""

    delivery: Delivery
    reason: str


def locked_delivery(session: Session, delivery_id: UUID) -> Delivery:
    """Return the delivery with its row locked.

    A worker that was stopped in the middle may hold the lock; another one does not wait for it.

    Raises:
        sqlalchemy.exc.OperationalError: another worker holds it; try again later.
    """
    lock = {"nowait": True}
    return session.get_one(Delivery, delivery_id, with_for_update=lock, populate_existing=True)


def undelivered(session: Session, limit: int = 100) -> list[Undelivered]:
    """Return messages that were refused for good or given up, the newest first."""
    rows = session.execute(
        select(Delivery, OutboxEntry.last_error)
        .outerjoin(
            OutboxEntry,
            (OutboxEntry.event == DeliveryQueued.name)
            & (OutboxEntry.payload["delivery_id"].astext == cast(Delivery.id, String))
            & OutboxEntry.dead_at.is_not(None),
        )
        .where(
            Delivery.state != DeliveryState.SENT,
            or_(Delivery.state == DeliveryState.FAILED, OutboxEntry.id.is_not(None)),
        )
        .order_by(Delivery.created_at.desc(), Delivery.id.desc())
        .limit(limit)
    )
    return [Undelivered(delivery, delivery.last_error or error or "") for delivery, error in rows]


def reporter_of(session: Session, report: Report) -> list[Recipient]:
    """Return the reporter, unless the account was closed."""
    if report.reporter_id is None:
        return [Recipient(report.contact_email or "", report.language)]
    return _people([session.get_one(Person, report.reporter_id)])


def followers_of(session: Session, report: Report) -> list[Recipient]:
    """Return who follows the report, and confirmed that."""
    return [
        Recipient(person.email, person.language, person.id, follower.id)
        if person is not None
        else Recipient(follower.email or "", follower.language, None, follower.id)
        for follower, person in neighbour_queries.followers_of(session, report.id)
    ]


def audience_of(
    session: Session, audience: Audience, report: Report, target: Target
) -> list[Recipient]:
    """Return who belongs to `audience` where `target` of `report` is concerned."""
    match audience:
        case Audience.REPORTER:
            return reporter_of(session, report)
        case Audience.HANDLERS if target in BY_DEPARTMENT:
            return _handlers(session, report)
        case Audience.HANDLERS:
            return _moderators(session, report.jurisdiction_id)
        case Audience.MANAGERS if target in BY_DEPARTMENT:
            return _people(staff_of(session, report.department_id, Role.MANAGER))
        case _:
            return _coordinators(session, report.jurisdiction_id)


def last_change(session: Session, report_id: UUID, to_status: Status) -> ReportEvent | None:
    """Return the newest row of the history in which the report became `to_status`."""
    return session.scalars(
        select(ReportEvent)
        .filter_by(report_id=report_id, to_status=to_status)
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    ).one_or_none()


def _handlers(session: Session, report: Report) -> list[Recipient]:
    department = session.get_one(Department, report.department_id)
    if department.email:
        return [_mailbox(session, department.jurisdiction_id, department.email)]
    clerks = staff_of(session, department.id, *HANDLER_ROLES)
    return _people(clerks or staff_of(session, department.id, Role.MANAGER))


def _moderators(session: Session, jurisdiction_id: UUID) -> list[Recipient]:
    wanted = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.jurisdiction_id == jurisdiction_id,
            Membership.role == Role.MODERATOR,
        )
        .order_by(Person.name, Person.id)
    )
    return _people(session.scalars(wanted).unique())


def _coordinators(session: Session, jurisdiction_id: UUID) -> list[Recipient]:
    dispatchers = session.scalars(
        select(Department).where(
            Department.jurisdiction_id == jurisdiction_id,
            Department.kind == DepartmentKind.DISPATCHER,
            Department.withdrawn_at.is_(None),
        )
    )
    told: list[Recipient] = []
    for department in dispatchers:
        if managers := _people(staff_of(session, department.id, Role.MANAGER)):
            told += managers
        elif department.email:
            told.append(_mailbox(session, jurisdiction_id, department.email))
    return told


def _mailbox(session: Session, jurisdiction_id: UUID, address: str) -> Recipient:
    """Return a mailbox that several people read: in the language of the city."""
    return Recipient(address, session.get_one(Jurisdiction, jurisdiction_id).languages[0])


def _people(people: Iterable[Person]) -> list[Recipient]:
    return [
        Recipient(person.email, person.language, person.id)
        for person in people
        if person.disabled_at is None
    ]
