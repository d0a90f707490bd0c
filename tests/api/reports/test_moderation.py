# SPDX-License-Identifier: EUPL-1.2
"""What waits for a moderator: with why, oldest due first, and for whom."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Report, ReportEvent
from civic.sla.models import SlaTimer
from tests.factories import City, make_category, make_city, make_report, make_staff
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import (
    ask_reporter,
    assert_nothing_drifts,
    make_answered,
    reply,
    respond,
    worker,
)

WAITING = "/api/v1/desk/moderation"
PHONE = "The left one; call 040 123 4567"


def anybodys() -> str:
    return f"{new_id().hex}@people.example"


def ago(hours: int) -> datetime:
    return utc_now() - timedelta(hours=hours)


@pytest.fixture
def city(session) -> City:
    city = make_city(session, moderation_words=["idiot"])
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    return city


@pytest.fixture
def sit_down(app, client, session, city):
    """Return the device of somebody with a role, by default a moderator of the city."""

    def at_desk(role: Role = Role.MODERATOR, department: Any = None) -> Caller:
        return signed_in(app, session, make_staff(session, city, role, department))

    return at_desk


@pytest.fixture
def replied(session, city) -> Report:
    """A report whose reporter answered a question with a number to call."""
    report = make_report(session, now=ago(4))
    ask_reporter(session, report, worker(session, city), ago(3))
    reply(session, report, ago(2), text=PHONE)
    session.flush()
    return report


def waiting(caller: Caller, query: str = "") -> Mapping[str, Any]:
    answer = caller.get(f"{WAITING}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.get_json()  # type: ignore[no-any-return]


def numbers(found: Mapping[str, Any]) -> list[str]:
    return [item["number"] for item in found["items"]]


def test_reports_wait_with_the_very_words_that_made_the_checks_stop(session, sit_down):
    second = make_report(session, now=ago(2), description="You idiot, call 040 123 4567")
    first = make_report(session, now=ago(120), category="sight")
    make_report(session, now=ago(3))
    session.flush()

    found = waiting(sit_down())

    assert numbers(found) == [first.number, second.number]
    assert [item["reasons"] for item in found["items"]] == [
        ["category"],
        ["personal_data", "abusive_words"],
    ]
    assert found["items"][1]["findings"] == [
        {"code": "abusive_words", "field": "description", "start": 4, "end": 9, "text": "idiot"},
        {
            "code": "personal_data",
            "field": "description",
            "start": 16,
            "end": 28,
            "text": "040 123 4567",
        },
    ]
    assert found["items"][0]["findings"] == []
    assert (found["n_reports"], found["n_answers"], found["n_replies"]) == (2, 0, 0)


def test_a_department_sees_what_waits_in_its_own_queue_only(session, sit_down, city):
    ours = make_report(session, now=ago(3), category="sight")
    theirs = make_report(session, now=ago(3), category="sight")
    theirs.department_id = city.other_department.id
    theirs.visibility = "private"
    make_answered(session, worker(session, city), ago(3))
    session.flush()

    clerk, other = sit_down(Role.CLERK), sit_down(Role.CLERK, city.other_department)

    assert numbers(waiting(clerk)) == [ours.number]
    assert numbers(waiting(other)) == [theirs.number]
    assert numbers(waiting(clerk, "what=answers")) == []
    assert waiting(clerk)["n_answers"] == 0
    assert waiting(sit_down())["n_reports"] == 2


def test_answers_wait_whose_review_is_promised(session, sit_down, city):
    by = worker(session, city)
    answered = make_answered(session, by, ago(5))
    late = make_answered(session, by, ago(6))
    moderator = sit_down()
    timer = session.scalars(
        select(SlaTimer).filter_by(report_id=late.id, target="answer_review")
    ).one()
    timer.started_at, timer.due_at = ago(5), ago(1)
    session.flush()

    found = waiting(moderator, "what=answers")

    assert numbers(found) == [late.number, answered.number]
    assert found["items"][0]["answer"]["text"] == "Filled and levelled."
    assert (found["n_answers"], found["n_overdue"]) == (2, 1)
    body = {"holds": True}
    assert moderator.post(f"/api/v1/desk/reports/{answered.id}/review", body).status_code == 200
    assert numbers(waiting(moderator, "what=answers")) == [late.number]


def timeline_text(caller: Caller, report: Report) -> list[str | None]:
    entries = caller.get(f"/api/v1/reports/{report.id}/timeline").get_json()["entries"]
    return [entry["text"] for entry in entries if entry["kind"] == "question_answered"]


def reply_seq(session: Session, report: Report) -> int:
    return session.scalars(
        select(ReportEvent.seq).filter_by(report_id=report.id, kind="question_answered")
    ).one()


@pytest.mark.parametrize(("release", "public_text"), [(True, PHONE), (False, None)])
def test_withheld_words_are_released_or_stay(app, session, sit_down, replied, release, public_text):
    moderator, anybody = sit_down(), Caller(app)
    assert timeline_text(anybody, replied) == [None]
    (item,) = waiting(moderator, "what=replies")["items"]
    assert (item["reply"]["text"], item["findings"][0]["text"]) == (PHONE, "040 123 4567")
    path = f"/api/v1/desk/reports/{replied.id}/reply-review"
    body = {"reply": item["reply"]["seq"], "release": release, "note": "It is their own."}

    assert moderator.post(path, body).status_code == 201
    session.flush()

    assert timeline_text(anybody, replied) == [public_text]
    assert timeline_text(moderator, replied) == [PHONE]
    assert waiting(moderator, "what=replies")["items"] == []
    assert waiting(moderator)["n_replies"] == 0
    again = moderator.post(path, body)
    assert (again.status_code, again.get_json()["type"]) == (409, "/problems/nothing-withheld")
    shown = anybody.get(f"/api/v1/reports/{replied.id}/timeline")
    assert "It is their own." not in shown.text
    assert_nothing_drifts(session, replied)


def test_only_replies_that_are_withheld_are_decided_about(session, sit_down, city):
    report = make_report(session, now=ago(4))
    ask_reporter(session, report, worker(session, city), ago(3))
    reply(session, report, ago(2))
    session.flush()
    moderator = sit_down()
    body = {"reply": reply_seq(session, report), "release": True}

    answer = moderator.post(f"/api/v1/desk/reports/{report.id}/reply-review", body)

    assert answer.get_json()["type"] == "/problems/nothing-withheld"
    assert waiting(moderator, "what=replies")["items"] == []


def test_a_reply_of_a_private_report_waits_for_nobody(session, sit_down, replied):
    replied.visibility = "private"
    session.flush()

    assert waiting(sit_down())["n_replies"] == 0


@pytest.mark.parametrize("what", ["reports", "answers", "replies"])
def test_pages_go_on_where_the_one_before_ended(session, sit_down, city, what):
    by = worker(session, city)
    for n in range(3):
        if what == "reports":
            make_report(session, now=ago(4), category="sight")
        else:
            report = make_report(session, now=ago(5 + n), email=anybodys())
            ask_reporter(session, report, by, ago(4))
            reply(session, report, ago(3), text=PHONE)
            respond(session, report, by, ago(2))
    session.flush()
    moderator = sit_down()

    first = waiting(moderator, f"what={what}&limit=2")
    second = waiting(moderator, f"what={what}&limit=2&cursor={first['next_cursor']}")

    assert (len(first["items"]), len(second["items"]), second["next_cursor"]) == (2, 1, None)
    assert len({*numbers(first), *numbers(second)}) == 3
    assert first[f"n_{what}"] == 3


@pytest.mark.parametrize("what", ["reports", "answers", "replies"])
def test_what_waits_costs_the_same_few_statements(session, sit_down, connection, city, what):
    by, moderator, sent = worker(session, city), sit_down(), []
    for n_more in (1, 5):
        for _ in range(n_more):
            make_report(session, now=ago(4), category="sight", email=anybodys())
            report = make_report(session, now=ago(5), email=anybodys())
            ask_reporter(session, report, by, ago(4))
            reply(session, report, ago(3), text=PHONE)
            respond(session, report, by, ago(2))
        session.flush()
        session.expunge_all()
        with counted(connection) as one:
            waiting(moderator, f"what={what}")
        sent.append(one)

    assert sent[0].n_pure == sent[1].n_pure <= 6, f"{sent[0]}\n\n{sent[1]}"
