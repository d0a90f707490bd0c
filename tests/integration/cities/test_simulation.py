# SPDX-License-Identifier: EUPL-1.2
"""Six answered reports and one that waits, replayed through a promise of two working days.

All came in on Tuesday 2 June at 9:00. By five working days they are due on Tuesday 9 June at
16:00, by two on Thursday 4 June at 16:00.
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text, update

from civic.accounts.kinds import Role
from civic.cities.commands import apply_city
from civic.cities.reading import read_city
from civic.cities.simulation import Proposed, Simulation, simulate
from civic.cli.sla import sla
from civic.platform.ids import new_id
from civic.reports import replay_queries
from civic.reports.commands import By
from civic.reports.desk_commands import transfer
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.sla.clock import Outcome
from civic.sla.commands import save_calendar
from civic.sla.models import SlaTimer
from civic.sla.policy import Priority, Target
from civic.sla.promise_policy import promise_of
from civic.sla.schemas import WEEKDAYS
from civic.sla.simulation_policy import Verdict, share_kept
from tests.factories import NOW, PROMISE, make_city, make_report, make_staff, texts
from tests.factories_cities import write_city
from tests.factories_reports import DAY, HOUR, rate, respond, worker

TWO_DAYS = PROMISE["targets"] | {"resolution": {"working_days": 2}}
#: When they were answered: three within two working days, two within five, one after that.
ANSWERED = [HOUR, DAY, 2 * DAY + 7 * HOUR, 2 * DAY + 8 * HOUR, 6 * DAY, 9 * DAY]


@pytest.fixture
def city(session: Any) -> Any:
    city = make_city(session)
    by = worker(session, city)
    for span in ANSWERED:
        respond(session, make_report(session), by, NOW + span)
    make_report(session)
    return city


def run(session: Any, city: Any, now: Any) -> Simulation:
    promise = promise_of(new_id(), "default", 0, {"targets": TWO_DAYS})
    proposed = Proposed({"default": promise}, {})
    return simulate(session, city.jurisdiction, proposed, NOW - DAY, NOW + DAY, now)


def test_shares_are_those_reckoned_by_hand(session, city):
    found = run(session, city, NOW + 30 * DAY)

    answer = found.total[Target.RESOLUTION]
    assert found.n_reports == 7
    assert answer.present == {Verdict.KEPT: 5, Verdict.LATE: 2}
    assert answer.proposed == {Verdict.KEPT: 3, Verdict.LATE: 4}
    assert share_kept(answer.proposed) == 3 / 7
    assert found.by_department["streets", Target.RESOLUTION] == answer
    assert found.by_category["pothole", Target.RESOLUTION] == answer


def test_rows_that_say_something_else_change_nothing(session, city):
    """The histories are replayed; what rows of timers and reports claim is only an index."""
    never = {"stopped_at": SlaTimer.started_at, "outcome": Outcome.CANCELLED, "breached_at": None}
    session.execute(update(SlaTimer).values(never))
    dispatcher = city.dispatcher.id
    session.execute(update(Report).values(department_id=dispatcher, priority=Priority.URGENT))
    expected = {Verdict.KEPT: 5, Verdict.LATE: 2}, {Verdict.KEPT: 3, Verdict.LATE: 4}

    found = run(session, city, NOW + 30 * DAY)

    answer = found.total[Target.RESOLUTION]
    assert (answer.present, answer.proposed) == expected
    assert found.by_department["streets", Target.RESOLUTION] == answer


def test_reports_are_read_a_few_at_a_time(session, city, monkeypatch):
    everything = run(session, city, NOW + 30 * DAY)
    monkeypatch.setattr(replay_queries, "AT_ONCE", 3)

    assert run(session, city, NOW + 30 * DAY) == everything


def test_a_receipt_of_an_earlier_release_is_promised_as_its_rows_say(session, city):
    session.execute(text("ALTER TABLE report_events DISABLE TRIGGER USER"))
    session.execute(text("UPDATE report_events SET data = data - 'pins' WHERE kind = 'received'"))

    answer = run(session, city, NOW + 30 * DAY).total[Target.RESOLUTION]

    assert answer.present == {Verdict.KEPT: 5, Verdict.LATE: 2}


def test_what_is_not_due_yet_stands_apart(session, city):
    answer = run(session, city, NOW + timedelta(hours=3)).total[Target.RESOLUTION]

    assert answer.proposed[Verdict.OPEN] == 1


def test_a_second_attempt_is_measured_by_its_own_shorter_time(session, city):
    """Under twenty working days a second attempt still has five: that came after eight."""
    by = worker(session, city)
    report = make_report(session)
    respond(session, report, by, NOW + HOUR)
    rate(session, report, 1, "It is open again.", NOW + DAY)
    respond(session, report, by, NOW + 13 * DAY)
    long = PROMISE["targets"] | {"resolution": {"working_days": 20}}
    proposed = Proposed({"default": promise_of(new_id(), "default", 0, {"targets": long})}, {})

    found = simulate(
        session, city.jurisdiction, proposed, NOW - DAY, NOW + DAY, NOW + 14 * DAY
    ).total[Target.RESOLUTION]

    assert found.proposed[Verdict.LATE] == 1


def test_what_a_proposal_leaves_as_it_is_went_as_it_did_whoever_has_it_now(session, city):
    """By the hours of who answered it the first answer would have been due at night."""
    always = {"zone": "Europe/Helsinki", "weekly": {day: [["00:00", "24:00"]] for day in WEEKDAYS}}
    save_calendar(session, city.jurisdiction.id, "always", texts("Always"), always, NOW)
    city.other_department.calendar = "always"
    city.jurisdiction.catalogue_version += 1
    session.flush()
    report = make_report(session)
    transfer(session, report, "lighting", "A lamp.", worker(session, city), NOW + HOUR)
    mate = make_staff(session, city, Role.CLERK, city.other_department)
    by = By(ActorRole.DEPARTMENT, mate.id, city.other_department.id)
    respond(session, report, by, NOW + DAY + 2 * HOUR)

    same = promise_of(new_id(), "default", 0, PROMISE)
    found = simulate(
        session,
        city.jurisdiction,
        Proposed({"default": same}, {}),
        NOW - DAY,
        NOW + DAY,
        NOW + 30 * DAY,
    )

    lighting = found.by_department["lighting", Target.FIRST_RESPONSE]
    assert lighting.present == lighting.proposed == {Verdict.KEPT: 1}
    assert all(tally.present == tally.proposed for tally in found.total.values())


def test_few_say_nothing():
    assert share_kept({Verdict.KEPT: 4}) is None
    assert share_kept({Verdict.KEPT: 4, Verdict.LATE: 1}) == 0.8


def test_the_command_tells_it_as_json(session, city, tmp_path):
    file = tmp_path / "promises.yaml"
    file.write_text(json.dumps({"promises": [{"code": "default", "targets": TWO_DAYS}]}))
    dates = ["--since", "2026-06-01", "--until", "2026-06-03"]

    answer = CliRunner().invoke(sla, ["simulate", "--promises", str(file), "--json", *dates])

    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.output)
    assert told["total"]["resolution"]["proposed"]["kept_share"] == pytest.approx(3 / 7)
    assert told["departments"][0]["code"] == "streets"


def test_files_are_previewed_against_what_is_stored(session, tmp_path):
    apply_city(session, read_city(write_city(tmp_path), NOW), NOW)
    same = CliRunner().invoke(sla, ["preview", str(tmp_path)])
    plan = {"promises.yaml": ("resolution: {working_days: 9}", "resolution: {working_days: 5}")}
    write_city(tmp_path, plan)

    other = CliRunner().invoke(sla, ["preview", str(tmp_path), "--json"])

    assert same.output == "Promises and hours stay as they are.\n"
    told = json.loads(other.output)
    assert (told["n_reports"], len(told["typical"][0]["receipts"])) == (0, 14)
