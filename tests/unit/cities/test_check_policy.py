# SPDX-License-Identifier: EUPL-1.2
"""What a check of a city finds, one doubtful thing at a time."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from shapely.geometry import Point, Polygon, box

from civic.cities.check_policy import (
    CityShape,
    Level,
    cells,
    findings,
)
from civic.cities.reading import read_city
from civic.cities.shapes import shape_of
from tests.factories_cities import write_city

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
SUFFIXES = {"areas": ".geojson"}


@pytest.fixture
def check(tmp_path):
    """Findings of the small city with changes in its files, as (level, topic, sentence)."""

    def told(**changes: tuple[str, str]) -> list[tuple[Level, str, str]]:
        files = {f"{name}{SUFFIXES.get(name, '.yaml')}": change for name, change in changes.items()}
        shape = shape_of(read_city(write_city(tmp_path, files), NOW).state)
        return [(f.level, f.topic, f.sentence) for f in findings(shape)]

    return told


@pytest.fixture
def shape(tmp_path) -> CityShape:
    return shape_of(read_city(write_city(tmp_path), NOW).state)


def test_the_small_city_is_without_doubt(shape):
    assert findings(shape) == []


def test_a_category_that_nobody_answers_for_is_an_error(check):
    told = check(responsibilities=("group: street", "category: bench"))

    assert told == [
        (
            Level.ERROR,
            "hole",
            "Nobody answers for 'pothole' everywhere: it goes to the dispatcher.",
        )
    ]


def test_a_hole_names_the_part_of_the_city_in_which_it_is(check):
    told = check(responsibilities=("group: street", "group: street, area: east"))

    assert [sentence for _, topic, sentence in told if topic == "hole"] == [
        "Nobody answers for 'pothole' in west: it goes to the dispatcher.",
        "Nobody answers for 'bench' in west: it goes to the dispatcher.",
    ]


def test_areas_of_a_kind_that_overlap_are_an_error(check):
    told = check(areas=("[24.0, 60.0], [24.05, 60.0]", "[24.0, 60.0], [24.06, 60.0]"))

    assert [(level, topic) for level, topic, _ in told] == [(Level.ERROR, "overlap")]
    assert told[0][2].startswith("'west' and 'east' overlap by 3,")


def test_areas_of_different_kinds_may_overlap(check):
    told = check(
        areas=(
            '"code": "west", "kind": "district"',
            '"code": "west", "kind": "maintenance_zone"',
        )
    )

    assert [topic for _, topic, _ in told] == ["gap"]


def test_ground_in_no_district_is_a_warning_with_a_place_to_look_at(check):
    told = check(areas=("[24.1, 60.1], [24.05, 60.1]", "[24.1, 60.1], [24.06, 60.1]"))

    assert [(level, topic) for level, topic, _ in told] == [(Level.WARNING, "gap")]
    lon, lat = map(float, told[0][2].rstrip(".").rsplit("such as ", 1)[1].split(", "))
    assert Polygon([(24.05, 60.0), (24.06, 60.1), (24.05, 60.1)]).contains(Point(lon, lat))


def test_slivers_of_a_few_square_metres_are_neither_gap_nor_overlap(check):
    told = check(areas=("[24.1, 60.1], [24.05, 60.1]", "[24.1, 60.1], [24.05000005, 60.1]"))

    assert told == []


def test_a_promise_that_nothing_names_is_a_warning(check):
    extra = "promises:\n  - {code: idle, targets: {moderation: {working_days: 1},"
    extra += " first_response: {working_days: 1}, resolution: {working_days: 1}}}\n"

    told = check(promises=("promises:\n", extra))

    assert told == [(Level.WARNING, "promise", "Promise 'idle' is not used.")]


def test_a_calendar_that_nobody_works_by_is_a_warning(shape):
    told = findings(replace(shape, calendars=frozenset({"office", "night"})))

    assert [finding.sentence for finding in told] == ["Calendar 'night' is not used."]


def test_a_department_without_calendar_and_a_category_without_promise_are_errors(shape):
    told = findings(replace(shape, calendars=frozenset(), promises=frozenset()))

    assert {finding.level for finding in told} == {Level.ERROR}
    assert [finding.sentence for finding in told] == [
        "Department 'dispatcher' has no calendar 'office'.",
        "Department 'streets' has no calendar 'office'.",
        "Department 'carers' has no calendar 'office'.",
        "Category 'pothole' has no promise 'default'.",
        "Category 'bench' has no promise 'default'.",
    ]


def test_a_rule_that_asks_for_the_manager_of_no_building_is_a_warning(check):
    told = check(
        responsibilities=(
            "group: street, department: streets",
            "group: street, department: streets, by_building_manager: true",
        )
    )

    assert [(level, topic) for level, topic, _ in told] == [(Level.WARNING, "manager")]


def test_departments_without_people_are_warnings(shape):
    told = findings(replace(shape, n_people={"dispatcher": 1, "streets": 2, "carers": 0}))

    assert [finding.sentence for finding in told] == ["Nobody works in department 'carers'."]


@pytest.mark.parametrize(
    ("subjects", "sentences", "reason"),
    [
        ({"asset": frozenset({"bench"})}, [], "there is a bench"),
        (
            {"asset": frozenset({"tree"})},
            ["The map has no bench for category 'bench'."],
            "there are trees only",
        ),
        (
            {"asset": frozenset(), "building": frozenset()},
            ["The map is empty: no buildings, facilities or assets were imported."],
            "one warning for all",
        ),
    ],
)
def test_categories_about_what_the_map_lacks_are_warnings(shape, subjects, sentences, reason):
    told = findings(replace(shape, subjects=subjects))

    assert [finding.sentence for finding in told] == sentences, reason


def test_errors_come_before_warnings(shape):
    told = findings(
        replace(shape, calendars=frozenset({"night"}), n_people={}, promises=frozenset())
    )

    levels = [finding.level for finding in told]
    assert levels == sorted(levels, key=list(Level).index)
    assert {*levels} == {Level.ERROR, Level.WARNING}


def test_cells_are_all_combinations_of_areas_on_the_ground(shape):
    zone = replace(
        shape.areas[0], code="zone", kind="maintenance_zone", outline=box(24.04, 60, 24.06, 60.01)
    )

    parts = cells(replace(shape, areas=(*shape.areas, zone)))

    assert {tuple(area.code for area in part) for part in parts} == {
        ("zone", "west"),
        ("zone", "east"),
        ("west",),
        ("east",),
    }
