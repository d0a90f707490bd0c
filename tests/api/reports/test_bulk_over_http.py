# SPDX-License-Identifier: EUPL-1.2
"""One deed for many reports; and mentions."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Report
from tests.factories import make_report, make_staff, reload
from tests.factories_api import Caller
from tests.factories_reports import assert_nothing_drifts, kinds

from .conftest import HOURS_AGO

DESK = "/api/v1/desk"


def bulk(caller: Caller, action: str, reports: list[Any], key: Any = None, **body: Any) -> Any:
    items = [each if isinstance(each, dict) else {"id": str(each.id)} for each in reports]
    headers = {"Civic-Deed-Key": str(key)} if key else {}
    return caller.post(
        f"{DESK}/bulk", {"action": action, "reports": items, "body": body}, headers=headers
    )


def make_reports(session: Session, n: int) -> list[Report]:
    """Make reports of as many residents."""
    return [
        make_report(session, now=utc_now() - HOURS_AGO, email=f"r{i}@people.example")
        for i in range(n)
    ]


@pytest.fixture
def thirty(session, city) -> list[Report]:
    return make_reports(session, 30)


def test_thirty_reports_are_answered_at_once(session, desk, thirty):
    answer = bulk(desk(), "respond", thirty, outcome="fixed", text="The lamp is lit again.")

    results = answer.get_json()["results"]
    assert answer.status_code == 200, answer.text
    assert [r["id"] for r in results] == [str(report.id) for report in thirty]
    assert {r["status"] for r in results} == {"done"}
    for report, result in zip(thirty, results, strict=True):
        fresh = reload(session, report.id)
        assert (fresh.status, fresh.number) == ("answered", result["number"])
        assert fresh.last_seq == result["version"]
    assert_nothing_drifts(session, *thirty)


def test_thirty_duplicates_are_merged_at_once(session, desk, thirty):
    original, *duplicates = thirty

    results = bulk(desk(), "merge", duplicates, original=original.number).get_json()["results"]

    assert {r["status"] for r in results} == {"done"}
    assert {reload(session, r.id).duplicate_of_id for r in duplicates} == {original.id}
    assert_nothing_drifts(session, *thirty)


def test_one_refusal_stops_no_other_and_says_why(session, desk, city, thirty):
    first, stale, done, other, *_ = thirty
    clerk = desk()
    moved = clerk.post(
        f"{DESK}/reports/{other.id}/transfer", {"department": "lighting", "reason": "A lamp."}
    )
    assert moved.status_code == 200
    bulk(clerk, "start", [done])

    results = bulk(
        clerk,
        "start",
        [
            {"id": str(first.id), "version": 0},
            {"id": str(stale.id), "version": 7},
            done,
            other,
            {"id": str(new_id())},
        ],
    ).get_json()["results"]

    assert [r["status"] for r in results] == ["done", *["refused"] * 4]
    assert [r["problem"]["status"] for r in results[1:]] == [412, 409, 403, 404]
    assert [r["problem"]["type"] for r in results[1:3]] == [
        "/problems/stale",
        "/problems/illegal-transition",
    ]
    assert results[1]["problem"]["changed_by"] == "system"
    assert "“Being worked on”" in results[2]["problem"]["detail"]
    assert kinds(session, first)[-1] == "in_progress"
    assert_nothing_drifts(session, first, stale, done, other)


def test_the_same_sent_again_is_done_once_and_goes_on_where_it_stopped(session, desk, thirty):
    clerk, key = desk(), new_id()
    body = {"text": "We know of it."}
    bulk(clerk, "note", thirty[:10], key, **body)

    results = bulk(clerk, "note", thirty[:20], key, **body).get_json()["results"]

    assert {r["status"] for r in results} == {"done"}
    assert {kinds(session, report).count("public_note") for report in thirty[:20]} == {1}


def test_what_does_not_fit_is_told_before_anything_is_done(session, desk, thirty):
    clerk = desk()

    answers = [
        bulk(clerk, "respond", thirty, outcome="fixed"),
        bulk(clerk, "respond", thirty, outcome="fixed", text="Lit.", status="closed"),
        bulk(clerk, "close", thirty),
        bulk(clerk, "note", [], text="Soon."),
        bulk(clerk, "note", [thirty[0], thirty[0]], text="Soon."),
        bulk(clerk, "note", [{"id": str(new_id())} for _ in range(101)], text="Soon."),
    ]

    assert {answer.status_code for answer in answers} == {422}
    pointers = [answer.get_json()["errors"][0]["pointer"] for answer in answers]
    assert pointers == ["/body/text", "/body/status", "/action", *["/reports"] * 3]
    assert {reload(session, report.id).status for report in thirty} == {"accepted"}


def test_who_may_not_do_it_with_one_may_not_do_it_with_many(desk, thirty):
    moderator = desk(Role.MODERATOR)

    assert bulk(moderator, "respond", thirty, outcome="fixed", text="Lit.").status_code == 403
    assert bulk(moderator, "internal_note", thirty[:2], text="Look.").status_code == 200


def test_a_hundred_are_put_in_charge_of_one(session, desk, city):
    reports = make_reports(session, 100)
    inspector = make_staff(session, city, Role.INSPECTOR)

    answer = bulk(desk(Role.MANAGER), "assign", reports, assignee=str(inspector.id))

    assert {r["status"] for r in answer.get_json()["results"]} == {"done"}
    assert {reload(session, r.id).assignee_id for r in reports} == {inspector.id}


def test_staff_read_who_was_mentioned_and_put_in_charge(session, desk, city, report):
    pekka = make_staff(session, city)
    pekka.name = "Pekka"
    session.flush()
    manager = desk(Role.MANAGER)
    path = f"{DESK}/reports/{report.id}"
    manager.post(f"{path}/internal-notes", {"text": "@Pekka?", "mentions": [str(pekka.id)]})
    manager.post(f"{path}/assignment", {"assignee": str(pekka.id)})
    manager.post(f"{path}/assignment", {"assignee": None})

    entries = manager.get(f"/api/v1/reports/{report.id}/timeline").get_json()["entries"]

    note, given, taken = entries[-3:]
    assert note["data"]["mentioned"] == ["Pekka"]
    assert given["data"]["assignee"] == "Pekka"
    assert "assignee" not in taken["data"]


def test_nobody_is_mentioned_who_can_not_read_the_report(session, desk, city, report):
    stranger = make_staff(session, city, Role.CLERK, city.other_department)

    answer = desk().post(
        f"{DESK}/reports/{report.id}/internal-notes",
        {"text": "@Bo?", "mentions": [str(stranger.id)]},
    )

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/not-mentionable")
    assert "internal_note" not in kinds(session, report)
