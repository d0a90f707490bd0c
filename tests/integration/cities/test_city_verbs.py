# SPDX-License-Identifier: EUPL-1.2
"""`civic city apply` and `civic city check`, as people type them."""

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from civic.catalogue.models import Category
from civic.cli.city import city
from civic.places.models import Jurisdiction
from civic.platform.config import ROOT
from tests.factories_cities import write_city
from tests.factories_places import make_asset

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
