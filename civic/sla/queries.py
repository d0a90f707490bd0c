# SPDX-License-Identifier: EUPL-1.2
"""Promises and calendars in memory, timers in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.sla.calendars import working_calendar
from civic.sla.clock import Clock, EventKind, Move, Outcome, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy, SlaStep, SlaTimer
from civic.sla.pause_policy import ClockPause
from civic.sla.policy import (
    DUE_SOON_STEP,
    ClockPins,
    PinnedCalendar,
    Pins,
    Priority,
    Promise,
    Target,
    Terms,
    Versions,
)
from civic.sla.promise_policy import promise_of
from civic.sla.schemas import CalendarSpec, TimerView, timer_view
from civic.sla.validity_policy import Dated, holding, in_order

#: The promise that holds where a category names one that is not there: no report without a due.
DEFAULT_PROMISE = "default"
#: Versions kept compiled; a city has some dozens, each takes about 0.1 MB for a year in use.
MOST_VERSIONS = 1024
#: Days of whose books a process keeps; a year of old reports may be looked at one by one.
MOST_DAYS = 512
Version = TypeVar("Version", Promise, PinnedCalendar)


@dataclass(frozen=True)
class PromiseBook:
    """The promises and calendars of a jurisdiction that hold on a day, ready to reckon with."""

    promises: Mapping[str, Promise]
    calendars: Mapping[str, PinnedCalendar]

    def terms(
        self,
        promise: str,
        department_calendar: str,
        city_calendar: str,
        priority: Priority = Priority.NORMAL,
    ) -> Terms:
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
        return Terms(chosen, self.calendars.get(department_calendar, city), city, priority)


@dataclass(frozen=True)
class Drift:
    """A difference between a timer's row and what the events fold into."""

    target: str
    cycle: int
    column: str
    row: object
    folded: object


@dataclass(frozen=True)
class Shelf:
    """All versions of a jurisdiction's promises and calendars, in the order in which they begin."""

    zone: ZoneInfo
    promises: Mapping[str, Sequence[Dated[Promise]]]
    calendars: Mapping[str, Sequence[Dated[PinnedCalendar]]]
    _books: dict[date, PromiseBook] = field(default_factory=dict, repr=False)

    def book(self, at: datetime) -> PromiseBook:
        """Return what holds on the day, in the city's zone, on which it is `at`."""
        day = at.astimezone(self.zone).date()
        if (book := self._books.get(day)) is None:
            if len(self._books) >= MOST_DAYS:
                self._books.clear()
            book = self._books[day] = PromiseBook(
                {code: holding(versions, day) for code, versions in self.promises.items()},
                {code: holding(versions, day) for code, versions in self.calendars.items()},
            )
        return book


_shelves: dict[UUID, tuple[int, Shelf]] = {}
_promises: dict[UUID, Promise] = {}
_calendars: dict[UUID, PinnedCalendar] = {}


def promise_book(
    session: Session, jurisdiction_id: UUID, catalogue_version: int, at: datetime
) -> PromiseBook:
    """Return the promises and calendars that hold for a report received at `at`.

    They are read once per `catalogue_version`. Whoever saves a calendar or promise raises
    `jurisdictions.catalogue_version` and commits before anybody asks for a book of that version.
    """
    version, shelf = _shelves.get(jurisdiction_id, (None, None))
    if shelf is None or version != catalogue_version:
        shelf = shelf_of(session, jurisdiction_id)
        _shelves[jurisdiction_id] = (catalogue_version, shelf)
    return shelf.book(at)


def shelf_of(session: Session, jurisdiction_id: UUID) -> Shelf:
    """Return all versions of a jurisdiction's promises and calendars."""
    policies = session.execute(
        select(SlaPolicy, Jurisdiction.zone)
        .join(Jurisdiction, Jurisdiction.id == SlaPolicy.jurisdiction_id)
        .where(SlaPolicy.jurisdiction_id == jurisdiction_id)
    )
    rows = session.execute(_versions().where(Calendar.jurisdiction_id == jurisdiction_id))
    zone = "UTC"  # where nothing is promised, no day is asked about
    promises = defaultdict[str, list[tuple[date, int, Promise]]](list)
    calendars = defaultdict[str, list[tuple[date, int, PinnedCalendar]]](list)
    for policy, zone in policies:  # noqa: B007 - all are of one city
        promises[policy.code].append((policy.valid_from, policy.version, _promise(policy)))
    for row, code in rows:
        calendars[code].append((row.valid_from, row.version, _calendar(row, code)))
    return Shelf(
        ZoneInfo(zone),
        {code: in_order(versions) for code, versions in promises.items()},
        {code: in_order(versions) for code, versions in calendars.items()},
    )


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


@dataclass(frozen=True)
class NextDue:
    """The due of the open timer of a report that comes first, and when it turns "due soon"."""

    due_at: datetime | None = None
    due_soon_at: datetime | None = None


def next_due(session: Session, report_id: UUID) -> NextDue:
    """Return which due of a report comes next; neither instant if all its timers stopped."""
    soon = and_(SlaStep.timer_id == SlaTimer.id, SlaStep.step == DUE_SOON_STEP)
    found = session.execute(
        select(SlaTimer.due_at, SlaStep.due_at)
        .outerjoin(SlaStep, soon)
        .where(SlaTimer.report_id == report_id, SlaTimer.stopped_at.is_(None))
        .order_by(SlaTimer.due_at, SlaStep.due_at)
        .limit(1)
    ).one_or_none()
    return NextDue() if found is None else NextDue(*found)


