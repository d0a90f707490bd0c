# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from civic.platform.clock import utc_now
from civic.platform.signing import token
from civic.reports.queries import REPORT_KEY
from tests.factories import actor, draft_json, make_category, make_city, make_person, make_report
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, move, worker

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"
MINUTES_AGO = timedelta(minutes=5)


@pytest.fixture
def city(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "lamp")
    return city


@pytest.fixture
def report(session, city):
    return make_report(session, now=utc_now() - MINUTES_AGO, report_key=KEY)


@pytest.fixture
def reporter(app, client) -> Caller:
    return Caller(app, KEY)


def patch(caller: Caller, report, **changes):
    return caller.call("PATCH", f"{REPORTS}/{report.id}", json=changes)


def test_a_reporter_changes_the_report_and_sees_it_changed(session, reporter, report):
    answer = patch(reporter, report, description=" Deeper than I thought ", category="lamp")

    assert answer.status_code == 200
    view = answer.get_json()
    assert (view["description"], view["category"]["code"]) == ("Deeper than I thought", "lamp")
    assert view["number"] == report.number
    assert "edit" in view["actions"]
    until = datetime.fromisoformat(view["editable_until"])
    assert until == report.received_at + timedelta(minutes=15)
    assert until.tzinfo == UTC
    assert_nothing_drifts(session, report)


def test_everybody_sees_that_it_was_changed_and_not_what_it_was(app, client, reporter, report):
    patch(reporter, report, description="Other words")

    answer = Caller(app).get(f"{REPORTS}/{report.id}/timeline")

    entry = answer.get_json()["entries"][-1]
    assert (entry["kind"], entry["by"], entry["is_public"]) == ("edited", "reporter", True)
    assert (entry["text"], entry["data"]) == (None, {})
    assert "tram stop" not in answer.text


def test_the_key_of_a_mail_and_an_account_are_as_good(app, client, session, city, report):
    person = make_person(session)
    own = make_report(session, by=actor(person), email=None, now=utc_now())
    mailed = Caller(app, token(str(report.id), purpose=REPORT_KEY))

    assert patch(mailed, report, description="Other words").status_code == 200
    assert patch(signed_in(app, session, person), own, description="So").status_code == 200


def test_nobody_else_changes_it(app, client, session, city, report):
    stranger = signed_in(app, session, make_person(session))

    assert patch(Caller(app), report, description="Mine").status_code == 401
    assert patch(Caller(app, "another-secret"), report, description="Mine").status_code == 401
    assert patch(stranger, report, description="Mine").status_code == 403


@pytest.mark.parametrize("state", ["late", "begun"])
def test_it_is_refused_when_it_is_too_late(session, reporter, city, state):
    ago = timedelta(minutes=16) if state == "late" else MINUTES_AGO
    report = make_report(session, now=utc_now() - ago, report_key=KEY)
    if state == "begun":
        move(session, report, worker(session, city), "in_progress", now=utc_now())
    session.flush()

    answer = patch(reporter, report, description="Other words")

    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (409, "/problems/no-longer-editable")
    assert problem["minutes"] == 15
    view = reporter.get(f"{REPORTS}/{report.id}").get_json()
    assert view["editable_until"] is None
    assert "edit" not in view["actions"]


@pytest.mark.parametrize(
    "change",
    [
        {"status": "closed"},
        {"department_id": "x"},
        {"received_at": "2026-06-02T06:00:00Z"},
        {"email": "other@people.example"},
        {"id": "x"},
    ],
)
def test_what_is_not_the_reporters_is_refused(reporter, report, change):
    answer = patch(reporter, report, **change)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == f"/{next(iter(change))}"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"category": "dragons"}, "/problems/unknown-category"),
        ({"lon": 2.35, "lat": 48.85}, "/problems/outside-city"),
        ({"answers": {"depth": 3}}, "/problems/invalid-answers"),
        ({"description": "x" * 4001}, "/problems/invalid-body"),
        ({"lat": 91}, "/problems/invalid-body"),
    ],
)
def test_it_is_checked_as_a_new_report(reporter, report, change, problem):
    answer = patch(reporter, report, **change)

    assert (answer.status_code, answer.get_json()["type"]) == (422, problem)


def test_the_first_sending_repeated_later_brings_back_nothing(session, reporter, city):
    body = draft_json(report_key=KEY)
    sent = reporter.post(REPORTS, body)
    assert sent.get_json()["editable_until"] is not None
    reporter.call("PATCH", f"{REPORTS}/{body['id']}", json={"description": "Other words"})

    again = reporter.post(REPORTS, body)

    assert again.status_code == 200
    assert again.get_json()["description"] == "Other words"
