# SPDX-License-Identifier: EUPL-1.2
"""The rules of the working-time arithmetic, one row each, with the reason."""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import ClosedReason, DayOff, WorkingCalendar
from civic.sla.errors import InvalidCalendar, NoWorkingTime
from civic.sla.opening_policy import Window

HELSINKI = ZoneInfo("Europe/Helsinki")
Hours = Sequence[tuple[str, str]]
NINE_TO_FIVE: Hours = [("09:00", "17:00")]
ALL_DAY: Hours = [("00:00", "24:00")]
LUNCH: Hours = [("08:00", "12:00"), ("12:30", "16:00")]
NIGHT: Hours = [("22:00", "06:00")]


def windows(hours: Hours) -> list[Window]:
    return [Window.of(*pair) for pair in hours]


def week(hours: Hours, n_days: int = 5) -> list[list[Window]]:
    return [windows(hours)] * n_days + [[]] * (7 - n_days)


def calendar(
    weekly: Sequence[Sequence[Window]],
    *,
    zone: ZoneInfo = HELSINKI,
    holidays: Mapping[str, str] | None = None,
    hours_on: Mapping[str, Hours] | None = None,
) -> WorkingCalendar:
    off = {
        date.fromisoformat(day): DayOff(ClosedReason.HOLIDAY, {"en": name})
        for day, name in (holidays or {}).items()
    }
    special = {date.fromisoformat(day): windows(hours) for day, hours in (hours_on or {}).items()}
    return WorkingCalendar(zone, weekly, days_off=lambda _year: off, hours_on=special)


