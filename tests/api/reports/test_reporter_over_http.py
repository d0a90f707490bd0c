# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from civic.platform.clock import utc_now
from civic.platform.signing import token
from civic.reports.models import Rating
from civic.reports.queries import REPORT_KEY
from tests.factories import actor, make_city, make_person, make_report, reload
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, make_answered, told, worker

KEY = "a-random-secret-of-the-device"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def report(session, city):
    return make_report(session, now=utc_now() - HOURS_AGO, report_key=KEY)


@pytest.fixture
def answered(session, city):
    return make_answered(session, worker(session, city), utc_now() - HOURS_AGO, report_key=KEY)


@pytest.fixture
def reporter(app, client) -> Caller:
    return Caller(app, KEY)


def path(report, verb: str) -> str:
    return f"/api/v1/reports/{report.id}/{verb}"


def test_a_content_reporter_closes_the_report_once(session, reporter, answered):
    first, second = (reporter.post(path(answered, "rating"), {"grade": 4}) for _ in range(2))

    assert (first.status_code, first.get_json()["status"]) == (201, "closed")
    assert first.get_json()["actions"] == ["reopen"]
    assert (second.status_code, second.get_json()["type"]) == (409, "/problems/not-rateable")
    assert session.scalar(select(func.count()).select_from(Rating)) == 1
    assert told(session, "report.closed") == [{"report_id": str(answered.id)}]


def test_an_unhappy_reporter_reopens_it_with_a_comment(session, reporter, answered):
    answer = reporter.post(path(answered, "rating"), {"grade": 2, "comment": " Still there. "})

    view = answer.get_json()
    assert (view["status"], view["cycle"], view["outcome"]) == ("reopened", 2, None)
    assert view["responses"][0]["rating"] == {"grade": 2, "comment": "Still there."}
    assert [t["state"] for t in view["promises"] if t["cycle"] == 2] == ["on_track"]
    assert_nothing_drifts(session, answered)


@pytest.mark.parametrize("body", [{}, {"grade": 0}, {"grade": 6}, {"grade": 3.5}, {"grade": "x"}])
def test_a_grade_is_one_to_five(reporter, answered, body):
    answer = reporter.post(path(answered, "rating"), body)

    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == ["/grade"]


def test_the_key_of_a_mail_is_as_good_as_that_of_the_device(app, client, answered):
    key = token(str(answered.id), purpose=REPORT_KEY)

    assert Caller(app, key).post(path(answered, "rating"), {"grade": 5}).status_code == 201


def test_a_report_is_reopened_by_right_once(session, reporter, answered):
    without = reporter.post(path(answered, "reopening"))
    first, second = (
        reporter.post(path(answered, "reopening"), {"reason": "Still there."}) for _ in range(2)
    )

    assert without.get_json()["errors"][0]["pointer"] == "/reason"
    assert (first.status_code, first.get_json()["status"]) == (201, "reopened")
    assert (second.status_code, second.get_json()["type"]) == (409, "/problems/not-reopenable")
    assert second.get_json()["days"] == 14


def test_a_report_is_withdrawn_once(session, reporter, report):
    first, second = (reporter.post(path(report, "withdrawal")) for _ in range(2))

    assert (first.status_code, first.get_json()["status"]) == (201, "withdrawn")
    assert first.get_json()["actions"] == []
    assert (second.status_code, second.get_json()["type"]) == (
        409,
        "/problems/illegal-transition",
    )
    assert second.get_json()["allowed"] == []
    assert_nothing_drifts(session, report)


def test_an_account_is_as_good_as_a_key(app, client, session, city):
    person = make_person(session)
    report = make_report(session, by=actor(person), now=utc_now() - HOURS_AGO)

    answer = signed_in(app, session, person).post(path(report, "withdrawal"))

    assert (answer.status_code, answer.get_json()["status"]) == (201, "withdrawn")


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("rating", {"grade": 5}),
        ("reopening", {"reason": "Mine."}),
        ("withdrawal", {}),
    ],
)
def test_nobody_else_decides_about_it(app, client, session, answered, verb, body):
    strangers = [
        (Caller(app), 401),
        (Caller(app, "another-key-of-another-device"), 401),
        (signed_in(app, session, make_person(session)), 403),
    ]

    for stranger, status in strangers:
        assert stranger.post(path(answered, verb), body).status_code == status
    assert reload(session, answered.id).status == "answered"
