# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from itertools import permutations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.platform.ids import new_id
from civic.reports.round_policy import (
    Check,
    Place,
    Stop,
    checks,
    chosen,
    is_pressing,
    length,
    metres,
    walk,
)
from tests.factories import NOW

HERE = Place(24.945, 60.170)
#: A hundred metres north, in degrees.
STEP = 100 / 111_320


def north(n: float, *, is_pressing: bool = False) -> Stop:
    return Stop(new_id(), Place(HERE.lon, HERE.lat + n * STEP), is_pressing)


def test_a_hundred_metres_are_a_hundred_metres_in_both_directions():
    assert metres(HERE, Place(HERE.lon, HERE.lat + STEP)) == pytest.approx(100)
    assert metres(HERE, Place(HERE.lon + 2 * STEP, HERE.lat)) == pytest.approx(99.5, abs=1)


def test_without_anything_pressing_the_nearest_comes_first():
    far, near, middle = north(9), north(1), north(5)

    assert walk(HERE, [far, near, middle]) == [near, middle, far]


def test_what_is_due_comes_first_and_what_lies_on_its_way_is_taken_along():
    due, on_the_way, behind = north(10, is_pressing=True), north(5), north(-6)

    assert walk(HERE, [behind, on_the_way, due]) == [on_the_way, due, behind]


def test_of_too_many_the_pressing_ones_are_kept_and_then_the_nearest():
    near, far, due = north(1), north(8), north(20, is_pressing=True)

    assert chosen(HERE, [near, far, due], 2) == [due, near]


def test_a_crossing_is_untangled():
    # Always to the nearest would go 1, -1.5, 3 and then all the way back to -4.
    stops = [north(1), north(-1.5), north(3), north(-4)]

    best = min(length(HERE, order) for order in permutations(stops))

    assert length(HERE, walk(HERE, stops)) <= best * 1.25


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(-30, 30), st.integers(-30, 30), st.booleans()), min_size=1, max_size=6
    )
)
def test_nobody_is_left_out_and_the_way_is_not_much_longer_than_the_best(found):
    stops = [Stop(new_id(), Place(HERE.lon + x * STEP, HERE.lat + y * STEP)) for x, y, _ in found]
    mixed = [Stop(s.id, s.place, bool(flag)) for s, (_, _, flag) in zip(stops, found, strict=True)]

    order = walk(HERE, stops)

    assert {stop.id for stop in walk(HERE, mixed)} == {stop.id for stop in mixed}
    assert {stop.id for stop in order} == {stop.id for stop in stops}
    best = min((length(HERE, each) for each in permutations(stops)), default=inf)
    assert length(HERE, order) <= best * 1.5 + 1


@pytest.mark.parametrize(
    ("hours", "expected"), [(-5, True), (23, True), (24, True), (25, False), (None, False)]
)
def test_what_is_due_within_a_day_presses(hours, expected):
    due_at = None if hours is None else NOW + timedelta(hours=hours)

    assert is_pressing(due_at, NOW) is expected


@pytest.mark.parametrize(
    ("status", "contractor", "was_visited", "expected"),
    [
        ("accepted", None, False, [Check.LOOK]),
        ("accepted", "accepted", False, [Check.LOOK]),
        ("accepted", "done", True, [Check.CONTRACTOR_DONE, Check.AGAIN]),
        ("accepted", "cannot", False, [Check.CONTRACTOR_CANNOT]),
        ("reopened", None, False, [Check.SECOND_ATTEMPT]),
    ],
)
def test_it_says_why_somebody_goes_there(status, contractor, was_visited, expected):
    assert checks(status, contractor, was_visited=was_visited) == expected
