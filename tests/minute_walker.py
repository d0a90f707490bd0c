# SPDX-License-Identifier: EUPL-1.2
"""Working time walked minute by minute: slow, plain, and without a line of the engine.

Written from the "Rules of the working-time arithmetic" in the facts on promises and timers alone.
Every minute of real time asks the wall clock what it shows, and whether that lies in a window.
Zones in which the wall clock ever changed by less than whole minutes are not for it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

MINUTE, MICROSECOND = timedelta(minutes=1), timedelta(microseconds=1)
MINUTE_US = MINUTE // MICROSECOND
DAY_MIN = 1440
#: Clocks change on a quarter of an hour, everywhere in the years in question.
QUARTER_MIN = 15
FIRST_DAY, LAST_DAY = date(2025, 7, 1), date(2029, 3, 1)
BEGIN = datetime.combine(FIRST_DAY, time(), tzinfo=UTC)
N_MINUTES = (LAST_DAY - FIRST_DAY).days * DAY_MIN
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Hours = Sequence[Sequence[str]]
Pauses = Sequence[tuple[datetime, datetime]]


@cache
def wall_clock(zone: str) -> list[tuple[int, int]]:
    """Return what the clock shows at the begin of every quarter of real time: day, minute."""
    tz = ZoneInfo(zone)
    shown = []
    for quarter in range(N_MINUTES // QUARTER_MIN):
        local = (BEGIN + quarter * QUARTER_MIN * MINUTE).astimezone(tz)
        shown.append((local.toordinal(), local.hour * 60 + local.minute))
    return shown


class MinuteWalker:
    """A calendar as the calculator's questions write it, and what it answers."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        self.zone = ZoneInfo(written["tz"])
        self.weekly: Mapping[str, Hours] = written["weekly"]
        self.holidays = {date.fromisoformat(day) for day in written.get("holidays", ())}
        dates = written.get("date_hours", {})
        self.date_hours = {date.fromisoformat(day): hours for day, hours in dates.items()}
        self.is_open = bytearray(N_MINUTES)
        #: Date -> the last minute, so far, that is open by a window of that date.
        self.last_minute: dict[int, int] = {}
        self._ask_the_clock(written["tz"])

    def windows(self, day: date) -> list[tuple[int, int]]:
        """Return the windows of a date in minutes after its midnight: rule 2."""
        if day in self.holidays:
            return []
        hours = self.date_hours.get(day, self.weekly.get(WEEKDAYS[day.weekday()], []))
        windows = []
        for opens, closes in hours:
            first, last = (int(t[:2]) * 60 + int(t[3:]) for t in (opens, closes))
            windows.append((first, last if last > first else last + DAY_MIN))
        return windows

    def _ask_the_clock(self, zone: str) -> None:
        begins = cache(lambda ordinal: self._minutes_of(date.fromordinal(ordinal)))
        for quarter, (day, shown) in enumerate(wall_clock(zone)):
            for of_day, at in ((day, shown), (day - 1, shown + DAY_MIN)):
                opens = begins(of_day)[at : at + QUARTER_MIN]
                if any(opens):
                    here = quarter * QUARTER_MIN
                    for n, is_open in enumerate(opens):
                        if is_open:
                            self.is_open[here + n] = 1
                            self.last_minute[of_day] = here + n

    def _minutes_of(self, day: date) -> bytes:
        """Return for each minute from the midnight of a date, two days on, if it is open."""
        minutes = bytearray(2 * DAY_MIN)
        for first, last in self.windows(day):
            minutes[first:last] = b"\1" * (last - first)
        return bytes(minutes)

    def open(self, at: datetime) -> bool:
        """Tell whether it is open at `at`: rule 1."""
        return bool(self.is_open[_minute_of(at)[0]])

    def elapsed(self, start: datetime, end: datetime, pauses: Pauses = ()) -> timedelta:
        """Return the open time between two instants: rules 1 and 5. Pauses are whole minutes."""
        if end <= start:
            return timedelta()
        counts = self._without(pauses)
        (first, into_first), (last, into_last) = _minute_of(start), _minute_of(end)
        total = counts.count(1, first, last) * MINUTE_US
        return (total - counts[first] * into_first + counts[last] * into_last) * MICROSECOND

    def add(self, start: datetime, span: timedelta, pauses: Pauses = ()) -> datetime:
        """Walk forward until `span` of open time has run: rules 3 and 5."""
        counts, left = self._without(pauses), span // MICROSECOND
        minute, gone = _minute_of(start)
        if not counts[minute]:
            minute, gone = counts.index(1, minute), 0
        while left > MINUTE_US - gone:
            left -= MINUTE_US - gone
            minute, gone = counts.index(1, minute + 1), 0
        return _instant(minute) + (gone + left) * MICROSECOND

    def sub(self, end: datetime, span: timedelta, pauses: Pauses = ()) -> datetime:
        """Walk backward until `span` of open time lies between here and `end`: `add` mirrored."""
        counts, left = self._without(pauses), span // MICROSECOND
        minute, there = _minute_of(end)
        if not (there and counts[minute]):
            minute, there = counts.rindex(1, 0, minute), MINUTE_US
        while left > there:
            left -= there
            minute, there = counts.rindex(1, 0, minute), MINUTE_US
        return _instant(minute) + (there - left) * MICROSECOND

    def add_days(self, start: datetime, n_days: int) -> datetime:
        """Return the closing time of the n-th working day after that of `start`: rule 4."""
        day = start.astimezone(self.zone).toordinal()
        while n_days:
            day += 1
            n_days -= day in self.last_minute
        return _instant(self.last_minute[day] + 1)

    def _without(self, pauses: Pauses) -> bytearray:
        if not pauses:
            return self.is_open
        counts = self.is_open[:]
        for start, end in pauses:
            first, last = _minute_of(start)[0], _minute_of(end)[0]
            if first < last:
                counts[first:last] = bytes(last - first)
        return counts


def _minute_of(at: datetime) -> tuple[int, int]:
    """Return the minute in which an instant lies, and how many microseconds into it."""
    return divmod((at - BEGIN) // MICROSECOND, MINUTE_US)


def _instant(minute: int) -> datetime:
    return BEGIN + minute * MINUTE
