# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from civic.platform.clock import utc_now
from civic.platform.signing import token
from civic.reports.models import Follower, Report
from civic.reports.neighbour_queries import FOLLOW
from tests.factories import actor, make_category, make_city, make_person, make_report
from tests.factories_api import Caller, signed_in
from tests.factories_reports import make_answered, worker

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"
PHONE = "another-random-secret-of-a-phone"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def report(session, city) -> Report:
    return make_report(session, now=utc_now() - HOURS_AGO, report_key=KEY)


@pytest.fixture
def anyone(app, client) -> Caller:
    return Caller(app)


@pytest.fixture
def neighbour(app, client, session) -> Caller:
    """The device of somebody signed in."""
    return signed_in(app, session, make_person(session, "neighbour@people.example"))


def put(caller: Caller, report: Report, verb: str, body: Any = None, **more: Any) -> Any:
    path = f"{REPORTS}/{report.id}/{verb}"
    return caller.call("PUT", path, json=body or {}, **more)


def delete(caller: Caller, report: Report, verb: str, body: Any = None, **more: Any) -> Any:
    path = f"{REPORTS}/{report.id}/{verb}"
    return caller.call("DELETE", path, json=body or {}, **more)


def seen(caller: Caller, report: Report, **headers: str) -> Any:
    return caller.get(f"{REPORTS}/{report.id}", headers=headers).get_json()


def test_a_device_says_me_too_and_takes_it_back(anyone, report):
    body = {"supporter_key": PHONE}

    first, second = (put(anyone, report, "support", body) for _ in range(2))

    assert first.status_code == second.status_code == 200
    assert first.get_json() == second.get_json() == {"n_supporters": 1, "is_supported": True}
    view = seen(anyone, report, **{"Civic-Supporter-Key": PHONE})
    assert (view["n_supporters"], view["is_supported"]) == (1, True)
    assert not seen(anyone, report)["is_supported"]
    gone, again = (delete(anyone, report, "support", body) for _ in range(2))
    assert gone.get_json() == again.get_json() == {"n_supporters": 0, "is_supported": False}


def test_the_key_may_come_as_a_header(anyone, report):
    header = {"Civic-Supporter-Key": PHONE}

    assert put(anyone, report, "support", headers=header).get_json()["n_supporters"] == 1
    assert delete(anyone, report, "support", headers=header).get_json()["n_supporters"] == 0


def test_an_account_says_me_too_without_a_key(neighbour, report):
    answer = put(neighbour, report, "support")

    assert answer.get_json() == {"n_supporters": 1, "is_supported": True}
    assert seen(neighbour, report)["is_supported"]
    assert delete(neighbour, report, "support").get_json()["n_supporters"] == 0


@pytest.mark.parametrize("call", [put, delete])
def test_somebody_has_to_be_there(anyone, report, call):
    answer = call(anyone, report, "support")

    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == ["/supporter_key"]


def test_a_key_that_could_be_guessed_is_refused(anyone, report):
    answer = put(anyone, report, "support", {"supporter_key": "short"})

    assert answer.get_json()["errors"][0]["pointer"] == "/supporter_key"


def test_lists_say_how_many_support_a_report(anyone, report):
    put(anyone, report, "support", {"supporter_key": PHONE})

    for path in (REPORTS, f"{REPORTS}/nearby?lon=24.945&lat=60.17"):
        (item,) = anyone.get(path).get_json()["items"]
        assert item["n_supporters"] == 1


@pytest.mark.parametrize(
    ("verb", "body"),
    [("support", {"supporter_key": PHONE}), ("follow", {"email": "me@people.example"})],
)
def test_ones_own_report_is_neither_supported_nor_followed(app, client, report, verb, body):
    answer = put(Caller(app, KEY), report, verb, body, headers={"Accept-Language": "fi"})

    assert (answer.status_code, answer.get_json()["type"]) == (403, "/problems/own-report")
    assert answer.get_json()["title"] == "Tämä on oma ilmoituksesi"
    assert "Äänesi on jo mukana" in answer.get_json()["detail"]


def test_neither_is_the_own_report_of_an_account(app, client, session, city):
    person = make_person(session)
    report = make_report(session, by=actor(person), email=None)

    answer = put(signed_in(app, session, person), report, "support")

    assert answer.get_json()["type"] == "/problems/own-report"


