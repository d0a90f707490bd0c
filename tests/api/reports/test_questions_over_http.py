# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.reports import question_commands
from tests.factories import make_category, make_city, make_report, make_staff, reload
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import ask_reporter, assert_nothing_drifts, make_photo, reply, worker

KEY = "a-random-secret-of-the-device"
HOURS_AGO = timedelta(hours=2)
QUESTION = {"text": "Which of the two lamps is it?"}
REPLY = {"text": "The one on the left."}


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def report(session, city):
    return make_report(session, now=utc_now() - HOURS_AGO, report_key=KEY)


@pytest.fixture
def asked(session, city, report):
    ask_reporter(session, report, worker(session, city), utc_now() - HOURS_AGO / 2)
    session.flush()
    return report


@pytest.fixture
def clerk(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city))


@pytest.fixture
def reporter(app, client) -> Caller:
    return Caller(app, KEY)


def question(report) -> str:
    return f"/api/v1/desk/reports/{report.id}/question"


def answer_to(report) -> str:
    return f"/api/v1/reports/{report.id}/reply"


def entries(caller: Caller, report) -> Any:
    return caller.get(f"/api/v1/reports/{report.id}/timeline").get_json()["entries"]


def promise(view) -> Any:
    (found,) = [each for each in view["promises"] if each["target"] == "resolution"]
    return found


def test_a_department_asks_and_the_promise_stands_still(session, clerk, report):
    answer = clerk.post(question(report), QUESTION | {"photo": True})

    view = answer.get_json()
    assert (answer.status_code, view["status"]) == (201, "needs_info")
    paused = promise(view)
    assert view["question"]["answer_until"] == paused["paused_until"]
    assert view["question"] | {"asked_at": "", "answer_until": ""} == {
        "text": QUESTION["text"],
        "wants_photo": True,
        "asked_at": "",
        "answer_until": "",
    }
    assert paused["due_at"] > paused["original_due_at"]
    (pause,) = paused["computation"]["pauses"]
    assert (pause["reason"], pause["until"]) == ("waiting_reporter", paused["paused_until"])
    assert "ask" not in view["actions"]
    assert_nothing_drifts(session, report)


def test_the_reporter_replies_and_the_promise_runs(session, reporter, asked):
    before = promise(reporter.get(f"/api/v1/reports/{asked.id}").get_json())

    answer = reporter.post(answer_to(asked), REPLY)

    view = answer.get_json()
    assert (answer.status_code, view["status"], view["question"]) == (201, "accepted", None)
    after = promise(view)
    assert after["paused_until"] is None
    assert after["original_due_at"] <= after["due_at"] < before["due_at"]
    assert_nothing_drifts(session, asked)


def test_who_may_do_what_is_offered(app, client, clerk, reporter, report):
    before = [
        each.get(f"/api/v1/reports/{report.id}").get_json()["actions"] for each in (clerk, reporter)
    ]
    clerk.post(question(report), QUESTION)
    after = [
        each.get(f"/api/v1/reports/{report.id}").get_json()["actions"]
        for each in (clerk, reporter, Caller(app))
    ]

    assert ["ask" in actions for actions in before] == [True, False]
    assert ["reply" in actions for actions in before] == [False, False]
    assert ["ask" in actions for actions in after] == [False, False, False]
    assert ["reply" in actions for actions in after] == [False, True, False]


def test_a_reply_may_be_sent_again_by_a_device_that_heard_no_answer(reporter, asked):
    first, again = (reporter.post(answer_to(asked), REPLY) for _ in range(2))
    other = reporter.post(answer_to(asked), {"text": "No, the other one."})

    assert (first.status_code, again.status_code) == (201, 201)
    assert (other.status_code, other.get_json()["type"]) == (409, "/problems/no-question")
    replies = [e for e in entries(reporter, asked) if e["kind"] == "question_answered"]
    assert len(replies) == 1


def test_everybody_reads_question_and_reply_with_its_photos(app, session, reporter, asked):
    photo = make_photo(session)
    reporter.post(answer_to(asked), REPLY | {"photo_ids": [str(photo.id)]})

    told = {entry["kind"]: entry for entry in entries(Caller(app), asked)}

    assert told["question_asked"]["text"] == QUESTION["text"]
    assert told["question_asked"]["by"] == "department"
    assert told["question_asked"]["data"]["wants_photo"] is False
    assert told["question_asked"]["data"].keys() == {"answer_until", "wants_photo"}
    assert told["question_answered"]["text"] == REPLY["text"]
    assert told["question_answered"]["data"] == {
        "photos": [
            {
                "id": str(photo.id),
                "url": f"/photos/{photo.digest}/{{size}}.jpg",
                "width": 640,
                "height": 480,
            }
        ]
    }


def test_a_reply_with_a_phone_number_is_read_by_reporter_and_staff_only(
    app, clerk, reporter, asked
):
    words = "Call me: +358 40 123 4567"
    reporter.post(answer_to(asked), {"text": words})

    texts = [
        [e["text"] for e in entries(each, asked) if e["kind"] == "question_answered"]
        for each in (reporter, clerk, Caller(app))
    ]

    assert texts == [[words], [words], [None]]


