# SPDX-License-Identifier: EUPL-1.2
from math import cos, radians

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from civic.places.errors import UnusableOutline
from civic.places.policy import (
    BASE_ZOOMS,
    anchor,
    as_multipolygon,
    box_around,
    folded,
    is_tile,
    metres_between,
    natural_order,
    search_text,
    surface_m2,
    tile_at,
    tiles_over,
    web_mercator,
    words_and_number,
)

BOW_TIE = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
BOW_TIE_WITH_SPIKE = Polygon([(0, 0), (2, 2), (2, 0), (3, 0), (2, 0), (0, 2)])
SPIKE = Polygon([(0, 0), (2, 0), (2, 2), (2, 5), (2, 2), (0, 2)])


@pytest.mark.parametrize(
    ("shape", "area", "n_parts", "reason"),
    [
        (box(0, 0, 1, 1), 1, 1, "a plain polygon"),
        (MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), 2, 2, "many parts stay"),
        (BOW_TIE, 2, 2, "a ring that crosses itself is the two surfaces it encloses"),
        (SPIKE, 4, 1, "a spike without width is dropped"),
        (BOW_TIE_WITH_SPIKE, 2, 2, "both at once"),
        (GeometryCollection([box(0, 0, 1, 1), Point(5, 5)]), 1, 1, "points are dropped"),
    ],
)
def test_outlines_become_valid_polygons(shape, area, n_parts, reason):
    outline = as_multipolygon(shape)

    assert outline.is_valid, reason
    assert outline.area == pytest.approx(area), reason
    assert len(outline.geoms) == n_parts, reason


@pytest.mark.parametrize(
    "shape", [Point(1, 1), LineString([(0, 0), (1, 1)]), Polygon([(0, 0), (1, 1), (0, 0)])]
)
def test_an_outline_without_a_surface_is_refused(shape):
    with pytest.raises(UnusableOutline):
        as_multipolygon(shape)


def test_an_outline_is_the_same_after_a_second_time():
    outline = as_multipolygon(Polygon([(24.93517621234567, 60.1), (25, 60.1), (25, 60.2)]))

    assert as_multipolygon(outline) == outline


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Lönnrotinkatu  5 B", "lonnrotinkatu 5 b"),
        ("Õismäe tee", "oismae tee"),
        ("3. linja", "3 linja"),
        ("Kaivokatu 1, Helsinki", "kaivokatu 1 helsinki"),
        ("Улица Чайковского", "улица чаиковского"),
        ("Straße Øst", "strasse ost"),
        ("a\x00|b", "a b"),
        ("\U0001d400leksi", "aleksi"),
    ],
)
def test_words_are_folded_to_what_people_type(text, plain):
    assert folded(text) == plain


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("typed", "words", "number"),
    [
        ("Aleksanterinkatu 5", "aleksanterinkatu", "5"),
        ("aleksi 5 b", "aleksi", "5 b"),
        ("aleksi 5b", "aleksi", "5b"),
        ("aleksi 5 bis", "aleksi", "5"),
        ("Mannerheimintie 22-24", "mannerheimintie", "22-24"),
        ("3. linja 12, 00530 Helsinki", "3 linja", "12"),
        ("Kaivokatu 1 00100 Helsinki", "kaivokatu", "1"),
        ("3. linja", "3 linja", ""),
        ("Kaivokatu", "kaivokatu", ""),
        ("5", "5", ""),
        ("", "", ""),
    ],
)
def test_what_was_typed_is_split_into_words_and_number(typed, words, number):
    assert words_and_number(typed) == (words, number)


def test_an_address_is_searched_by_each_name_of_its_street_once():
    text = search_text(["Kaivokatu", "Kaivokatu", "Brunnsgatan"], "2 B")

    assert text == "|kaivokatu 2 b|brunnsgatan 2 b|"


def test_house_numbers_sort_as_people_do():
    assert sorted(["10", "2 B", "2", "1-3", "2²"], key=natural_order) == [
        "1-3",
        "2",
        "2 B",
        "2²",
        "10",
    ]


def test_distances_are_metres_on_the_ground():
    east = metres_between(Point(24.94, 60.17), Point(24.95, 60.17))
    north = metres_between(Point(24.94, 60.17), Point(24.94, 60.18))

    assert east == pytest.approx(553, abs=3)
    assert north == pytest.approx(1112, abs=3)


@given(
    st.floats(-180, 180),
    st.floats(-85, 85),
    st.floats(0.1, 2000),
    st.floats(0, 360),
)
def test_the_box_holds_the_whole_circle(lon, lat, radius_m, bearing):
    west, south, east, north = box_around(lon, lat, radius_m)
    d_lat = radius_m / 111_195 * cos(radians(bearing))
    d_lon = radius_m / 111_195 * cos(radians(bearing - 90)) / cos(radians(lat))

    assert west <= lon + d_lon <= east
    assert south <= lat + d_lat <= north


@pytest.mark.parametrize(
    ("shape", "at"),
    [
        (Point(1, 2), (1, 2)),
        (LineString([(0, 0), (4, 0)]), (2, 0)),
        (LineString([(3, 3), (3, 3)]), (3, 3)),
    ],
)
def test_a_shape_is_stood_for_by_its_middle(shape, at):
    assert anchor(shape).coords[0] == at


@pytest.mark.parametrize(
    "shape",
    [Polygon([(0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3)]), BOW_TIE],
)
def test_the_point_of_a_polygon_is_inside_it(shape):
    assert as_multipolygon(shape).contains(anchor(shape))


def test_web_mercator_makes_a_square_of_the_world():
    given = np.array([[180.0, 85.0511287798], [-180.0, 0.0]])

    found = web_mercator(given)

    expected = [[20037508.34, 20037508.34], [-20037508.34, 0]]
    assert found == pytest.approx(np.array(expected), abs=0.1)


@given(st.floats(-180, 180), st.floats(-85, 85), st.integers(0, 16))
def test_the_tile_of_a_location_is_half_that_of_the_next_zoom(lon, lat, z):
    x, y = tile_at(lon, lat, z)

    assert is_tile(z, x, y, range(17))
    assert tuple(n // 2 for n in tile_at(lon, lat, z + 1)) == (x, y)


def test_the_tiles_over_a_box_are_those_of_its_corners_and_what_lies_between():
    tiles = tiles_over((24.93, 60.16, 24.96, 60.18), range(9, 17))

    assert tiles[0] == (9, 291, 148)
    assert {tile for tile in tiles if tile[0] == 14} == {
        (14, x, y) for x in (9326, 9327) for y in (4741, 4742, 4743)
    }
    assert len(tiles) == len(set(tiles))


@pytest.mark.parametrize("tile", [(8, 0, 0), (17, 0, 0), (9, 512, 0), (9, 0, 512), (9, -1, 0)])
def test_there_are_no_tiles_elsewhere(tile):
    z, x, y = tile

    assert not is_tile(z, x, y, BASE_ZOOMS)


def test_a_square_kilometre_is_measured_to_half_a_percent():
    # 0.008983° of latitude and 0.017966° of longitude at 60° N are a kilometre each.
    square = box(24.9, 60.0, 24.9 + 0.0179417, 60.0 + 0.0089747)

    assert surface_m2(square) == pytest.approx(1e6, rel=0.006)
