# SPDX-License-Identifier: EUPL-1.2
"""Promises and calendars in memory, timers in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from civic.sla.calendars import working_calendar
from civic.sla.clock_policy import Clock, Outcome, SlaEvent, fold
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy, SlaTimer
from civic.sla.pause_policy import ClockPause
from civic.sla.policy import BY_DEPARTMENT, PinnedCalendar, Promise, Target, Terms, promise_of
from civic.sla.schemas import CalendarSpec, TimerView, timer_view

#: The promise that holds where a category names one that is not there: no report without a due.
DEFAULT_PROMISE = "default"
#: Versions kept compiled; a city has some dozens, each takes about 0.1 MB for a year in use.
MOST_VERSIONS = 1024
Version = TypeVar("Version", Promise, PinnedCalendar)


@dataclass(frozen=True)
class PromiseBook:
    """The newest promises and calendars of a jurisdiction, ready to reckon with."""

    promises: Mapping[str, Promise]
    calendars: Mapping[str, PinnedCalendar]

    def terms(self, promise: str, department_calendar: str, city_calendar: str) -> Terms:
        """Return what a report is promised from now on, by the codes of promise and calendars.

        A resident does not suffer from a code that leads nowhere: the default promise and the
        city's calendar step in.

        Raises:
            LookupError: these are not there either.
        """
        chosen = self.promises.get(promise) or self.promises.get(DEFAULT_PROMISE)
        city = self.calendars.get(city_calendar)
        if chosen is None or city is None:
            raise LookupError(f"No promise {promise!r} or default, or no calendar {city_calendar}")
        return Terms(chosen, self.calendars.get(department_calendar, city), city)


@dataclass(frozen=True)
class Drift:
    """A difference between a timer's row and what the events fold into."""

    target: str
    cycle: int
    column: str
    row: object
    folded: object


@dataclass(frozen=True)
class Versions:
    """Versions of promises and calendars by the ids of their rows."""

    promises: Mapping[UUID, Promise]
    calendars: Mapping[UUID, PinnedCalendar]

    def terms(self, timers: Sequence[SlaTimer]) -> Terms:
        """Return the terms that `timers` of one report pin.

        Of some of its timers only those calendars are known that they run by.

        Raises:
            LookupError: there are no timers.
        """
        if not timers:
            raise LookupError("A report without timers has no terms.")
        pinned = {
            Target(timer.target) in BY_DEPARTMENT: self.calendars[timer.calendar_version_id]
            for timer in timers
        }
        some = next(iter(pinned.values()))
        promise = self.promises[timers[0].policy_id]
        return Terms(promise, pinned.get(True, some), pinned.get(False, some))


_books: dict[UUID, tuple[int, PromiseBook]] = {}
_promises: dict[UUID, Promise] = {}
_calendars: dict[UUID, PinnedCalendar] = {}


def promise_book(session: Session, jurisdiction_id: UUID, catalogue_version: int) -> PromiseBook:
    """Return the promises and calendars of a jurisdiction, read once per `catalogue_version`.

    Whoever saves a calendar or promise raises `jurisdictions.catalogue_version` and commits before
    anybody asks for a book of that version.
    """
    version, book = _books.get(jurisdiction_id, (None, None))
    if book is None or version != catalogue_version:
        policies = session.scalars(
            select(SlaPolicy)
            .where(SlaPolicy.jurisdiction_id == jurisdiction_id)
            .ext(distinct_on(SlaPolicy.code))
            .order_by(SlaPolicy.code, SlaPolicy.version.desc())
        )
        calendars = session.execute(
            _versions()
            .where(Calendar.jurisdiction_id == jurisdiction_id)
            .ext(distinct_on(Calendar.code))
            .order_by(Calendar.code, CalendarVersion.version.desc())
        )
        book = PromiseBook(
            {row.code: _promise(row) for row in policies},
            {code: _calendar(version, code) for version, code in calendars},
        )
        _books[jurisdiction_id] = (catalogue_version, book)
    return book


def timers_of(session: Session, report_id: UUID) -> Sequence[SlaTimer]:
    """Return all timers of a report in the order in which they were due at first."""
    return timers_of_reports(session, [report_id]).get(report_id, [])


def timers_of_reports(
    session: Session, report_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[SlaTimer]]:
    """Return all timers of several reports by report, as `timers_of` orders them."""
    timers = session.scalars(
        select(SlaTimer)
        .where(SlaTimer.report_id.in_(report_ids))
        .order_by(SlaTimer.cycle, SlaTimer.original_due_at, SlaTimer.id)
    )
    by_report: dict[UUID, list[SlaTimer]] = defaultdict(list)
    for timer in timers:
        by_report[timer.report_id].append(timer)
    return by_report


