# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from civic.places.osm import Feature, Features, shape_of, surface
from civic.places.osm_addresses import AddressFound, StreetBook, addresses
from civic.places.osm_rows import City, Houses, Rows, once_each, rows_of

CITY = City(languages=["fi", "sv"], outline=MultiPolygon([box(24.9, 60.1, 25.0, 60.2)]))
HOUSE = box(24.94, 60.17, 24.941, 60.1705)


def addressed(ref: str, street: str, number: str, at: BaseGeometry, **more: str) -> Feature:
    tags = {"addr:street": street, "addr:housenumber": number, **more}
    return Feature(ref, {key.replace("__", ":"): value for key, value in tags.items()}, at)


def street(ref: str, name: str, *corners: tuple[float, float], **more: str) -> Feature:
    tags = {"highway": "residential", "name": name, **more}
    shape = LineString(corners) if len(corners) > 1 else Point(corners)
    return Feature(ref, {key.replace("__", ":"): value for key, value in tags.items()}, shape)


def facility(ref: str, shape: Point | Polygon, **tags: str) -> Feature:
    return Feature(ref, {"amenity": "library", **tags}, shape)


def found(*features: Feature, streets: tuple[str, ...] = ()) -> list[AddressFound]:
    return addresses(features, StreetBook(streets, features))


def test_a_ring_of_several_pieces_is_one_surface_with_its_hole():
    outer = [[(0, 0), (4, 0), (4, 4)], [(4, 4), (0, 4), (0, 0)]]
    inner = [[(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)]]

    assert surface(outer, inner).area == 15


def test_a_ring_with_a_gap_is_closed_straight():
    assert surface([[(0, 0), (4, 0), (4, 4)]], []).equals(Polygon([(0, 0), (4, 0), (4, 4)]))


def test_a_surface_needs_three_corners():
    assert surface([[(0, 0), (4, 0)], []], []).is_empty


def test_a_ring_that_crosses_itself_encloses_two_surfaces():
    assert surface([[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]], []).area == 2


def test_a_shape_is_what_the_corners_allow():
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]

    assert shape_of(ring, is_ring=True) == Polygon(ring)
    assert shape_of(ring) == LineString(ring)
    assert shape_of(ring[:2], is_ring=True) == LineString(ring[:2])
    assert shape_of([ring[0], ring[0]], is_ring=True) == Point(0, 0)
    assert shape_of([]) is None


def test_the_door_says_where_an_address_is_before_the_house_and_a_shop():
    door, shop = Point(24.94, 60.17), Point(24.9401, 60.17)

    one = found(
        addressed("node/1", "Kaivokatu", "1", shop, shop="books"),
        addressed("way/2", "Kaivokatu", "1", HOUSE, building="yes"),
        addressed("node/3", "Kaivokatu", "1", door),
    )

    assert one == [AddressFound("Kaivokatu", "1", "", door)]


def test_objects_without_a_postcode_follow_their_neighbours():
    here = Point(24.94, 60.17)

    one = found(
        addressed("node/1", "Kaivokatu", "1", here),
        addressed("node/2", "Kaivokatu", "1", here, addr__postcode="00100"),
        addressed("node/3", "Kaivokatu", "1", here, addr__postcode="00101"),
        addressed("node/4", "Kaivokatu", "2", here, addr__postcode="00100"),
    )

    assert [(a.number, a.postcode) for a in one] == [("1", "00100"), ("2", "00100")]


def test_a_street_of_the_same_name_elsewhere_keeps_its_own_numbers():
    here, elsewhere = Point(24.94, 60.17), Point(24.99, 60.17)

    two = found(
        addressed("node/1", "Koulukatu", "1", here, addr__postcode="00100"),
        addressed("node/2", "Koulukatu", "1", elsewhere, addr__postcode="00500"),
    )

    assert [(a.postcode, a.location) for a in two] == [("00100", here), ("00500", elsewhere)]


def test_the_same_address_far_apart_without_postcodes_is_one():
    one = found(
        addressed("node/1", "Koulukatu", "1", Point(24.94, 60.17)),
        addressed("node/2", "Koulukatu", "1", Point(24.99, 60.17)),
    )

    assert len(one) == 1


def test_streets_are_written_as_the_street_itself_is():
    here = Point(24.94, 60.17)

    three = found(
        addressed("node/1", "Asema-Aukio", "1", here),
        addressed("node/2", "Caisa, Vilhonkatu", "2", here),
        addressed("node/3", "Narinkka", "3", here),
        streets=("Asema-aukio", "Vilhonkatu"),
    )

    assert {a.street for a in three} == {"Asema-aukio", "Vilhonkatu", "Narinkka"}


