# SPDX-License-Identifier: EUPL-1.2
"""`civic sla explain` and `civic sla audit`."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from civic.cli.sla import sla
from civic.reports import desk_commands
from civic.reports.commands import append
from civic.reports.kinds import EventKind
from civic.sla.models import SlaTimer
from civic.sla.move_queries import latest_extension
from civic.sla.pause_policy import PauseReason
from civic.sla.queries import timers_of
from tests.factories import NOW, make_city, make_report
from tests.factories_reports import HOUR, make_answered, worker


def run(*arguments: str) -> Result:
    return CliRunner().invoke(sla, list(arguments))


@pytest.fixture
def by(session):
    return worker(session, make_city(session))


@pytest.fixture
def moved(session, by):
    """Return a report whose date stood still, was put off, and that went on to another office."""
    report = make_report(session)
    until = (NOW + 3 * HOUR).isoformat()
    paused = {"reason": PauseReason.WEATHER_OR_SEASON.value, "until": until}
    append(session, report, EventKind.PAUSED, by, NOW + HOUR, data=paused)
    latest = latest_extension(session, timers_of(session, report.id))
    assert latest is not None
    data = {"until": latest.isoformat()}
    append(session, report, EventKind.EXTENDED, by, NOW + 2 * HOUR, data=data)
    session.commit()
    return report


def test_a_report_is_told_line_by_line(moved):
    told = run("explain", moved.number.lower())

    assert told.exit_code == 0, told.output
    lines = [line.strip() for line in told.output.splitlines()]
    assert lines[0].startswith(f"{moved.number}: ")
    assert lines[1].startswith("Received ")
    assert any(line.startswith("How it was routed: ") for line in lines)
    assert any(" had it from " in line and line.endswith("min of its hours.") for line in lines)
    headings = [line for line in lines if line.startswith(("Checked", "First reply", "Final"))]
    assert len(headings) >= 3
    for words in (
        "The clock started",
        "because of the weather or the season",
        "the department put the date off, which it may do once.",
        "instead of",
        "First due: ",
        "version 1; calendar",
    ):
        assert any(words in line for line in lines), (words, told.output)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "siirsi määräaikaa"),
        ("sv", "sköt upp datumet"),
        ("et", "lükkas tähtaja edasi"),
        ("ru", "отдел перенёс срок"),
    ],
)
def test_it_is_told_in_every_language(moved, language, words):
    told = run("explain", moved.number, "--lang", language)

    assert words in told.output
    assert "instead of" not in told.output


def test_the_time_of_a_department_ends_with_its_answer(session, by):
    report = make_answered(session, by)
    session.commit()

    told = run("explain", report.number)

    (stay,) = [line for line in told.output.splitlines() if " had it from " in line]
    assert " to now" not in stay
    assert stay.endswith("h 0 min of its hours.")


def test_a_note_ends_no_stay(session, by):
    report = make_report(session)
    desk_commands.publish_note(session, report, "We come on Friday.", by, NOW + HOUR)
    session.commit()

    assert " to now: " in run("explain", report.number).output


@pytest.mark.parametrize("verb", [("explain", "X-1"), ("audit", "--report", "X-1")])
def test_what_is_not_there_is_said(session, by, verb):
    session.commit()

    told = run(*verb)

    assert told.exit_code == 1
    assert "There is no report X-1." in told.output


def test_an_audit_without_drift_succeeds(moved):
    told = run("audit")

    assert told.exit_code == 0, told.output
    assert "1 reports, 0 drift." in told.output


@pytest.fixture
def bent(session, moved):
    session.execute(
        update(SlaTimer)
        .filter_by(report_id=moved.id, target="resolution")
        .values(due_at=SlaTimer.due_at + timedelta(days=1))
    )
    session.commit()
    return moved


def test_an_audit_names_what_drifts_and_fails(bent):
    told = run("audit", "--report", bent.number)

    assert told.exit_code == 1
    assert bent.number in told.output
    assert "resolution 1 due_at: the row says" in told.output


def test_an_audit_speaks_json(bent):
    told = CliRunner().invoke(sla, ["audit", "--json", "--since", "2020-01-01"])

    lines = [line for line in told.stdout.splitlines() if line.startswith("{")]
    finding, summary = map(json.loads, lines)
    assert finding["number"] == bent.number
    assert summary == {"n_reports": 1, "n_drifting": 1}
    assert told.exit_code == 1