def overdue_timers(session: Session, now: datetime, limit: int) -> Sequence[SlaTimer]:
    """Return open timers whose due has passed at `now`, those that wait longest first."""
    return session.scalars(
        select(SlaTimer)
        .where(SlaTimer.stopped_at.is_(None), SlaTimer.due_at < now)
        .order_by(SlaTimer.due_at)
        .limit(limit)
    ).all()


def next_due_at(session: Session, report_id: UUID) -> datetime | None:
    """Return the due of the open timer of a report that comes first, or None if all stopped."""
    return session.scalar(
        select(func.min(SlaTimer.due_at)).where(
            SlaTimer.report_id == report_id, SlaTimer.stopped_at.is_(None)
        )
    )


def timer_views(session: Session, timers: Sequence[SlaTimer], now: datetime) -> list[TimerView]:
    """Return how timers are shown at `now`, in their order; nothing is read but new versions."""
    pinned = pinned_versions(session, timers)
    return [timer_view(clock_of(timer), now, pinned.terms([timer])) for timer in timers]


def terms_of(session: Session, timers: Sequence[SlaTimer]) -> Terms:
    """Return the terms that the timers of one report pin.

    Raises:
        LookupError: there are no timers.
    """
    return pinned_versions(session, timers).terms(timers)


def pinned_versions(session: Session, timers: Iterable[SlaTimer]) -> Versions:
    """Return the versions that `timers` pin, read once per process."""
    pins = [(timer.policy_id, timer.calendar_version_id) for timer in timers]
    policy_ids = {policy_id for policy_id, _ in pins}
    version_ids = {version_id for _, version_id in pins}
    promises = {key: known for key in policy_ids if (known := _promises.get(key))}
    calendars = {key: at_hand for key in version_ids if (at_hand := _calendars.get(key))}
    if unknown := policy_ids - promises.keys():
        policies = session.scalars(select(SlaPolicy).where(SlaPolicy.id.in_(unknown)))
        promises |= {policy.id: _promise(policy) for policy in policies}
    if unknown := version_ids - calendars.keys():
        versions = session.execute(_versions().where(CalendarVersion.id.in_(unknown)))
        calendars |= {row.id: _calendar(row, code) for row, code in versions}
    return Versions(promises, calendars)


def clock_of(timer: SlaTimer) -> Clock:
    """Return the clock that a row stands for."""
    return Clock(
        Target(timer.target),
        timer.cycle,
        timer.started_at,
        timer.due_at,
        timer.original_due_at,
        timer.stopped_at,
        Outcome(timer.outcome) if timer.outcome else None,
        tuple(ClockPause.of(written) for written in timer.pauses),
    )


def audit(session: Session, report_id: UUID, events: Iterable[SlaEvent]) -> list[Drift]:
    """Return where the rows of a report differ from a new fold of its events.

    Raises:
        LookupError: the report has no timers.
    """
    timers = timers_of(session, report_id)
    folded = {(c.target.value, c.cycle): c for c in fold(events, terms_of(session, timers))}
    rows = {(timer.target, timer.cycle): timer for timer in timers}
    drifts = [
        Drift(*key, "id", rows[key].id if key in rows else None, folded.get(key))
        for key in sorted(rows.keys() ^ folded.keys())
    ]
    for key in sorted(rows.keys() & folded.keys()):
        drifts += _drifts(rows[key], folded[key])
    return drifts


def _drifts(row: SlaTimer, clock: Clock) -> list[Drift]:
    columns = ("started_at", "due_at", "original_due_at", "stopped_at", "outcome", "pauses")
    is_ = clock_of(row)
    pairs = [(column, getattr(is_, column), getattr(clock, column)) for column in columns]
    # The row of a running clock tells of the breach once the relay has seen the due pass; that it
    # is the due is a constraint.
    if not clock.is_running:
        pairs.append(("breached_at", row.breached_at, clock.breached_at))
    return [
        Drift(row.target, row.cycle, column, found, should)
        for column, found, should in pairs
        if found != should
    ]


def _versions() -> Select[CalendarVersion, str]:
    return select(CalendarVersion, Calendar.code).join(
        Calendar, Calendar.id == CalendarVersion.calendar_id
    )


def _promise(row: SlaPolicy) -> Promise:
    if (known := _promises.get(row.id)) is None:
        spec = {"targets": row.targets, "steps": row.steps}
        known = promise_of(row.id, row.code, row.version, spec)
        _keep(_promises, row.id, known)
    return known


def _calendar(row: CalendarVersion, code: str) -> PinnedCalendar:
    if (known := _calendars.get(row.id)) is None:
        calendar = working_calendar(CalendarSpec.model_validate(row.spec))
        known = PinnedCalendar(row.id, code, row.version, calendar)
        _keep(_calendars, row.id, known)
    return known


def _keep(versions: dict[UUID, Version], key: UUID, version: Version) -> None:
    """Keep one more version, and forget the oldest when there are too many."""
    if len(versions) >= MOST_VERSIONS:
        versions.pop(next(iter(versions)), None)
    versions[key] = version
