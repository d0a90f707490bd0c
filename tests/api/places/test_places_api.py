# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest
from shapely.geometry import box
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.factories_places import (
    make_address,
    make_area,
    make_asset,
    make_building,
    make_facility,
    make_jurisdiction,
)

HERE = "lon=24.9441&lat=60.1691"
ALEKSI = {"fi": "Aleksanterinkatu", "sv": "Alexandersgatan"}


@pytest.fixture
def city(session: Session) -> UUID:
    city = make_jurisdiction(session)
    make_area(session, city, code="ward", outline=box(24.93, 60.16, 24.96, 60.18))
    make_area(session, city, code="kluuvi", parent="ward")
    building = make_building(session, city)
    address = {"street_name": ALEKSI, "building_id": building.id, "postcode": "00100"}
    make_address(session, city, "Aleksanterinkatu", "5", **address)
    make_facility(session, city)
    make_asset(session, city)
    session.commit()
    return city


def test_the_cities_served_are_listed(client, city):
    answer = client.get("/api/v1/jurisdictions")

    assert answer.status_code == 200, answer.text
    assert answer.json == {
        "jurisdictions": [
            {
                "id": str(city),
                "code": "helsinki",
                "prefix": "HKI",
                "name": {"fi": "Helsinki", "sv": "Helsingfors", "en": "Helsinki"},
                "zone": "Europe/Helsinki",
                "languages": ["fi", "sv", "en", "et", "ru"],
                "attribution": "",
                "theme_colour": None,
                "contact": None,
                "bbox": [24.93, 60.16, 24.96, 60.18],
                "map": None,
            }
        ]
    }


def test_a_city_says_how_it_looks_and_whom_to_call(client, session):
    desk = {"name": {"en": "Desk"}, "email": "info@city.example", "phone": "+358 9 555 0100"}
    make_jurisdiction(session, rules={"theme_colour": "#0b4f8a", "contact": desk})

    (city,) = client.get("/api/v1/jurisdictions").json["jurisdictions"]

    assert city["theme_colour"] == "#0b4f8a"
    assert city["contact"] == {**desk, "website": None}


def test_areas_are_listed_without_outlines(client, city):
    areas = client.get("/api/v1/areas?jurisdiction=helsinki").json["areas"]

    assert [(a["code"], a["parent"], a["outline"]) for a in areas] == [
        ("ward", None, None),
        ("kluuvi", "ward", None),
    ]
    assert areas[1]["name"] == {"fi": "Kluuvi", "sv": "Gloet"}


def test_areas_are_drawn_on_request(client, city):
    areas = client.get("/api/v1/areas?outline=true").json["areas"]

    assert {area["outline"]["type"] for area in areas} == {"MultiPolygon"}


def test_an_unknown_city_is_a_problem(client, city):
    for path in ("/api/v1/areas?jurisdiction=atlantis", "/api/v1/addresses?q=a&jurisdiction=x"):
        answer = client.get(path)

        assert answer.status_code == 422
        assert answer.json["type"] == "/problems/unknown-jurisdiction"


def test_an_address_is_found_in_the_language_of_the_reader(client, city):
    answer = client.get(
        "/api/v1/addresses?q=aleksi+5&near=24.94,60.17&jurisdiction=helsinki",
        headers={"Accept-Language": "sv-FI, fi;q=0.5"},
    )

    (address,) = answer.json["addresses"]
    assert address["text"] == "Alexandersgatan 5"
    assert (address["street"], address["number"], address["postcode"]) == (
        "Aleksanterinkatu",
        "5",
        "00100",
    )
    assert (address["lon"], address["lat"]) == (24.9441, 60.1691)
    assert address["building_id"] is not None


def test_the_nearest_address_is_told_with_its_distance(client, city):
    answer = client.get("/api/v1/addresses/nearest?lon=24.9441&lat=60.1692&lang=fi")

    assert answer.json["text"] == "Aleksanterinkatu 5"
    assert answer.json["distance_m"] == pytest.approx(11.1, abs=0.1)


@pytest.mark.parametrize("where", ["lon=24.955&lat=60.17", "lon=0&lat=0"])
def test_where_no_address_is_near_there_is_none(client, city, where):
    assert client.get(f"/api/v1/addresses/nearest?{where}").status_code == 404


def test_subjects_around_a_place_are_listed(client, city):
    answer = client.get(f"/api/v1/subjects?kind=asset&kinds=street_lamp,bench&{HERE}&radius_m=50")

    (lamp,) = answer.json["subjects"]
    assert (lamp["kind"], lamp["type"], lamp["ref"]) == ("asset", "street_lamp", "K 17")
    assert lamp["distance_m"] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(("kind", "n"), [("building", 1), ("facility", 1), ("asset", 1)])
def test_subjects_of_each_kind_are_listed(client, city, kind, n):
    assert len(client.get(f"/api/v1/subjects?kind={kind}&{HERE}").json["subjects"]) == n


def test_subjects_of_other_kinds_are_not_listed(client, city):
    assert client.get(f"/api/v1/subjects?kind=asset&kinds=tree&{HERE}").json["subjects"] == []


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/api/v1/addresses", "/q"),
        ("/api/v1/addresses?q=", "/q"),
        ("/api/v1/addresses?q=a&near=24.9", "/near/1"),
        ("/api/v1/addresses?q=a&near=24.9,95", "/near/1"),
        ("/api/v1/addresses?q=a&limit=51", "/limit"),
        ("/api/v1/addresses/nearest?lon=181&lat=0", "/lon"),
        ("/api/v1/addresses/nearest?lon=nan&lat=0", "/lon"),
        ("/api/v1/areas?jurisdiction=%00", "/jurisdiction"),
        ("/api/v1/areas?colour=red", "/colour"),
        (f"/api/v1/subjects?kind=place&{HERE}", "/kind"),
        (f"/api/v1/subjects?kind=asset&{HERE}&radius_m=1001", "/radius_m"),
    ],
)
def test_what_does_not_fit_is_named(client, city, path, pointer):
    answer = client.get(path)

    assert answer.status_code == 422, answer.text
    assert answer.json["type"] == "/problems/invalid-body"
    assert pointer in [error["pointer"] for error in answer.json["errors"]]


def test_an_unknown_kind_of_subject_is_named(client, city):
    answer = client.get(f"/api/v1/subjects?kind=asset&kinds=spaceship&{HERE}")

    assert answer.status_code == 422
    assert all(e["pointer"].startswith("/kinds/0") for e in answer.json["errors"])


def test_text_that_cannot_be_printed_finds_what_the_rest_of_it_finds(client, city):
    assert len(client.get("/api/v1/addresses?q=%01aleksi%0A").json["addresses"]) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/jurisdictions",
        "/api/v1/areas?outline=true",
        "/api/v1/addresses?q=aleksanterinkatu",
        f"/api/v1/addresses/nearest?{HERE}",
        f"/api/v1/subjects?kind=asset&{HERE}",
    ],
)
def test_a_list_is_one_statement_however_long_it_is(client, city, session, path):
    for n in range(20):
        make_area(session, city, code=f"area-{n}")
        make_address(session, city, "Aleksanterinkatu", f"{n + 10}")
        make_asset(session, city, osm_ref=f"node/{n + 100}")
    session.commit()
    statements: list[str] = []

    def note(*arguments: object) -> None:
        if str(arguments[2]).lstrip().upper().startswith("SELECT"):
            statements.append(str(arguments[2]))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    answer = client.get(path)
    event.remove(connection, "before_cursor_execute", note)

    assert answer.status_code == 200
    assert len(statements) == 1
