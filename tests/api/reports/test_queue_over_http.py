# SPDX-License-Identifier: EUPL-1.2
"""Queues over HTTP: what an item says, and how little is sent where nothing changed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.reports import queue_routes, queue_state
from civic.reports.commands import append
from civic.reports.desk_commands import transfer
from civic.reports.kinds import EventKind
from civic.reports.models import Report
from civic.reports.neighbour_commands import support
from civic.reports.queue_scope import WINDOW_N
from tests.factories import City, actor, make_city, make_person, make_report, make_staff
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import make_photo, move, worker

QUEUE = "/api/v1/desk/queue"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def clerk(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city))


@pytest.fixture
def report(session, city) -> Report:
    return make_report(session, now=utc_now() - HOURS_AGO)


@pytest.fixture(autouse=True)
def still(monkeypatch) -> None:
    """Let all be asked at one instant: a page is another each minute though nothing happens."""
    at = utc_now()
    monkeypatch.setattr(queue_routes, "utc_now", lambda: at)


def only_item(caller: Caller, query: str = "") -> Mapping[str, Any]:
    (item,) = caller.get(f"{QUEUE}?{query}").get_json()["items"]
    return item  # type: ignore[no-any-return]


def test_an_item_says_what_a_clerk_needs_at_a_glance(session, clerk, city, report):
    mate = make_staff(session, city)
    mate.name = "Aino"
    report.assignee_id, report.priority, report.cycle = mate.id, "urgent", 2
    session.flush()

    item = only_item(clerk)

    assert item["assignee"] == {"id": str(mate.id), "name": "Aino"}
    assert (item["priority"], item["version"]) == ("urgent", 0)
    assert item["time_left_s"] > 0
    assert item["flags"] == {
        "has_photo": False,
        "escalated": False,
        "second_attempt": True,
        "paused": False,
        "replied": False,
        "work_reported": False,
        "is_private": False,
    }


def test_who_holds_the_page_is_told_in_a_word_that_nothing_changed(clerk, report):
    first = clerk.get(QUEUE)
    etag = first.headers["ETag"]

    again = clerk.get(QUEUE, headers={"If-None-Match": etag})
    other_filter = clerk.get(f"{QUEUE}?priority=urgent", headers={"If-None-Match": etag})
    other_language = clerk.get(f"{QUEUE}?lang=fi", headers={"If-None-Match": etag})

    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert (other_filter.status_code, other_language.status_code) == (200, 200)


def handed_on(session: Session, city: City, report: Report) -> None:
    transfer(session, report, "lighting", "A lamp.", worker(session, city), utc_now())


def begun(session: Session, city: City, report: Report) -> None:
    move(session, report, worker(session, city), "in_progress", now=utc_now())


def supported(session: Session, _city: City, report: Report) -> None:
    support(session, report, actor(make_person(session)), utc_now())


def come_in(session: Session, _city: City, _report: Report) -> None:
    make_report(session, now=utc_now())


def noted(session: Session, city: City, report: Report) -> None:
    by = worker(session, city)
    append(session, report, EventKind.INTERNAL_NOTE, by, utc_now(), text="Seen.")


def grown_late(session: Session, _city: City, report: Report) -> None:
    report.due_at = utc_now() - HOURS_AGO


@pytest.mark.parametrize("happening", [handed_on, begun, supported, come_in, noted, grown_late])
def test_whatever_the_page_shows_makes_it_another(session, clerk, city, report, happening):
    etag = clerk.get(f"{QUEUE}?limit=1").headers["ETag"]

    happening(session, city, report)
    session.flush()
    answer = clerk.get(f"{QUEUE}?limit=1", headers={"If-None-Match": etag})

    assert answer.status_code == 200


@pytest.mark.parametrize("happening", [begun, supported, noted])
def test_reports_on_the_page_are_as_they_are_also_where_counts_are_older(
    monkeypatch, session, clerk, city, report, happening
):
    monkeypatch.setattr(queue_state, "MANY", 1)
    etag = clerk.get(QUEUE).headers["ETag"]

    happening(session, city, report)
    session.flush()
    answer = clerk.get(QUEUE, headers={"If-None-Match": etag})

    assert answer.status_code == 200


@pytest.fixture(params=[Role.CLERK, Role.MODERATOR])
def caller(request, app, session, city) -> Caller:
    """Somebody who reads the queue of a department, or of the whole city."""
    return signed_in(app, session, make_staff(session, city, request.param))


@pytest.mark.parametrize("happening", [handed_on, noted])
def test_whatever_happens_beyond_the_page_has_it_counted_anew(
    session, city, report, caller, happening
):
    far = make_report(session, now=utc_now() - timedelta(hours=1))
    etag = caller.get(f"{QUEUE}?limit=1").headers["ETag"]

    happening(session, city, far)
    session.flush()
    answer = caller.get(f"{QUEUE}?limit=1", headers={"If-None-Match": etag})

    assert answer.status_code == 200


def test_what_is_handed_on_long_after_it_came_has_it_counted_anew(session, clerk, city, report):
    far = make_report(session, now=utc_now() - timedelta(hours=1))
    theirs = make_report(session, now=utc_now() - timedelta(hours=1))
    handed_on(session, city, theirs)
    for _ in range(WINDOW_N):
        noted(session, city, theirs)
    session.flush()
    etag = clerk.get(f"{QUEUE}?limit=1").headers["ETag"]

    handed_on(session, city, far)
    session.flush()
    answer = clerk.get(f"{QUEUE}?limit=1", headers={"If-None-Match": etag})

    assert answer.status_code == 200


def test_what_grows_late_beyond_the_page_is_counted_within_a_minute(
    monkeypatch, session, clerk, report
):
    noon = utc_now().replace(second=0, microsecond=0)
    far = make_report(session, now=utc_now() - timedelta(hours=3))
    far.due_soon_at, far.due_at = noon - HOURS_AGO, noon + timedelta(seconds=30)
    session.flush()
    page = f"{QUEUE}?limit=1&order=received"

    def asked_after(seconds: int, etag: str = "") -> TestResponse:
        at = noon + timedelta(seconds=seconds)
        monkeypatch.setattr(queue_routes, "utc_now", lambda: at)
        answer: TestResponse = clerk.get(page, headers={"If-None-Match": etag})
        return answer

    before = asked_after(5)
    after = asked_after(61, before.headers["ETag"])

    assert before.get_json()["items"][0]["number"] == report.number
    assert (before.get_json()["n_overdue"], after.get_json()["n_overdue"]) == (0, 1)


def test_whoever_leaves_a_department_gets_its_page_anew(app, client, session, city, report):
    person = make_staff(session, city)
    caller = signed_in(app, session, person)
    etag = caller.get(QUEUE).headers["ETag"]

    person.memberships[0].department_id = city.other_department.id
    session.flush()
    answer = caller.get(QUEUE, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.get_json()["items"]) == (200, [])


def test_whoever_chooses_another_language_gets_the_page_in_it(app, client, session, city, report):
    person = make_staff(session, city)
    caller = signed_in(app, session, person)
    etag = caller.get(QUEUE).headers["ETag"]

    person.language = "fi"
    session.flush()
    answer = caller.get(QUEUE, headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert answer.get_json()["items"][0]["category"]["name"] == "Pothole (fi)"


def test_two_at_one_counter_each_read_their_own_numbers(app, client, session, city, report):
    me, mate = make_staff(session, city), make_staff(session, city)
    report.assignee_id = me.id
    session.flush()

    numbers = [
        signed_in(app, session, one).get(QUEUE).get_json()["counts"]["n_mine"] for one in (me, mate)
    ]

    assert numbers == [1, 0]


def test_what_happens_beyond_the_page_makes_its_counts_others(session, clerk, city, report):
    far = make_report(session, now=utc_now() - timedelta(hours=1))
    answer = clerk.get(f"{QUEUE}?limit=1")
    assert answer.get_json()["counts"]["n_by_status"] == {"accepted": 2}

    begun(session, city, far)
    session.flush()
    again = clerk.get(f"{QUEUE}?limit=1", headers={"If-None-Match": answer.headers["ETag"]})

    assert again.get_json()["counts"]["n_by_status"] == {"accepted": 1, "in_progress": 1}
    assert again.get_json()["n_overdue"] == 0


def test_what_happens_elsewhere_makes_nothing_another(session, clerk, city, report):
    theirs = make_report(session, now=utc_now() - timedelta(hours=1))
    by = worker(session, city)
    transfer(session, theirs, "lighting", "A lamp.", by, utc_now())
    session.flush()
    etag = clerk.get(QUEUE).headers["ETag"]

    begun(session, city, theirs)
    session.flush()
    answer = clerk.get(QUEUE, headers={"If-None-Match": etag})

    assert answer.status_code == 304


def test_a_page_costs_the_same_few_statements_whatever_it_asks(session, clerk, connection, city):
    for _ in range(3):
        make_report(session, photo_ids=[str(make_photo(session).id)])
    session.flush()
    clerk.get(QUEUE)
    queries = (
        "text=hole&replied=false&paused=false&escalated=false&due_within_days=3",
        "order=priority&clock=overdue,due_soon&assignee=none",
        "order=received&group=street&area=centre&bbox=24,60,25,61",
    )
    for query in queries:
        session.expunge_all()
        with counted(connection) as sent:
            answer = clerk.get(f"{QUEUE}?{query}")
        assert answer.status_code == 200, answer.text
        assert sent.n_pure <= 6, (query, str(sent))

    session.expunge_all()
    etag = clerk.get(QUEUE).headers["ETag"]
    with counted(connection) as sent:
        assert clerk.get(QUEUE, headers={"If-None-Match": etag}).status_code == 304
    # Who asks, and whether anything happened.
    assert sent.n_pure <= 2, str(sent)


@pytest.mark.parametrize("turn", ["due_at", "due_soon_at"])
def test_a_clock_that_turns_makes_the_page_another_though_nothing_happens(
    monkeypatch, session, clerk, report, turn
):
    noon = utc_now().replace(second=0, microsecond=0)
    at = {after: noon + timedelta(seconds=after) for after in (5, 9, 10, 11, 59)}
    report.due_soon_at, report.due_at = noon - HOURS_AGO, noon + HOURS_AGO
    setattr(report, turn, at[10])
    session.flush()

    def asked_at(after: int, etag: str = "") -> TestResponse:
        monkeypatch.setattr(queue_routes, "utc_now", lambda: at[after])
        answer: TestResponse = clerk.get(QUEUE, headers={"If-None-Match": etag})
        return answer

    before = asked_at(5).headers["ETag"]
    assert asked_at(9, before).status_code == 304
    turned = asked_at(11, before)
    assert turned.status_code == 200
    assert asked_at(59, turned.headers["ETag"]).status_code == 304


def test_counts_of_many_may_be_two_seconds_old_and_no_etag_makes_them_older(
    monkeypatch, session, clerk, city, report
):
    monkeypatch.setattr(queue_state, "MANY", 1)
    noon = utc_now().replace(second=0, microsecond=0)
    far = make_report(session, now=utc_now() - timedelta(hours=1))

    def asked_after(seconds: float, etag: str = "") -> TestResponse:
        at = noon + timedelta(seconds=seconds)
        monkeypatch.setattr(queue_routes, "utc_now", lambda: at)
        answer: TestResponse = clerk.get(f"{QUEUE}?limit=1", headers={"If-None-Match": etag})
        return answer

    etag = asked_after(10).headers["ETag"]
    begun(session, city, far)
    session.flush()

    assert asked_after(11.9, etag).status_code == 304
    assert asked_after(11.9).get_json()["counts"]["n_by_status"] == {"accepted": 2}
    anew = asked_after(12, etag)
    assert anew.status_code == 200
    assert anew.get_json()["counts"]["n_by_status"] == {"accepted": 1, "in_progress": 1}


@pytest.mark.parametrize(
    "query",
    [
        "status=closed",
        "clock=kept",
        "priority=highest",
        "assignee=somebody",
        "due_within_days=-1",
        "bbox=1,2",
        "order=colour",
    ],
)
def test_filters_that_make_no_sense_are_refused(clerk, query):
    answer = clerk.get(f"{QUEUE}?{query}")

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")


def test_a_moderator_sees_private_ones_of_the_city_and_a_clerk_of_elsewhere_none(
    app, client, session, city, report
):
    report.visibility = "private"
    session.flush()

    moderator = signed_in(app, session, make_staff(session, city, Role.MODERATOR))
    elsewhere = signed_in(
        app, session, make_staff(session, city, Role.CLERK, city.other_department)
    )

    assert only_item(moderator)["flags"]["is_private"]
    assert elsewhere.get(QUEUE).get_json()["counts"]["n"] == 0
    assert elsewhere.get(f"{QUEUE}?department=streets").get_json()["items"] == []
