# SPDX-License-Identifier: EUPL-1.2
"""The data of the demo city: complete in five languages, and somebody answers everywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from shapely.geometry import Point, box

from civic.catalogue.kinds import DepartmentKind, SubjectKind
from civic.cities.check_policy import cells, findings
from civic.cities.policy import Kind, State
from civic.cities.reading import read_city
from civic.cities.shapes import catalogue_of, shape_of
from civic.platform.config import ROOT
from civic.routing.policy import AreaHere, Why, route
from civic.sla.calendars import working_calendar
from civic.sla.schemas import calendar_spec

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LANGUAGES = {"en", "fi", "sv", "et", "ru"}
#: The extract of the map. Source: facts on the map, section 3.1.
BBOX = box(24.9351762, 60.164155, 24.9534145, 60.179113)
CYRILLIC = re.compile("[\u0400-\u04ff]")
#: Russian writes WC in Latin letters, and nothing longer.
LATIN = re.compile("[a-z]{3}", re.IGNORECASE)


@pytest.fixture(scope="module")
def state() -> State:
    return read_city(ROOT / "config" / "cities" / "helsinki", NOW).state


def texts(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every mapping of languages, with where it stands."""
    if isinstance(node, dict) and LANGUAGES & set(node):
        yield where, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, f"{where}/{key}")
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from texts(value, f"{where}/{n}")


def test_it_is_as_large_as_promised(state):
    kinds = Counter(record["kind"] for record in state[Kind.DEPARTMENT].values())

    assert len(state[Kind.GROUP]) >= 10
    assert len(state[Kind.CATEGORY]) >= 70
    assert kinds[DepartmentKind.CITY_SERVICE] >= 8
    assert kinds[DepartmentKind.MANAGING_ORGANISATION] >= 3
    assert kinds[DepartmentKind.DISPATCHER] == 1
    districts = {code for code, area in state[Kind.AREA].items() if area["kind"] == "district"}
    assert districts >= {"kluuvi", "kamppi", "kaartinkaupunki", "kruununhaka", "kallio"}


def test_every_text_is_there_in_five_languages(state):
    found = [pair for kind in Kind for pair in texts(state[kind], kind.value)]

    assert len(found) > 94 * 4
    for where, words in found:
        assert set(words) == LANGUAGES, where
        for language, text in words.items():
            assert text == text.strip(), (where, language)
            assert "  " not in text, (where, language)


def test_russian_is_in_cyrillic_and_the_others_are_not(state):
    for kind in (Kind.GROUP, Kind.CATEGORY, Kind.DEPARTMENT, Kind.CALENDAR):
        for where, words in texts(state[kind], kind.value):
            for language in LANGUAGES - {"ru"}:
                assert not CYRILLIC.search(words[language]), (where, language)
            if CYRILLIC.search(words["ru"]):
                assert not LATIN.search(words["ru"]), where


def test_nobody_left_a_text_in_another_language(state):
    for code, record in state[Kind.CATEGORY].items():
        for field in ("name", "hint"):
            said = Counter(record[field].values())
            assert max(said.values()) == 1, (code, field)


def test_hints_are_sentences_and_names_are_short(state):
    for code, record in state[Kind.CATEGORY].items():
        for language in LANGUAGES:
            assert len(record["name"][language]) <= 60, (code, language)
            assert record["hint"][language][-1] in ".»", (code, language)
            assert 40 <= len(record["hint"][language]) <= 330, (code, language)
            assert len(record["synonyms"][language].split(", ")) >= 2, (code, language)


def test_no_category_shares_its_name_with_another(state):
    for language in LANGUAGES:
        names = Counter(record["name"][language] for record in state[Kind.CATEGORY].values())
        assert [name for name, n in names.items() if n > 1] == []


def test_every_subject_kind_season_and_visibility_is_in_use(state):
    categories = state[Kind.CATEGORY].values()

    assert {record["subject_kind"] for record in categories} == set(SubjectKind)
    assert {record["photo"] for record in categories} == {"none", "optional", "required"}
    assert {record["visibility"] for record in categories} == {"public", "private"}
    assert {record["moderation"] for record in categories} == {"automatic", "human"}
    seasons = {(record["season_from"], record["season_to"]) for record in categories}
    assert ("11-01", "04-15") in seasons
    assert len(seasons) >= 4
    asked = {question["kind"] for record in categories for question in record["questions"]}
    assert asked == {"text", "number", "yes_no", "choice", "choices", "date", "time"}


def test_what_concerns_a_home_or_a_person_is_private(state):
    private = {c for c, r in state[Kind.CATEGORY].items() if r["visibility"] == "private"}

    flats = {code for code, r in state[Kind.CATEGORY].items() if r["group"] == "flat"}
    assert private >= flats | {"person-in-need", "place-unsafe", "social-service"}
    for code in private:
        assert state[Kind.CATEGORY][code]["response_photo"] == "none", code


