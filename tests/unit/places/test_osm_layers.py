# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.places.osm_layers import (
    LABELS,
    STREET_ZOOMS,
    STREETS,
    ground,
    is_house_drawn,
    is_line,
    label_kind,
    rail,
    stream,
    street,
)
from civic.places.policy import BASE_ZOOMS


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"highway": "motorway_link"}, "motorway"),
        ({"highway": "trunk"}, "primary"),
        ({"highway": "unclassified"}, "residential"),
        ({"highway": "pedestrian"}, "footway"),
        ({"highway": "cycleway"}, "cycleway"),
        ({"highway": "steps"}, "steps"),
        # A road in a tunnel is a road that people know; a passage below a square is not.
        ({"highway": "primary", "tunnel": "yes"}, "primary"),
        ({"highway": "footway", "tunnel": "building_passage"}, "footway"),
    ],
)
def test_a_way_is_drawn_as_its_kind(tags, kind):
    assert street(tags) == (kind, STREET_ZOOMS[kind])
    assert is_line(tags)


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "footway", "tunnel": "yes"},
        {"highway": "steps", "indoor": "yes"},
        {"highway": "footway", "layer": "-1", "covered": "yes"},
        {"highway": "pedestrian", "area": "yes"},
        {"highway": "street_lamp"},
        {"highway": "construction"},
        {"railway": "subway", "tunnel": "yes"},
        {"railway": "abandoned"},
        {"waterway": "stream", "tunnel": "culvert"},
        {"waterway": "drain"},
        {},
    ],
)
def test_what_is_no_line_on_the_ground_is_not_drawn(tags):
    assert (street(tags), rail(tags), stream(tags)) == (None, None, None)
    assert not is_line(tags)


def test_main_lines_are_seen_from_further_than_sidings_and_trams():
    assert rail({"railway": "rail"}) == ("rail", 11)
    assert rail({"railway": "rail", "service": "yard"}) == ("rail", 14)
    assert rail({"railway": "tram"}) == ("tram", 13)


def test_a_river_is_wider_and_seen_from_further_than_a_stream():
    assert stream({"waterway": "river"}) == (10.0, 11)
    assert stream({"waterway": "stream"}) == (2.0, 14)


@pytest.mark.parametrize(
    ("tags", "layer"),
    [
        ({"natural": "water"}, "water"),
        ({"landuse": "reservoir"}, "water"),
        ({"leisure": "park"}, "green"),
        ({"landuse": "cemetery", "natural": "stone"}, "green"),
        ({"landuse": "commercial"}, None),
        ({"natural": "coastline"}, None),
    ],
)
def test_the_ground_is_green_or_water_or_neither(tags, layer):
    assert ground(tags) == layer


def test_only_what_has_a_name_bears_a_label():
    assert label_kind({"place": "square", "name": "Senaatintori"}) == ("square", 15)
    assert label_kind({"place": "square"}) is None
    assert label_kind({"shop": "bakery", "name": "Ekberg"}) is None


def test_a_house_below_the_ground_is_not_drawn():
    assert is_house_drawn({"building": "yes"})
    assert not is_house_drawn({"building": "yes", "location": "underground"})


def test_everything_has_a_first_zoom_that_is_drawn():
    assert set(STREETS.values()) == set(STREET_ZOOMS)
    assert {*STREET_ZOOMS.values(), *(zoom for _, zoom in LABELS.values())} <= set(BASE_ZOOMS)