def test_the_reply_about_a_report_that_is_not_shown_is_not_either(app, session, city, clerk):
    make_category(session, city.jurisdiction, city.group, "hidden", visibility="private")
    private = make_report(session, category="hidden", now=utc_now() - HOURS_AGO, report_key=KEY)
    clerk.post(question(private), QUESTION)
    photo = make_photo(session)

    Caller(app, KEY).post(answer_to(private), {"text": "", "photo_ids": [str(photo.id)]})

    assert Caller(app).get(f"/api/v1/reports/{private.id}/timeline").status_code == 404
    assert Caller(app).client.get(f"/photos/{photo.digest}/small.jpg").status_code == 404


def test_the_last_day_to_answer_on_is_in_the_answer(clerk, report):
    tomorrow = (utc_now() + timedelta(days=1)).date()

    view = clerk.post(question(report), QUESTION | {"until": tomorrow.isoformat()}).get_json()

    until = datetime.fromisoformat(view["question"]["answer_until"])
    assert utc_now() < until <= utc_now() + timedelta(days=2)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": " "}, "/text"),
        ({"text": "x" * 4001}, "/text"),
        ({"text": "Which?", "until": "2020-01-01"}, "/until"),
        ({"text": "Which?", "until": "soon"}, "/until"),
        ({"text": "Which?", "photos": True}, "/photos"),
    ],
)
def test_a_question_that_is_none_is_refused_as_a_problem(clerk, report, body, pointer):
    answer = clerk.post(question(report), body)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.get_json()["errors"]]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "x" * 4001},
        {"text": "Left.", "photo_ids": ["none"]},
        {"text": "Left.", "photo_ids": [f"0199a7c4-5b6e-7d20-9c41-{n:012}" for n in range(9)]},
        {"text": "Left.\0"},
    ],
)
def test_a_reply_that_is_none_is_refused_as_a_problem(session, reporter, asked, body):
    answer = reporter.post(answer_to(asked), body)

    assert answer.status_code == 422, answer.get_json()
    assert reload(session, asked.id).status == "needs_info"


def test_a_photo_that_is_not_here_is_refused_and_nothing_changes(session, reporter, asked):
    body = REPLY | {"photo_ids": ["0199a7c4-5b6e-7d20-9c41-2f0d7b7f3a10"]}

    answer = reporter.post(answer_to(asked), body)

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/unknown-photo")
    assert reload(session, asked.id).status == "needs_info"


def test_what_can_not_be_paused_says_why_in_the_language_of_the_clerk(session, clerk, city):
    old = make_report(session, now=utc_now() - timedelta(days=60))

    answer = clerk.post(f"{question(old)}?lang=fi", QUESTION)

    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (409, "/problems/not-pausable")
    assert problem["reason"] == "breached"
    assert problem["detail"].startswith("Vastausaika on kulunut")


def test_a_report_that_waits_already_is_asked_nothing_more(clerk, asked):
    answer = clerk.post(question(asked), QUESTION)

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/illegal-transition")


def test_a_late_reply_is_offered_and_taken(session, reporter, asked):
    until = promise(reporter.get(f"/api/v1/reports/{asked.id}").get_json())["paused_until"]
    end = datetime.fromisoformat(until)
    question_commands.let_lapse(session, asked.id, end, end)
    session.flush()

    view = reporter.get(f"/api/v1/reports/{asked.id}").get_json()
    answer = reporter.post(answer_to(asked), REPLY)

    assert (view["status"], "reply" in view["actions"]) == ("accepted", True)
    assert view["question"]["answer_until"] == until
    assert (answer.status_code, answer.get_json()["question"]) == (201, None)
    assert "question_lapsed" in [entry["kind"] for entry in entries(reporter, asked)]


def test_a_question_costs_the_report_page_one_statement(
    app, session, connection, client, asked, city
):
    plain = make_report(session, now=utc_now() - HOURS_AGO)
    session.flush()
    caller = Caller(app)
    for report in (plain, asked):
        caller.get(f"/api/v1/reports/{report.id}")

    with counted(connection) as without:
        caller.get(f"/api/v1/reports/{plain.id}")
    with counted(connection) as with_one:
        caller.get(f"/api/v1/reports/{asked.id}")

    assert with_one.n - without.n == 1, with_one


def test_the_queue_shows_that_the_clock_stands_still(app, session, city, asked):
    manager = signed_in(app, session, make_staff(session, city, Role.MANAGER))

    (item,) = manager.get("/api/v1/desk/queue?status=needs_info").get_json()["items"]

    assert promise({"promises": item["timers"]})["paused_until"] is not None
    reply(session, asked, utc_now())
    session.flush()
    (item,) = manager.get("/api/v1/desk/queue").get_json()["items"]
    assert promise({"promises": item["timers"]})["paused_until"] is None
