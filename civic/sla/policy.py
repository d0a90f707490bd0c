# SPDX-License-Identifier: EUPL-1.2
"""What is promised, when it is due, and how that was computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from civic.sla.calendar_policy import Pause, WorkingCalendar
from civic.sla.errors import InvalidPromise
from civic.sla.opening_policy import MICROSECOND


class Target(StrEnum):
    """What a report is owed by an instant."""

    MODERATION = "moderation"
    FIRST_RESPONSE = "first_response"
    RESOLUTION = "resolution"
    ANSWER_REVIEW = "answer_review"


class Priority(StrEnum):
    """How pressing a report is; promises may be shorter for the higher two."""

    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Unit(StrEnum):
    """What an allowance is counted in."""

    WORKING_MINUTES = "working_minutes"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


#: Targets that every promise has, so that no report is without a due.
OWED_TO_ALL = (Target.MODERATION, Target.FIRST_RESPONSE, Target.RESOLUTION)
#: Targets whose time runs by the calendar of the department; the others by that of the city.
BY_DEPARTMENT = frozenset({Target.FIRST_RESPONSE, Target.RESOLUTION})
#: Shares of the working time, in percent, at which somebody is told.
#: Source: facts on promises and timers, "escalation steps".
DEFAULT_STEPS = (50, 75, 90, 100, 150, 200, 300)
BREACH_STEP = 100
DUE_SOON_STEP = 75
#: The most that may be promised: a year of each unit.
MOST = {
    Unit.WORKING_MINUTES: 366 * 24 * 60,
    Unit.WORKING_HOURS: 366 * 24,
    Unit.WORKING_DAYS: 366,
    Unit.CALENDAR_DAYS: 366,
}
SPANS = {Unit.WORKING_MINUTES: timedelta(minutes=1), Unit.WORKING_HOURS: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Allowance:
    """The time allowed for a target."""

    unit: Unit
    n: int

    @classmethod
    def of(cls, spec: Any) -> "Allowance":
        """Return the allowance written as {unit: number}.

        Raises:
            InvalidPromise: it is written otherwise, or below 1 or above a year.
        """
        if isinstance(spec, Mapping) and len(spec) == 1:
            ((unit, n),) = spec.items()
            if unit in set(Unit) and type(n) is int and 1 <= n <= MOST[Unit(unit)]:
                return cls(Unit(unit), n)
        raise InvalidPromise(
            "“{allowance}” is no allowance; write one of {units} with a whole number from 1 up to a"
            " year.",
            allowance=str(spec),
            units=[unit.value for unit in Unit],
        )

    def as_json(self) -> dict[str, int]:
        """Return the allowance as `of` reads it."""
        return {self.unit.value: self.n}


#: What a second attempt gets at most. Source: PRODUCT.md 4, "Reopened".
SECOND_ATTEMPT = Allowance(Unit.WORKING_DAYS, 5)
Targets = Mapping[Target, Allowance]


#: Whose targets a priority has, in the order in which they are looked for.
INHERITED: Mapping[Priority, tuple[Priority, ...]] = {
    Priority.NORMAL: (),
    Priority.HIGH: (Priority.HIGH,),
    Priority.URGENT: (Priority.URGENT, Priority.HIGH),
}


@dataclass(frozen=True)
class Promise:
    """One immutable version of a promise."""

    id: UUID
    code: str
    version: int
    targets: Targets
    steps: Mapping[Target, tuple[int, ...]] = field(default_factory=dict)
    #: Targets that are others for a higher priority than the normal one.
    priorities: Mapping[Priority, Targets] = field(default_factory=dict)

    def allowance(self, target: Target, priority: Priority) -> Allowance:
        """Return the time allowed; where a priority says nothing, the next lower one does."""
        for at_least in INHERITED[priority]:
            if (own := self.priorities.get(at_least, {}).get(target)) is not None:
                return own
        return self.targets[target]

    def steps_of(self, target: Target) -> tuple[int, ...]:
        """Return the steps of `target` in percent, ascending; 100 is always one of them."""
        return self.steps.get(target, DEFAULT_STEPS)


@dataclass(frozen=True)
class PinnedCalendar:
    """One immutable version of a calendar."""

    id: UUID
    code: str
    version: int
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class ClockPins:
    """By what one clock runs: versions that never change."""

    promise_id: UUID
    calendar_id: UUID
    priority: Priority = Priority.NORMAL

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> "ClockPins":
        """Return the pins that `as_json` wrote."""
        return cls(
            UUID(written["promise"]), UUID(written["calendar"]), Priority(written["priority"])
        )

    def as_json(self) -> dict[str, str]:
        """Return the pins as they are stored with a move."""
        return {
            "promise": str(self.promise_id),
            "calendar": str(self.calendar_id),
            "priority": self.priority.value,
        }


@dataclass(frozen=True, slots=True)
class Pins:
    """By what all clocks of a report run; written into the events that decide it."""

    promise_id: UUID
    department_calendar_id: UUID
    city_calendar_id: UUID
    priority: Priority = Priority.NORMAL

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> "Pins":
        """Return the pins that `as_json` wrote."""
        return cls(
            UUID(written["promise"]),
            UUID(written["department_calendar"]),
            UUID(written["city_calendar"]),
            Priority(written["priority"]),
        )

    def of_target(self, target: Target) -> ClockPins:
        """Return by what the clock of `target` runs."""
        by_department = target in BY_DEPARTMENT
        calendar_id = self.department_calendar_id if by_department else self.city_calendar_id
        return ClockPins(self.promise_id, calendar_id, self.priority)

    def as_json(self) -> dict[str, str]:
        """Return the pins as they stand in the history of a report."""
        return {
            "promise": str(self.promise_id),
            "department_calendar": str(self.department_calendar_id),
            "city_calendar": str(self.city_calendar_id),
            "priority": self.priority.value,
        }


@dataclass(frozen=True)
class Terms:
    """What one report was promised: the versions it pins, whatever changes afterwards."""

    promise: Promise
    department: PinnedCalendar
    city: PinnedCalendar
    priority: Priority = Priority.NORMAL

    @property
    def pins(self) -> Pins:
        """The same by the ids of its versions."""
        return Pins(self.promise.id, self.department.id, self.city.id, self.priority)

    def calendar_of(self, target: Target) -> PinnedCalendar:
        """Return the calendar by which the time of `target` runs."""
        return self.department if target in BY_DEPARTMENT else self.city

    def due(self, target: Target, cycle: int, started_at: datetime) -> tuple[Allowance, datetime]:
        """Return the allowance that holds and the due of a timer started at `started_at`.

        A second or further attempt at the resolution gets the original target or 5 working days,
        whichever ends first.
        """
        calendar = self.calendar_of(target).calendar
        allowances = [self.promise.allowance(target, self.priority)]
        if target is Target.RESOLUTION and cycle > 1:
            allowances.append(SECOND_ATTEMPT)
        dues = [(allowance, due_at(started_at, allowance, calendar)) for allowance in allowances]
        return min(dues, key=lambda pair: pair[1])

    def steps(
        self,
        target: Target,
        started_at: datetime,
        due: datetime,
        pauses: Sequence[Pause] = (),
        after: int = 0,
    ) -> list[tuple[int, datetime]]:
        """Return the steps of a timer beyond `after` percent with their instants, in order."""
        calendar = self.calendar_of(target).calendar
        wanted = [step for step in self.promise.steps_of(target) if step > after]
        return steps_at(wanted, started_at, due, calendar, pauses)

    def due_soon_at(
        self, target: Target, started_at: datetime, due: datetime, pauses: Sequence[Pause] = ()
    ) -> datetime:
        """Return the instant from which a timer shows that it is due soon."""
        calendar = self.calendar_of(target).calendar
        return steps_at((DUE_SOON_STEP,), started_at, due, calendar, pauses)[0][1]


@dataclass(frozen=True)
class Versions:
    """Versions of promises and calendars by the ids of their rows: what pins stand for."""

    promises: Mapping[UUID, Promise]
    calendars: Mapping[UUID, PinnedCalendar]

    @classmethod
    def of(cls, *terms: Terms) -> "Versions":
        """Return the versions that `terms` are made of."""
        calendars = [calendar for each in terms for calendar in (each.department, each.city)]
        return cls(
            {each.promise.id: each.promise for each in terms},
            {calendar.id: calendar for calendar in calendars},
        )

    def terms(self, pins: Pins) -> Terms:
        """Return what a report is promised that pins these.

        Raises:
            LookupError: a version is not known here.
        """
        department = self.calendars[pins.department_calendar_id]
        city = self.calendars[pins.city_calendar_id]
        return Terms(self.promises[pins.promise_id], department, city, pins.priority)

    def terms_of(self, pins: ClockPins) -> Terms:
        """Return what a clock was promised that pins these; the other calendar is not known.

        Raises:
            LookupError: a version is not known here.
        """
        own = self.calendars[pins.calendar_id]
        return Terms(self.promises[pins.promise_id], own, own, pins.priority)


def due_at(started_at: datetime, allowance: Allowance, calendar: WorkingCalendar) -> datetime:
    """Return the UTC instant at which `allowance` has run out; what happens at it is on time.

    Working days end at closing time of the last, calendar days at midnight; the day of
    `started_at` is day 0 for both.

    Raises:
        NoWorkingTime: the calendar never opens for so long.
    """
    if allowance.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(started_at, allowance.n)
    if allowance.unit is Unit.CALENDAR_DAYS:
        return calendar.add_calendar_days(started_at, allowance.n)
    return calendar.add(started_at, allowance.n * SPANS[allowance.unit])


def steps_at(
    steps: Iterable[int],
    started_at: datetime,
    due: datetime,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
) -> list[tuple[int, datetime]]:
    """Return the instants at which so many percent of the time until `due` have run.

    Working time is what counts, before the due and after it; 100 % is exactly the due. Where
    nothing opens between start and due (two calendar days over a weekend), real time takes its
    place, but people are told after the due only as working time goes by. None lies in a pause.
    """
    opens = calendar.elapsed(started_at, due, pauses)
    total = opens or due - started_at
    instants = []
    for step in steps:
        if step == BREACH_STEP:
            at = due
        elif step > BREACH_STEP:
            at = calendar.add(due, _percent(total, step - BREACH_STEP))
        elif opens:
            at = calendar.add(started_at, _percent(total, step), pauses)
        else:
            at = started_at + _percent(total, step)
        instants.append((step, at))
    return instants


def used_share(
    started_at: datetime,
    due: datetime,
    at: datetime,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
) -> float:
    """Return the share of the time until `due` that has run at `at`: above 1 when it is past.

    It is rounded down to a thousandth before the due, so that 1 is said only of what has run out.
    """
    total = calendar.elapsed(started_at, due, pauses)
    used = calendar.elapsed(started_at, at, pauses)
    if not total:
        total, used = due - started_at, max(at - started_at, timedelta())
    return used * 1000 // total / 1000


def _percent(total: timedelta, percent: int) -> timedelta:
    return total // MICROSECOND * percent // 100 * MICROSECOND
