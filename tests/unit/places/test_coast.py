# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, box

from civic.places.coast import sea

FRAME = box(0, 0, 10, 10)


def test_the_sea_lies_right_of_the_coast():
    northward = LineString([(4, 0), (4, 10)])

    assert sea([northward], FRAME).equals(box(4, 0, 10, 10))
    assert sea([northward.reverse()], FRAME).equals(box(0, 0, 4, 10))


def test_a_coast_that_the_cut_left_open_ends_at_the_nearest_side():
    short = LineString([(4, 1), (4, 9.5)])

    assert sea([short], FRAME).equals(box(4, 0, 10, 10))


def test_a_coast_in_pieces_is_one_coast():
    pieces = [LineString([(4, 6), (4, 10)]), LineString([(4, 0), (4, 6)])]

    assert sea(pieces, FRAME).equals(box(4, 0, 10, 10))


def test_a_coast_that_goes_on_beyond_the_frame_is_cut():
    long = LineString([(4, -50), (4, 5), (4, 60)])

    assert sea([long], FRAME).equals(box(4, 0, 10, 10))


def test_a_coast_that_leaves_and_comes_back_has_land_on_both_sides_of_the_bay():
    bay = MultiLineString([[(3, 10), (3, 0)], [(7, 0), (7, 10)]])

    assert sea([bay], FRAME).equals(box(0, 0, 3, 10).union(box(7, 0, 10, 10)))


def test_an_island_is_a_hole_in_the_sea_even_where_no_other_coast_is_near():
    # Land lies left of a coast: an island's runs against the clock.
    island = LineString([(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)])

    found = sea([island], FRAME)

    assert found.equals(FRAME.difference(box(4, 4, 6, 6)))


def test_a_lagoon_that_is_mapped_as_coast_is_sea():
    lagoon = LineString([(4, 4), (4, 6), (6, 6), (6, 4), (4, 4)])

    assert sea([lagoon], FRAME).equals(box(4, 4, 6, 6))


def test_without_a_coast_there_is_no_sea():
    assert sea([], FRAME).is_empty


def test_a_coast_elsewhere_makes_no_sea_here():
    assert sea([LineString([(20, 0), (20, 10)])], FRAME).is_empty


def test_a_coast_cut_to_a_point_makes_no_sea():
    assert sea([LineString([(5, 5), (5, 5)])], FRAME).is_empty


@pytest.mark.parametrize("corner", [(0, 0), (10, 10)])
def test_a_coast_that_only_touches_a_corner_floods_nothing(corner):
    assert sea([LineString([corner, (20, 20) if corner[0] else (-5, -5)])], FRAME).is_empty


@pytest.mark.parametrize("start", range(4))
def test_an_island_that_the_frame_cuts_keeps_its_land(start):
    corners = [(8, 4), (12, 4), (12, 6), (8, 6)]
    turned = corners[start:] + corners[:start]

    found = sea([LineString([*turned, turned[0]])], FRAME)

    assert found.equals(FRAME.difference(box(8, 4, 12, 6)))


@given(
    st.lists(st.floats(0.5, 9.5), min_size=2, max_size=8, unique_by=lambda y: round(y, 3)),
    st.lists(st.floats(-4, 14), min_size=8, max_size=8),
)
def test_reversing_a_coast_swaps_sea_and_land(ys, xs):
    corners = [(4.0, -1.0), *zip(xs, sorted(ys), strict=False), (4.0, 11.0)]
    coast = LineString(corners)

    right, left = sea([coast], FRAME), sea([coast.reverse()], FRAME)

    assert right.area + left.area == pytest.approx(FRAME.area)
    assert right.intersection(left).area == pytest.approx(0)
