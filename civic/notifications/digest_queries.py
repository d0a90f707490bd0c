# SPDX-License-Identifier: EUPL-1.2
"""Whose morning it is, and what they find on their desk."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.models import Membership, Person
from civic.catalogue.models import Category, Department
from civic.notifications.digest_policy import digest_at
from civic.notifications.models import Delivery
from civic.places.models import Jurisdiction
from civic.reports.kinds import OPEN
from civic.reports.models import Report
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.policy import DUE_SOON_STEP
from civic.sla.queries import promise_book

#: Whom work waits for in the morning: in departments, and moderators of the city.
WITH_A_MORNING = (*DEPARTMENT_ROLES, Role.MODERATOR)
#: Reports named in a section of a digest; the rest is a number.
MOST_NAMED = 15


@dataclass(frozen=True)
class Morning:
    """A working morning of somebody of the staff, by the calendar of their city."""

    person: Person
    on: date


@dataclass(frozen=True)
class Desk:
    """Where somebody works, and where they decide."""

    department_ids: Collection[UUID]
    managed_ids: Collection[UUID]
    #: Cities in which they moderate.
    moderated_ids: Collection[UUID]
    zone: str


@dataclass(frozen=True)
class Due:
    """A report with when it is due."""

    report: Report
    category: Mapping[str, str]
    timer: SlaTimer


def mornings(session: Session, now: datetime) -> list[Morning]:
    """Return the staff whose working morning of today has begun, and who want its mail."""
    hours = func.coalesce(Department.calendar, Jurisdiction.calendar)
    rows = session.execute(
        select(Person, Jurisdiction, hours)
        .join(Membership, Membership.person_id == Person.id)
        .join(Jurisdiction, Jurisdiction.id == Membership.jurisdiction_id)
        .outerjoin(Department, Department.id == Membership.department_id)
        .where(
            Membership.role.in_(WITH_A_MORNING),
            Person.disabled_at.is_(None),
            Person.gets_digest,
            Department.withdrawn_at.is_(None),
        )
        .order_by(Person.id, Department.id)
    ).unique()
    found: dict[UUID, Morning] = {}
    begun: dict[tuple[UUID, str], date | None] = {}
    for person, city, code in rows:
        key = (city.id, code)
        if key not in begun:
            begun[key] = _begun(calendar_of(session, city, code, now), now)
        on = begun[key]
        if on is not None:
            found.setdefault(person.id, Morning(person, on))
    return list(found.values())


def known(session: Session, facts: Collection[UUID]) -> set[UUID]:
    """Return those of `facts` that somebody was told already."""
    wanted = select(Delivery.event_id).where(Delivery.event_id.in_(list(facts)))
    return set(session.scalars(wanted))


def desk_of(session: Session, person_id: UUID) -> Desk | None:
    """Return where somebody works; None: nowhere any more."""
    rows = session.execute(
        select(Membership.department_id, Membership.role, Jurisdiction.id, Jurisdiction.zone)
        .join(Jurisdiction, Jurisdiction.id == Membership.jurisdiction_id)
        .where(Membership.person_id == person_id, Membership.role.in_(WITH_A_MORNING))
        .order_by(Membership.id)
    ).all()
    if not rows:
        return None
    departments = {row.department_id for row in rows if row.department_id is not None}
    managed = {row.department_id for row in rows if row.role == Role.MANAGER}
    moderated = {row.id for row in rows if row.role == Role.MODERATOR}
    return Desk(departments, managed & departments, moderated, rows[0].zone)


def due_until(
    session: Session, where: Sequence[ColumnElement[bool]], since: datetime | None, until: datetime
) -> tuple[list[Due], int]:
    """Return open reports due after `since` up to `until`, most urgent first, and how many."""
    conditions = [Report.status.in_(OPEN), Report.due_at <= until, *where]
    if since is not None:
        conditions.append(Report.due_at > since)
    return _named(session, conditions)


def due_soon(
    session: Session, where: Sequence[ColumnElement[bool]], since: datetime, now: datetime
) -> tuple[list[Due], int]:
    """Return open reports due after `since` of whose time three quarters have run."""
    is_soon = (
        select(SlaStep.timer_id)
        .join(SlaTimer, SlaTimer.id == SlaStep.timer_id)
        .where(
            SlaTimer.report_id == Report.id,
            SlaTimer.stopped_at.is_(None),
            SlaTimer.due_at == Report.due_at,
            SlaStep.step == DUE_SOON_STEP,
            SlaStep.due_at <= now,
        )
        .exists()
    )
    return _named(session, [Report.status.in_(OPEN), Report.due_at > since, is_soon, *where])


def n_unassigned(session: Session, departments: Collection[UUID]) -> int:
    """Return how many open reports of `departments` nobody has in hand."""
    waiting = select(func.count()).where(
        Report.department_id.in_(departments),
        Report.status.in_(OPEN),
        Report.assignee_id.is_(None),
    )
    return session.scalar(waiting) or 0


def calendar_of(session: Session, city: Jurisdiction, code: str, now: datetime) -> WorkingCalendar:
    """Return the calendar with this code as it is at `now`, or that of the city."""
    calendars = promise_book(session, city.id, city.catalogue_version, now).calendars
    return (calendars.get(code) or calendars[city.calendar]).calendar


def _begun(calendar: WorkingCalendar, now: datetime) -> date | None:
    """Return today's date if its working morning has begun."""
    on = calendar.local_date(now)
    at = digest_at(calendar, on)
    return on if at is not None and at <= now else None


def _named(session: Session, conditions: Sequence[ColumnElement[bool]]) -> tuple[list[Due], int]:
    rows = session.execute(
        select(Report, Category.name, SlaTimer)
        .join(Category, Category.id == Report.category_id)
        .join(
            SlaTimer,
            and_(
                SlaTimer.report_id == Report.id,
                SlaTimer.stopped_at.is_(None),
                SlaTimer.due_at == Report.due_at,
            ),
        )
        .where(*conditions)
        .order_by(Report.due_at, Report.id)
        .limit(MOST_NAMED)
    )
    by_report: dict[UUID, Due] = {}
    for report, name, timer in rows:
        by_report.setdefault(report.id, Due(report, name, timer))
    n = session.scalar(select(func.count()).select_from(Report).where(*conditions)) or 0
    return list(by_report.values()), n
