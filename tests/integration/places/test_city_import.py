# SPDX-License-Identifier: EUPL-1.2
import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from civic.cli import city_import
from civic.places.models import Asset, MapVersion
from tests.factories_places import extract, make_jurisdiction, node, way

LAMP = node(1, 24.94, 60.17, highway="street_lamp")


@pytest.fixture
def run(session, tmp_path):
    """Run the verb on an extract with one lamp."""
    make_jurisdiction(session)
    # The verb opens a transaction of its own.
    session.commit()
    away = node(2, 30, 60, highway="street_lamp")
    path = extract(tmp_path, LAMP, away, way(3, [1, 1], building="yes"))

    def verb(*arguments: str):
        return CliRunner().invoke(
            city_import.import_osm, [str(path), "--jurisdiction", "helsinki", *arguments]
        )

    return verb


def test_the_verb_imports_and_says_what_it_brought(session, run):
    result = run()

    assert result.exit_code == 0, result.output
    assert "The map now has: street 0, address 0, building 0, street lamp 1." in result.output
    assert "outside the city's outline: 1." in result.output
    assert "cut to less than three corners: 1." in result.output
    assert "© OpenStreetMap contributors, ODbL 1.0" in result.output
    version = session.scalars(select(MapVersion.version)).one()
    assert f"Drawn as version {version}; a phone keeps all of it in 0 kB." in result.output
    assert session.scalar(select(func.count()).select_from(Asset)) == 1


def test_the_verb_is_silent_about_what_it_did_not_leave_out(session, tmp_path):
    make_jurisdiction(session)
    session.commit()
    path = extract(tmp_path, LAMP)

    result = CliRunner().invoke(city_import.import_osm, [str(path), "--jurisdiction", "helsinki"])

    assert result.exit_code == 0, result.output
    assert "left out" not in result.output


def test_the_verb_says_when_there_is_nothing_to_do(run):
    run()

    result = run()

    assert "town.osm is what was imported last; nothing to do." in result.output


def test_the_verb_reads_a_known_file_again_when_told_to(run):
    run()

    assert "The map now has" in run("--again").output


def test_the_verb_refuses_an_unknown_city_in_one_sentence(run):
    result = run("--jurisdiction", "atlantis")

    assert result.exit_code == 1
    assert result.output == "Error: There is no city “atlantis” here.\n"


def test_the_verb_refuses_a_missing_file(run, tmp_path):
    result = CliRunner().invoke(
        city_import.import_osm, [str(tmp_path / "no.pbf"), "--jurisdiction", "helsinki"]
    )

    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_progress_without_a_terminal_is_a_line_now_and_then(monkeypatch, capsys):
    monkeypatch.setattr(city_import, "LINE_EVERY_S", 0.0)

    with city_import.progress_shown() as progress:
        progress("reading", 5000, None)
        progress("storing assets", 1000, 1832)

    assert capsys.readouterr().err == "reading: 5000\nstoring assets: 1000 of 1832\n"


def test_progress_on_a_terminal_is_a_bar(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")

    with city_import.progress_shown() as progress:
        progress("reading", 5000, None)
        progress("storing assets", 0, 1832)
        progress("storing assets", 1832, 1832)

    shown = capsys.readouterr().err
    assert "storing assets" in shown
    assert "━" in shown


def test_the_only_city_need_not_be_named(session, tmp_path):
    make_jurisdiction(session)
    session.commit()
    path = extract(tmp_path, LAMP)

    result = CliRunner().invoke(city_import.import_osm, [str(path)])

    assert result.exit_code == 0, result.output
    assert "street lamp 1" in result.output


def test_without_any_city_it_says_how_to_get_one(session, tmp_path):
    path = extract(tmp_path, LAMP)

    result = CliRunner().invoke(city_import.import_osm, [str(path)])

    assert result.exit_code == 1
    assert "civic city apply" in result.output
