# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from pathlib import Path

import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from civic.places import osm_tags
from civic.places.errors import UnreadableExtract
from civic.places.osm import Features, read_extract
from civic.places.osm_rows import City, Rows, rows_of
from tests.factories_places import CITY, demo_extract, extract, multipolygon, node, ring, way


def read(path: Path) -> Features:
    return read_extract(path, lambda *_: None)


@pytest.fixture(scope="module")
def helsinki() -> Features:
    return read(demo_extract())


@pytest.fixture(scope="module")
def helsinki_rows(helsinki: Features) -> Rows:
    languages = ["fi", "sv", "en", "et", "ru"]
    return rows_of(helsinki, City(languages=languages, outline=MultiPolygon([CITY])))


def test_all_of_central_helsinki_is_read(helsinki):
    assert len({street.tags["name"] for street in helsinki.streets}) == 102
    assert len(helsinki.addressed) == 1470
    assert len(helsinki.buildings) == 500
    assert helsinki.n_lost == 0


def test_every_facility_of_central_helsinki_becomes_a_row(helsinki_rows):
    assert Counter(str(row["kind"]) for row in helsinki_rows.facilities) == {
        "toilets": 18,
        "theatre": 8,
        "library": 7,
        "museum": 6,
        "university": 6,
        "sports": 4,
        "school": 3,
        "clinic": 3,
        "community_centre": 3,
        "social_facility": 2,
        "town_hall": 1,
    }


def test_every_asset_of_central_helsinki_becomes_a_row(helsinki_rows):
    assert Counter(str(row["kind"]) for row in helsinki_rows.assets) == {
        "tree": 649,
        "street_lamp": 586,
        "bench": 162,
        "traffic_signals": 135,
        "bus_stop": 92,
        "bicycle_parking": 53,
        "fire_hydrant": 37,
        "waste_basket": 36,
        # Four of the 40 are shared with buses: one stop, counted above.
        "tram_stop": 36,
        "subway_entrance": 33,
        "street_cabinet": 8,
        "playground": 5,
    }


def test_streets_addresses_and_buildings_of_central_helsinki_become_rows(helsinki_rows):
    assert len(helsinki_rows.streets) == 102
    # 618 distinct pairs of street and number, of which 15 have no street, and 16 are another
    # writing of a door that is there already (with its floor, or the name of the house).
    assert len(helsinki_rows.addresses) == 587
    assert (len(helsinki_rows.buildings), helsinki_rows.n_without_surface) == (488, 12)
    assert helsinki_rows.n_outside == 0


def test_most_addresses_of_central_helsinki_know_their_building(helsinki_rows):
    linked = [row for row in helsinki_rows.addresses if row["building_id"]]

    assert len(linked) == 557


def test_a_way_with_missing_nodes_keeps_the_rest(tmp_path):
    corners, ids = ring(1, 24.94, 60.17)
    path = extract(tmp_path, *corners[:3], way(10, ids, building="yes"))

    (building,) = read(path).buildings

    assert isinstance(building.shape, Polygon)
    assert len(set(building.shape.exterior.coords)) == 3


@pytest.mark.parametrize(
    ("n_left", "shape"), [(2, LineString), (1, Point)], ids=["two corners", "one corner"]
)
def test_a_way_with_hardly_any_nodes_left_still_has_a_place(tmp_path, n_left, shape):
    corners, ids = ring(1, 24.94, 60.17)
    path = extract(tmp_path, *corners[:n_left], way(10, ids, amenity="school"))

    (school,) = read(path).facilities

    assert isinstance(school.shape, shape)


def test_what_has_no_corner_left_is_counted_as_lost(tmp_path):
    path = extract(tmp_path, way(10, [1, 2, 3, 1], building="yes"), way(11, [4, 5], waterway="x"))

    found = read(path)

    assert (found.buildings, found.n_lost) == ([], 1)


