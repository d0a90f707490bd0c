# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID, uuid4

import pytest
from shapely.geometry import box
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from civic.places import queries
from civic.places.policy import box_around
from civic.places.queries import (
    PLACE_AT,
    areas_of,
    jurisdiction_at,
    jurisdiction_of_code,
    jurisdictions,
    nearby_subjects,
    place_at,
    subject,
)
from tests.factories_places import (
    make_address,
    make_area,
    make_asset,
    make_building,
    make_facility,
    make_jurisdiction,
    make_organisation,
    square,
)

HERE = (24.9441, 60.1691)


@pytest.fixture
def city(session: Session) -> UUID:
    return make_jurisdiction(session)


def test_a_place_knows_its_city_areas_and_address(session, city):
    ward = make_area(session, city, code="a-ward", outline=box(24.93, 60.16, 24.96, 60.18))
    kluuvi = make_area(session, city, code="kluuvi", outline=box(24.94, 60.165, 24.95, 60.175))
    make_area(session, city, code="elsewhere", outline=box(24.93, 60.16, 24.935, 60.165))
    building = make_building(session, city)
    address = make_address(session, city, "Kaivokatu", "2", building_id=building.id, at=HERE)

    place = place_at(session, *HERE)

    assert place is not None
    assert (place.jurisdiction_id, place.jurisdiction_code, place.prefix) == (
        city,
        "helsinki",
        "HKI",
    )
    assert (place.zone, place.calendar, place.catalogue_version) == ("Europe/Helsinki", "office", 0)
    assert place.languages == ["fi", "sv", "en", "et", "ru"]
    assert place.rules == {}
    assert [(area.id, area.code) for area in place.areas] == [(kluuvi, "kluuvi"), (ward, "a-ward")]
    assert place.areas[0].area_m2 == pytest.approx(556 * 1113, rel=0.01)
    assert place.address is not None
    assert (place.address.id, place.address.building_id) == (address.id, building.id)
    assert place.address.distance_m == pytest.approx(0, abs=0.01)


def test_a_place_outside_every_city_is_none(session, city):
    assert place_at(session, 0, 0) is None
    assert jurisdiction_at(session, 0, 0) is None


def test_a_place_on_the_border_of_an_area_is_in_it(session, city):
    make_area(session, city, outline=box(24.94, 60.165, 24.95, 60.175))

    place = place_at(session, 24.94, 60.17)

    assert place is not None
    assert [area.code for area in place.areas] == ["kluuvi"]


def test_where_cities_overlap_the_smaller_one_has_the_place(session, city):
    inner = make_jurisdiction(
        session, code="kauniainen", prefix="KAU", outline=box(24.944, 60.169, 24.945, 60.17)
    )
    make_area(session, city)

    place = place_at(session, *HERE)

    assert place is not None
    assert (place.jurisdiction_id, place.areas) == (inner, ())
    found = jurisdiction_at(session, *HERE)
    assert found is not None
    assert found.id == inner


def test_the_nearest_address_is_taken_as_the_crow_flies(session, city):
    # A degree of longitude is half of one of latitude here: 44 m east, 56 m north.
    make_address(session, city, "Kaivokatu", "1", at=(HERE[0], HERE[1] + 0.0005))
    east = make_address(session, city, "Kaivokatu", "3", at=(HERE[0] + 0.0008, HERE[1]))

    place = place_at(session, *HERE)

    assert place is not None
    assert place.address is not None
    assert place.address.id == east.id
    assert place.address.distance_m == pytest.approx(44, abs=1)


def test_an_address_61_metres_away_is_not_where_a_place_is(session, city):
    make_address(session, city, "Kaivokatu", "1", at=(HERE[0], HERE[1] + 61 / 111_195))

    place = place_at(session, *HERE)

    assert place is not None
    assert place.address is None


def test_the_address_of_another_city_is_not_taken(session, city):
    other = make_jurisdiction(
        session, code="espoo", prefix="ESP", outline=box(24.0, 60.1, 24.9, 60.3)
    )
    make_address(session, other, "Kaivokatu", "1", at=HERE)

    place = place_at(session, *HERE)

    assert place is not None
    assert place.address is None


def test_a_place_is_one_statement(session, city):
    make_area(session, city)
    make_address(session, city, "Kaivokatu", "1")
    statements: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *args: statements.append(args[2]))

    place_at(session, *HERE)

    assert len(statements) == 1


def test_a_place_is_found_by_spatial_indexes(session, city):
    # So few rows would be read one after the other.
    session.execute(text("SET LOCAL enable_seqscan = off"))
    # And of so few rows the index of codes costs just as much as the one of outlines.
    session.execute(text("ALTER TABLE areas DROP CONSTRAINT uq_areas_jurisdiction_id_code"))
    west, south, east, north = box_around(*HERE, queries.ADDRESS_WITHIN_M)
    values = {"lon": HERE[0], "lat": HERE[1], "within_m": queries.ADDRESS_WITHIN_M}
    edges = {"west": west, "south": south, "east": east, "north": north}

    plan = "\n".join(session.scalars(text(f"EXPLAIN {PLACE_AT.text}"), values | edges))

    for index in ("ix_jurisdictions_outline", "ix_areas_outline", "ix_addresses_location"):
        assert index in plan, plan


