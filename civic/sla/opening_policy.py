# SPDX-License-Identifier: EUPL-1.2
"""Opening hours compiled: windows on a wall clock become instants, a year at a time.

An instant is an integer here: microseconds since 1970 UTC. The arithmetic is exact.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from civic.sla.errors import InvalidCalendar, NoWorkingTime

DAY_MIN = 24 * 60
MINUTE_US = 60 * 1_000_000
DAY_US = DAY_MIN * MINUTE_US
MICROSECOND = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()
#: Calendars reckon from the second year to the last but one that Python's dates know.
FIRST_YEAR, LAST_YEAR = 2, 9997
TIME_OF_DAY = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


@dataclass(frozen=True, slots=True)
class Window:
    """Opening hours in minutes after the midnight that begins the day; past 1440: the next day."""

    opens_min: int
    closes_min: int

    @classmethod
    def of(cls, opens: str, closes: str) -> "Window":
        """Return the window from `opens` to `closes`, both "HH:MM"; only `closes` may be "24:00".

        One that does not close after it opens runs past midnight.

        Raises:
            InvalidCalendar: one of them is no time of day.
        """
        opens_min, closes_min = _minutes(opens), _minutes(closes)
        if opens_min == DAY_MIN:
            raise InvalidCalendar("24:00 ends a day; say 00:00 of the next day to open then.")
        past_midnight = closes_min <= opens_min
        return cls(opens_min, closes_min + DAY_MIN * past_midnight)


Windows = Sequence[Window]
#: The windows that open on a local date.
WindowsOn = Callable[[date], Windows]
#: From, to and the offset from UTC that holds between them.
Piece = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class OpenYear:
    """The open hours of one UTC year, and the working days of the same year of local dates."""

    starts: list[int]
    ends: list[int]
    #: Open time of the year before each start.
    before: list[int]
    total: int
    #: Ordinals of the dates that open, and the instants at which these close.
    days: list[int]
    closes: list[int]

    def open_before(self, at: int) -> int:
        """Return the open time between the start of the year and `at`."""
        i = bisect_right(self.starts, at) - 1
        return self.before[i] + min(at, self.ends[i]) - self.starts[i] if i >= 0 else 0


def open_year(zone: ZoneInfo, windows_on: WindowsOn, number: int) -> OpenYear:
    """Return the open hours of the year `number`.

    Raises:
        NoWorkingTime: Python's dates end before that year.
    """
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise NoWorkingTime("The year {year} is beyond what calendars reckon with.", year=number)
    january, december = date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal()
    low, high = _ordinal_micros(january), _ordinal_micros(december + 1)
    pieces = list(_pieces(zone, low - 3 * DAY_US, high + 3 * DAY_US))
    spans: list[tuple[int, int]] = []
    closes: dict[int, int] = {}
    # A window of 30 December may reach into 1 January UTC where clocks are far behind.
    for day in range(january - 2, december + 2):
        for start, end in _open_on(day, windows_on(date.fromordinal(day)), pieces):
            closes[day] = max(end, closes.get(day, end))
            if start < high and end > low:
                spans.append((max(start, low), min(end, high)))
    days = [day for day in sorted(closes) if january <= day <= december]
    starts, ends = joined(spans)
    before, total = _running_total(starts, ends)
    return OpenYear(starts, ends, before, total, days, [closes[day] for day in days])


def _open_on(day: int, windows: Windows, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the open times that begin on a date: where the wall clock shows its windows."""
    midnight = _ordinal_micros(day)
    for window in windows:
        opens = midnight + window.opens_min * MINUTE_US
        closes = midnight + window.closes_min * MINUTE_US
        for low, high, offset in pieces:
            start, end = max(opens - offset, low), min(closes - offset, high)
            if start < end:
                yield start, end


def _pieces(zone: ZoneInfo, low: int, high: int) -> Iterator[Piece]:
    """Yield the stretches of one UTC offset between two instants."""
    start, offset = low, _offset(zone, low)
    for day in range(low + DAY_US, high + DAY_US, DAY_US):
        if _offset(zone, day) != offset:
            change = _change(zone, day - DAY_US, day)
            yield start, change, offset
            start, offset = change, _offset(zone, day)
    yield start, high, offset


def _change(zone: ZoneInfo, before: int, after: int) -> int:
    """Return the instant at which the offset of `before` gives way, to the second."""
    offset = _offset(zone, before)
    while after - before > MINUTE_US // 60:
        middle = before + (after - before) // 2_000_000 * 1_000_000
        if _offset(zone, middle) == offset:
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, at: int) -> int:
    offset = instant_of(at).astimezone(zone).utcoffset()
    return (offset or timedelta()) // MICROSECOND


def joined(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return starts and ends of the union of half-open spans; those that touch become one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _running_total(starts: list[int], ends: list[int]) -> tuple[list[int], int]:
    before, total = [], 0
    for start, end in zip(starts, ends, strict=True):
        before.append(total)
        total += end - start
    return before, total


def micros(at: datetime) -> int:
    """Return the aware instant `at` as an integer."""
    return (at - EPOCH) // MICROSECOND


def instant_of(at: int) -> datetime:
    """Return the integer `at` as an instant in UTC."""
    return EPOCH + at * MICROSECOND


def _ordinal_micros(ordinal: int) -> int:
    return (ordinal - EPOCH_ORDINAL) * DAY_US


def _minutes(clock: str) -> int:
    if not TIME_OF_DAY.fullmatch(clock):
        raise InvalidCalendar("“{time}” is no time of day; write it as HH:MM.", time=clock)
    return int(clock[:2]) * 60 + int(clock[3:])
