# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.platform.clock import utc_now
from civic.reports.models import ReportEvent
from tests.factories import make_category, make_report, reload
from tests.factories_api import Caller, counted
from tests.factories_reports import (
    assert_nothing_drifts,
    make_answered,
    make_photo,
    rate,
    told,
    worker,
)

DESK = "/api/v1/desk"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def answered(session, city):
    return make_answered(session, worker(session, city), utc_now() - HOURS_AGO)


@pytest.fixture
def waiting(session, city):
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    return make_report(session, category="sight", now=utc_now() - HOURS_AGO)


def do(caller: Caller, report, verb: str, **body: Any):
    return caller.post(f"{DESK}/reports/{report.id}/{verb}", body)


def test_a_moderator_accepts_once(session, desk, waiting):
    moderator = desk(Role.MODERATOR)

    first, second = (do(moderator, waiting, "acceptance", text="Thanks.") for _ in range(2))

    assert first.status_code == 200, first.text
    assert (first.get_json()["status"], first.get_json()["desk"]["moderation_reasons"]) == (
        "accepted",
        ["category"],
    )
    assert (second.status_code, second.get_json()["type"]) == (
        409,
        "/problems/illegal-transition",
    )
    assert second.get_json()["allowed"] == [
        "answered",
        "in_progress",
        "needs_info",
        "submitted",
        "withdrawn",
    ]
    assert told(session, "report.accepted") == [{"report_id": str(waiting.id)}]
    assert_nothing_drifts(session, waiting)


def test_a_rejection_has_its_reason(session, desk, waiting):
    clerk = desk()

    assert do(clerk, waiting, "rejection").status_code == 422
    assert do(clerk, waiting, "rejection", reason="").status_code == 422
    answer = do(clerk, waiting, "rejection", reason="An advertisement.")

    assert answer.get_json()["status"] == "rejected"
    assert told(session, "report.rejected") == [{"report_id": str(waiting.id)}]
    assert_nothing_drifts(session, waiting)


def test_work_starts_and_is_told_with_words(session, desk, report):
    answer = do(desk(), report, "start", text="On our way.")

    view = answer.get_json()
    assert (answer.status_code, view["status"]) == (200, "in_progress")
    assert {"note", "internal_note", "respond", "transfer", "merge"} <= set(view["actions"])
    assert "start" not in view["actions"]


def test_notes_are_public_or_not(session, desk, report):
    clerk = desk()

    public = do(clerk, report, "notes", text="We come on Friday.")
    internal = do(clerk, report, "internal-notes", text="Ask Pekka.")

    assert (public.status_code, internal.status_code) == (201, 201)
    rows = session.execute(
        select(ReportEvent.kind, ReportEvent.is_public, ReportEvent.text).order_by(
            ReportEvent.seq.desc()
        )
    ).all()
    assert [tuple(row) for row in rows[:2]] == [
        ("internal_note", False, "Ask Pekka."),
        ("public_note", True, "We come on Friday."),
    ]
    states = {t["target"]: t["state"] for t in internal.get_json()["promises"]}
    assert states["first_response"] == "kept"


def test_a_response_is_given_once_with_what_its_outcome_needs(session, desk, report):
    clerk = desk()
    photo = make_photo(session)

    incomplete = do(clerk, report, "response", outcome="scheduled", text="Later.")
    unknown = do(clerk, report, "response", outcome="forgotten", text="Hm.")
    merged = do(clerk, report, "response", outcome="duplicate", text="Hm.")
    given = do(
        clerk, report, "response", outcome="fixed", text="Filled.", photo_ids=[str(photo.id)]
    )
    again = do(clerk, report, "response", outcome="fixed", text="Filled.")

    assert (incomplete.status_code, incomplete.get_json()["needs"]) == (422, "scheduled_on")
    assert incomplete.get_json()["type"] == "/problems/outcome-incomplete"
    for refused in (unknown, merged):
        assert refused.get_json()["errors"][0]["pointer"] == "/outcome"
    assert (given.status_code, given.get_json()["status"]) == (201, "answered")
    assert len(given.get_json()["responses"][0]["photos"]) == 1
    assert again.status_code == 409
    assert_nothing_drifts(session, report)


def test_a_transfer_takes_the_report_to_another_desk(session, desk, city, report):
    mine, theirs = desk(), desk(Role.CLERK, city.other_department)

    assert do(theirs, report, "start").status_code == 403
    unknown = do(mine, report, "transfer", department="no-such", reason="Yours.")
    moved = do(mine, report, "transfer", department="lighting", reason="A lamp.")

    assert unknown.get_json()["type"] == "/problems/unknown-department"
    assert moved.get_json()["department"]["code"] == "lighting"
    assert do(mine, report, "start").status_code == 403
    assert do(theirs, report, "start").status_code == 200
    assert_nothing_drifts(session, report)


