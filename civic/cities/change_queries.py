# SPDX-License-Identifier: EUPL-1.2
"""Which reports run by what changes, and what is known of earlier changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.catalogue.models import Category, Department
from civic.cities.change_kinds import ChangeKind
from civic.cities.models import RuleChange, RuleChangeBatch
from civic.places.models import Area
from civic.reports.kinds import OPEN
from civic.reports.models import Report
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy, SlaTimer
from civic.sla.policy import Target, Terms, Versions
from civic.sla.preview_policy import Replacement, RunningClock
from civic.sla.queries import PromiseBook, clock_of, versions
from civic.sla.timer_rows import TIMERS

#: Rows fetched at once while all that runs is looked at.
AT_ONCE = 2000
#: Pairs of promise and calendar whose coming reports are shown.
MOST_PAIRS = 3
#: What is typical is what came in so lately.
TYPICAL_OF = timedelta(days=90)
MOST_CHANGES = 50


@dataclass(frozen=True)
class Touched:
    """The versions that a change takes the place of."""

    policy_ids: frozenset[UUID]
    calendar_ids: frozenset[UUID]

    @property
    def condition(self) -> ColumnElement[bool]:
        """Which timers run by them."""
        return or_(
            SlaTimer.policy_id.in_(self.policy_ids),
            SlaTimer.calendar_version_id.in_(self.calendar_ids),
        )


def touched_by(session: Session, jurisdiction_id: UUID, change: Replacement) -> Touched:
    """Return all versions of what `change` replaces, but the new ones themselves."""
    policies = session.scalars(
        select(SlaPolicy.id).where(
            SlaPolicy.jurisdiction_id == jurisdiction_id, SlaPolicy.code.in_(change.promises)
        )
    )
    calendars = session.scalars(
        select(CalendarVersion.id)
        .join(Calendar, Calendar.id == CalendarVersion.calendar_id)
        .where(Calendar.jurisdiction_id == jurisdiction_id, Calendar.code.in_(change.calendars))
    )
    new = change.versions()
    return Touched(
        frozenset(policies) - new.promises.keys(), frozenset(calendars) - new.calendars.keys()
    )


def running(
    session: Session, jurisdiction_id: UUID, touched: Touched
) -> Iterator[list[RunningClock]]:
    """Yield the clocks that run by what changes, report by report."""
    rows: Iterable[Any] = session.execute(
        select(Report.id.label("report"), Report.number, Department.code, *TIMERS.columns)
        .join(SlaTimer, SlaTimer.report_id == Report.id)
        .join(Department, Department.id == Report.department_id)
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Report.status.in_(OPEN),
            SlaTimer.stopped_at.is_(None),
            touched.condition,
        )
        .order_by(Report.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for _, timers in groupby(rows, key=lambda row: row.report):
        yield [RunningClock(row.number, row.code, clock_of(row)) for row in timers]


def known_versions(session: Session, touched: Touched, change: Replacement) -> Versions:
    """Return every version that clocks touched by the change may pin, and the new ones."""
    pinned = session.execute(
        select(SlaTimer.policy_id, SlaTimer.calendar_version_id)
        .where(SlaTimer.stopped_at.is_(None), touched.condition)
        .distinct()
    ).all()
    known = versions(
        session, {policy for policy, _ in pinned}, {calendar for _, calendar in pinned}
    )
    new = change.versions()
    return Versions({**known.promises, **new.promises}, {**known.calendars, **new.calendars})


def typical_terms(
    session: Session, touched: Touched, book: PromiseBook, city_calendar: str, now: datetime
) -> list[Terms]:
    """Return what is promised most often of what changes, by promise and department's hours."""
    pairs = session.execute(
        select(SlaPolicy.code, Calendar.code, func.count().label("n"))
        .select_from(SlaTimer)
        .join(SlaPolicy, SlaPolicy.id == SlaTimer.policy_id)
        .join(CalendarVersion, CalendarVersion.id == SlaTimer.calendar_version_id)
        .join(Calendar, Calendar.id == CalendarVersion.calendar_id)
        .where(
            SlaTimer.target == Target.RESOLUTION.value,
            SlaTimer.started_at > now - TYPICAL_OF,
            touched.condition,
        )
        .group_by(SlaPolicy.code, Calendar.code)
        .order_by(func.count().desc(), SlaPolicy.code, Calendar.code)
        .limit(MOST_PAIRS)
    ).all()
    return [book.terms(promise, calendar, city_calendar) for promise, calendar, _ in pairs]