def timer_views(session: Session, timers: Sequence[SlaTimer], now: datetime) -> list[TimerView]:
    """Return how timers are shown at `now`, in their order; nothing is read but new versions."""
    clocks = [clock_of(timer) for timer in timers]
    versions = versions_of(session, clocks)
    return [timer_view(clock, now, versions) for clock in clocks]


def terms_of(session: Session, timers: Sequence[SlaTimer]) -> Terms:
    """Return what the report of `timers` is promised now.

    Raises:
        LookupError: there are no timers.
    """
    clocks = [clock_of(timer) for timer in timers]
    return versions_of(session, clocks).terms(pins_of(clocks))


def pins_of(clocks: Sequence[Clock]) -> Pins:
    """Return by what all clocks of a report run: its last attempt, moderation for the city's hours.

    Raises:
        LookupError: there are no clocks.
    """
    attempts = [clock for clock in clocks if clock.target is Target.RESOLUTION]
    checks = [clock.pins for clock in clocks if clock.target is Target.MODERATION]
    if not attempts:
        raise LookupError("A report without timers has no terms.")
    last = max(attempts, key=lambda clock: clock.cycle).pins
    city = next(iter(checks), last)
    return Pins(last.promise_id, last.calendar_id, city.calendar_id, last.priority)


def pins_at_receipt(clocks: Iterable[Clock]) -> Pins:
    """Return by what all clocks of a report ran at first.

    Raises:
        LookupError: there are no clocks.
    """
    first = [replace(clock, pins=clock.original_pins) for clock in clocks if clock.cycle == 1]
    return pins_of(first)


def versions_of(session: Session, clocks: Iterable[Clock], *others: Pins) -> Versions:
    """Return the versions that `clocks` and `others` pin, read once per process."""
    policy_ids, calendar_ids = set[UUID](), set[UUID]()
    for clock in clocks:
        moved = (pins for move in clock.moves for pins in (move.from_pins, move.pins) if pins)
        for pins in (clock.pins, *moved):
            policy_ids.add(pins.promise_id)
            calendar_ids.add(pins.calendar_id)
    for pinned in others:
        policy_ids.add(pinned.promise_id)
        calendar_ids |= {pinned.department_calendar_id, pinned.city_calendar_id}
    return versions(session, policy_ids, calendar_ids)


def versions(session: Session, policy_ids: set[UUID], calendar_ids: set[UUID]) -> Versions:
    """Return versions of promises and calendars by the ids of their rows; those that are there."""
    promises = {key: known for key in policy_ids if (known := _promises.get(key))}
    calendars = {key: at_hand for key in calendar_ids if (at_hand := _calendars.get(key))}
    if unknown := policy_ids - promises.keys():
        policies = session.scalars(select(SlaPolicy).where(SlaPolicy.id.in_(unknown)))
        promises |= {policy.id: _promise(policy) for policy in policies}
    if unknown := calendar_ids - calendars.keys():
        rows = session.execute(_versions().where(CalendarVersion.id.in_(unknown)))
        calendars |= {row.id: _calendar(row, code) for row, code in rows}
    return Versions(promises, calendars)


def clock_of(timer: SlaTimer) -> Clock:
    """Return the clock that a row stands for."""
    return Clock(
        Target(timer.target),
        timer.cycle,
        timer.started_at,
        timer.due_at,
        timer.original_due_at,
        ClockPins(timer.policy_id, timer.calendar_version_id, Priority(timer.priority)),
        timer.stopped_at,
        Outcome(timer.outcome) if timer.outcome else None,
        tuple(ClockPause.of(written) for written in timer.pauses or ()),
        tuple(Move.of(written) for written in timer.moves or ()),
    )


def audit(session: Session, report_id: UUID, events: Iterable[SlaEvent]) -> list[Drift]:
    """Return where the rows of a report differ from a new fold of its events.

    Raises:
        LookupError: the report has no timers.
    """
    timers = timers_of(session, report_id)
    clocks = [clock_of(timer) for timer in timers]
    told = pinned(events, clocks)
    known = versions_of(session, clocks, *(e.data["pins"] for e in told if "pins" in e.data))
    return drifts(timers, fold(told, known))


def pinned(events: Iterable[SlaEvent], clocks: Sequence[Clock]) -> list[SlaEvent]:
    """Return `events` with pins in that of the receipt, if an earlier release wrote it without."""
    at_receipt = pins_at_receipt(clocks)
    return [
        replace(event, data={"pins": at_receipt, **event.data})
        if event.kind is EventKind.RECEIVED
        else event
        for event in events
    ]


def drifts(timers: Iterable[SlaTimer], clocks: Iterable[Clock]) -> list[Drift]:
    """Return where the rows of a report differ from the clocks that its events fold into."""
    folded = {(clock.target.value, clock.cycle): clock for clock in clocks}
    rows = {(timer.target, timer.cycle): timer for timer in timers}
    found = [
        Drift(*key, "id", rows[key].id if key in rows else None, folded.get(key))
        for key in sorted(rows.keys() ^ folded.keys())
    ]
    for key in sorted(rows.keys() & folded.keys()):
        found += _drifts(rows[key], folded[key])
    return found


#: What a row and its clock are compared by.
COMPARED = (
    "started_at",
    "due_at",
    "original_due_at",
    "pins",
    "stopped_at",
    "outcome",
    "pauses",
    "moves",
)


def _drifts(row: SlaTimer, clock: Clock) -> list[Drift]:
    is_ = clock_of(row)
    pairs = [(column, getattr(is_, column), getattr(clock, column)) for column in COMPARED]
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
        spec = {"targets": row.targets, "steps": row.steps, "priorities": row.priorities}
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
