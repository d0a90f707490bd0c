# SPDX-License-Identifier: EUPL-1.2
"""Every way in which a city's files can be wrong is told with its file and line."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from civic.cities.files import Document, UnusableCity, read_documents
from civic.cities.policy import Kind
from civic.cities.reading import read_city
from civic.cities.references import reference_faults
from civic.cities.validation import form_faults
from civic.platform.config import ROOT
from tests.factories_cities import FILES, STREET, write_city

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HELSINKI = ROOT / "config" / "cities" / "helsinki"
WEEK = ["mon", "tue", "wed", "thu", "fri"]


def faults(folder: Path) -> list[str]:
    with pytest.raises(UnusableCity) as refused:
        read_city(folder, NOW)
    return [str(fault) for fault in refused.value.faults]


def test_the_small_city_has_no_fault(tmp_path):
    city = read_city(write_city(tmp_path), NOW)

    assert city.code == "tinytown"
    assert list(city.state[Kind.CATEGORY]) == ["pothole", "bench"]


STREET_FILE = "catalogue/street.yaml"
BROKEN = [
    ("promises.yaml", "default", "default\n    valid_from: 2027-02-30", 3, "no day of any year"),
    ("calendars.yaml", "office", "office\n    valid_from: soon", 3, "'soon' is not a day such as"),
    ("city.yaml", "prefix: TT", "prefix: tt", 2, "'tt' is not two to five capital letters"),
    ("city.yaml", "zone: Europe/Helsinki\n", "", 1, "'zone' is missing"),
    ("city.yaml", "Europe/Helsinki", "Europe/Atlantis", 4, "is no time zone"),
    ("city.yaml", "calendar: office", "calendar: night", 6, "no 'night' among the calendars"),
    ("city.yaml", "theme_colour", "colour", 11, "'colour' is not known here"),
    ("city.yaml", "languages: [en]", "languages: [en, fi]", 3, "'name' lacks fi"),
    ("city.yaml", "{en: Tinytown}", "{en: Tinytown, xx: T}", 3, "does not speak xx"),
    ("city.yaml", "[24.1, 60.0], [24.1, 60.1]", "[24.1, 60.1], [24.1, 60.0]", 14, "crosses itself"),
    ("city.yaml", "code: tinytown", "code: [tinytown", 2, "Can't be read"),
    ("areas.geojson", '"district"', '"parish"', 6, "'parish' must be one of"),
    ("areas.geojson", '"code": "east"', '"code": "west"', 12, "'west' stands in areas.geojson:6"),
    (
        "areas.geojson",
        '"kind": "district"',
        '"parent": "north", "kind": "district"',
        6,
        "no area 'north'",
    ),
    (
        "areas.geojson",
        "[24.0, 60.1], [24.0, 60.0]]]",
        "[24.0, 60.1], [24.0, 60.05]]]",
        6,
        "is open",
    ),
    ("organisations.yaml", "code: carers", "code: Carers", 2, "'Carers' is not a code of small"),
    ("organisations.yaml", "[24.05, 60.0], [24.05, 60.1]", "[24.0, 60.0]", 5, "encloses nothing"),
    ("calendars.yaml", '["09:00", "17:00"]', '["9:00", "17:00"]', 5, "'9:00' is not a time"),
    ("calendars.yaml", "mon:", "monday:", 5, "'monday' is not known here"),
    ("calendars.yaml", "holidays: FI", "holidays: XX", 2, "public holidays of “XX”"),
    ("calendars.yaml", "on: 2027-05-07", "on: 2027-05-33", 12, "is not a day such as"),
    ("promises.yaml", "code: default", "code: other", 1, "no promise 'default'"),
    ("promises.yaml", "working_days: 9", "working_days: 0", 6, "0 is less than the minimum"),
    ("promises.yaml", "working_days: 9", "working_days: 400", 3, "is no allowance"),
    ("promises.yaml", "working_days: 9", "weeks: 2", 6, "'weeks' is not known here"),
    ("promises.yaml", "      resolution: {working_days: 9}\n", "", 3, "'resolution' is missing"),
    ("departments.yaml", "kind: dispatcher", "kind: city_service", 1, "No department is the disp"),
    ("departments.yaml", "kind: city_service", "kind: dispatcher", 7, "only one dispatcher"),
    ("departments.yaml", "organisation: carers", "organisation: x", 13, "no 'x' among the organ"),
    ("departments.yaml", "streets@tinytown.example", "streets", 10, "is not an e-mail address"),
    (STREET_FILE, "topic: surface", "topic: depth", 9, "no 'depth' among the topics"),
    (STREET_FILE, "name: {en: Pothole}", "name: {}", 10, "'name' lacks en"),
    (STREET_FILE, "promise: default", "promise: soon", 15, "no 'soon' among the promises"),
    (STREET_FILE, 'from: "05-01"', 'from: "02-30"', 16, "'02-30' is not a day of every year"),
    (STREET_FILE, 'from: "05-01"', 'from: "02-29"', 16, "'02-29' is not a day of every year"),
    (STREET_FILE, 'from: "05-01"', 'from: "5/1"', 16, "is not a day of the year such as"),
    (STREET_FILE, "kind: choice", "kind: text", 21, "Only questions of choice have options"),
    (STREET_FILE, "kind: text", "kind: choice", 24, "A question of choice needs options"),
    (STREET_FILE, "code: why", "code: size", 24, "The question 'size' is asked twice"),
    (STREET_FILE, "code: large", "code: small", 21, "The option 'small' is offered twice"),
    (
        STREET_FILE,
        "subject_kinds: [bench]",
        "subject_kinds: [sofa]",
        33,
        "'sofa' is no kind of asset",
    ),
    (STREET_FILE, "subject: place", "subject: street", 13, "'street' must be one of place"),
    (STREET_FILE, "photo: none", "photo: no", 34, "'no' must be one of none, optional"),
    (STREET_FILE, "  - code: bench", "  - code: pothole", 27, "'pothole' stands in catalogue/st"),
    (STREET_FILE, "    photo: none\n", "", 27, "'photo' is missing"),
    ("responsibilities.yaml", "department: streets", "department: roads", 2, "no 'roads' among"),
    ("responsibilities.yaml", "area: east", "area: north", 3, "no 'north' among the areas"),
    ("responsibilities.yaml", "category: bench", "category: sofa", 3, "no 'sofa' among"),
    ("responsibilities.yaml", "group: street", "group: street, category: bench", 2, "not both"),
    (
        "responsibilities.yaml",
        "category: bench, area: east",
        "group: street",
        3,
        "stand in line 2 already",
    ),
]


@pytest.mark.parametrize(
    ("file", "before", "after", "line", "words"), BROKEN, ids=[f"{b[0]}: {b[4]}" for b in BROKEN]
)
def test_a_fault_is_told_with_file_and_line(tmp_path, file, before, after, line, words):
    folder = write_city(tmp_path, {file: (before, after)})

    told = faults(folder)

    assert [fault for fault in told if fault.startswith(f"{file}:{line}: ") and words in fault], (
        told
    )


def test_a_calendar_that_never_opens_is_refused(tmp_path):
    lines = "".join(f'      {day}: [["09:00", "17:00"]]\n' for day in WEEK)
    folder = write_city(tmp_path, {"calendars.yaml": (lines, "      mon: []\n")})

    (fault,) = faults(folder)

    assert fault.startswith("calendars.yaml:2: 'office': ")
    assert "shut" in fault


def test_two_organisations_cannot_manage_the_same_ground(tmp_path):
    folder = write_city(tmp_path)
    path = folder / "organisations.yaml"
    own = path.read_text()
    path.write_text(own + own.partition("\n")[2].replace("carers", "others"))

    (fault,) = faults(folder)

    assert fault == "organisations.yaml:9: 'others' and 'carers' can't manage the same buildings."


def test_a_file_that_is_missing_is_told(tmp_path):
    folder = write_city(tmp_path)
    (folder / "promises.yaml").unlink()

    told = faults(folder)

    assert "promises.yaml:1: There is no such file." in told


def test_a_key_that_stands_twice_is_told(tmp_path):
    folder = write_city(tmp_path, {"city.yaml": ("prefix: TT\n", "prefix: TT\nprefix: TU\n")})

    (told,) = [fault for fault in faults(folder) if fault.startswith("city.yaml:3: ")]

    assert "Can't be read" in told


def test_a_comma_inside_an_unquoted_text_does_not_pass_unseen(tmp_path):
    folder = write_city(tmp_path, {STREET_FILE: ("{en: How large?}", "{en: How large, and deep?}")})

    told = faults(folder)

    assert any("catalogue/street.yaml:20:" in fault for fault in told)


def test_yaml_of_today_leaves_no_and_times_alone(tmp_path):
    folder = write_city(tmp_path, {STREET_FILE: ("{en: Small}", "{en: no}")})
    calendar = folder / "calendars.yaml"
    calendar.write_text(calendar.read_text().replace('["09:00", "17:00"]', "[09:00, 17:00]"))

    city = read_city(folder, NOW)

    question = city.state[Kind.CATEGORY]["pothole"]["questions"][0]
    assert question["options"][0]["name"] == {"en": "no"}
    hours = city.state[Kind.CALENDAR]["office"]["hours"]
    assert hours["weekly"]["mon"] == [["09:00", "17:00"]]
    assert hours["hours_on"] == {"2026-12-31": [["09:00", "12:00"]]}


def test_all_faults_of_a_broken_copy_of_the_demo_city_are_told_at_once(tmp_path):
    shutil.copytree(HELSINKI, tmp_path, dirs_exist_ok=True)
    breaks = {
        "city.yaml": ("zone: Europe/Helsinki", "zone: Europe/Helsingfors"),
        "departments.yaml": ("calendar: round-the-clock", "calendar: always"),
        "promises.yaml": ("resolution: {working_days: 19}", "resolution: {working_days: -1}"),
        "catalogue/flat.yaml": ("visibility: private", "visibility: secret"),
        "catalogue/house.yaml": ("  fi: Talo\n", ""),
        "catalogue/park.yaml": ("code: tree-fallen", "code: lamp-dark"),
        "responsibilities.yaml": ("area: core", "area: centre"),
    }
    lines = {}
    for name, (before, after) in breaks.items():
        path = tmp_path / name
        text = path.read_text()
        lines[name] = text[: text.index(before)].count("\n") + 1
        path.write_text(text.replace(before, after, 1))
    lines["catalogue/house.yaml"] = 5

    told = faults(tmp_path)

    for name, line in lines.items():
        assert any(fault.startswith(f"{name}:{line}: ") for fault in told), (name, line, told)
    assert all(fault.endswith(".") for fault in told)


def leaves(node: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield where
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*where, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from leaves(value, (*where, n))


def replaced(node: Any, where: tuple[str | int, ...], value: Any) -> Any:
    if not where:
        return value
    copy: Any = dict(node) if isinstance(node, dict) else list(node)
    copy[where[0]] = replaced(node[where[0]], where[1:], value)
    return copy


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    read, _ = read_documents(write_city(tmp_path_factory.mktemp("city")))
    return read


NONSENSE: st.SearchStrategy[Any] = st.sampled_from(
    [None, 5, -1.5, True, "", "nonsense", [], {}, [[]], [{}], {"a": [1]}]
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_stands_in_a_file_is_a_fault_and_not_a_crash(documents, data):
    n = data.draw(st.integers(0, len(documents) - 1))
    where = data.draw(st.sampled_from(list(leaves(documents[n].content))))
    content = replaced(documents[n].content, where, data.draw(NONSENSE))
    broken = Document(documents[n].file, documents[n].schema, content, documents[n].lines)
    city = [*documents[:n], broken, *documents[n + 1 :]]

    told = [*form_faults(broken), *reference_faults(city, NOW)]

    assert all(fault.line >= 1 and fault.sentence.endswith(".") for fault in told)


@pytest.mark.parametrize("nothing", ["", [], [[]], None])
def test_an_outline_without_corners_encloses_nothing(documents, nothing):
    n = next(n for n, one in enumerate(documents) if one.file == "areas.geojson")
    where = ("features", 0, "geometry", "coordinates")
    content = replaced(documents[n].content, where, nothing)
    broken = Document(documents[n].file, documents[n].schema, content, documents[n].lines)

    told = reference_faults([*documents[:n], broken, *documents[n + 1 :]], NOW)

    assert any("encloses nothing" in fault.sentence for fault in told)


def test_the_small_city_uses_all_files():
    assert set(FILES) >= {"city.yaml", "catalogue/street.yaml"}
    assert "questions" in STREET
