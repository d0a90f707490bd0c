# SPDX-License-Identifier: EUPL-1.2
"""What is open in departments, what is about to be late, and who has how much of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    DateTime,
    Select,
    Uuid,
    Values,
    case,
    cast,
    column,
    func,
    select,
    true,
    union_all,
    values,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person
from civic.accounts.policy import Actor
from civic.catalogue.models import Department
from civic.places.models import Jurisdiction
from civic.reports.clock_queries import clock_columns
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_queries import is_last, overseen, waits
from civic.reports.kinds import OPEN, EventKind, Status
from civic.reports.models import Report, ReportEvent, Response
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.queries import promise_book
from civic.statistics.overview_policy import AGES, COMING_DAYS, ends_of_days, starts_of_ages

#: Most squares of a heat map: more could not be told apart, and would weigh over 100 kB.
MOST_CELLS = 2000
METRES_PER_DEGREE = 111_320


@dataclass(frozen=True)
class Overseen:
    """A department with the calendar by which it works."""

    department: Department
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Figures:
    """The open reports of a department."""

    n_open: int = 0
    n_overdue: int = 0
    n_unassigned: int = 0
    n_waiting: int = 0
    #: As COMING_DAYS.
    coming: tuple[int, ...] = (0,) * len(COMING_DAYS)
    #: As AGES: overdue for longer than so many working days.
    older: tuple[int, ...] = (0,) * len(AGES)

    def __add__(self, other: "Figures") -> "Figures":
        """Return both together."""
        return Figures(
            self.n_open + other.n_open,
            self.n_overdue + other.n_overdue,
            self.n_unassigned + other.n_unassigned,
            self.n_waiting + other.n_waiting,
            tuple(a + b for a, b in zip(self.coming, other.coming, strict=True)),
            tuple(a + b for a, b in zip(self.older, other.older, strict=True)),
        )


def overseen_departments(
    session: Session, actor: Actor, codes: Collection[str] | None, now: datetime
) -> list[Overseen]:
    """Return the departments that the caller oversees, of those with `codes`, by their code."""
    return _departments(session, overseen(session, actor), codes, now)


def managed_departments(
    session: Session, actor: Actor, codes: Collection[str] | None, now: datetime
) -> list[Overseen]:
    """Return the departments that the caller manages: what people do concerns nobody else."""
    return _departments(session, actor.department_ids({Role.MANAGER}), codes, now)


def figures(
    session: Session, departments: Sequence[Overseen], now: datetime
) -> dict[UUID, Figures]:
    """Return the open reports of each department, in one statement."""
    if not departments:
        return {}
    days = _days(departments, now)
    is_late = Report.due_at < now
    soon = [
        func.count().filter(Report.due_at >= now, Report.due_at <= days.c[f"end_{n}"])
        for n in COMING_DAYS
    ]
    older = [func.count().filter(Report.due_at < days.c[f"age_{n}"]) for n in AGES]
    rows = session.execute(
        select(
            Report.department_id,
            func.count(),
            func.count().filter(is_late),
            func.count().filter(Report.assignee_id.is_(None)),
            func.count().filter(Report.status == Status.NEEDS_INFO),
            *soon,
            *older,
        )
        .join(days, days.c.department_id == Report.department_id)
        .where(Report.status.in_(OPEN))
        .group_by(Report.department_id)
    )
    cut = 5 + len(COMING_DAYS)
    lines: list[tuple[Any, ...]] = [tuple(row) for row in rows]
    return {
        line[0]: Figures(line[1], line[2], line[3], line[4], line[5:cut], line[cut:])
        for line in lines
    }


def n_escalations(session: Session, departments: Collection[UUID]) -> dict[UUID, int]:
    """Return how many reports of each department went up that nobody looks after."""
    rows = session.execute(
        select(Escalation.department_id, func.count())
        .where(Escalation.department_id.in_(departments), waits(), is_last())
        .group_by(Escalation.department_id)
    )
    return dict(rows.all())


def held(
    session: Session, departments: Collection[UUID], since: datetime
) -> dict[UUID, tuple[int, float, float]]:
    """Return department -> how many reports left it since then, median and p90 of hours held.

    By its answer, from when the report came to it, or passed on, for as long as the next step was
    its own. What passed through others before is theirs.
    """
    answered = _handled(departments, since).subquery()
    spans = union_all(
        select(answered.c.department_id, answered.c.taken_s), _passed_on(departments, since)
    ).subquery()
    hours = spans.c.taken_s / 3600.0
    rows = session.execute(
        select(
            spans.c.department_id,
            func.count(),
            func.percentile_cont(0.5).within_group(hours),
            func.percentile_cont(0.9).within_group(hours),
        )
        .where(spans.c.taken_s.is_not(None))
        .group_by(spans.c.department_id)
    )
    return {key: (n, float(median), float(p90)) for key, n, median, p90 in rows}


def team_of(session: Session, departments: Collection[UUID]) -> dict[UUID, list[Person]]:
    """Return the people of each department in order of name."""
    rows = session.execute(
        select(Membership.department_id, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.department_id.in_(departments), Person.disabled_at.is_(None))
        .order_by(Person.name, Person.id)
    ).unique()
    team: dict[UUID, dict[UUID, Person]] = defaultdict(dict)
    for department_id, person in rows:
        if department_id is not None:
            team[department_id][person.id] = person
    return {key: list(people.values()) for key, people in team.items()}


def load_by_person(
    session: Session, departments: Collection[UUID], now: datetime
) -> Mapping[tuple[UUID, UUID | None], tuple[int, int, int]]:
    """Return (department, assignee or nobody) -> open, due soon, overdue."""
    due_soon_at, _ = clock_columns()
    open_ones = (
        select(
            Report.department_id,
            Report.assignee_id,
            Report.due_at,
            # Of what is overdue nobody asks when it was due soon.
            case((Report.due_at >= now, due_soon_at)).label("due_soon_at"),
        )
        .where(Report.department_id.in_(departments), Report.status.in_(OPEN))
        .subquery()
    )
    rows = session.execute(
        select(
            open_ones.c.department_id,
            open_ones.c.assignee_id,
            func.count(),
            func.count().filter(open_ones.c.due_soon_at <= now),
            func.count().filter(open_ones.c.due_at < now),
        ).group_by(open_ones.c.department_id, open_ones.c.assignee_id)
    )
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


def answered_by_person(
    session: Session, departments: Collection[UUID], since: datetime
) -> Mapping[tuple[UUID, UUID], tuple[int, float | None]]:
    """Return (department, author) -> answers since then, and the median of hours they took."""
    taken = _handled(departments, since).subquery()
    rows = session.execute(
        select(
            taken.c.department_id,
            taken.c.author_id,
            func.count(),
            func.percentile_cont(0.5).within_group(taken.c.taken_s / 3600.0),
        ).group_by(taken.c.department_id, taken.c.author_id)
    )
    return {(row[0], row[1]): (row[2], None if row[3] is None else float(row[3])) for row in rows}


def heat(
    session: Session, departments: Collection[UUID], cell_m: int, now: datetime
) -> list[tuple[float, float, int, int]]:
    """Return lon, lat, open and overdue of squares with open reports, most overdue first."""
    # Half as high as wide in degrees, as squares are at 60 degrees north; near enough elsewhere.
    width, height = cell_m * 2 / METRES_PER_DEGREE, cell_m / METRES_PER_DEGREE
    cell = func.ST_SnapToGrid(Report.location, width, height)
    n_late = func.count().filter(Report.due_at < now)
    rows = session.execute(
        select(
            func.avg(func.ST_X(Report.location)),
            func.avg(func.ST_Y(Report.location)),
            func.count(),
            n_late.label("n_late"),
        )
        .where(Report.department_id.in_(departments), Report.status.in_(OPEN))
        .group_by(cell)
        .order_by(n_late.desc(), func.count().desc())
        .limit(MOST_CELLS)
    )
    return [(float(lon), float(lat), n, late) for lon, lat, n, late in rows]


def _handled(departments: Collection[UUID], since: datetime) -> Select[UUID, UUID, int]:
    """Return answers since then, with how long the department had the report before it."""
    came_at = (
        select(ReportEvent.at)
        .where(
            ReportEvent.report_id == Response.report_id,
            ReportEvent.kind.in_((EventKind.ROUTED, EventKind.TRANSFERRED)),
            ReportEvent.at <= Response.answered_at,
        )
        .order_by(ReportEvent.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    taken_s = func.extract("epoch", Response.answered_at - came_at)
    return select(Response.department_id, Response.author_id, taken_s.label("taken_s")).where(
        Response.department_id.in_(departments), Response.answered_at >= since
    )


def _passed_on(departments: Collection[UUID], since: datetime) -> Select[UUID, int]:
    """Return reports passed on since then, with how long the department had held each.

    As the history says it; what it never held, since nobody had checked it, has none.
    """
    former = cast(ReportEvent.data["from_department_id"].astext, Uuid)
    span = func.jsonb_array_elements(ReportEvent.data["held"]["spans"]).table_valued(
        column("value", JSONB), name="span"
    )
    begun, ended = (cast(span.c.value[n].astext, DateTime(timezone=True)) for n in (0, 1))
    taken_s = select(func.sum(func.extract("epoch", ended - begun))).select_from(span)
    return select(former.label("department_id"), taken_s.scalar_subquery().label("taken_s")).where(
        ReportEvent.kind == EventKind.TRANSFERRED,
        ReportEvent.at >= since,
        former.in_(departments),
    )


def _departments(
    session: Session, ids: Collection[UUID], codes: Collection[str] | None, now: datetime
) -> list[Overseen]:
    wanted = (
        select(Department, Jurisdiction)
        .join(Jurisdiction, Jurisdiction.id == Department.jurisdiction_id)
        .where(Department.id.in_(ids), Department.code.in_(codes) if codes else true())
        .order_by(Department.code, Department.id)
    )
    found = []
    for department, city in session.execute(wanted):
        book = promise_book(session, city.id, city.catalogue_version, now)
        pinned = book.calendars.get(department.calendar) or book.calendars[city.calendar]
        found.append(Overseen(department, pinned.calendar))
    return found


def _days(departments: Sequence[Overseen], now: datetime) -> Values:
    """Return a row for each department: when its coming days end and its ages begin."""
    instant = DateTime(timezone=True)
    columns = [
        column("department_id", Uuid),
        *(column(f"end_{n}", instant) for n in COMING_DAYS),
        *(column(f"age_{n}", instant) for n in AGES),
    ]
    rows: list[tuple[Any, ...]] = [
        (one.department.id, *ends_of_days(one.calendar, now), *starts_of_ages(one.calendar, now))
        for one in departments
    ]
    return values(*columns, name="days").data(rows)
