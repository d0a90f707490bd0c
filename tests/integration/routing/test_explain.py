# SPDX-License-Identifier: EUPL-1.2
"""`civic routing explain` on the demo city."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from civic.catalogue.errors import UnknownCategory
from civic.cities.commands import apply_city, assign_managed_buildings
from civic.cities.reading import City, read_city
from civic.cli.routing import routing
from civic.platform.config import ROOT
from civic.routing.policy import Why
from civic.routing.queries import explain
from tests.factories_places import make_address, make_building, square

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
SENATE_SQUARE = 24.9520, 60.1695
RAILWAY_SQUARE = 24.9438, 60.1712
SILTASAARI = 24.9500, 60.1785


@pytest.fixture(scope="module")
def helsinki() -> City:
    return read_city(ROOT / "config" / "cities" / "helsinki", NOW)


@pytest.fixture
def jurisdiction_id(session, helsinki):
    return apply_city(session, helsinki, NOW).jurisdiction_id


@pytest.mark.parametrize(
    ("place", "category", "department", "why"),
    [
        (SENATE_SQUARE, "pothole", "streets", Why.EVERYWHERE),
        (SENATE_SQUARE, "street-dirty", "streets", Why.EVERYWHERE),
        (RAILWAY_SQUARE, "street-dirty", "core-care", Why.SMALLEST_AREA),
        (RAILWAY_SQUARE, "bin-full", "core-care", Why.SMALLEST_AREA),
        (RAILWAY_SQUARE, "bin-broken", "waste", Why.EVERYWHERE),
        (SILTASAARI, "lamp-dark", "lighting", Why.EVERYWHERE),
        (SILTASAARI, "lift-broken", "housing", Why.EVERYWHERE),
    ],
)
def test_places_of_helsinki_have_their_departments(
    session, jurisdiction_id, place, category, department, why
):
    explained = explain(session, place[0], place[1], category)

    assert explained is not None
    assert (explained.decision.department.code, explained.decision.why) == (department, why)


def test_a_house_goes_to_its_manager_as_soon_as_the_map_knows_it(session, jurisdiction_id):
    lon, lat = SILTASAARI
    make_building(session, jurisdiction_id, outline=square(lon - 0.0001, lat - 0.0001))
    assign_managed_buildings(session, "helsinki")

    explained = explain(session, lon, lat, "lift-broken")

    assert explained is not None
    assert explained.building is not None
    assert explained.decision.why is Why.BUILDING_MANAGER
    assert explained.decision.department.code == "siltasaaren-huolto"


def test_a_place_category_asks_for_no_building(session, jurisdiction_id):
    lon, lat = SILTASAARI
    make_building(session, jurisdiction_id, outline=square(lon - 0.0001, lat - 0.0001))

    explained = explain(session, lon, lat, "pothole")

    assert explained is not None
    assert explained.building is None


def test_nobody_answers_outside_the_city(session, jurisdiction_id):
    assert explain(session, 25.5, 60.5, "pothole") is None


def test_a_category_that_is_not_there_is_refused(session, jurisdiction_id):
    with pytest.raises(UnknownCategory):
        explain(session, *SENATE_SQUARE, "sinkhole")


def run(*words: object) -> tuple[str, int]:
    result = CliRunner().invoke(routing, ["explain", *map(str, words)])
    return result.output, result.exit_code


def test_the_verb_prints_the_rules_in_order_and_the_winner(session, jurisdiction_id):
    output, status = run(*RAILWAY_SQUARE, "bin-full")

    assert status == 0, output
    lines = output.splitlines()
    assert lines[0].startswith("bin-full in helsinki: core, kluuvi, helsinki")
    rules = [line.split() for line in lines if "group street" in line or "core-care" in line]
    assert rules[0][:4] == ["*", "bin-full", "core", "core-care"]
    assert "lost to a rule for a smaller area" in lines[-2]
    assert lines[-1] == "Department: core-care"


def test_the_verb_names_the_address_nearby_and_the_building(session, jurisdiction_id):
    lon, lat = SILTASAARI
    house = make_building(session, jurisdiction_id, outline=square(lon - 0.0001, lat - 0.0001))
    make_address(session, jurisdiction_id, "Siltasaarenkatu", "18", at=(lon, lat))
    assign_managed_buildings(session, "helsinki")

    output, _ = run(lon, lat, "lift-broken")

    lines = output.splitlines()
    assert lines[0].endswith(", near Siltasaarenkatu 18")
    assert lines[1] == f"Building: {house.address}"
    assert "the building's manager answers" in output
    assert lines[-1] == "Department: siltasaaren-huolto"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*SENATE_SQUARE, "sinkhole"), "There is no category “sinkhole”."),
        ((25.5, 60.5, "pothole"), "No city here takes reports at 25.5 60.5."),
    ],
)
def test_the_verb_refuses_in_one_sentence(session, jurisdiction_id, words, sentence):
    output, status = run(*words)

    assert status == 1
    assert output == f"Error: {sentence}\n"
