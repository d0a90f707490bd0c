# SPDX-License-Identifier: EUPL-1.2
"""Who hears of what, in which language, and during which hours."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person
from civic.accounts.queries import staff_of
from civic.catalogue.kinds import DepartmentKind
from civic.catalogue.models import Department
from civic.notifications.policy import Audience, Recipient
from civic.places.models import Jurisdiction
from civic.reports import neighbour_queries
from civic.reports.models import Report, Supporter
from civic.sla.policy import BY_DEPARTMENT, Target
from civic.sla.queries import promise_book

#: Who works on reports, where the department has no mailbox of its own.
HANDLER_ROLES = (Role.CLERK, Role.INSPECTOR)


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


def reporters_of_duplicates(session: Session, report: Report) -> list[Recipient]:
    """Return the reporters of what was merged into the report: its news are theirs."""
    duplicates = session.scalars(
        select(Report).filter_by(duplicate_of_id=report.id).order_by(Report.id)
    )
    return [
        replace(recipient, duplicate_id=duplicate.id)
        for duplicate in duplicates
        for recipient in reporter_of(session, duplicate)
    ]


def supporters_of(session: Session, report: Report) -> list[Recipient]:
    """Return who says "me too" to the report and has an address here."""
    people = session.scalars(
        select(Person)
        .join(Supporter, Supporter.person_id == Person.id)
        .where(Supporter.report_id == report.id)
        .order_by(Person.id)
    ).unique()
    return [replace(each, supported_id=report.id) for each in _people(people)]


def audience_of(
    session: Session, audience: Audience, report: Report, target: Target
) -> list[Recipient]:
    """Return who belongs to `audience` where `target` of `report` is concerned."""
    match audience:
        case Audience.REPORTER:
            return reporter_of(session, report)
        case Audience.OMBUDSMAN:
            return ombudsman_of(session, report)
        case Audience.HANDLERS if target in BY_DEPARTMENT:
            return [*assignee_of(session, report), *_desk_of(session, report)]
        case Audience.HANDLERS:
            return _moderators(session, report.jurisdiction_id)
        case Audience.MANAGERS if target in BY_DEPARTMENT:
            return managers_of(session, report)
        case _:
            return coordinators_of(session, report.jurisdiction_id)


def handlers_of(session: Session, report: Report) -> list[Recipient]:
    """Return who works on the report: the one who has it in hand, or the department."""
    return assignee_of(session, report) or _desk_of(session, report)


def assignee_of(session: Session, report: Report) -> list[Recipient]:
    """Return who has the report in hand."""
    if report.assignee_id is None:
        return []
    return people_of(session, [report.assignee_id], report)


def people_of(session: Session, ids: Iterable[UUID], report: Report) -> list[Recipient]:
    """Return people of the staff, who keep the hours of the report's department."""
    return colleagues_of(session, ids, report.department_id)


def colleagues_of(session: Session, ids: Iterable[UUID], department_id: UUID) -> list[Recipient]:
    """Return people of the staff, who keep the hours of this department."""
    people = session.scalars(
        select(Person).where(Person.id.in_(list(ids))).order_by(Person.name, Person.id)
    ).unique()
    return _keeping(_people(people), session.get_one(Department, department_id))


def managers_of(session: Session, report: Report) -> list[Recipient]:
    """Return the managers of the report's department."""
    return approvers_of(session, report.department_id)


def approvers_of(session: Session, department_id: UUID) -> list[Recipient]:
    """Return the managers of a department, who approve what is asked in its name."""
    managers = _people(staff_of(session, department_id, Role.MANAGER))
    return _keeping(managers, session.get_one(Department, department_id))


def deciders_of(session: Session, report: Report) -> list[Recipient]:
    """Return the managers of the report's department; where it has none, who looks after all."""
    managers = managers_of(session, report)
    return managers or coordinators_of(session, report.jurisdiction_id)


def coordinators_of(session: Session, jurisdiction_id: UUID) -> list[Recipient]:
    """Return who looks after the whole city: the dispatcher's managers, or its mailbox."""
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
            told += _keeping(managers, department)
        elif department.email:
            mailbox = _mailbox(session, jurisdiction_id, department.email)
            told += _keeping([mailbox], department)
    return told


def ombudsman_of(session: Session, report: Report) -> list[Recipient]:
    """Return whom the city named to be told of promises that are broken by far."""
    address = session.get_one(Jurisdiction, report.jurisdiction_id).rules.get("ombudsman")
    return [_mailbox(session, report.jurisdiction_id, address)] if address else []


def in_their_hours(
    session: Session, recipients: Iterable[Recipient], jurisdiction_id: UUID, now: datetime
) -> list[Recipient]:
    """Return the recipients with the instant from which each may be told: in their hours.

    Source: facts on promises and timers, "reminders at midnight and weekends".
    """
    city = session.get_one(Jurisdiction, jurisdiction_id)
    calendars = promise_book(session, city.id, city.catalogue_version, now).calendars

    def opens(code: str) -> datetime:
        pinned = calendars.get(code) or calendars[city.calendar]
        return pinned.calendar.add(now, timedelta())

    return [
        replace(one, not_before=opens(one.calendar)) if one.calendar else one for one in recipients
    ]


def _desk_of(session: Session, report: Report) -> list[Recipient]:
    """Return the mailbox of the department, or its clerks where it has none."""
    department = session.get_one(Department, report.department_id)
    if department.email:
        mailbox = _mailbox(session, department.jurisdiction_id, department.email)
        return _keeping([mailbox], department)
    clerks = staff_of(session, department.id, *HANDLER_ROLES)
    people = clerks or staff_of(session, department.id, Role.MANAGER)
    return _keeping(_people(people), department)


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
    hours = session.get_one(Jurisdiction, jurisdiction_id).calendar
    return [replace(one, calendar=hours) for one in _people(session.scalars(wanted).unique())]


def _keeping(recipients: Iterable[Recipient], department: Department) -> list[Recipient]:
    return [replace(one, calendar=department.calendar) for one in recipients]


def _mailbox(session: Session, jurisdiction_id: UUID, address: str) -> Recipient:
    """Return a mailbox that several people read: in the language of the city."""
    return Recipient(address, session.get_one(Jurisdiction, jurisdiction_id).languages[0])


def _people(people: Iterable[Person]) -> list[Recipient]:
    return [
        Recipient(person.email, person.language, person.id)
        for person in people
        if person.disabled_at is None
    ]