@pytest.mark.parametrize(
    ("resolution", "share"),
    [
        ({"working_days": 5}, 68 / 156),
        ({"working_days": 3}, 57 / 156),
        ({"calendar_days": 21}, 21 / 156),
        ("the rest", 10 / 156),
    ],
    ids=str,
)
def test_promises_are_spread_as_in_a_real_city(state, resolution, share):
    targets = {code: record["targets"] for code, record in state[Kind.PROMISE].items()}
    named = ({"working_days": 5}, {"working_days": 3}, {"calendar_days": 21})

    promised = [targets[r["promise"]]["resolution"] for r in state[Kind.CATEGORY].values()]

    n = sum(p == resolution if resolution in named else p not in named for p in promised)
    assert n / len(promised) == pytest.approx(share, abs=0.03)


def test_the_three_clocks_and_the_first_response_are_promised(state):
    for code, record in state[Kind.PROMISE].items():
        assert {"moderation", "first_response", "resolution"} <= set(record["targets"]), code
    reviewed = [r for r in state[Kind.PROMISE].values() if "answer_review" in r["targets"]]
    assert len(reviewed) >= 3


def test_calendars_have_an_early_shift_a_lunch_break_and_one_that_never_closes(state):
    calendars = {
        code: working_calendar(calendar_spec(record["hours"]))
        for code, record in state[Kind.CALENDAR].items()
    }
    monday = datetime(2026, 11, 23, tzinfo=UTC)

    def is_open(code: str, hour: int, minute: int = 0) -> bool:
        # Helsinki is two hours ahead of UTC in November.
        return calendars[code].is_open(monday.replace(hour=hour - 2, minute=minute))

    assert (is_open("maintenance", 6), is_open("office", 6)) == (True, False)
    assert (is_open("housing", 11), is_open("housing", 12)) == (True, False)
    week = datetime(2026, 12, 21, tzinfo=UTC), datetime(2026, 12, 28, tzinfo=UTC)
    assert calendars["round-the-clock"].elapsed(*week).total_seconds() == 7 * 86400
    assert calendars["office"].windows_on(datetime(2026, 12, 6, tzinfo=UTC).date()) == ()
    short = calendars["office"].windows_on(datetime(2026, 12, 31, tzinfo=UTC).date())
    assert [window.closes_min for window in short] == [12 * 60]


def test_the_districts_tile_the_city_and_hold_the_whole_extract(state):
    shape = shape_of(state)
    districts = [area.outline for area in shape.areas if area.kind == "district"]

    assert shape.outline.covers(BBOX)
    assert sum(d.area for d in districts) == pytest.approx(shape.outline.area, rel=1e-9)
    for district in districts:
        assert district.intersects(BBOX)


@pytest.mark.parametrize(
    ("lon", "lat", "district", "landmark"),
    [
        (24.9473, 60.1708, "kluuvi", "Kluuvi's name on the map"),
        (24.9414, 60.1719, "kluuvi", "the central station"),
        (24.9472, 60.1652, "kaartinkaupunki", "Kaartinkaupunki's name on the map"),
        (24.9402, 60.1660, "kamppi", "the park of the old church"),
        (24.9525, 60.1726, "kruununhaka", "Snellmaninkatu 10"),
        (24.9497, 60.1782, "kallio", "Siltasaari's name on the map"),
        (24.9409, 60.1644, "punavuori", "Uudenmaankatu 8"),
    ],
)
def test_known_places_lie_in_their_district(state, lon, lat, district, landmark):
    here = Point(lon, lat)

    found = [
        area.code
        for area in shape_of(state).areas
        if area.kind == "district" and area.outline.covers(here)
    ]

    assert found == [district], landmark


def test_somebody_answers_for_every_category_everywhere(state):
    shape = shape_of(state)
    parts = cells(shape)

    assert len(parts) >= 8
    for category in shape.catalogue.open_categories:
        for areas in parts:
            decision = route(category, areas, None, shape.catalogue)
            assert decision.why is not Why.DISPATCHER, (category.code, areas)


def test_a_check_of_the_files_finds_nothing(state):
    assert findings(shape_of(state)) == []


@pytest.mark.parametrize(
    ("category", "areas", "department", "why"),
    [
        ("street-dirty", ["kluuvi"], "streets", "the group's default"),
        ("street-dirty", ["core", "kluuvi"], "core-care", "the area's own crew"),
        ("street-dirty", ["shores", "kallio"], "parks", "the shores have another"),
        ("bin-full", ["kluuvi"], "waste", "explicit beats inherited"),
        ("roof-ice", ["kallio"], "housing", "no building manager is known"),
        ("pothole", ["core", "kluuvi"], "streets", "the core crew does not mend holes"),
    ],
)
def test_rules_of_the_city_do_what_its_comments_say(state, category, areas, department, why):
    catalogue = catalogue_of(state)
    ids = {area.code: area.id for area in shape_of(state).areas}
    here = [AreaHere(ids[code], code) for code in (*areas, "helsinki")]

    decision = route(catalogue.category_by_code[category], here, None, catalogue)

    assert decision.department.code == department, why


def test_a_managed_house_goes_to_who_manages_it(state):
    catalogue = catalogue_of(state)
    manager = catalogue.department_by_code["siltasaaren-huolto"]

    decision = route(
        catalogue.category_by_code["lift-broken"], [], manager.organisation_id, catalogue
    )

    assert decision.department == manager
    assert decision.why is Why.BUILDING_MANAGER
