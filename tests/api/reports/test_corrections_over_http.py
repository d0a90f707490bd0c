# SPDX-License-Identifier: EUPL-1.2
"""Corrections, extensions and pauses as the desk asks for them."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from civic.accounts.kinds import Role
from civic.catalogue.models import Responsibility
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Report
from tests.factories import make_category, make_report, reload
from tests.factories_api import Caller
from tests.factories_reports import assert_nothing_drifts, kinds

DESK = "/api/v1/desk"
PROMISES = {"extend", "pause", "resume", "annotate"}


def do(caller: Caller, report: Report, verb: str, **body: Any) -> TestResponse:
    return caller.post(f"{DESK}/reports/{report.id}/{verb}", body)


def lamps(session: Any, city: Any) -> None:
    """Let lamps be another department's."""
    category = make_category(session, city.jurisdiction, city.group, "lamp")
    session.add(
        Responsibility(
            jurisdiction_id=city.jurisdiction.id,
            department_id=city.other_department.id,
            category_id=category.id,
        )
    )
    session.flush()


def test_a_correction_is_shown_before_it_is_done(session, desk, city, report):
    lamps(session, city)
    clerk = desk()

    shown = do(clerk, report, "correction-preview", category="lamp", reason="A lamp.")
    before = reload(session, report.id).department_id
    done = do(clerk, report, "correction", category="lamp", reason="A lamp.")

    preview = shown.get_json()
    assert (preview["department"]["code"], preview["is_rerouted"]) == ("lighting", True)
    assert {p["target"] for p in preview["promises"]} == {"first_response", "resolution"}
    assert {p["rule"] for p in preview["promises"]} == {None}
    assert before == city.department.id
    assert (done.status_code, done.get_json()["category"]["code"]) == (200, "lamp")
    assert done.get_json()["department"]["code"] == "lighting"
    assert kinds(session, report)[-2:] == ["corrected", "routed"]
    assert_nothing_drifts(session, report)


def test_what_is_so_already_is_shown_and_changes_nothing(session, desk, report):
    clerk = desk()

    preview = do(clerk, report, "correction-preview", priority="normal", reason="?").get_json()
    version = do(clerk, report, "correction", priority="normal", reason="?").get_json()["version"]

    assert preview["is_rerouted"] is False
    assert all(p["due_before"] == p["due_after"] for p in preview["promises"])
    assert version == 0


def test_a_raised_priority_is_told_to_staff_and_kept_from_the_public(app, desk, report):
    clerk = desk()

    view = do(clerk, report, "correction", priority="urgent", reason="By a school.").get_json()
    public = app.test_client().get(f"/api/v1/reports/{report.id}/timeline").get_json()

    assert view["desk"]["priority"] == "urgent"
    entry = public["entries"][-1]
    assert (entry["kind"], entry["text"]) == ("corrected", "By a school.")
    assert entry["data"] == {}


def test_a_correction_takes_no_field_too_many(desk, report):
    for field in ("status", "due_at", "department", "visibility", "description"):
        answer = do(desk(), report, "correction", reason="?", **{field: "x"})

        assert answer.get_json()["errors"][0]["pointer"] == f"/{field}"


def test_what_can_be_done_with_a_promise_is_offered_to_whom_may(desk, report):
    clerk, manager, auditor = desk(), desk(Role.MANAGER), desk(Role.AUDITOR)
    path = f"/api/v1/reports/{report.id}"

    offered = [set(who.get(path).get_json()["actions"]) for who in (clerk, manager, auditor)]

    assert [actions & PROMISES for actions in offered] == [set(), {"extend", "pause"}, set()]
    assert ["correct" in actions for actions in offered] == [True, True, False]


def test_a_pause_is_offered_to_end_once_it_lasts(session, desk, report):
    manager = desk(Role.MANAGER)
    until = (utc_now() + timedelta(days=1)).date().isoformat()

    paused = do(
        manager, report, "pause", reason="weather_or_season", text="Frozen.", until=until
    ).get_json()
    resumed = do(manager, report, "resumption", text="It thaws.").get_json()

    assert {"resume", "pause"} <= set(paused["actions"])  # for another reason
    assert "resume" not in resumed["actions"]
    entries = manager.get(f"/api/v1/reports/{report.id}/timeline").get_json()["entries"]
    assert [e["text"] for e in entries[-2:]] == ["Frozen.", "It thaws."]
    assert {"reason", "until"} <= set(entries[-2]["data"])
    assert_nothing_drifts(session, report)


def test_no_reason_but_two_is_the_departments(desk, report):
    answer = do(
        desk(Role.MANAGER), report, "pause", reason="waiting_reporter", text="?", until="2026-06-02"
    )

    assert answer.get_json()["errors"][0]["pointer"] == "/reason"


def test_whoever_handled_it_is_not_offered_to_put_it_off(desk, report):
    manager = desk(Role.MANAGER)

    view = do(manager, report, "start").get_json()
    refused = do(manager, report, "extension", until="2026-06-02", reason="?")

    assert "extend" not in view["actions"]
    assert (refused.status_code, refused.get_json()["reason"]) == (409, "handler")


def test_a_split_answers_with_the_part_and_is_done_once(session, desk, city, report):
    clerk, key = desk(), str(new_id())
    body = {"category": "pothole", "description": "A hole as well.", "reason": "Two things."}
    path = f"{DESK}/reports/{report.id}/split"

    first, again = (clerk.post(path, body, headers={"Civic-Deed-Key": key}) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    part = first.get_json()
    assert part["id"] == again.get_json()["id"] != str(report.id)
    assert (part["description"], part["status"]) == ("A hole as well.", "accepted")
    assert kinds(session, report).count("split") == 1
    assert session.scalar(select(func.count()).select_from(Report)) == 2
    entries = clerk.get(f"/api/v1/reports/{report.id}/timeline").get_json()["entries"]
    assert entries[-1]["data"]["part"] == part["number"]
    assert "split" in clerk.get(f"/api/v1/reports/{report.id}").get_json()["actions"]
    assert_nothing_drifts(session, report, reload(session, part["id"]))


def test_a_broken_promise_is_offered_to_be_explained(session, desk, city):
    report = make_report(session, now=utc_now() - timedelta(days=60))
    manager = desk(Role.MANAGER)
    body = {"target": "resolution", "cycle": 1, "text": "The part was stolen."}

    offered = manager.get(f"/api/v1/reports/{report.id}").get_json()["actions"]
    answer = do(manager, report, "annotation", **body)

    assert "annotate" in offered
    assert answer.status_code == 201
    assert kinds(session, report)[-1] == "annotated"
    assert do(desk(), report, "annotation", **body).status_code == 403
