# SPDX-License-Identifier: EUPL-1.2
"""What managers see of their departments, and what nobody else does."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.platform.clock import utc_now
from civic.reports.commands import By
from civic.reports.desk_commands import transfer
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.reports.reporter_commands import rate, reopen
from civic.sla.models import SlaTimer
from tests.factories import actor, make_city, make_person, make_report, make_staff
from tests.factories_api import counted, signed_in
from tests.factories_reports import REPORTER, ask_reporter, respond, worker

DESK = "/api/v1/desk"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def manager(app, session, city):
    return signed_in(app, session, make_staff(session, city, Role.MANAGER))


@pytest.fixture
def sent(session):
    """Send reports, each by somebody else, so many days ago."""
    n = 0

    def one(days_ago: float = 0.1, **changes) -> Report:
        nonlocal n
        n += 1
        email = f"r{n}@people.example"
        return make_report(session, now=utc_now() - days_ago * DAY, email=email, **changes)

    return one


def due_in(session, report: Report, span: timedelta) -> None:
    """Let the report be due so long from now."""
    report.due_at = utc_now() + span
    session.flush()


def test_open_reports_are_counted_by_when_they_are_due(session, city, manager, sent):
    for span in (-90 * DAY, -2 * HOUR, timedelta(minutes=1), 60 * DAY):
        due_in(session, sent(), span)
    assigned = sent()
    assigned.assignee_id = make_staff(session, city).id
    due_in(session, assigned, 60 * DAY)
    waiting = sent()
    ask_reporter(session, waiting, worker(session, city), utc_now())
    due_in(session, waiting, 60 * DAY)

    found = manager.get(f"{DESK}/overview").get_json()

    assert (found["n_open"], found["n_overdue"]) == (6, 2)
    assert (found["n_unassigned"], found["n_waiting"]) == (5, 1)
    assert [one["working_days"] for one in found["coming"]] == [0, 1, 3, 5]
    assert [one["n"] for one in found["coming"]][1:] == [1, 1, 1]
    assert [one["n"] for one in found["overdue"]][-1] == 1
    assert sum(one["n"] for one in found["overdue"]) == 2
    (streets,) = found["departments"]
    assert streets["department"]["code"] == "streets"
    assert streets["n_open"] == 6


def test_a_coordinator_sees_all_and_may_choose(app, session, city, sent):
    sent()
    coordinator = signed_in(app, session, make_staff(session, city, Role.MANAGER, city.dispatcher))

    every = coordinator.get(f"{DESK}/overview").get_json()
    chosen = coordinator.get(f"{DESK}/overview?department=lighting").get_json()

    codes = [one["department"]["code"] for one in every["departments"]]
    assert codes == ["dispatch", "lighting", "streets"]
    assert every["n_open"] == 1
    assert chosen["n_open"] == 0


def test_how_long_a_department_held_what_it_answered(session, city, manager, sent):
    by = worker(session, city)
    for hours in (1, 2, 3, 4, 30):
        report = sent(10)
        respond(session, report, by, report.received_at + hours * HOUR)

    (held,) = manager.get(f"{DESK}/overview").get_json()["held"]

    assert (held["n"], held["median_h"], held["p90_h"]) == (5, 3.0, 19.6)


def test_what_it_passed_on_counts_for_the_department_that_held_it(
    app, session, city, manager, sent
):
    by = worker(session, city)
    for hours in (1, 2, 3, 4, 30):
        report = sent(10)
        transfer(session, report, "lighting", "A lamp.", by, report.received_at + hours * HOUR)
    coordinator = signed_in(app, session, make_staff(session, city, Role.MANAGER, city.dispatcher))

    (held,) = manager.get(f"{DESK}/overview").get_json()["held"]
    every = coordinator.get(f"{DESK}/overview").get_json()["held"]

    assert (held["n"], held["median_h"], held["p90_h"]) == (5, 3.0, 19.6)
    # Who has them now has given none away.
    assert {one["department"]["code"]: one["n"] for one in every} == {
        "dispatch": 0,
        "lighting": 0,
        "streets": 5,
    }


def test_while_the_reporter_was_asked_the_department_held_nothing(session, city, manager, sent):
    by = worker(session, city)
    for _ in range(5):
        report = sent(10)
        came_at = report.received_at
        ask_reporter(session, report, by, came_at + HOUR)
        transfer(session, report, "lighting", "A lamp.", by, came_at + 9 * HOUR)

    (held,) = manager.get(f"{DESK}/overview").get_json()["held"]

    assert (held["n"], held["median_h"]) == (5, 1.0)


def test_few_answers_make_no_figure(session, city, manager, sent):
    report = sent(10)
    respond(session, report, worker(session, city), report.received_at + HOUR)

    (held,) = manager.get(f"{DESK}/overview").get_json()["held"]

    assert (held["n"], held["median_h"]) == (1, None)


def test_load_names_everybody_of_the_team_in_order_of_name(session, city, manager, sent):
    people = [make_staff(session, city) for _ in range(2)]
    people[0].name, people[1].name = "Zoe", "Anna"
    for person, span in ((people[0], -HOUR), (people[0], 9 * DAY), (people[1], 9 * DAY)):
        report = sent()
        report.assignee_id = person.id
        due_in(session, report, span)
    due_in(session, sent(), 9 * DAY)
    answered = sent(10)
    by = By(ActorRole.DEPARTMENT, people[1].id, city.department.id)
    respond(session, answered, by, answered.received_at + 5 * HOUR)

    (team,) = manager.get(f"{DESK}/load").get_json()["teams"]

    rows = {(p["person"] or {}).get("name"): p for p in team["people"]}
    names = [name for name in rows if name in ("Anna", "Zoe", None)]
    assert names == ["Anna", "Zoe", None]
    assert (rows["Zoe"]["n_open"], rows["Zoe"]["n_overdue"]) == (2, 1)
    assert (rows["Anna"]["n_answered"], rows["Anna"]["median_h"]) == (1, 5.0)
    assert rows[None]["n_open"] == 1


def test_what_people_do_is_their_own_managers_alone(app, session, city, sent):
    by = worker(session, city)
    report = sent(10)
    respond(session, report, by, report.received_at + HOUR)
    rate(session, report, 4, "", REPORTER, report.received_at + DAY)
    coordinator = signed_in(app, session, make_staff(session, city, Role.MANAGER, city.dispatcher))
    auditor = signed_in(app, session, make_staff(session, city, Role.AUDITOR))

    teams = coordinator.get(f"{DESK}/load").get_json()["teams"]

    assert [team["department"]["code"] for team in teams] == ["dispatch"]
    for caller in (coordinator, auditor):
        found = caller.get(f"{DESK}/ratings").get_json()
        assert (found["n"], found["by_person"]) == (1, [])


def test_ratings_with_comments_by_category_and_person(session, city, manager, sent):
    by = worker(session, city)
    for n, (grade, comment) in enumerate([(5, ""), (1, "Still there"), (2, "")]):
        report = sent(10)
        respond(session, report, by, report.received_at + HOUR)
        rate(session, report, grade, comment, REPORTER, report.received_at + (n + 1) * DAY)
    never = sent(10)
    respond(session, never, by, never.received_at + HOUR)

    found = manager.get(f"{DESK}/ratings").get_json()

    assert (found["n"], found["mean"]) == (3, 2.67)
    assert found["by_grade"] == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 1}
    assert (found["n_answered"], found["n_reopened"]) == (4, 1)
    (category,) = found["by_category"]
    assert (category["category"]["code"], category["n"], category["n_answered"]) == (
        "pothole",
        3,
        4,
    )
    assert [person["n"] for person in found["by_person"]] == [3]
    assert [item["grade"] for item in found["items"]] == [2, 1, 5]
    assert [item["is_reopened"] for item in found["items"]] == [False, True, False]
    page = manager.get(f"{DESK}/ratings?limit=2").get_json()
    rest = manager.get(f"{DESK}/ratings?limit=2&cursor={page['next_cursor']}").get_json()
    assert [item["grade"] for item in rest["items"]] == [5]
    only = manager.get(f"{DESK}/ratings?grade=1").get_json()
    assert [item["comment"] for item in only["items"]] == ["Still there"]


def signals_of(caller) -> dict[str, tuple[int, int, list[str]]]:
    found = caller.get(f"{DESK}/signals").get_json()["signals"]
    return {one["kind"]: (one["n"], one["of"], one["reports"]) for one in found}


def test_what_looks_too_good_is_named(session, city, manager, sent):
    by = worker(session, city)
    early, last = sent(30), sent(30)
    respond(session, early, by, early.received_at + HOUR)
    timer = session.scalars(
        select(SlaTimer).filter_by(report_id=last.id, target="resolution")
    ).one()
    respond(session, last, by, timer.due_at - timedelta(minutes=5))
    rate(session, early, 2, "", REPORTER, early.received_at + DAY)
    reopen(session, last, "No.", REPORTER, timer.due_at + DAY)

    found = signals_of(manager)

    assert found["last_moment"] == (1, 2, [last.number])
    assert found["late_pause"] == (0, 0, [])
    assert found["soon_reopened"] == (1, 2, [last.number])
    assert found["fixed_but_unhappy"] == (1, 1, [early.number])


def test_a_late_reopening_is_no_signal(session, city, manager, sent):
    report = sent(60)
    respond(session, report, worker(session, city), report.received_at + HOUR)
    reopen(session, report, "No.", REPORTER, report.received_at + 8 * DAY)

    assert signals_of(manager)["soon_reopened"][0] == 0


def test_heat_gathers_what_lies_close(session, manager, sent):
    for lon, span in ((24.945, -HOUR), (24.94501, DAY), (24.955, DAY)):
        due_in(session, sent(lon=lon), span)

    found = manager.get(f"{DESK}/heat").get_json()

    properties = [feature["properties"] for feature in found["features"]]
    assert properties == [{"n": 2, "n_overdue": 1}, {"n": 1, "n_overdue": 0}]
    lon, lat = found["features"][1]["geometry"]["coordinates"]
    assert (lon, lat) == (24.955, 60.17)


def table_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_the_table_has_no_word_about_the_reporter_and_runs_nowhere(session, city, manager, sent):
    report = sent(10, name="Rauha Reporter", address="=HYPERLINK(1)", description="I live opposite")
    respond(session, report, worker(session, city), report.received_at + HOUR)
    sent(address="Elsewhere 1")

    answer = manager.get(f"{DESK}/export.csv")

    first, second = table_of(answer)
    assert answer.content_type == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert (first["number"], first["status"]) == (report.number, "answered")
    assert first["address"] == "'=HYPERLINK(1)"
    assert (first["promise"], first["late"], first["lon"]) == ("kept", "no", "24.94500")
    assert second["address"] == "Elsewhere 1"
    whole = answer.get_data(as_text=True)
    for secret in ("Rauha", "people.example", "opposite"):
        assert secret not in whole


def test_each_export_is_written_down(app, session, city, sent):
    person = make_staff(session, city, Role.MANAGER)
    sent()

    signed_in(app, session, person).get(f"{DESK}/export.csv").get_data()

    (entry,) = session.scalars(select(AccessEntry).filter_by(person_id=person.id))
    assert (entry.what, entry.subject_id) == ("reports.export", city.department.id)


def test_the_table_may_be_narrowed(session, city, manager, sent):
    sent(40)
    report = sent(2)
    respond(session, sent(3), worker(session, city), utc_now())

    rows = table_of(manager.get(f"{DESK}/export.csv?days=30&status=accepted"))

    assert [row["number"] for row in rows] == [report.number]


@pytest.mark.parametrize("path", ["overview", "load", "ratings", "signals", "heat"])
def test_statements_do_not_grow_with_reports(session, city, manager, sent, connection, path):
    by = worker(session, city)

    def statements() -> int:
        with counted(connection) as found:
            manager.get(f"{DESK}/{path}")
        return found.n_pure

    def more() -> None:
        sent()
        report = sent(10)
        respond(session, report, by, report.received_at + HOUR)
        rate(session, report, 4, "", REPORTER, report.received_at + DAY)

    more()
    statements()  # what a process reads once
    few = statements()
    for _ in range(4):
        more()

    assert statements() == few <= 14


def test_another_city_is_nobodys_here(app, session, manager, sent):
    sent()
    far = make_city(session, "farville", "FAR")
    person = make_person(session, roles=[(Role.MANAGER, far.jurisdiction.id, far.department.id)])
    assert actor(person).is_staff

    found = signed_in(app, session, person).get(f"{DESK}/overview?department=streets").get_json()

    assert found["n_open"] == 0
