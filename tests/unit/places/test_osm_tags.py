# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.places import osm_tags
from civic.places.models import AssetKind, FacilityKind


def test_every_kind_of_asset_and_facility_has_its_tag():
    assert set(osm_tags.ASSETS.values()) == set(AssetKind)
    assert set(osm_tags.FACILITIES.values()) == set(FacilityKind)


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"highway": "street_lamp"}, AssetKind.STREET_LAMP),
        ({"highway": "bus_stop", "railway": "tram_stop"}, AssetKind.BUS_STOP),
        ({"highway": "crossing"}, None),
        ({}, None),
    ],
)
def test_assets_are_known_by_their_tags(tags, kind):
    assert osm_tags.asset_kind(tags) == kind


def test_facilities_are_known_by_their_tags():
    assert osm_tags.facility_kind({"tourism": "museum"}) == FacilityKind.MUSEUM
    assert osm_tags.facility_kind({"amenity": "restaurant"}) is None


@pytest.mark.parametrize(
    ("tags", "is_building"),
    [({"building": "yes"}, True), ({"building": "no"}, False), ({"highway": "steps"}, False)],
)
def test_buildings_are_known_by_their_tag(tags, is_building):
    assert osm_tags.is_building(tags) == is_building


@pytest.mark.parametrize(
    ("tags", "names", "reason"),
    [
        ({"name": "A", "name:fi": "A", "name:sv": "B"}, {"fi": "A", "sv": "B"}, "all given"),
        ({"name": "A"}, {"fi": "A"}, "the plain name is in the city's first language"),
        ({"name": "A", "name:sv": "A"}, {"sv": "A"}, "the plain name is claimed by Swedish"),
        ({"name": "A / B", "name:fi": "A", "name:sv": "B"}, {"fi": "A", "sv": "B"}, "both signs"),
        ({"name": "A", "name:de": "C"}, {"fi": "A"}, "not a language of the city"),
        ({"name:ru": "Дом"}, {"ru": "Дом"}, "no plain name"),
        ({}, {}, "none"),
    ],
)
def test_names_come_in_the_languages_of_the_city(tags, names, reason):
    assert osm_tags.names(tags, ["fi", "sv", "en", "et", "ru"]) == names, reason


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5", ["5"]),
        ("13 A, 5. krs./Floor 5", ["13 A"]),
        ("1;3", ["1", "3"]),
        ("22-24", ["22-24"]),
        ("  7  B ", ["7 B"]),
        ("Keskuskatu 5", []),
        ("²", []),
        ("", []),
    ],
)
def test_house_numbers_are_without_floors(text, numbers):
    assert osm_tags.house_numbers({"addr:housenumber": text}) == numbers


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("Kaivokatu", ["Kaivokatu"]),
        ("Caisa, Vilhonkatu", ["Vilhonkatu", "Caisa, Vilhonkatu"]),
        ("Iso  Roobertinkatu", ["Iso Roobertinkatu"]),
        ("Kaivokatu,", ["Kaivokatu,"]),
        ("", []),
    ],
)
def test_the_street_may_follow_the_name_of_a_house(text, streets):
    assert osm_tags.street_names({"addr:street": text}) == streets


@pytest.mark.parametrize(
    ("text", "n_floors"),
    [("6", 6), ("3.5", 3), ("3;4", 3), ("0", None), ("-1", None), ("many", None), ("inf", None)],
)
def test_floors_are_whole_and_above_ground(text, n_floors):
    assert osm_tags.floors({"building:levels": text}) == n_floors


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1936", 1936),
        ("~1890", 1890),
        ("2012?", 2012),
        ("1938-10", 1938),
        ("1938-10-01", 1938),
        ("1923-1924", 1924),
        ("1865;1890", 1865),
        ("before 1939", None),
        ("after 1905..1908", None),
        ("1890s", None),
        ("", None),
    ],
)
def test_the_year_of_building_is_taken_where_the_source_knows_it(text, year):
    assert osm_tags.built_year({"start_date": text}) == year


@pytest.mark.parametrize(
    ("tags", "phone"),
    [
        ({"phone": "+358 9 1; +358 9 2"}, "+358 9 1"),
        ({"contact:phone": "+358 9 3"}, "+358 9 3"),
        ({}, None),
    ],
)
def test_the_first_phone_number_is_taken(tags, phone):
    assert osm_tags.phone(tags) == phone