def next_reports(
    session: Session, change: RuleChange, touched: Touched, after: UUID | None, limit: int
) -> list[UUID]:
    """Return the next open reports on which `change` is to be carried out, by their ids."""
    wanted = _open_reports(change.jurisdiction_id).order_by(Report.id).limit(limit)
    if change.kind == ChangeKind.FORCE_MAJEURE:
        wanted = _narrowed(session, wanted, change.jurisdiction_id, change.data)
    else:
        runs = select(SlaTimer.id).where(
            SlaTimer.report_id == Report.id, SlaTimer.stopped_at.is_(None), touched.condition
        )
        wanted = wanted.where(runs.exists())
    if after is not None:
        wanted = wanted.where(Report.id > after)
    return list(session.scalars(wanted))


def n_concerned(session: Session, jurisdiction_id: UUID, scope: Mapping[str, Any]) -> int:
    """Return how many open reports force majeure would be about."""
    wanted = _narrowed(session, _open_reports(jurisdiction_id), jurisdiction_id, scope)
    return session.scalar(select(func.count()).select_from(wanted.subquery())) or 0


def _open_reports(jurisdiction_id: UUID) -> Select[UUID]:
    """Return those that were there when the change began to hold; later ones have it anyway."""
    return select(Report.id).where(
        Report.jurisdiction_id == jurisdiction_id, Report.status.in_(OPEN)
    )


def _narrowed(
    session: Session, wanted: Select[UUID], jurisdiction_id: UUID, scope: Mapping[str, Any]
) -> Select[UUID]:
    if areas := scope.get("areas"):
        ids = session.scalars(
            select(Area.id).where(Area.jurisdiction_id == jurisdiction_id, Area.code.in_(areas))
        ).all()
        wanted = wanted.where(Report.area_ids.overlap(ids))
    if categories := scope.get("categories"):
        chosen = select(Category.id).where(
            Category.jurisdiction_id == jurisdiction_id, Category.code.in_(categories)
        )
        wanted = wanted.where(Report.category_id.in_(chosen))
    return wanted


@dataclass(frozen=True)
class Progress:
    """A change of the rules, by whom, and how far it has come."""

    change: RuleChange
    by: str
    n_reports: int
    n_moved: int
    has_begun: bool
    is_done: bool


def changes_of(session: Session, jurisdiction_id: UUID) -> list[Progress]:
    """Return the last changes of the rules of a city, newest first."""
    return [_progress(row) for row in session.execute(_with_progress(jurisdiction_id))]


def _with_progress(jurisdiction_id: UUID) -> Any:
    batches = (
        select(
            RuleChangeBatch.rule_change_id,
            func.sum(RuleChangeBatch.n_reports).label("n_reports"),
            func.sum(RuleChangeBatch.n_moved).label("n_moved"),
            func.bool_or(RuleChangeBatch.is_last).label("is_done"),
        )
        .group_by(RuleChangeBatch.rule_change_id)
        .subquery()
    )
    return (
        select(RuleChange, Person.name, Person.email, *batches.c)
        .join(Person, Person.id == RuleChange.ordered_by_id)
        .outerjoin(batches, batches.c.rule_change_id == RuleChange.id)
        .where(RuleChange.jurisdiction_id == jurisdiction_id)
        .order_by(RuleChange.ordered_at.desc(), RuleChange.id)
        .limit(MOST_CHANGES)
    )


def _progress(row: Any) -> Progress:
    change: RuleChange = row.RuleChange
    return Progress(
        change=change,
        by=row.name or row.email,
        n_reports=int(row.n_reports or 0),
        n_moved=int(row.n_moved or 0),
        has_begun=row.n_reports is not None,
        is_done=bool(row.is_done) or not change.applies_to_running,
    )


def due_changes(session: Session, days: Sequence[tuple[UUID, date]]) -> list[RuleChange]:
    """Return changes for reports under way that hold by now and have not begun; locked.

    Args:
        days: jurisdictions with the date that it is there.
    """
    begun = select(RuleChangeBatch.rule_change_id)
    found: list[RuleChange] = []
    for jurisdiction_id, today in days:
        found += session.scalars(
            select(RuleChange)
            .where(
                RuleChange.jurisdiction_id == jurisdiction_id,
                RuleChange.applies_to_running,
                RuleChange.valid_from <= today,
                RuleChange.id.not_in(begun),
            )
            .with_for_update(skip_locked=True)
        )
    return found
