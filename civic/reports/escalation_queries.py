# SPDX-License-Identifier: EUPL-1.2
"""What has gone up, to whom it is shown, and what is about to."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Text,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import Session, aliased

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.catalogue.kinds import DepartmentKind
from civic.catalogue.models import Category, Department, Group
from civic.places.models import Jurisdiction
from civic.platform.problems import NotThere
from civic.reports.cursors import decoded, encoded
from civic.reports.escalation_kinds import EscalationKind
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_policy import silent_before
from civic.reports.escalation_schemas import EscalationQuery
from civic.reports.kinds import OPEN, ActorRole, EventKind, WorkState
from civic.reports.models import Report, ReportEvent
from civic.reports.work_models import WorkOrder
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.queries import promise_book


@dataclass(frozen=True)
class Risen:
    """An escalation with what is shown beside it."""

    escalation: Escalation
    report: Report
    category: Category
    #: Code of the category's group.
    group: str
    department: Department
    acknowledged_by: str | None
    #: The row by which somebody asks for more time, and who that is.
    asked: ReportEvent | None
    asked_by: str | None
    #: How often the report went up before, in the same department.
    n_before: int


@dataclass(frozen=True)
class Page:
    """Escalations of one page, the cursor of the next, and how many wait in all."""

    rows: Sequence[Risen]
    next_cursor: str | None
    n_waiting: int


def overseen(session: Session, actor: Actor, *, to_act: bool = False) -> list[UUID]:
    """Return the departments that the caller manages; for coordinators all of their city.

    Auditors see those of their city as well, unless it is `to_act`.
    """
    managed = actor.department_ids({Role.MANAGER})
    cities = select(Department.jurisdiction_id).where(
        Department.id.in_(managed), Department.kind == DepartmentKind.DISPATCHER
    )
    audited = frozenset() if to_act else actor.jurisdiction_ids(Role.AUDITOR)
    wanted = select(Department.id).where(
        or_(
            Department.id.in_(managed),
            Department.jurisdiction_id.in_(cities),
            Department.jurisdiction_id.in_(audited),
        )
    )
    return list(session.scalars(wanted.order_by(Department.code, Department.id)))


def escalations(session: Session, query: EscalationQuery, actor: Actor) -> Page:
    """Return escalations of the departments that the caller oversees, the newest first."""
    departments = overseen(session, actor)
    wanted = _rows().where(Escalation.department_id.in_(departments), *_filters(query))
    if query.cursor:
        wanted = wanted.where(tuple_(Escalation.at, Escalation.id) < decoded(query.cursor))
    newest = wanted.order_by(Escalation.at.desc(), Escalation.id.desc()).limit(query.limit + 1)
    rows = [Risen(*row) for row in session.execute(newest)]
    kept = rows[: query.limit]
    last = kept[-1].escalation if len(rows) > query.limit else None
    return Page(kept, encoded(last.at, last.id) if last else None, n_waiting(session, departments))


def n_waiting(session: Session, departments: Collection[UUID]) -> int:
    """Return how many reports of `departments` went up and nobody looks after them yet.

    Who asked for more time is counted beside the report.
    """
    wanted = select(func.count()).where(
        Escalation.department_id.in_(departments), waits(), is_last()
    )
    return session.scalar(wanted) or 0


def waits() -> ColumnElement[bool]:
    """Return the condition that somebody has yet to look after an escalation.

    Who asked for more time waits no more once that is void: in another department, in another
    attempt, and with the answer.
    """
    about = aliased(Report)
    is_live = exists().where(
        about.id == Escalation.report_id,
        about.department_id == Escalation.department_id,
        about.cycle == Escalation.cycle,
        about.status.in_(OPEN),
    )
    is_void = and_(Escalation.kind == EscalationKind.EXTENSION_ASKED, ~is_live)
    return and_(Escalation.acknowledged_at.is_(None), ~is_void)


def is_last() -> ColumnElement[bool]:
    """Return the condition that nothing of the report went up later that waits as well.

    Whoever looks after the last looks after those before it; who asked for more time stands alone.
    """
    later = aliased(Escalation)
    is_followed = exists().where(
        later.report_id == Escalation.report_id,
        later.department_id == Escalation.department_id,
        later.kind != EscalationKind.EXTENSION_ASKED,
        later.acknowledged_at.is_(None),
        tuple_(later.at, later.id) > tuple_(Escalation.at, Escalation.id),
    )
    return or_(Escalation.kind == EscalationKind.EXTENSION_ASKED, ~is_followed)


def escalation_to_act_on(session: Session, escalation_id: UUID, actor: Actor) -> Risen:
    """Return an escalation of a department that the caller manages or coordinates, locked.

    Raises:
        NotThere: there is none.
    """
    row = session.execute(
        _rows()
        .where(
            Escalation.id == escalation_id,
            Escalation.department_id.in_(overseen(session, actor, to_act=True)),
        )
        .with_for_update(of=Escalation)
    ).one_or_none()
    if row is None:
        raise NotThere
    return Risen(*row)


def silent_reports(
    session: Session, now: datetime, limit: int
) -> Iterator[tuple[Report, int | None]]:
    """Return open reports whose reporters have heard nothing for too long, and the last row heard.

    Of each stretch of silence only while it has not been escalated; the longest first. Reports
    that are at work elsewhere at this moment come the next time.
    """
    for departments, calendar in _by_calendar(session, now):
        before = silent_before(calendar, now)
        heard_at = func.coalesce(Report.heard_at, Report.received_at)
        known = exists().where(
            Escalation.report_id == Report.id,
            Escalation.kind == EscalationKind.SILENT,
            Escalation.at > heard_at,
        )
        found = session.scalars(
            select(Report)
            .where(
                Report.department_id.in_(departments),
                Report.status.in_(OPEN),
                heard_at < before,
                ~known,
            )
            .order_by(heard_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        last = _last_heard(session, found) if found else {}
        for report in found:
            yield report, last.get(report.id)


def overdue_work(session: Session, now: datetime, limit: int) -> list[tuple[Report, int]]:
    """Return reports with an order past its due of which no end was told, and the order's row.

    Only those of departments that are open at `now`, each order while it has not been escalated;
    reports that are at work elsewhere at this moment come the next time.
    """
    found: list[tuple[Report, int]] = []
    for departments, calendar in _by_calendar(session, now):
        if not calendar.is_open(now):
            continue
        known = exists().where(
            Escalation.report_id == Report.id,
            Escalation.kind == EscalationKind.CONTRACTOR,
            Escalation.event_seq == ReportEvent.seq,
        )
        rows = session.execute(
            select(Report, ReportEvent.seq)
            .join(WorkOrder, WorkOrder.report_id == Report.id)
            .join(ReportEvent, _orders(WorkOrder))
            .where(
                WorkOrder.state == WorkState.OPEN,
                WorkOrder.due_on < calendar.local_date(now),
                Report.department_id.in_(departments),
                Report.status.in_(OPEN),
                ~known,
            )
            .order_by(WorkOrder.due_on, WorkOrder.id)
            .limit(limit)
            .with_for_update(of=Report, skip_locked=True)
        ).all()
        found += [(report, seq) for report, seq in rows]
    return found


def _orders(order: type[WorkOrder]) -> ColumnElement[bool]:
    """Tell that a row of the history is that by which the contractor was asked."""
    return and_(
        ReportEvent.report_id == order.report_id,
        ReportEvent.kind == EventKind.WORK_ORDERED,
        ReportEvent.data["work_order_id"].astext == cast(order.id, Text),
    )


def _by_calendar(
    session: Session, now: datetime
) -> Iterator[tuple[Sequence[UUID], WorkingCalendar]]:
    """Return departments by the calendar that they keep at `now`."""
    rows = session.execute(
        select(Department, Jurisdiction)
        .join(Jurisdiction, Jurisdiction.id == Department.jurisdiction_id)
        .order_by(Department.id)
    ).all()
    by_calendar: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
    cities: Mapping[UUID, Jurisdiction] = {city.id: city for _, city in rows}
    for department, city in rows:
        by_calendar[city.id, department.calendar].append(department.id)
    for (city_id, code), departments in by_calendar.items():
        city = cities[city_id]
        book = promise_book(session, city.id, city.catalogue_version, now)
        pinned = book.calendars.get(code) or book.calendars.get(city.calendar)
        if pinned is not None:
            yield departments, pinned.calendar


def _last_heard(session: Session, reports: Sequence[Report]) -> dict[UUID, int]:
    """Return report -> the last row of its history that its reporter heard from the city.

    Grouped, since a bare max(seq) makes PostgreSQL read the whole history from its end.
    """
    spoken = (ActorRole.DEPARTMENT, ActorRole.MODERATOR)
    rows = session.execute(
        select(ReportEvent.report_id, func.max(ReportEvent.seq))
        .where(
            ReportEvent.report_id.in_([report.id for report in reports]),
            ReportEvent.is_public,
            ReportEvent.actor_role.in_(spoken),
        )
        .group_by(ReportEvent.report_id)
    )
    return dict(rows.all())


def _rows() -> Select[Escalation, Report, Category, str, Department, str, ReportEvent, str, int]:
    who, asking = aliased(Person), aliased(Person)
    is_asked = and_(
        ReportEvent.seq == Escalation.event_seq, ReportEvent.kind == EventKind.EXTENSION_ASKED
    )
    return (
        select(
            Escalation,
            Report,
            Category,
            Group.code,
            Department,
            who.name,
            ReportEvent,
            asking.name,
            _n_before(),
        )
        .join(Report, Report.id == Escalation.report_id)
        .join(Category, Category.id == Report.category_id)
        .join(Group, Group.id == Category.group_id)
        .join(Department, Department.id == Escalation.department_id)
        .outerjoin(who, who.id == Escalation.acknowledged_by_id)
        .outerjoin(ReportEvent, is_asked)
        .outerjoin(asking, asking.id == ReportEvent.actor_id)
    )


def _n_before() -> ScalarSelect[int]:
    """Return how often a report went up before, in the same department."""
    earlier = aliased(Escalation)
    return (
        select(func.count())
        .where(
            earlier.report_id == Escalation.report_id,
            earlier.department_id == Escalation.department_id,
            tuple_(earlier.at, earlier.id) < tuple_(Escalation.at, Escalation.id),
        )
        .scalar_subquery()
    )


def _filters(query: EscalationQuery) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if query.state == "waiting":
        filters.append(waits())
        if not (query.kind or query.level):
            filters.append(is_last())
    if query.state == "acknowledged":
        filters.append(Escalation.acknowledged_at.is_not(None))
    if query.kind:
        filters.append(Escalation.kind.in_(query.kind))
    if query.level:
        filters.append(Escalation.level.in_(query.level))
    if query.department:
        filters.append(Department.code.in_(query.department))
    return filters