def test_an_address_is_written_in_the_language_asked_for(session, city):
    names = {"fi": "Kaivokatu", "sv": "Brunnsgatan"}
    make_address(session, city, "Kaivokatu", "2", street_name=names)

    place = place_at(session, *HERE)

    assert place is not None
    assert place.address is not None
    assert [place.address.text(language) for language in ("sv", "ru")] == [
        "Brunnsgatan 2",
        "Kaivokatu 2",
    ]


def test_jurisdictions_come_with_the_box_of_their_map(session, city):
    (shown,) = jurisdictions(session)

    assert (shown.id, shown.code, shown.languages[0]) == (city, "helsinki", "fi")
    assert shown.bbox == [24.93, 60.16, 24.96, 60.18]


def test_a_jurisdiction_is_found_by_its_code(session, city):
    found = jurisdiction_of_code(session, "helsinki")

    assert found is not None
    assert found.id == city
    assert jurisdiction_of_code(session, "atlantis") is None


def test_areas_come_largest_first_with_their_parent_and_outline_on_request(session, city):
    make_area(session, city, code="ward", outline=box(24.93, 60.16, 24.96, 60.18))
    make_area(session, city, code="kluuvi", parent="ward")

    plain, drawn = areas_of(session, city), areas_of(session, city, outline=True)

    assert [(area.code, area.parent, area.outline) for area in plain] == [
        ("ward", None, None),
        ("kluuvi", "ward", None),
    ]
    assert drawn[1].outline is not None
    assert drawn[1].outline["type"] == "MultiPolygon"
    assert [24.94, 60.165] in drawn[1].outline["coordinates"][0][0]


def test_areas_of_one_city_or_of_all(session, city):
    other = make_jurisdiction(session, code="espoo", prefix="ESP")
    make_area(session, city, code="kluuvi")
    make_area(session, other, code="tapiola")

    assert [area.code for area in areas_of(session, other)] == ["tapiola"]
    assert {area.code for area in areas_of(session)} == {"kluuvi", "tapiola"}


def test_a_building_is_a_subject_with_its_manager(session, city):
    manager = make_organisation(session, city)
    building = make_building(session, city, organisation_id=manager)

    found = subject(session, "building", building.id)

    assert found is not None
    assert (found.kind, found.id, found.jurisdiction_id) == ("building", building.id, city)
    assert (found.type, found.ref, found.organisation_id) == (None, None, manager)
    assert (found.name, found.address) == ({"fi": "Kansakoulu"}, "Aleksanterinkatu 5")
    assert square(24.9440, 60.1690).bounds[0] < found.lon < square(24.9440, 60.1690).bounds[2]


def test_a_facility_and_an_asset_are_subjects_of_their_type(session, city):
    library, lamp = make_facility(session, city), make_asset(session, city)

    found = subject(session, "facility", library.id), subject(session, "asset", lamp.id)

    assert [(s.type, s.ref, s.address, s.lon, s.lat) for s in found if s] == [
        ("library", None, "Aleksanterinkatu 5", *HERE),
        ("street_lamp", "K 17", "", *HERE),
    ]


@pytest.mark.parametrize("kind", ["building", "facility", "asset", "place", "spaceship"])
def test_what_is_not_there_is_no_subject(session, city, kind):
    assert subject(session, kind, uuid4()) is None


def test_subjects_near_a_place_come_nearest_first(session, city):
    far = make_asset(session, city, osm_ref="node/1", at=(HERE[0] + 0.001, HERE[1]))
    near = make_asset(session, city, osm_ref="node/2", at=(HERE[0] + 0.0005, HERE[1]))
    make_asset(session, city, osm_ref="node/3", at=(HERE[0] + 0.002, HERE[1]))

    found = nearby_subjects(session, "asset", *HERE, 100)

    assert [one.id for one in found] == [near.id, far.id]
    assert [one.distance_m for one in found] == pytest.approx([27.7, 55.3], abs=0.2)


def test_subjects_near_a_place_can_be_chosen_by_kind(session, city):
    bench = make_asset(session, city, osm_ref="node/1", kind="bench")
    make_asset(session, city, osm_ref="node/2")

    assert [s.id for s in nearby_subjects(session, "asset", *HERE, 50, ["bench", "tree"])] == [
        bench.id
    ]


def test_a_building_around_the_place_is_no_distance_away(session, city):
    make_building(session, city, osm_ref="way/1", outline=square(24.9450, 60.1690))
    inside = make_building(session, city, osm_ref="way/2", outline=square(24.9440, 60.1690))

    found = nearby_subjects(session, "building", *HERE, 100, ["bench"])

    assert (found[0].id, found[0].distance_m) == (inside.id, 0)
    assert len(found) == 2


def test_nothing_is_near_of_an_unknown_kind(session, city):
    assert nearby_subjects(session, "place", *HERE, 100) == []
