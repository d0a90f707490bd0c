# SPDX-License-Identifier: EUPL-1.2
"""What residents make of the answers of departments, and what looks too good."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select, tuple_
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.catalogue.models import Category, Group
from civic.reports.cursors import decoded, encoded
from civic.reports.kinds import EventKind, Outcome, Status
from civic.reports.models import Rating, Report, ReportEvent, Response
from civic.reports.policy import UNHAPPY_GRADE
from civic.sla.clock import Move
from civic.sla.clock import Outcome as Ended
from civic.sla.models import SlaTimer
from civic.sla.pause_policy import ClockPause
from civic.sla.policy import Target
from civic.sla.queries import versions
from civic.statistics.overview_policy import SOON_DAYS, has_late_pause, is_last_moment
from civic.statistics.overview_schemas import RatingsQuery, SignalKind

MOST_NAMED = 20
#: Promises looked at one by one, the newest: some 0.1 ms each.
MOST_EXAMINED = 5000


@dataclass(frozen=True)
class Found:
    """How often something happened, of how many, and in which reports."""

    kind: SignalKind
    n: int
    of: int
    numbers: Sequence[str]


@dataclass(frozen=True)
class Scope:
    """Answers of departments since an instant, of categories where these are named."""

    departments: Collection[UUID]
    since: datetime
    categories: Collection[str] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what holds for a Response joined with its Report and Category."""
        found = [Response.department_id.in_(self.departments), Response.answered_at >= self.since]
        if self.categories:
            found.append(Category.code.in_(self.categories))
        return found


def by_grade(session: Session, scope: Scope) -> dict[int, int]:
    """Return grade -> how many answers got it."""
    rows = session.execute(
        _answers(Rating.grade, func.count())
        .join(Rating, Rating.response_id == Response.id)
        .where(*scope.conditions())
        .group_by(Rating.grade)
    )
    return dict(rows.all())


def by_category(session: Session, scope: Scope) -> list[Any]:
    """Return code, group, name, grades, their mean, answers, reopened ones; most answers first."""
    rows = session.execute(
        _answers(
            Category.code,
            Group.code.label("group"),
            Category.name,
            func.count(Rating.id).label("n"),
            func.avg(Rating.grade).label("mean"),
            func.count().label("n_answered"),
            func.count().filter(_is_reopened()).label("n_reopened"),
        )
        .join(Group, Group.id == Category.group_id)
        .outerjoin(Rating, Rating.response_id == Response.id)
        .where(*scope.conditions())
        .group_by(Category.id, Group.code)
        .order_by(func.count().desc(), Category.code)
    )
    return list(rows)


def by_person(session: Session, scope: Scope) -> list[Any]:
    """Return id, name, grades and their mean of each author, by name: it is no ranking."""
    rows = session.execute(
        _answers(Person.id, Person.name, func.count().label("n"), func.avg(Rating.grade).label("m"))
        .join(Rating, Rating.response_id == Response.id)
        .join(Person, Person.id == Response.author_id)
        .where(*scope.conditions())
        .group_by(Person.id)
        .order_by(Person.name, Person.id)
    )
    return list(rows)


def ratings(session: Session, scope: Scope, query: RatingsQuery) -> tuple[list[Any], str | None]:
    """Return a page of ratings, the newest first, and the cursor of the next."""
    wanted = (
        _answers(
            Rating,
            Report.number,
            Category.code,
            Group.code.label("group"),
            Category.name,
            Response.outcome,
            _is_reopened().label("is_reopened"),
        )
        .join(Group, Group.id == Category.group_id)
        .join(Rating, Rating.response_id == Response.id)
        .where(*scope.conditions())
    )
    if query.grade:
        grades = [int(grade) for grade in query.grade if grade.isdecimal()]
        wanted = wanted.where(Rating.grade.in_(grades))
    if query.cursor:
        wanted = wanted.where(tuple_(Rating.rated_at, Rating.id) < decoded(query.cursor))
    newest = wanted.order_by(Rating.rated_at.desc(), Rating.id.desc()).limit(query.limit + 1)
    rows = list(session.execute(newest))
    kept = rows[: query.limit]
    last = kept[-1].Rating if len(rows) > query.limit else None
    return kept, encoded(last.rated_at, last.id) if last else None


