# SPDX-License-Identifier: EUPL-1.2
"""The order of queues: laws that hold for any calendar, any instant and any page."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.platform.problems import InvalidBody
from civic.reports.kinds import Priority
from civic.reports.queue_policy import (
    EXHAUSTED,
    FIRST,
    FROM_THE_TOP,
    LAST,
    LEAST_ID,
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
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.opening_policy import MICROSECOND, Window, Windows

H = 60
OFFICE: Windows = (Window(8 * H, 16 * H),)
LUNCH: Windows = (Window(9 * H, 12 * H), Window(13 * H, 17 * H))
NIGHT: Windows = (Window(22 * H, 30 * H),)
NONE: Windows = ()


def calendar(*weekly: Windows) -> WorkingCalendar:
    return WorkingCalendar(ZoneInfo("Europe/Helsinki"), weekly)


CALENDARS = (
    calendar(*[OFFICE] * 5, NONE, NONE),
    calendar(*[LUNCH] * 4, NONE, NONE, OFFICE),
    calendar(*[NIGHT] * 7),
)
#: Over the turn of the year and the change of clocks, at whole minutes so that edges are met.
INSTANTS = st.integers(0, 200 * 24 * 60).map(
    lambda minutes: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
IDS = st.integers(0, 9).map(lambda n: UUID(int=n))


@given(st.sampled_from(CALENDARS), INSTANTS, INSTANTS)
def test_dues_with_the_same_time_left_are_one_span(calendar, at, due):
    left = time_left(calendar, at, due)

    first, last = dues_with(calendar, at, left)

    assert first <= due <= last
    assert time_left(calendar, at, first) == time_left(calendar, at, last) == left
    assert (
        time_left(calendar, at, first - MICROSECOND)
        < left
        < time_left(calendar, at, last + MICROSECOND)
    )


@given(
    st.lists(st.tuples(st.sampled_from((0, 1, 2)), INSTANTS | st.none(), IDS), unique=True),
    INSTANTS,
    st.integers(1, 4),
)
def test_pages_of_any_size_are_the_whole_in_order(reports, at, limit):
    rows = [(n, due, UUID(int=i * 16 + id_.int + 1)) for i, (n, due, id_) in enumerate(reports)]
    whole = sorted(place(row, at).order for row in rows)

    pages, last = [], None
    while page := page_after(rows, at, limit, last):
        pages += [each.order for each in page]
        assert len(pages) <= len(whole)  # else it may go on for ever
        last = page[-1]

    assert pages == whole


Row = tuple[int, datetime | None, UUID]


def place(row: Row, at: datetime) -> Place:
    number, due, id_ = row
    key = None if due is None else time_left(CALENDARS[number], at, due) // MICROSECOND
    return Place(0, key, due, id_)


def page_after(rows: list[Row], at: datetime, limit: int, last: Place | None) -> list[Place]:
    """Do what the statement of the queue does: the first rows of each lane, merged."""
    found = []
    for number, hours in enumerate(CALENDARS):
        start = FROM_THE_TOP
        if last is not None:
            span = None if last.key is None else dues_with(hours, at, last.key * MICROSECOND)
            start = start_after(last, 0, span)
        lane = [row for row in rows if row[0] == number and is_after(row, start)]
        lane.sort(key=lambda row: (row[1] is None, row[1] or FIRST, row[2]))
        found += [place(row, at) for row in lane[:limit]]
    return sorted(found, key=lambda each: each.order)[:limit]


def is_after(row: Row, start: Start) -> bool:
    _, due, id_ = row
    return id_ > start.without_due if due is None else (due, id_) > (start.at, start.id)


AT = datetime(2026, 6, 5, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_lane_of_another_rank_is_over_or_untouched():
    last = Place(1, 5, AT, UUID(int=7))

    assert start_after(last, 0, (AT, AT)) == EXHAUSTED
    assert start_after(last, 2, (AT, AT)) == FROM_THE_TOP


@pytest.mark.parametrize(
    ("first", "end", "start"),
    [
        (AT, AT, Start(AT, UUID(int=7))),
        (AT - HOUR, AT + HOUR, Start(AT, UUID(int=7))),
        (AT + HOUR, AT + 2 * HOUR, Start(AT + HOUR - MICROSECOND, MOST_ID)),
        (AT - 2 * HOUR, AT - HOUR, Start(AT - HOUR, MOST_ID)),
    ],
    ids=["its own due", "inside", "all still to come", "all gone by"],
)
def test_a_lane_goes_on_where_it_has_the_same_time_left(first, end, start):
    assert start_after(Place(0, 5, AT, UUID(int=7)), 0, (first, end)) == start


def test_what_never_opens_has_no_due_with_time_left():
    closed = calendar(*[NONE] * 7)

    assert dues_with(closed, AT, HOUR) == (LAST, LAST)
    assert dues_with(closed, AT, -HOUR) == (FIRST, FIRST)


def test_urgent_comes_before_high_and_that_before_all_others():
    assert sorted(Priority, key=lambda each: RANKS[each]) == ["urgent", "high", "normal"]


def test_what_is_due_at_the_same_instant_comes_in_the_order_of_ids():
    same = [Place(0, 5, AT, UUID(int=n)) for n in (3, 1, 2)]

    assert [each.id.int for each in sorted(same, key=lambda each: each.order)] == [1, 2, 3]
    assert Place(0, 9, AT, UUID(int=1)).order < Place(1, 5, AT, UUID(int=1)).order


def test_after_one_without_a_due_only_such_come():
    start = start_after(Place(0, None, None, UUID(int=7)), 0, None)

    assert (start.id, start.without_due) == (MOST_ID, UUID(int=7))
    assert FROM_THE_TOP.without_due == LEAST_ID


@pytest.mark.parametrize(
    "place",
    [Place(0, -17, AT, UUID(int=7)), Place(2, None, None, UUID(int=8))],
    ids=["with a due", "without"],
)
def test_a_cursor_comes_back_as_it_went(place):
    cursor = Cursor(Order.URGENCY, AT, place)

    assert read(written(cursor), Order.URGENCY) == cursor


FAULTS: Mapping[str, str] = {
    "junk": "junk",
    "another order": written(Cursor(Order.DUE, AT, Place(0, 1, AT, UUID(int=7)))),
    "no instant": urlsafe_b64encode(f"urgency||0|1||{UUID(int=7)}".encode()).decode(),
    "no zone": written(
        Cursor(Order.URGENCY, AT.replace(tzinfo=None), Place(0, 1, AT, UUID(int=7)))
    ),
}


@pytest.mark.parametrize("text", FAULTS.values(), ids=FAULTS)
def test_other_cursors_are_refused(text):
    with pytest.raises(InvalidBody):
        read(text, Order.URGENCY)