def test_a_node_without_a_place_on_earth_is_lost(tmp_path):
    nowhere = '<node id="1" version="1"><tag k="highway" v="street_lamp"/></node>'

    found = read(extract(tmp_path, nowhere, node(2, 24.94, 60.17, highway="street_lamp")))

    assert ([lamp.ref for lamp in found.assets], found.n_lost) == (["node/2"], 1)


def test_a_relation_is_read_with_its_courtyard(tmp_path):
    outer, outer_ids = ring(1, 24.94, 60.17, side=0.004)
    inner, inner_ids = ring(5, 24.941, 60.1705, side=0.001)
    path = extract(
        tmp_path,
        *outer,
        *inner,
        way(10, outer_ids),
        way(11, inner_ids),
        multipolygon(20, [(10, "outer"), (11, "inner")], building="yes"),
    )

    (building,) = read(path).buildings

    assert building.ref == "relation/20"
    assert building.shape.area == pytest.approx(0.004 * 0.002 - 0.001 * 0.0005)


def test_a_relation_whose_members_are_gone_keeps_what_is_left(tmp_path):
    corners, ids = ring(1, 24.94, 60.17)
    path = extract(
        tmp_path,
        *corners,
        way(10, ids[:4]),
        multipolygon(20, [(10, "outer"), (11, "outer"), (12, "inner")], building="yes"),
        multipolygon(21, [(13, "outer")], building="yes"),
    )

    found = read(path)

    assert [(b.ref, b.shape.geom_type) for b in found.buildings] == [("relation/20", "Polygon")]
    assert found.n_lost == 1


def test_a_relation_that_is_no_surface_is_passed_over(tmp_path):
    stop_area = '<relation id="20" version="1"><tag k="amenity" v="school"/></relation>'

    assert read(extract(tmp_path, stop_area)).facilities == []


def test_a_ring_that_crosses_itself_becomes_a_building(tmp_path):
    corners = [(24.94, 60.17), (24.95, 60.18), (24.95, 60.17), (24.94, 60.18)]
    nodes = [node(n, *corner) for n, corner in enumerate(corners, 1)]
    path = extract(tmp_path, *nodes, way(10, [1, 2, 3, 4, 1], building="yes", name="Rusetti"))

    brought = rows_of(read(path), City(languages=["fi"], outline=MultiPolygon([CITY])))

    assert [row["name"] for row in brought.buildings] == [{"fi": "Rusetti"}]


def test_a_street_in_a_circle_is_a_line(tmp_path):
    corners, ids = ring(1, 24.94, 60.17)
    path = extract(tmp_path, *corners, way(10, ids, highway="residential", name="Kehä"))

    (street,) = read(path).streets

    assert isinstance(street.shape, LineString)


def test_one_object_can_be_building_facility_and_address(tmp_path):
    corners, ids = ring(1, 24.94, 60.17)
    library = way(
        10,
        ids,
        building="public",
        amenity="library",
        addr__street="Töölönlahdenkatu",
        addr__housenumber="4",
    )

    found = read(extract(tmp_path, *corners, library))

    lists = (found.buildings, found.facilities, found.addressed)
    assert [[f.ref for f in one] for one in lists] == [["way/10"]] * 3


def test_progress_is_told_while_reading():
    told: list[tuple[str, int, int | None]] = []

    read_extract(demo_extract(), lambda *step: told.append(step))

    assert told[:2] == [("reading", 0, None), ("reading", 5000, None)]


@pytest.mark.parametrize("name", ["town.osm.pbf", "town.osm", "town.txt"])
def test_a_broken_file_is_refused_by_name(tmp_path, name):
    path = tmp_path / name
    path.write_text("not a map at all")

    with pytest.raises(UnreadableExtract, match=name):
        read(path)


def test_every_tag_that_matters_passes_the_reader():
    wanted = {key for key, _ in (*osm_tags.ASSETS, *osm_tags.FACILITIES)}

    assert wanted < set(osm_tags.KEYS)