def signals(session: Session, scope: Scope) -> list[Found]:
    """Return what deserves a second look among the answers of `scope`."""
    timed = _timed(session, scope)
    pinned = versions(session, set(), {row.calendar_version_id for row in timed})
    late, paused, n_paused = [], [], 0
    for row in timed:
        calendar = pinned.calendars[row.calendar_version_id].calendar
        pauses = [ClockPause.of(written) for written in row.pauses]
        times = (row.started_at, row.due_at, row.stopped_at)
        if row.outcome != Ended.LATE and is_last_moment(calendar, times, pauses):
            late.append(row.number)
        if pauses:
            n_paused += 1
            base = Move.of(row.moves[-1]).base_at if row.moves else row.original_due_at
            if has_late_pause(calendar, (row.started_at, base), pauses):
                paused.append(row.number)
    return [
        Found(SignalKind.LAST_MOMENT, len(late), len(timed), late[:MOST_NAMED]),
        Found(SignalKind.LATE_PAUSE, len(paused), n_paused, paused[:MOST_NAMED]),
        _soon_reopened(session, scope),
        _unhappy(session, scope),
    ]


def _timed(session: Session, scope: Scope) -> Sequence[Any]:
    """Return the ended promises of answers with the numbers of their reports, newest first.

    Columns and no objects, and as many as can be reckoned with in a second.
    """
    clock = (
        SlaTimer.calendar_version_id,
        SlaTimer.started_at,
        SlaTimer.due_at,
        SlaTimer.original_due_at,
        SlaTimer.stopped_at,
        SlaTimer.outcome,
        SlaTimer.pauses,
        SlaTimer.moves,
    )
    rows = session.execute(
        _answers(*clock, Report.number)
        .join(
            SlaTimer,
            and_(
                SlaTimer.report_id == Report.id,
                SlaTimer.target == Target.RESOLUTION,
                SlaTimer.cycle == Response.cycle,
                SlaTimer.stopped_at.is_not(None),
                SlaTimer.outcome != Ended.CANCELLED,
            ),
        )
        .where(*scope.conditions())
        .order_by(Response.answered_at.desc())
        .limit(MOST_EXAMINED)
    )
    return rows.all()


def _soon_reopened(session: Session, scope: Scope) -> Found:
    is_soon = _is_reopened(timedelta(days=SOON_DAYS))
    wanted = _answers().where(*scope.conditions())
    return _found(session, SignalKind.SOON_REOPENED, wanted, is_soon)


def _unhappy(session: Session, scope: Scope) -> Found:
    wanted = (
        _answers()
        .join(Rating, Rating.response_id == Response.id)
        .where(*scope.conditions(), Response.outcome == Outcome.FIXED)
    )
    return _found(session, SignalKind.FIXED_BUT_UNHAPPY, wanted, Rating.grade <= UNHAPPY_GRADE)


def _found(session: Session, kind: SignalKind, of: Any, holds: ColumnElement[bool]) -> Found:
    counts = of.with_only_columns(func.count(), func.count().filter(holds))
    n_all, n = session.execute(counts).one()
    newest = of.with_only_columns(Report.number).where(holds)
    named = session.scalars(newest.order_by(Response.answered_at.desc()).limit(MOST_NAMED))
    return Found(kind, n, n_all, list(named))


def _answers(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(Response)
        .join(Report, Report.id == Response.report_id)
        .join(Category, Category.id == Report.category_id)
    )


def _is_reopened(within: timedelta | None = None) -> ColumnElement[bool]:
    """Return the condition that a report was reopened after the answer, in time if asked so."""
    conditions = [
        ReportEvent.report_id == Response.report_id,
        ReportEvent.kind == EventKind.STATUS_CHANGED,
        ReportEvent.to_status == Status.REOPENED,
        ReportEvent.at >= Response.answered_at,
    ]
    if within is not None:
        conditions.append(ReportEvent.at <= Response.answered_at + within)
    return exists().where(*conditions).correlate(Response)
