# SPDX-License-Identifier: EUPL-1.2
"""Pages of queues: which reports, in which order, and how many there are in all.

Source: ADR 0018 on queues, with the measurements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    column,
    func,
    lateral,
    literal,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, defer
from sqlalchemy.sql.base import ExecutableOption

from civic.accounts.models import Person
from civic.photos.models import Photo
from civic.reports.kinds import PhotoPurpose, Priority
from civic.reports.models import Report, ReportPhoto
from civic.reports.queue_filters import (
    clock_case,
    conditions,
    is_escalated,
    is_paused,
    is_replied,
    is_work_reported,
)
from civic.reports.queue_policy import (
    FROM_THE_TOP,
    LAST,
    MOST_ID,
    RANKS,
    Cursor,
    Order,
    Place,
    Start,
    dues_with,
    read,
    start_after,
    time_left,
    written,
)
from civic.reports.queue_schemas import QueueFilter, QueueQuery
from civic.reports.queue_scope import Lane, Scope, mark
from civic.sla.clock_policy import ClockState
from civic.sla.models import SlaTimer
from civic.sla.opening_policy import MICROSECOND, micros

#: What lists do not show of a report but its answers to questions.
HEAVIEST = (
    defer(Report.routing, raiseload=True),
    defer(Report.search, raiseload=True),
    defer(Report.area_ids, raiseload=True),
    defer(Report.body_digest, raiseload=True),
    defer(Report.contact_email, raiseload=True),
    defer(Report.contact_name, raiseload=True),
    defer(Report.key_digest, raiseload=True),
)
#: What they do not show.
HEAVY = (*HEAVIEST, defer(Report.answers, raiseload=True))


@dataclass(frozen=True)
class Key:
    """What the order and the freshness of a page hang on."""

    place: Place
    #: See `queue_scope.mark`.
    mark: int
    clock: str
    #: When the clock stands otherwise, if nothing happens before.
    turns_at: datetime | None


@dataclass(frozen=True)
class Keys:
    """The reports of a page in their order, and the cursor of the next."""

    keys: Sequence[Key]
    next_cursor: str | None


@dataclass(frozen=True)
class Line:
    """A report of a queue with what is shown beside it."""

    report: Report
    lane: Lane
    lon: float
    lat: float
    thumbnail: str | None
    assignee: str | None
    is_escalated: bool
    is_paused: bool
    is_replied: bool
    is_work_reported: bool


@dataclass(frozen=True)
class Counts:
    """How many reports a filter leaves, in all."""

    n: int
    n_by_status: dict[str, int]
    n_by_clock: dict[str, int]
    n_mine: int
    n_unassigned: int


def page_keys(session: Session, query: QueueQuery, scope: Scope, now: datetime) -> Keys:
    """Return which reports of `scope` stand on the page that `query` asks for.

    One statement, which reads of each department as many entries of the index as the page has.

    Raises:
        InvalidBody: the cursor is none of this order.
    """
    cursor = read(query.cursor, query.order) if query.cursor else None
    asked_at = cursor.asked_at if cursor else now
    if not scope.lanes:
        return Keys([], None)
    wanted = _wanted(query, scope, cursor, asked_at)
    found = [_key(row, query.order, scope, asked_at, now) for row in session.execute(wanted)]
    found.sort(key=lambda key: key.place.order, reverse=query.order is Order.RECEIVED)
    if len(found) <= query.limit:
        return Keys(found, None)
    kept = found[: query.limit]
    return Keys(kept, written(Cursor(query.order, asked_at, kept[-1].place)))


def lines(
    session: Session,
    keys: Sequence[UUID],
    scope: Scope,
    options: Sequence[ExecutableOption] = HEAVY,
) -> list[Line]:
    """Return the reports with these ids in this order; one statement.

    `options` say what is left out of them.
    """
    if not keys:
        return []
    found = session.execute(_lines(tuple(options)), {"keys": list(keys)})
    by_id = {
        row.Report.id: Line(row.Report, scope.lanes[row.Report.department_id], *row[1:])
        for row in found
        # It may have been handed to others since its key was read.
        if row.Report.department_id in scope.lanes
    }
    return [by_id[key] for key in keys if key in by_id]


def running_timers(session: Session, keys: Sequence[UUID]) -> Sequence[SlaTimer]:
    """Return the timers of these reports that run, the next due first; one statement."""
    return session.scalars(_running(), {"keys": list(keys)}).all()


def counts(session: Session, filters: QueueFilter, scope: Scope, at: datetime) -> Counts:
    """Return how many reports `filters` leave in `scope`, as their clocks stand at `at`."""
    mine = Report.assignee_id == scope.actor.person_id
    groups = session.execute(
        select(
            Report.status,
            clock_case(at).label("clock"),
            func.count(),
            func.count().filter(mine),
            func.count().filter(Report.assignee_id.is_(None)),
        )
        .where(Report.department_id.in_(scope.lanes), *conditions(filters, scope, at))
        .group_by(Report.status, "clock")
    ).all()
    by_status: dict[str, int] = {}
    by_clock: dict[str, int] = {}
    for status, clock, n, _, _ in groups:
        by_status[status] = by_status.get(status, 0) + n
        by_clock[clock] = by_clock.get(clock, 0) + n
    return Counts(
        sum(by_status.values()),
        by_status,
        by_clock,
        sum(row[3] for row in groups),
        sum(row[4] for row in groups),
    )


@cache
def _lines(options: tuple[ExecutableOption, ...]) -> Select[Any]:
    """Return the statement of `lines`, which is built once: that took longer than sending it."""
    return (
        select(
            Report,
            func.ST_X(Report.location).label("lon"),
            func.ST_Y(Report.location).label("lat"),
            thumbnail().label("thumbnail"),
            func.coalesce(func.nullif(Person.name, ""), Person.email).label("assignee"),
            is_escalated().label("is_escalated"),
            is_paused().label("is_paused"),
            is_replied().label("is_replied"),
            is_work_reported().label("is_work_reported"),
        )
        .outerjoin(Person, Person.id == Report.assignee_id)
        .where(Report.id == any_(bindparam("keys", type_=ARRAY(Uuid()))))
        .options(*options)
    )


@cache
def _running() -> Select[SlaTimer]:
    return (
        select(SlaTimer)
        .where(
            SlaTimer.report_id == any_(bindparam("keys", type_=ARRAY(Uuid()))),
            SlaTimer.stopped_at.is_(None),
        )
        .order_by(SlaTimer.due_at, SlaTimer.id)
    )


def _wanted(
    query: QueueQuery, scope: Scope, cursor: Cursor | None, asked_at: datetime
) -> Select[Any]:
    """Return the statement that reads the first entries of each lane."""
    is_received = query.order is Order.RECEIVED
    starts = _received_starts if is_received else _starts
    lane = _lane_table(starts(query.order, scope, cursor, asked_at))
    wanted = [Report.department_id == lane.c.department_id, *conditions(query, scope, asked_at)]
    if query.order is Order.PRIORITY:
        wanted.append(Report.priority == lane.c.priority)
    n = query.limit + 1
    rows = _newest(wanted, lane, n) if is_received else _by_due(wanted, lane, n)
    return select(rows).select_from(lane).join(rows, onclause=and_(True))  # noqa: FBT003 - SQL


def _by_due(wanted: Sequence[ColumnElement[bool]], lane: Any, n: int) -> Any:
    """Return the first `n` entries of a lane by due, those without one last."""
    with_due = (
        select(*_columns())
        .where(*wanted, tuple_(Report.due_at, Report.id) > tuple_(lane.c.at, lane.c.id))
        .order_by(Report.due_at, Report.id)
        .limit(n)
    )
    without = (
        select(*_columns())
        .where(*wanted, Report.due_at.is_(None), Report.id > lane.c.without_due)
        .order_by(Report.id)
        .limit(n)
    )
    both = union_all(
        with_due.correlate(lane).subquery().select(), without.correlate(lane).subquery().select()
    )
    return lateral(both.limit(n), name="found")


def _newest(wanted: Sequence[ColumnElement[bool]], lane: Any, n: int) -> Any:
    """Return the newest `n` entries of a lane."""
    before = tuple_(Report.received_at, Report.id) < tuple_(lane.c.at, lane.c.id)
    return lateral(
        select(*_columns())
        .where(*wanted, before)
        .order_by(Report.received_at.desc(), Report.id.desc())
        .limit(n)
        .correlate(lane),
        name="found",
    )


def _columns() -> list[Any]:
    return [
        Report.id,
        Report.department_id,
        Report.due_at,
        Report.due_soon_at,
        Report.received_at,
        Report.priority,
        mark().label("mark"),
    ]


def _lane_table(rows: Sequence[tuple[UUID, str, Start]]) -> Any:
    """Return the lanes with where each goes on, as a table."""
    columns: list[tuple[str, Any, list[Any]]] = [
        ("department_id", Uuid(), [key for key, _, _ in rows]),
        ("priority", Text(), [name for _, name, _ in rows]),
        ("at", DateTime(timezone=True), [start.at for _, _, start in rows]),
        ("id", Uuid(), [start.id for _, _, start in rows]),
        ("without_due", Uuid(), [start.without_due for _, _, start in rows]),
    ]
    # Arrays, since the text of the statement is then always the same: to compile one with the rows
    # written out took longer than to answer it.
    arrays = [literal(given, ARRAY(kind)) for _, kind, given in columns]
    names = [column(name, kind) for name, kind, _ in columns]
    return func.unnest(*arrays).table_valued(*names, name="lane").render_derived()


def _starts(
    order: Order, scope: Scope, cursor: Cursor | None, asked_at: datetime
) -> list[tuple[UUID, str, Start]]:
    ranks = RANKS if order is Order.PRIORITY else {Priority.NORMAL: 0}
    return [
        (key, name.value, _start(order, lane, cursor, asked_at, rank))
        for key, lane in scope.lanes.items()
        for name, rank in ranks.items()
    ]


def _start(order: Order, lane: Lane, cursor: Cursor | None, asked_at: datetime, rank: int) -> Start:
    if cursor is None:
        return FROM_THE_TOP
    last = cursor.last
    span = None
    if last.at is not None and last.key is not None:
        span = (last.at, last.at)
        if order is not Order.DUE:
            span = dues_with(lane.calendar, asked_at, last.key * MICROSECOND)
    return start_after(last, rank, span)


def _received_starts(
    _order: Order, scope: Scope, cursor: Cursor | None, _asked_at: datetime
) -> list[tuple[UUID, str, Start]]:
    last = cursor.last if cursor else None
    start = Start(last.at or LAST, last.id) if last else Start(LAST, MOST_ID)
    return [(key, "", start) for key in scope.lanes]


def _key(row: Any, order: Order, scope: Scope, asked_at: datetime, now: datetime) -> Key:
    rank = RANKS[Priority(row.priority)] if order is Order.PRIORITY else 0
    at: datetime | None = row.received_at if order is Order.RECEIVED else row.due_at
    key = None if at is None else micros(at)
    if at is not None and order in (Order.URGENCY, Order.PRIORITY):
        left = time_left(scope.lanes[row.department_id].calendar, asked_at, at)
        key = left // MICROSECOND
    place = Place(rank, key, at, row.id)
    turns = (turn for turn in (row.due_soon_at, row.due_at) if turn is not None and turn >= now)
    return Key(place, row.mark, _clock(row.due_at, row.due_soon_at, now), min(turns, default=None))


def _clock(due_at: datetime | None, due_soon_at: datetime | None, now: datetime) -> str:
    if due_at is None:
        return ClockState.CANCELLED.value
    if due_at < now:
        return ClockState.OVERDUE.value
    is_soon = due_soon_at is not None and due_soon_at <= now
    return (ClockState.DUE_SOON if is_soon else ClockState.ON_TRACK).value


def thumbnail() -> Any:
    """Return the digest of the first photo of a report."""
    return (
        select(Photo.digest)
        .join(ReportPhoto, ReportPhoto.photo_id == Photo.id)
        .where(
            ReportPhoto.report_id == Report.id,
            Report.n_photos > 0,
            ReportPhoto.purpose == PhotoPurpose.REPORT,
            ReportPhoto.position == 0,
        )
        .limit(1)
        .scalar_subquery()
    )