def at(text: str, zone: ZoneInfo = HELSINKI, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.fixture(autouse=True, params=["UTC", "Pacific/Auckland", "America/Sao_Paulo"])
def _zone_of_the_server(request: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone of the server has no say; every row runs in three."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


office = calendar(week(NINE_TO_FIVE), holidays={"2026-06-19": "Midsummer Eve"})
with_lunch = calendar(week(LUNCH))
shifts = calendar(week(NIGHT, 7))
never_shut = calendar(week(ALL_DAY, 7))
christmas = calendar(
    week(NINE_TO_FIVE),
    holidays={"2026-12-25": "Christmas Day"},
    hours_on={
        "2026-12-24": [("09:00", "12:00")],
        "2026-12-25": [("09:00", "12:00")],
        "2026-12-26": [("10:00", "14:00")],
        "2026-12-28": [],
    },
)

ADD = [
    (office, "2026-03-05T15:00", 16, "2026-03-09T15:00", "two hours Thursday, eight Friday, rest"),
    (office, "2026-03-05T15:00", 2, "2026-03-05T17:00", "a tie at closing time is due that day"),
    (office, "2026-03-05T09:00", 8, "2026-03-05T17:00", "a whole day ends when it closes"),
    (office, "2026-03-05T17:00", 1, "2026-03-06T10:00", "closing time itself is shut"),
    (office, "2026-03-05T16:59:59", 0, "2026-03-05T16:59:59", "nothing, while open: now"),
    (office, "2026-03-05T17:00", 0, "2026-03-06T09:00", "nothing, at closing time: next opening"),
    (office, "2026-03-07T12:00", 0, "2026-03-09T09:00", "nothing, on a Saturday: Monday"),
    (office, "2026-03-07T12:00", 1, "2026-03-09T10:00", "a weekend costs nothing"),
    (office, "2026-06-18T16:00", 2, "2026-06-22T10:00", "Midsummer Eve and the weekend are shut"),
    (office, "2026-12-31T16:00", 2, "2027-01-01T10:00", "the year's end is a day like another"),
    (with_lunch, "2026-03-05T11:00", 1, "2026-03-05T12:00", "a tie before lunch is due before"),
    (with_lunch, "2026-03-05T11:00", 2, "2026-03-05T13:30", "lunch does not count"),
    (with_lunch, "2026-03-05T12:15", 1, "2026-03-05T13:30", "received at lunch: from its end"),
    (shifts, "2026-03-05T23:00", 8, "2026-03-06T23:00", "seven hours until 06:00, one from 22:00"),
    (shifts, "2026-03-05T05:00", 1, "2026-03-05T06:00", "the small hours belong to the shift"),
    (shifts, "2026-03-28T22:00", 7, "2026-03-29T06:00", "a spring night has seven hours"),
    (shifts, "2026-10-24T22:00", 9, "2026-10-25T06:00", "an autumn night has nine hours"),
    (never_shut, "2026-03-28T12:00", 24, "2026-03-29T13:00", "24 real hours over a 23-hour day"),
    (never_shut, "2026-10-24T12:00", 24, "2026-10-25T11:00", "24 real hours over a 25-hour day"),
    (never_shut, "2027-03-27T12:00", 24, "2027-03-28T13:00", "spring of the next year"),
    (never_shut, "2027-10-30T12:00", 24, "2027-10-31T11:00", "autumn of the next year"),
    (never_shut, "2028-02-28T12:00", 48, "2028-03-01T12:00", "a leap day counts"),
    (christmas, "2026-12-23T16:00", 5, "2026-12-26T11:00", "hours of a date beat the week's"),
    (christmas, "2026-12-24T11:00", 2, "2026-12-26T11:00", "a holiday beats the hours of its date"),
    (christmas, "2026-12-26T13:00", 2, "2026-12-29T10:00", "a date with no hours is shut"),
]


@pytest.mark.parametrize(
    ("book", "start", "hours", "due", "reason"), ADD, ids=[row[-1] for row in ADD]
)
def test_open_hours_lead_to_the_due(
    book: WorkingCalendar, start: str, hours: int, due: str, reason: str
) -> None:
    assert book.add(at(start), timedelta(hours=hours)) == at(due), reason


SUB = [
    (office, "2026-03-09T15:00", 16, "2026-03-05T15:00", "back over the weekend"),
    (office, "2026-03-06T10:00", 1, "2026-03-06T09:00", "a tie at opening time starts then"),
    (office, "2026-03-06T09:00", 1, "2026-03-05T16:00", "nothing is open before opening time"),
    (office, "2026-03-07T12:00", 0, "2026-03-06T17:00", "nothing, while shut: last closing time"),
    (office, "2026-03-06T09:00", 0, "2026-03-05T17:00", "nothing, at opening time: last closing"),
    (office, "2026-03-06T17:00", 0, "2026-03-06T17:00", "nothing, at closing time: then"),
    (office, "2027-01-01T10:00", 2, "2026-12-31T16:00", "back into the last year"),
    (office, "2026-01-01T00:30", 0, "2025-12-31T17:00", "back into the last year for nothing"),
    (shifts, "2026-03-29T06:00", 7, "2026-03-28T22:00", "a spring night has seven hours"),
]


@pytest.mark.parametrize(
    ("book", "end", "hours", "start", "reason"), SUB, ids=[row[-1] for row in SUB]
)
def test_open_hours_lead_back_to_the_start(
    book: WorkingCalendar, end: str, hours: int, start: str, reason: str
) -> None:
    assert book.sub(at(end), timedelta(hours=hours)) == at(start), reason


DAYS = [
    (office, "2026-03-05T15:00", 1, "2026-03-06T17:00", "the day of receipt is day 0"),
    (office, "2026-03-05T23:59", 1, "2026-03-06T17:00", "also when it has closed already"),
    (office, "2026-03-05T00:00", 1, "2026-03-06T17:00", "and before it opens"),
    (office, "2026-03-07T12:00", 1, "2026-03-09T17:00", "Saturday is day 0, though it is shut"),
    (office, "2026-03-06T12:00", 5, "2026-03-13T17:00", "five days are a week"),
    (office, "2026-06-18T12:00", 1, "2026-06-22T17:00", "a holiday on a Friday is no working day"),
    (office, "2026-12-31T12:00", 2, "2027-01-04T17:00", "over the new year"),
    (office, "2026-03-27T12:00", 1, "2026-03-30T17:00", "closing time by summer's clock"),
    (with_lunch, "2026-03-05T12:00", 1, "2026-03-06T16:00", "the last of two windows closes"),
    (shifts, "2026-03-05T12:00", 1, "2026-03-07T06:00", "a shift closes on the morning after"),
    (never_shut, "2026-03-05T12:00", 1, "2026-03-07T00:00", "24:00 is the end of the day"),
    (
        christmas,
        "2026-12-23T12:00",
        2,
        "2026-12-26T14:00",
        "a Saturday with hours is a working day",
    ),
    (christmas, "2026-12-26T12:00", 1, "2026-12-29T17:00", "a Monday without is none"),
]


@pytest.mark.parametrize(
    ("book", "start", "days", "due", "reason"), DAYS, ids=[row[-1] for row in DAYS]
)
def test_working_days_end_at_closing_time(
    book: WorkingCalendar, start: str, days: int, due: str, reason: str
) -> None:
    assert book.add_working_days(at(start), days) == at(due), reason


CALENDAR_DAYS = [
    ("2026-03-05T15:00", 1, "2026-03-07T00:00", "the end of the next day"),
    ("2026-03-05T00:00", 1, "2026-03-07T00:00", "midnight begins a day"),
    ("2026-03-05T23:59", 1, "2026-03-07T00:00", "a minute before midnight is still that day"),
    ("2026-03-28T12:00", 1, "2026-03-30T00:00", "a day of 23 hours"),
    ("2026-10-24T12:00", 1, "2026-10-26T00:00", "a day of 25 hours"),
    ("2028-02-27T12:00", 2, "2028-03-01T00:00", "the leap day is the second day"),
    ("2026-06-18T12:00", 21, "2026-07-10T00:00", "holidays and weekends count"),
]


@pytest.mark.parametrize(
    ("start", "days", "due", "reason"), CALENDAR_DAYS, ids=[row[-1] for row in CALENDAR_DAYS]
)
def test_calendar_days_end_at_midnight_of_the_city(
    start: str, days: int, due: str, reason: str
) -> None:
    assert office.add_calendar_days(at(start), days) == at(due), reason


PAUSES = [
    ([("2026-03-06T10:00", "2026-03-06T12:00")], 14, "a pause in opening hours"),
    (
        [("2026-03-06T10:00", "2026-03-06T12:00"), ("2026-03-06T11:00", "2026-03-06T13:00")],
        13,
        "pauses that overlap count once",
    ),
    ([("2026-03-06T17:00", "2026-03-09T09:00")], 16, "a pause over the weekend costs nothing"),
    ([("2026-03-01T00:00", "2026-03-05T16:00")], 15, "only what lies inside counts"),
    ([("2026-03-09T14:00", "2026-03-20T00:00")], 15, "also at the end"),
    ([("2026-03-01T00:00", "2026-03-31T00:00")], 0, "paused all the time"),
    ([("2026-03-06T12:00", "2026-03-06T10:00")], 16, "an end before its start is no pause"),
]


@pytest.mark.parametrize(("pauses", "hours", "reason"), PAUSES, ids=[row[-1] for row in PAUSES])
def test_pauses_do_not_count_and_count_once(
    pauses: Sequence[tuple[str, str]], hours: int, reason: str
) -> None:
    spans = [(at(start), at(end)) for start, end in pauses]

    elapsed = office.elapsed(at("2026-03-05T15:00"), at("2026-03-09T15:00"), spans)

    assert elapsed == timedelta(hours=hours), reason


def test_two_pauses_in_one_minute_are_exact_to_the_second() -> None:
    pauses = [
        (at("2026-03-05T15:00:05"), at("2026-03-05T15:00:15")),
        (at("2026-03-05T15:00:20"), at("2026-03-05T15:00:27")),
    ]

    due = office.add(at("2026-03-05T15:00"), timedelta(minutes=1), pauses)

    assert due == at("2026-03-05T15:01:17")
    assert office.elapsed(at("2026-03-05T15:00"), due, pauses) == timedelta(minutes=1)
    assert office.sub(due, timedelta(minutes=1), pauses) == at("2026-03-05T15:00")


PAUSED = [
    ("2026-03-05T15:00", 1, "2026-03-05T16:00", "a tie where the pause begins is due there"),
    ("2026-03-05T15:00", 2, "2026-03-06T12:00", "an hour before the pause, an hour after it"),
    ("2026-03-05T16:30", 0, "2026-03-06T11:00", "nothing, while paused: the end of the pause"),
    ("2026-03-05T16:00", 0, "2026-03-06T11:00", "nothing, where the pause begins: its end"),
    ("2026-03-06T11:00", 1, "2026-03-06T12:00", "a pause that has ended does not matter"),
    ("2026-03-05T15:00", 0, "2026-03-05T15:00", "nothing, before the pause: now"),
]


@pytest.mark.parametrize(
    ("start", "hours", "due", "reason"), PAUSED, ids=[row[-1] for row in PAUSED]
)
def test_a_due_moves_by_the_pause(start: str, hours: int, due: str, reason: str) -> None:
    pauses = [(at("2026-03-05T16:00"), at("2026-03-06T11:00"))]

    assert office.add(at(start), timedelta(hours=hours), pauses) == at(due), reason


UNPAUSED = [
    ("2026-03-06T12:00", 1, "2026-03-06T11:00", "a tie where the pause ends starts there"),
    ("2026-03-06T12:00", 2, "2026-03-05T15:00", "an hour after the pause, an hour before it"),
    ("2026-03-06T10:00", 0, "2026-03-05T16:00", "nothing, while paused: where it began"),
    ("2026-03-06T11:00", 0, "2026-03-05T16:00", "nothing, where the pause ends: where it began"),
    ("2026-03-05T16:00", 1, "2026-03-05T15:00", "a pause that comes after does not matter"),
    ("2026-03-06T12:00", 0, "2026-03-06T12:00", "nothing, after the pause: then"),
]


@pytest.mark.parametrize(
    ("end", "hours", "start", "reason"), UNPAUSED, ids=[row[-1] for row in UNPAUSED]
)
def test_a_start_moves_back_by_the_pause(end: str, hours: int, start: str, reason: str) -> None:
    pauses = [(at("2026-03-05T16:00"), at("2026-03-06T11:00"))]

    assert office.sub(at(end), timedelta(hours=hours), pauses) == at(start), reason


OPEN = [
    ("2026-03-05T09:00", True, "opening time is open"),
    ("2026-03-05T08:59:59.999999", False, "a microsecond before is not"),
    ("2026-03-05T16:59:59.999999", True, "a microsecond before closing time is"),
    ("2026-03-05T17:00", False, "closing time is not"),
    ("2026-03-07T12:00", False, "Saturday"),
    ("2026-06-19T12:00", False, "holiday"),
]


@pytest.mark.parametrize(("instant", "is_open", "reason"), OPEN, ids=[row[-1] for row in OPEN])
def test_windows_are_half_open(instant: str, is_open: bool, reason: str) -> None:  # noqa: FBT001 - a column of the table
    assert office.is_open(at(instant)) is is_open, reason


def test_elapsed_time_is_never_negative() -> None:
    assert office.elapsed(at("2026-03-06T12:00"), at("2026-03-05T12:00")) == timedelta()


@pytest.mark.parametrize(
    ("month", "hours"),
    [
        ("2026-03", 31 * 24 - 1),
        ("2026-10", 31 * 24 + 1),
        ("2026-07", 31 * 24),
        ("2028-02", 29 * 24),
    ],
)
def test_a_month_round_the_clock_loses_no_minute(month: str, hours: int) -> None:
    start = at(f"{month}-01T00:00")
    year, number = map(int, month.split("-"))
    end = at(f"{year}-{number + 1:02}-01T00:00")

    assert never_shut.elapsed(start, end) == timedelta(hours=hours)


def test_a_day_until_2359_is_a_minute_short() -> None:
    almost = calendar(week([("00:00", "23:59")], 7))

    assert almost.elapsed(at("2026-07-01T00:00"), at("2026-08-01T00:00")) == timedelta(
        days=31, minutes=-31
    )


@pytest.mark.parametrize(
    ("hours", "open_min"),
    [
        ([("03:30", "05:00")], 60),
        ([("03:10", "03:50")], 0),
        ([("02:00", "03:30")], 60),
    ],
    ids=["opens in the hour that is missing", "lies in it", "closes in it"],
)
def test_hours_that_the_clock_skips_do_not_count(hours: Hours, open_min: int) -> None:
    sunday = calendar([[], [], [], [], [], [], windows(hours)])

    open_time = sunday.elapsed(at("2026-03-28T12:00"), at("2026-03-29T12:00"))

    assert open_time == timedelta(minutes=open_min)


@pytest.mark.parametrize(
    ("hours", "open_min"),
    [
        ([("03:30", "05:00")], 120),
        ([("03:10", "03:50")], 80),
        ([("02:00", "03:30")], 120),
    ],
    ids=["opens in the hour that comes twice", "lies in it", "closes in it"],
)
def test_hours_that_the_clock_shows_twice_count_twice(hours: Hours, open_min: int) -> None:
    sunday = calendar([[], [], [], [], [], [], windows(hours)])

    open_time = sunday.elapsed(at("2026-10-24T12:00"), at("2026-10-25T12:00"))

    assert open_time == timedelta(minutes=open_min)


def test_a_day_whose_hours_the_clock_skips_is_no_working_day() -> None:
    sunday = calendar([[], [], [], [], [], [], windows([("03:10", "03:50")])])

    assert sunday.add_working_days(at("2026-03-28T12:00"), 1) == at("2026-04-05T03:50")


def test_a_midnight_that_the_clock_skips_ends_the_day_before() -> None:
    santiago = ZoneInfo("America/Santiago")
    book = calendar(week(ALL_DAY, 7), zone=santiago)

    due = book.add_calendar_days(at("2026-09-04T12:00", santiago), 1)

    assert due == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert book.local_date(due) == date(2026, 9, 6)


def test_windows_that_touch_or_overlap_count_once() -> None:
    book = calendar(week([("08:00", "12:00"), ("10:00", "13:00"), ("13:00", "16:00")]))

    assert book.elapsed(at("2026-03-05T00:00"), at("2026-03-06T00:00")) == timedelta(hours=8)


def test_a_window_that_closes_when_it_opens_runs_for_a_day() -> None:
    monday = calendar([windows([("08:00", "08:00")]), [], [], [], [], [], []])

    assert monday.add(at("2026-03-07T12:00"), timedelta(hours=24)) == at("2026-03-10T08:00")


def test_closed_days_say_why() -> None:
    days = christmas.closed_days(date(2026, 12, 24), date(2026, 12, 28))

    assert [(day.on.day, day.reason, dict(day.name)) for day in days] == [
        (25, ClosedReason.HOLIDAY, {"en": "Christmas Day"}),
        (27, ClosedReason.WEEKEND, {}),
        (28, ClosedReason.CLOSED, {}),
    ]


def test_a_calendar_that_never_opens_is_refused() -> None:
    shut = calendar([[]] * 7)

    with pytest.raises(NoWorkingTime, match="for good"):
        shut.refuse_closures(at("2026-03-05T12:00"), at("2027-03-05T12:00"), timedelta(days=10))


@pytest.mark.parametrize("ask", ["add", "sub"])
@pytest.mark.parametrize("hours", [0, 1])
def test_a_calendar_that_never_opens_answers_no_question(ask: str, hours: int) -> None:
    shut = calendar([[]] * 7)

    with pytest.raises(NoWorkingTime):
        getattr(shut, ask)(at("2026-03-05T12:00"), timedelta(hours=hours))
    with pytest.raises(NoWorkingTime):
        shut.add_working_days(at("2026-03-05T12:00"), 1)


def test_a_closure_of_more_than_ten_days_is_refused_with_its_dates() -> None:
    days = {f"2026-07-{day:02}": "Summer" for day in range(6, 18)}
    book = calendar(week(NINE_TO_FIVE), holidays=days)

    with pytest.raises(NoWorkingTime, match="2026-07-03 17:00 until 2026-07-20 09:00"):
        book.refuse_closures(at("2026-03-05T12:00"), at("2027-03-05T12:00"), timedelta(days=10))


def test_a_closure_of_ten_days_is_not_refused() -> None:
    days = {f"2026-07-{day:02}": "Summer" for day in range(6, 13)}
    book = calendar(week(NINE_TO_FIVE), holidays=days)

    book.refuse_closures(at("2026-03-05T12:00"), at("2027-03-05T12:00"), timedelta(days=10))

    assert book.add_working_days(at("2026-07-03T12:00"), 1) == at("2026-07-13T17:00")


def test_a_year_without_opening_is_passed_over() -> None:
    year = {(date(2027, 1, 1) + timedelta(days=n)).isoformat(): "Rebuilding" for n in range(365)}
    book = calendar(week(NINE_TO_FIVE), holidays=year)

    assert book.add(at("2026-12-31T17:00"), timedelta(hours=1)) == at("2028-01-03T10:00")
    assert book.sub(at("2028-01-03T09:00"), timedelta(hours=1)) == at("2026-12-31T16:00")
    assert book.add_working_days(at("2027-05-01T12:00"), 1) == at("2028-01-03T17:00")


def test_time_does_not_run_past_the_last_year_of_dates() -> None:
    with pytest.raises(NoWorkingTime, match="9998"):
        never_shut.add(datetime(9997, 12, 31, tzinfo=UTC), timedelta(days=2))


@pytest.mark.parametrize("text", ["9:00", "09:60", "24:01", "0900", "09:0x", "٠٩:00", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidCalendar, match="HH:MM"):
        Window.of(text, "17:00")


def test_a_day_does_not_open_at_its_end() -> None:
    with pytest.raises(InvalidCalendar, match="24:00"):
        Window.of("24:00", "06:00")


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(TypeError):
        office.is_open(datetime(2026, 3, 5, 12))  # noqa: DTZ001 - that is what is refused


@pytest.mark.parametrize("ask", ["add", "sub"])
def test_open_time_is_not_negative(ask: str) -> None:
    with pytest.raises(ValueError, match="negative"):
        getattr(office, ask)(at("2026-03-05T12:00"), timedelta(seconds=-1))


@pytest.mark.parametrize("ask", ["add_working_days", "add_calendar_days"])
def test_at_least_one_day_passes(ask: str) -> None:
    with pytest.raises(ValueError, match="one day"):
        getattr(office, ask)(at("2026-03-05T12:00"), 0)