def test_a_number_without_a_street_is_no_address():
    assert found(Feature("node/1", {"addr:housenumber": "5"}, Point(24.94, 60.17))) == []


def test_a_facility_inside_its_own_grounds_is_there_once_with_what_both_know():
    node = facility("node/1", Point(24.9405, 60.1702), name="Oodi", phone="+358 9 1")
    grounds = facility("way/2", HOUSE, name="Oodi")

    (one,) = once_each([node, grounds], ["fi"])

    assert one.ref == "way/2"
    assert one.tags["phone"] == "+358 9 1"


def test_a_nameless_facility_inside_grounds_of_its_kind_is_the_same():
    node = facility("node/1", Point(24.9405, 60.1702))

    assert [f.ref for f in once_each([node, facility("way/2", HOUSE, name="Oodi")], ["fi"])] == [
        "way/2"
    ]


def test_another_facility_in_the_same_house_stays():
    inside = Point(24.9405, 60.1702)
    other_name = facility("node/1", inside, name="Topelia")
    other_kind = Feature("node/2", {"amenity": "toilets"}, inside)
    outside = facility("node/3", Point(24.95, 60.17), name="Oodi")
    grounds = facility("way/4", HOUSE, name="Oodi")

    assert len(once_each([other_name, other_kind, outside, grounds], ["fi"])) == 4


def rows(**lists: Any) -> Rows:
    return rows_of(Features(**lists), CITY)


def test_pieces_of_a_street_are_one_street_named_as_most_of_them():
    pieces = [
        street("way/1", "Kaivokatu", (24.94, 60.17), (24.941, 60.17), name__sv="Brunnsgatan"),
        street("way/2", "Kaivokatu", (24.941, 60.17), (24.942, 60.17), name__sv="Brunnsgatan"),
        street("way/3", "Kaivokatu", (24.942, 60.17), (24.943, 60.17), name__sv="Brunngatan"),
    ]

    (one,) = rows(streets=pieces).streets

    assert (one["key"], one["name"]) == ("Kaivokatu", {"fi": "Kaivokatu", "sv": "Brunnsgatan"})


def test_a_street_of_which_one_point_is_left_stays():
    (one,) = rows(streets=[street("way/1", "Kaivokatu", (24.94, 60.17))]).streets

    assert one["key"] == "Kaivokatu"


def test_a_house_without_a_surface_is_counted_and_left_out():
    flat = Feature("way/1", {"building": "yes"}, LineString([(24.94, 60.17), (24.95, 60.17)]))

    brought = rows(buildings=[flat, Feature("way/2", {"building": "yes"}, HOUSE)])

    assert [row["osm_ref"] for row in brought.buildings] == ["way/2"]
    assert brought.n_without_surface == 1


def test_a_house_is_known_by_the_first_address_at_its_doors():
    doors = [
        addressed("node/1", "Kaivokatu", "10", Point(24.9405, 60.1701)),
        addressed("node/2", "Kaivokatu", "2", Point(24.9406, 60.1701)),
    ]

    brought = rows(buildings=[Feature("way/2", {"building": "yes"}, HOUSE)], addressed=doors)

    assert brought.buildings[0]["address"] == "Kaivokatu 2"
    assert {row["building_id"] for row in brought.addresses} == {"way/2"}


def test_a_door_on_the_wall_belongs_to_the_house_and_one_across_the_street_does_not():
    doors = [
        addressed("node/1", "Kaivokatu", "1", Point(24.9405, 60.16999)),
        addressed("node/2", "Kaivokatu", "2", Point(24.9405, 60.1698)),
    ]
    brought = rows(buildings=[Feature("way/2", {"building": "yes"}, HOUSE)], addressed=doors)

    assert {row["number"]: row["building_id"] for row in brought.addresses} == {
        "1": "way/2",
        "2": None,
    }


def test_where_there_are_no_houses_no_point_is_in_one():
    assert Houses([]).at(Point(24.94, 60.17)) is None


def test_what_lies_outside_the_city_is_counted_and_left_out():
    away = Point(26.0, 60.17)
    both = addressed("node/1", "Kaivokatu", "1", away, amenity="library")

    brought = rows(addressed=[both], facilities=[both])

    assert (brought.addresses, brought.facilities, brought.n_outside) == ([], [], 1)


def test_a_street_without_names_in_other_languages_is_searched_by_its_own():
    (one,) = rows(addressed=[addressed("node/1", "Narinkka", "2", Point(24.94, 60.17))]).addresses

    assert (one["street_name"], one["search"]) == ({"fi": "Narinkka"}, "|narinkka 2|")
