# SPDX-License-Identifier: EUPL-1.2
"""Laws of working time, and a second calculator that goes minute by minute."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.sla.calendar_policy import ClosedReason, DayOff, WorkingCalendar
from civic.sla.opening_policy import Window

MINUTE = timedelta(minutes=1)
#: Where clocks change, by what, and how far they are from UTC: an hour, half an hour, not at all.
ZONES = [
    "Europe/Helsinki",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Asia/Kolkata",
    "Etc/GMT+12",
]
#: Days around which something happens to clocks or calendars.
EDGES = [
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2027, 3, 28),
    date(2027, 10, 31),
    date(2026, 4, 5),
    date(2026, 9, 27),
    date(2026, 11, 1),
    date(2026, 12, 31),
    date(2028, 2, 29),
]
N_DAYS = 12


def window(opens_min: int, long_min: int) -> Window:
    return Window(opens_min, opens_min + long_min)


windows = st.lists(
    st.builds(window, st.integers(0, 1439), st.integers(1, 1440)), min_size=0, max_size=3
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def _calendar(
    zone: str,
    weekly: list[list[Window]],
    off: list[date],
    hours_on: dict[date, list[Window]],
) -> WorkingCalendar:
    closed = {day: DayOff(ClosedReason.CLOSED) for day in off}
    return WorkingCalendar(ZoneInfo(zone), weekly, days_off=lambda _: closed, hours_on=hours_on)


calendars = st.builds(
    _calendar,
    st.sampled_from(ZONES),
    st.lists(windows, min_size=7, max_size=7).filter(any),
    st.lists(days, max_size=8),
    st.dictionaries(days, windows, max_size=8),
)
instants = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2027, 12, 31),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
spans = st.timedeltas(timedelta(), timedelta(days=40))
pauses = st.lists(st.tuples(instants, instants), max_size=4)


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans)
def test_the_time_that_was_added_has_elapsed(
    book: WorkingCalendar, start: datetime, span: timedelta
) -> None:
    assert book.elapsed(start, book.add(start, span)) == span


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans, pauses)
def test_the_time_that_was_added_has_elapsed_without_the_pauses(
    book: WorkingCalendar,
    start: datetime,
    span: timedelta,
    paused: list[tuple[datetime, datetime]],
) -> None:
    assert book.elapsed(start, book.add(start, span, paused), paused) == span


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans, pauses)
def test_the_time_that_was_taken_off_elapses_until_the_end(
    book: WorkingCalendar, end: datetime, span: timedelta, paused: list[tuple[datetime, datetime]]
) -> None:
    assert book.elapsed(book.sub(end, span, paused), end, paused) == span


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans, spans)
def test_allowances_add_up(
    book: WorkingCalendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    both = book.add(start, first + second)

    assert book.elapsed(start, both) == first + second
    if second:
        assert book.add(book.add(start, first), second) == both


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans, spans)
def test_more_time_is_never_due_earlier(
    book: WorkingCalendar, start: datetime, span: timedelta, more: timedelta
) -> None:
    assert book.add(start, span + more) >= book.add(start, span)


@settings(max_examples=40, deadline=None)
@given(calendars, instants, st.timedeltas(timedelta(), timedelta(days=9)), spans)
def test_a_later_start_is_never_due_earlier(
    book: WorkingCalendar, start: datetime, later: timedelta, span: timedelta
) -> None:
    assert book.add(start + later, span) >= book.add(start, span)


@settings(max_examples=40, deadline=None)
@given(calendars, instants, spans, pauses)
def test_a_pause_never_makes_it_earlier(
    book: WorkingCalendar, start: datetime, span: timedelta, paused: list[tuple[datetime, datetime]]
) -> None:
    assert book.add(start, span, paused) >= book.add(start, span)


@settings(max_examples=40, deadline=None)
@given(calendars, instants, st.integers(1, 30))
def test_the_next_working_day_closes_later(
    book: WorkingCalendar, start: datetime, n_days: int
) -> None:
    closes = book.add_working_days(start, n_days)
    a_moment_before = closes - timedelta(microseconds=1)

    assert closes > start
    assert book.is_open(a_moment_before)
    assert book.local_date(closes) > book.local_date(start)


class MinuteByMinute:
    """Looks at the wall clock each minute and writes down whether a window is open."""

    def __init__(self, book: WorkingCalendar, off: set[date], first: date) -> None:
        self.book, self.off, self.first = book, off, first
        self.start = datetime.combine(first, time(), tzinfo=UTC)
        self.minutes = [self.start + n * MINUTE for n in range(N_DAYS * 1440)]
        self.hours = {day: self.windows_of(day) for day in self.dates()}
        self.is_open = [self.shows_open(minute) for minute in self.minutes]
        self.before = [0, *accumulate(self.is_open)]

    def dates(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(-3, N_DAYS + 3)]

    def windows_of(self, day: date) -> list[tuple[int, int]]:
        if day in self.off:
            return []
        hours = self.book.hours_on.get(day)
        if hours is None:
            hours = self.book.weekly[day.weekday()]
        return [(each.opens_min, each.closes_min) for each in hours]

    def shows_open(self, minute: datetime) -> bool:
        local = minute.astimezone(self.book.zone)
        shown = local.hour * 60 + local.minute
        today = self.hours[local.date()]
        yesterday = self.hours[local.date() - timedelta(days=1)]
        return any(opens <= shown < closes for opens, closes in today) or any(
            shown < closes - 1440 for _, closes in yesterday
        )

    def elapsed(self, start: int, end: int) -> int:
        return self.before[end] - self.before[start]

    def due(self, start: int, n_min: int) -> int | None:
        """The first minute by which `n_min` open ones have passed, if it comes in time."""
        found = bisect_left(self.before, self.before[start] + n_min, lo=start)
        return found if found < len(self.minutes) else None


def random_calendar(dice: Random, first: date) -> tuple[WorkingCalendar, set[date]]:
    def hours() -> list[Window]:
        n_windows = dice.choice((0, 1, 1, 2, 3))
        return [window(dice.randrange(1440), dice.randint(1, 1440)) for _ in range(n_windows)]

    span = [first + timedelta(days=n) for n in range(N_DAYS)]
    off = set(dice.sample(span, dice.randrange(3)))
    hours_on = {day: hours() for day in dice.sample(span, dice.randrange(3))}
    weekly = [hours() for _ in range(7)]
    weekly[dice.randrange(7)] = [window(0, 1440)]
    return _calendar(dice.choice(ZONES), weekly, list(off), hours_on), off


@pytest.mark.parametrize("seed", range(27))
def test_a_calculator_that_goes_minute_by_minute_agrees(seed: int) -> None:
    dice = Random(seed)
    first = EDGES[seed % len(EDGES)] - timedelta(days=N_DAYS // 2)
    book, off = random_calendar(dice, first)
    slow = MinuteByMinute(book, off, first)

    for _ in range(120):
        a, b = sorted(dice.randrange(len(slow.minutes)) for _ in range(2))
        n_min = dice.randint(1, 3 * 1440)
        due = slow.due(a, n_min)

        assert book.is_open(slow.minutes[a]) == slow.is_open[a]
        assert book.elapsed(slow.minutes[a], slow.minutes[b]) == slow.elapsed(a, b) * MINUTE
        if due is not None:
            assert book.add(slow.minutes[a], n_min * MINUTE) == slow.minutes[due]


@settings(max_examples=40, deadline=None)
@given(calendars, instants, instants)
def test_every_day_opens_or_is_told_as_closed(
    book: WorkingCalendar, one: datetime, other: datetime
) -> None:
    first, last = sorted(map(book.local_date, (one, other)))
    closed = [day for day in book.closed_days(first, last) if day.on > first]

    assert book.n_working_days(first, last) + len(closed) == (last - first).days