@pytest.mark.parametrize(
    ("verb", "body"),
    [("support", {"supporter_key": PHONE}), ("follow", {"email": "me@people.example"})],
)
@pytest.mark.parametrize("kind", [{"visibility": "private"}, {"moderation": "human"}])
def test_what_not_everybody_may_read_is_not_there(anyone, session, city, verb, body, kind):
    make_category(session, city.jurisdiction, city.group, "other", **kind)
    report = make_report(session, category="other")

    answer = put(anyone, report, verb, body)

    assert (answer.status_code, answer.get_json()["type"]) == (404, "about:blank")


def test_what_may_be_done_is_said(app, anyone, session, city, report):
    answered = make_answered(session, worker(session, city))

    assert seen(anyone, report)["actions"] == ["support", "follow"]
    assert seen(anyone, answered)["actions"] == ["follow"]
    assert seen(Caller(app, KEY), report)["actions"] == ["withdraw"]


def test_an_account_follows_at_once_and_stops(neighbour, session, report):
    first, second = (put(neighbour, report, "follow") for _ in range(2))

    assert first.get_json() == second.get_json() == {"state": "following", "number": report.number}
    view = seen(neighbour, report)
    assert (view["n_followers"], view["is_followed"]) == (1, True)
    gone, again = (delete(neighbour, report, "follow") for _ in range(2))
    assert gone.get_json() == again.get_json()
    assert gone.get_json() == {"state": "not_following", "number": report.number}
    assert not seen(neighbour, report)["is_followed"]


def test_an_account_is_asked_for_no_address(neighbour, session, report):
    put(neighbour, report, "follow", {"email": "victim@people.example"})

    kept = session.scalars(select(Follower)).one()
    assert kept.email is None
    assert kept.person_id is not None


def test_an_address_follows_after_a_link_was_used(anyone, session, report):
    asked = put(anyone, report, "follow", {"email": "me@people.example", "language": "sv"})
    follower = session.scalars(select(Follower)).one()
    link = token(str(follower.id), purpose=FOLLOW)

    assert asked.get_json() == {"state": "to_confirm", "number": report.number}
    assert seen(anyone, report)["n_followers"] == 0
    assert follower.language == "sv"
    used, again = (anyone.call("PUT", f"/api/v1/follows/{link}") for _ in range(2))
    assert used.get_json() == again.get_json() == {"state": "following", "number": report.number}
    assert seen(anyone, report)["n_followers"] == 1
    asked_again = put(anyone, report, "follow", {"email": "me@people.example"})
    assert asked_again.get_json() == asked.get_json()
    gone, repeated = (anyone.call("DELETE", f"/api/v1/follows/{link}") for _ in range(2))
    assert gone.get_json() == {"state": "not_following", "number": report.number}
    assert repeated.get_json() == {"state": "not_following", "number": None}
    late = anyone.call("PUT", f"/api/v1/follows/{link}")
    assert (late.status_code, late.get_json()["type"]) == (410, "/problems/follow-link-expired")


def test_a_link_that_was_not_made_here_is_refused(anyone, report):
    forged = token(str(report.id), purpose="report-key")

    for method in ("PUT", "DELETE"):
        answer = anyone.call(method, f"/api/v1/follows/{forged}")
        assert answer.get_json()["type"] == "/problems/follow-link-expired"


def test_without_an_account_an_address_is_needed(anyone, report):
    answer = put(anyone, report, "follow")

    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == ["/email"]


def test_no_address_of_a_follower_stands_in_an_answer_or_an_event(anyone, session, report):
    answers = [put(anyone, report, "follow", {"email": "secret@people.example"}).text]
    session.scalars(select(Follower)).one().confirmed_at = utc_now()
    session.flush()

    answers += [anyone.get(f"{REPORTS}/{report.id}{more}").text for more in ("", "/timeline")]

    assert not any("secret@" in answer for answer in answers)
    for table in ("outbox_entries", "report_events"):
        rows = session.scalars(text(f"SELECT CAST(to_jsonb(t) AS text) FROM {table} t")).all()
        assert rows
        assert not any("secret@" in row for row in rows)
