# SPDX-License-Identifier: EUPL-1.2
"""`civic city apply` and `civic city check`, as people type them."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from civic.catalogue.models import Category
from civic.cities.commands import apply_city
from civic.cities.reading import read_city
from civic.cli.city import city
from civic.places.models import Area, Building, Jurisdiction
from civic.platform.config import ROOT
from tests.factories_cities import write_city
from tests.factories_places import demo_extract, make_asset

LONG_AGO = datetime(2014, 11, 22, 10, tzinfo=UTC)
HELSINKI = ROOT / "config" / "cities" / "helsinki"


@pytest.fixture
def run(session):
    """What a verb prints, and its exit status."""

    def told(*words: object) -> tuple[str, int]:
        result = CliRunner().invoke(city, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.output, result.exit_code

    return told


def test_the_verbs_of_a_city_are_apply_check_and_import_osm():
    assert set(city.commands) == {"apply", "check", "import-osm"}


def test_applying_shows_what_changes_and_says_how_much(run, session):
    output, status = run("apply", HELSINKI)

    assert status == 0, output
    assert "94 added" in output
    assert output.splitlines()[-1].startswith("helsinki: ")
    assert session.scalar(select(func.count()).select_from(Category)) == 94


def test_applying_twice_says_nothing_to_do(run):
    run("apply", HELSINKI)

    output, status = run("apply", HELSINKI)

    assert status == 0
    assert output.splitlines()[-1] == "helsinki: nothing to do."


def test_a_dry_run_shows_the_same_and_changes_nothing(run, session, tmp_path):
    output, status = run("apply", write_city(tmp_path), "--dry-run")

    assert status == 0
    assert "pothole, bench" in output
    assert session.scalar(select(func.count()).select_from(Category)) == 0


@pytest.mark.parametrize(("reply", "n_categories"), [("n\n", 0), ("y\n", 2)])
def test_on_a_terminal_it_asks_first(session, tmp_path, monkeypatch, reply, n_categories):
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)

    result = CliRunner().invoke(city, ["apply", str(write_city(tmp_path))], input=reply)

    assert "Apply this? [y/N]" in result.output
    assert session.scalar(select(func.count()).select_from(Category)) == n_categories


def test_an_area_that_is_in_use_is_a_refusal_and_not_a_crash(run, session, tmp_path):
    run("apply", write_city(tmp_path))
    west = session.scalars(select(Area).filter_by(code="west")).one()
    large = Area(
        jurisdiction_id=west.jurisdiction_id,
        code="large",
        kind="district",
        name={"en": "Large"},
        parent_id=west.id,
        outline=west.outline,
        area_m2=1e12,
    )
    session.add(large)
    session.commit()
    areas = json.loads((tmp_path / "areas.geojson").read_text())
    del areas["features"][0]
    (tmp_path / "areas.geojson").write_text(json.dumps(areas))

    output, status = run("apply", tmp_path)

    assert status == 1
    assert output.splitlines()[-1] == "Error: Area 'west' is in use"


def test_an_outline_is_shown_by_its_corners_and_size(run, tmp_path):
    run("apply", write_city(tmp_path))
    write_city(
        tmp_path, {"areas.geojson": ("[24.1, 60.1], [24.05, 60.1]", "[24.1, 60.1], [24.06, 60.1]")}
    )

    output, _ = run("apply", tmp_path)

    assert "5 corners around 30." in output


def test_renewed_holidays_are_told(run, session, tmp_path):
    city_of_old = read_city(write_city(tmp_path), LONG_AGO)
    apply_city(session, city_of_old, LONG_AGO)
    session.commit()

    output, _ = run("apply", tmp_path)

    assert "calendar office: public holidays of coming years renewed" in output


def test_a_change_shows_old_and_new(run, tmp_path):
    run("apply", write_city(tmp_path))
    write_city(tmp_path, {"catalogue/street.yaml": ("{en: Pothole}", "{en: Hole in the road}")})

    output, _ = run("apply", tmp_path, "--yes")

    line = next(line for line in output.splitlines() if line.lstrip().startswith("~"))
    assert " ".join(line.split()) == "~ category pothole name.en Pothole → Hole in the road"


def test_faults_are_told_as_file_line_and_sentence_and_nothing_is_applied(run, session, tmp_path):
    changes = {
        "city.yaml": ("prefix: TT", "prefix: t"),
        "departments.yaml": ("calendar: office", "calendar: night"),
    }

    output, status = run("apply", write_city(tmp_path, changes))

    assert status == 1
    assert f"{tmp_path}/city.yaml:2: prefix: 't' is not two to five capital letters." in output
    assert f"{tmp_path}/departments.yaml:5: There is no 'night' among the calendars." in output
    assert "2 faults" in output
    assert session.scalar(select(func.count()).select_from(Category)) == 0


def test_checking_the_files_of_the_demo_city_finds_nothing(run):
    assert run("check", HELSINKI) == ("0 errors, 0 warnings.\n", 0)


def test_a_hole_ends_the_check_with_status_1(run, tmp_path):
    changes = {"responsibilities.yaml": ("group: street", "category: bench")}

    output, status = run("check", write_city(tmp_path, changes))

    assert status == 1
    assert "error: Nobody answers for 'pothole' everywhere" in output


def test_checking_the_database_knows_people_and_map_too(run, session, tmp_path):
    run("apply", write_city(tmp_path))

    output, status = run("check")

    assert status == 0
    assert "warning: Nobody works in department 'streets'." in output
    assert "warning: The map is empty" in output


def test_a_map_without_what_is_reported_about_is_a_warning(run, session, tmp_path):
    run("apply", write_city(tmp_path))
    make_asset(session, session.scalars(select(Jurisdiction.id)).one(), kind="tree")

    output, _ = run("check", "--jurisdiction", "tinytown")

    assert "warning: The map has no bench for category 'bench'." in output


@pytest.mark.parametrize("words", [["check"], ["check", "--jurisdiction", "nowhere"]])
def test_a_check_of_no_city_is_refused(run, words):
    output, status = run(*words)

    assert status == 1
    assert "There is no city" in output


def test_importing_the_map_gives_buildings_to_those_who_manage_them(run, session):
    run("apply", HELSINKI)

    output, status = run("import-osm", demo_extract())

    assert status == 0, output
    n_managed = select(func.count()).where(Building.organisation_id.is_not(None))
    n = session.scalar(n_managed)
    assert n > 100
    assert f"Given to the organisations that manage them: {n} buildings." in output