def test_a_merger_points_at_its_original(session, desk, city, report):
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    original = make_report(session, now=utc_now() - HOURS_AGO)
    theirs = make_report(session, category="private", now=utc_now() - HOURS_AGO)
    theirs.department_id = city.other_department.id
    session.flush()
    clerk = desk()

    hidden = do(clerk, report, "merger", original=theirs.number)
    nothing = do(clerk, report, "merger", original="TST-2026-999999")
    itself = do(clerk, report, "merger", original=report.number)
    merged = do(clerk, report, "merger", original=original.number)

    assert (hidden.status_code, nothing.status_code) == (404, 404)
    assert hidden.text.replace(theirs.number, "…") == nothing.text.replace("TST-2026-999999", "…")
    assert itself.get_json()["type"] == "/problems/not-a-duplicate"
    view = merged.get_json()
    assert (view["status"], view["outcome"], view["duplicate_of"]) == (
        "answered",
        "duplicate",
        original.number,
    )
    assert_nothing_drifts(session, report, original)


def test_a_moderator_reviews_an_answer(session, desk, answered):
    moderator = desk(Role.MODERATOR)

    assert do(desk(), answered, "review", holds=True).status_code == 403
    holds = do(moderator, answered, "review", holds=True)
    not_so = do(moderator, answered, "review", holds=False, reason="It says nothing.")

    assert (holds.get_json()["status"], not_so.get_json()["status"]) == ("answered", "reopened")
    assert not_so.get_json()["cycle"] == 2
    assert do(moderator, answered, "review", holds=True).status_code == 409


def test_a_manager_reopens_as_often_as_needed(session, desk, city):
    by = worker(session, city)
    report = make_answered(session, by, utc_now() - timedelta(days=200))
    manager = desk(Role.MANAGER)

    assert do(desk(), report, "reopening", reason="Again.").status_code == 403
    reopened = do(manager, report, "reopening", reason="Again.")

    assert (reopened.status_code, reopened.get_json()["status"]) == (201, "reopened")
    assert do(manager, report, "reopening", reason="Again.").status_code == 409
    assert_nothing_drifts(session, report)


def test_who_may_reopen_again_is_offered_it(session, desk, answered):
    path = f"/api/v1/reports/{answered.id}"

    assert "reopen_again" in desk(Role.MANAGER).get(path).get_json()["actions"]
    assert "reopen_again" not in desk().get(path).get_json()["actions"]
    assert "review" in desk(Role.MODERATOR).get(path).get_json()["actions"]


def test_every_deed_at_the_desk_that_shows_the_reporter_is_written_down(session, desk, report):
    clerk = desk()

    do(clerk, report, "start")
    do(clerk, report, "notes", text="Soon.")

    assert session.scalars(select(AccessEntry.what)).all() == ["report.contact"] * 2


def test_the_queue_has_clocks_and_counts(session, desk, report, answered):
    rate(session, answered, 1, "No.", utc_now() - timedelta(hours=1))
    session.flush()

    answer = desk().get(f"{DESK}/queue")

    queue = answer.get_json()
    assert [item["number"] for item in queue["items"]] == [report.number, answered.number]
    assert queue["n_by_status"] == {"accepted": 1, "reopened": 1}
    assert (queue["n_overdue"], queue["next_cursor"]) == (0, None)
    assert [item["cycle"] for item in queue["items"]] == [1, 2]
    assert [(t["target"], t["state"]) for t in queue["items"][0]["timers"]] == [
        ("first_response", "on_track"),
        ("resolution", "on_track"),
    ]
    assert "resident@people.example" not in answer.text


def test_a_queue_takes_the_same_few_statements_for_one_and_fifty(session, desk, connection, city):
    clerk = desk()
    sent = []
    for n_more in (1, 49):
        for _ in range(n_more):
            make_report(session, photo_ids=[str(make_photo(session).id)])
        session.flush()
        session.expunge_all()
        with counted(connection) as one:
            answer = clerk.get(f"{DESK}/queue?limit=50")
        sent.append(one)

    assert len(answer.get_json()["items"]) == 50
    assert sent[0].n_pure == sent[1].n_pure
    assert sent[1].n_pure <= 6, sent[1]


@pytest.mark.parametrize(
    "query", ["cursor=junk", "limit=0", "text=%00", "department=%00", "colour=red"]
)
def test_a_queue_is_asked_for_with_sense(desk, query):
    answer = desk().get(f"{DESK}/queue?{query}")

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")


def test_a_body_at_the_desk_has_no_field_too_many(session, desk, report):
    answer = do(desk(), report, "start", status="closed", due_at="2030-01-01T00:00:00Z")

    assert answer.status_code == 422
    assert {f["pointer"] for f in answer.get_json()["errors"]} == {"/status", "/due_at"}
    assert reload(session, report.id).status == "accepted"
