# SPDX-License-Identifier: EUPL-1.2
"""Working time: when a calendar is open, and where so much open time leads to.

Each question is a bisection in the open hours of a year, exact to the microsecond.

Source: facts on promises and timers, "Rules of the working-time arithmetic"; ADR 0004.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from civic.platform.i18n import N_
from civic.sla.errors import NoWorkingTime
from civic.sla.opening_policy import (
    MICROSECOND,
    OpenYear,
    Windows,
    instant_of,
    joined,
    micros,
    open_year,
)

SATURDAY = 5

#: From and to of a time that does not count; half-open.
Pause = tuple[datetime, datetime]
#: What is said of one that stays shut for too long, by whether it opens again.
STAYS_SHUT = {
    True: N_(
        "It stays shut from {shut_from} until {until}; {most_days} days at a time are the most."
    ),
    False: N_("It stays shut from {shut_from} for good; {most_days} days at a time are the most."),
}


class ClosedReason(StrEnum):
    """Why a day does not count."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday, or a closure of the office's own, with its name by language."""

    reason: ClosedReason
    name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A date on which the calendar does not open, and why."""

    on: date
    reason: ClosedReason
    name: Mapping[str, str]


#: The days off of a year, by date.
DaysOff = Callable[[int], Mapping[date, DayOff]]


def no_days_off(_year: int) -> Mapping[date, DayOff]:
    """Return no days off, whatever the year."""
    return {}


@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """When an office is open; immutable, so that it can be shared by all threads.

    Windows are half-open on the wall clock of `zone` and belong to the date on which they open.
    Days off beat the hours of a date, the hours of a date beat those of its weekday.
    """

    zone: ZoneInfo
    #: Windows of Monday to Sunday.
    weekly: Sequence[Windows]
    days_off: DaysOff = no_days_off
    hours_on: Mapping[date, Windows] = field(default_factory=dict)
    _years: dict[int, OpenYear] = field(default_factory=dict, init=False, repr=False)

    def windows_on(self, day: date) -> Windows:
        """Return the windows that open on the local date `day`."""
        if day in self.days_off(day.year):
            return ()
        return self.hours_on.get(day, self.weekly[day.weekday()])

    def is_open(self, at: datetime) -> bool:
        """Return whether the calendar is open at `at`; it is not at closing time."""
        instant = micros(at)
        year = self._year(_year_of(instant))
        i = bisect_right(year.starts, instant) - 1
        return i >= 0 and instant < year.ends[i]

    def add(self, start: datetime, span: timedelta, pauses: Iterable[Pause] = ()) -> datetime:
        """Return the first instant by which `span` of open time has run since `start`.

        A span that runs out at closing time ends there, not at the next opening. No span at all
        ends at the next open instant. Open time inside `pauses` does not count.

        Raises:
            NoWorkingTime: the calendar does not open for that long, ever.
        """
        at, left = micros(start), _not_negative(span)
        for pause_from, pause_to in _merged(pauses):
            if pause_to <= at:
                continue
            end = self._forward(at, left)
            if end < pause_from or (left and end == pause_from):
                return instant_of(end)
            left -= self._elapsed(at, max(at, pause_from))
            at = pause_to
        return instant_of(self._forward(at, left))

    def sub(self, end: datetime, span: timedelta, pauses: Iterable[Pause] = ()) -> datetime:
        """Return the last instant from which `span` of open time leads to `end`: `add` mirrored.

        Raises:
            NoWorkingTime: the calendar was never open for that long.
        """
        at, left = micros(end), _not_negative(span)
        for pause_from, pause_to in reversed(_merged(pauses)):
            if pause_from >= at:
                continue
            start = self._backward(at, left)
            if start > pause_to or (left and start == pause_to):
                return instant_of(start)
            left -= self._elapsed(min(at, pause_to), at)
            at = pause_from
        return instant_of(self._backward(at, left))

    def elapsed(self, start: datetime, end: datetime, pauses: Iterable[Pause] = ()) -> timedelta:
        """Return the open time from `start` to `end` without that inside `pauses`.

        Pauses that overlap count once; one outside opening hours costs nothing. An `end` before
        `start` gives zero.
        """
        a, b = micros(start), micros(end)
        paused = sum(self._elapsed(max(a, p), min(b, q)) for p, q in _merged(pauses))
        return (self._elapsed(a, b) - paused) * MICROSECOND

    def add_working_days(self, start: datetime, n_days: int) -> datetime:
        """Return the closing time of the `n_days`-th working day; the day of `start` is day 0.

        Raises:
            NoWorkingTime: there are not as many working days.
        """
        day = self.local_date(start)
        year = self._year(day.year)
        number = day.year
        at = bisect_right(year.days, day.toordinal()) + _at_least_one(n_days) - 1
        while at >= len(year.days):
            at -= len(year.days)
            number, year = self._next_open_year(number)
        return instant_of(year.closes[at])

    def open_time_of_days(self, start: datetime, n_days: int) -> timedelta:
        """Return the open time of the `n_days` working days that follow the day of `start`.

        Raises:
            NoWorkingTime: there are not as many working days.
        """
        day = self.local_date(start)
        year = self._year(day.year)
        over = micros(datetime.combine(day + timedelta(days=1), time.min, tzinfo=self.zone))
        if i := bisect_right(year.days, day.toordinal()):
            over = max(over, year.closes[i - 1])  # hours past midnight belong to the day before
        return self.elapsed(instant_of(over), self.add_working_days(start, n_days))

    def add_calendar_days(self, start: datetime, n_days: int) -> datetime:
        """Return the end, in local time, of the `n_days`-th day after that of `start`."""
        day = self.local_date(start) + timedelta(days=_at_least_one(n_days) + 1)
        return datetime.combine(day, time.min, tzinfo=self.zone).astimezone(UTC)

    def local_date(self, at: datetime) -> date:
        """Return the date of `at` in the calendar's zone."""
        return instant_of(micros(at)).astimezone(self.zone).date()

    def closed_days(self, first: date, last: date) -> list[ClosedDay]:
        """Return the days from `first` to `last`, both inclusive, on which nothing opens."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [self._closed(day) for day in days if not self.windows_on(day)]

    def n_working_days(self, after: date, until: date) -> int:
        """Return on how many days after `after`, up to `until` inclusive, something opens."""
        first, last = after.toordinal(), until.toordinal()
        return sum(
            bisect_right(year.days, last) - bisect_right(year.days, first)
            for year in map(self._year, range(after.year, until.year + 1))
        )

    def refuse_closures(self, start: datetime, end: datetime, longest: timedelta) -> None:
        """Make sure that from any instant between `start` and `end` it opens within `longest`.

        Raises:
            NoWorkingTime: it does not; the detail says from when to when it stays shut.
        """
        at, last = micros(start), micros(end)
        while at < last:
            opens = self._opening(at)
            if opens is None or opens[0] - at > longest // MICROSECOND:
                shut = {"shut_from": self._local(at), "most_days": longest.days}
                if opens is not None:
                    shut["until"] = self._local(opens[0])
                raise NoWorkingTime(STAYS_SHUT["until" in shut], **shut)
            at = opens[1]

    def _closed(self, day: date) -> ClosedDay:
        if off := self.days_off(day.year).get(day):
            return ClosedDay(day, off.reason, off.name)
        is_weekend = day.weekday() >= SATURDAY and day not in self.hours_on
        return ClosedDay(day, ClosedReason.WEEKEND if is_weekend else ClosedReason.CLOSED, {})

    def _local(self, at: int) -> str:
        return instant_of(at).astimezone(self.zone).strftime("%Y-%m-%d %H:%M")

    def _opening(self, at: int) -> tuple[int, int] | None:
        """Return the open time at or after `at`, if any."""
        try:
            opens = self._forward(at, 0)
        except NoWorkingTime:
            return None
        year = self._year(_year_of(opens))
        return opens, year.ends[bisect_right(year.ends, opens)]

    def _forward(self, at: int, span: int) -> int:
        number = _year_of(at)
        year = self._year(number)
        if span == 0:
            i = bisect_right(year.ends, at)
            while i == len(year.ends):
                i = 0
                number, year = self._next_open_year(number)
            return max(at, year.starts[i])
        left = year.open_before(at) + span
        while left > year.total:
            left -= year.total
            number, year = self._next_open_year(number)
        i = bisect_left(year.before, left) - 1
        return year.starts[i] + left - year.before[i]

    def _backward(self, at: int, span: int) -> int:
        number = _year_of(at)
        year = self._year(number)
        if span == 0:
            i = bisect_left(year.starts, at) - 1
            while i < 0:
                number, year = self._next_open_year(number, -1)
                i = len(year.starts) - 1
            return min(at, year.ends[i])
        left = year.open_before(at) - span
        while left < 0:
            number, year = self._next_open_year(number, -1)
            left += year.total
        i = bisect_right(year.before, left) - 1
        return year.starts[i] + left - year.before[i]

    def _elapsed(self, start: int, end: int) -> int:
        if end <= start:
            return 0
        first, last = _year_of(start), _year_of(end)
        between = sum(self._year(number).total for number in range(first, last))
        return between + self._year(last).open_before(end) - self._year(first).open_before(start)

    def _next_open_year(self, number: int, step: int = 1) -> tuple[int, OpenYear]:
        """Return the year after `number`, or the one after that where it does not open.

        Raises:
            NoWorkingTime: neither opens.
        """
        for following in (number + step, number + 2 * step):
            if (year := self._year(following)).starts or year.days:
                return following, year
        raise NoWorkingTime("It does not open in the years next to {year}.", year=number)

    def _year(self, number: int) -> OpenYear:
        if (year := self._years.get(number)) is None:
            # Two threads may both get here: they compile the same, and one of them wins.
            year = self._years[number] = open_year(self.zone, self.windows_on, number)
        return year


def _merged(pauses: Iterable[Pause]) -> list[tuple[int, int]]:
    if not pauses:
        return []  # as nearly always: a queue asks hundreds of times
    spans = ((micros(start), micros(end)) for start, end in pauses)
    return list(zip(*joined(span for span in spans if span[0] < span[1]), strict=True))


def _year_of(at: int) -> int:
    return instant_of(at).year


def _not_negative(span: timedelta) -> int:
    if span < timedelta():
        raise ValueError(f"Open time cannot be negative: {span}")
    return span // MICROSECOND


def _at_least_one(n_days: int) -> int:
    if n_days < 1:
        raise ValueError(f"At least one day has to pass: {n_days}")
    return n_days
