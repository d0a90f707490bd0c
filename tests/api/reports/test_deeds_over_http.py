# SPDX-License-Identifier: EUPL-1.2
"""Nothing is done on top of what nobody has seen, and nothing twice."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.deed_commands import KEPT, forget_old_keys
from civic.reports.desk_models import DeedKey
from civic.reports.models import Report, ReportEvent
from tests.factories import make_report, make_staff, reload
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, history, kinds

DESK = "/api/v1/desk"


def do(
    caller: Caller, report: Report, verb: str, version: Any = None, key: Any = None, **body: Any
) -> TestResponse:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    if key is not None:
        headers["Civic-Deed-Key"] = str(key)
    return caller.post(f"{DESK}/reports/{report.id}/{verb}", body, headers=headers)


def n_events(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ReportEvent)) or 0


def test_the_version_is_0_at_first_and_grows_with_everything_that_is_done(desk, report):
    clerk = desk()

    first = clerk.get(f"/api/v1/reports/{report.id}").get_json()["version"]
    second = do(clerk, report, "start", version=first).get_json()["version"]
    third = do(clerk, report, "internal-notes", version=second, text="Ask Pekka.").get_json()

    assert first == 0
    assert 0 < second < third["version"]
    (item,) = clerk.get(f"{DESK}/queue").get_json()["items"]
    assert item["version"] == third["version"]


def test_whoever_decides_on_an_old_version_is_told_who_did_what_and_when(session, desk, report):
    clerk, colleague = desk(), desk()
    seen = clerk.get(f"/api/v1/reports/{report.id}").get_json()["version"]
    now = do(colleague, report, "notes", version=seen, text="We come on Friday.").get_json()
    before = n_events(session)

    answer = do(clerk, report, "start", version=seen)

    told = answer.get_json()
    assert (answer.status_code, told["type"]) == (412, "/problems/stale")
    assert (told["version"], told["changed_by"], told["kind"]) == (
        now["version"],
        "department",
        "public_note",
    )
    assert told["changed_at"][:16] == now["updated_at"][:16]
    assert "a public note was written (the department)" in told["detail"]
    assert n_events(session) == before
    assert do(clerk, report, "start", version=told["version"]).status_code == 200
    assert_nothing_drifts(session, report)


def test_who_was_first_is_said_in_the_language_of_the_second(desk, report):
    clerk = desk()
    do(clerk, report, "start")

    answer = clerk.post(
        f"{DESK}/reports/{report.id}/notes?lang=fi",
        {"text": "We come."},
        headers={"If-Match": '"0"'},
    )

    assert "sen tila muuttui (osasto)" in answer.get_json()["detail"]


@pytest.mark.parametrize("given", ['"x"', "nonsense", 'W/"0"'])
def test_what_is_no_version_matches_none(desk, report, given):
    answer = desk().post(f"{DESK}/reports/{report.id}/start", {}, headers={"If-Match": given})

    assert answer.status_code == 412


def test_a_deed_without_a_version_is_done_on_whatever_there_is(desk, report):
    clerk = desk()
    do(clerk, report, "notes", text="We come on Friday.")

    assert do(clerk, report, "start").status_code == 200


def test_a_clerk_signs_for_the_department_and_a_moderator_for_none(session, city, desk, report):
    do(desk(), report, "internal-notes", text="Ask Pekka.")
    do(desk(Role.MODERATOR), report, "internal-notes", text="Looked at.")

    signed = [(row.actor_role, row.department_id) for row in history(session, report)[-2:]]

    assert signed == [("department", city.department.id), ("moderator", None)]


def test_the_same_deed_with_the_same_key_is_done_once(session, desk, report):
    clerk, key = desk(), new_id()

    first = do(clerk, report, "notes", version=0, key=key, text="We come on Friday.")
    again = do(clerk, report, "notes", version=0, key=key, text="We come on Friday.")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.get_json() == again.get_json()
    assert kinds(session, report).count("public_note") == 1
    assert_nothing_drifts(session, report)


def test_a_repetition_shows_the_report_as_it_is_now(session, desk, report):
    clerk, key = desk(), new_id()
    do(clerk, report, "notes", key=key, text="We come on Friday.")
    do(desk(), report, "start")

    again = do(clerk, report, "notes", key=key, text="We come on Friday.")

    assert again.get_json()["status"] == "in_progress"
    assert kinds(session, report).count("public_note") == 1


def test_a_transfer_is_repeated_though_the_report_is_another_departments_now(session, desk, report):
    clerk, key = desk(), new_id()
    body: dict[str, Any] = {"department": "lighting", "reason": "A lamp."}
    first = do(clerk, report, "transfer", key=key, **body)

    again = do(clerk, report, "transfer", key=key, **body)
    without = do(clerk, report, "transfer", **body)

    assert (first.status_code, again.status_code, without.status_code) == (200, 200, 403)
    assert again.get_json()["department"]["code"] == "lighting"
    assert "contact" not in again.get_json() or again.get_json()["contact"] is None
    assert kinds(session, report).count("transferred") == 1


def test_what_was_refused_can_be_done_later_with_the_same_key(desk, report):
    clerk, key = desk(), new_id()

    refused = do(clerk, report, "response", key=key, outcome="scheduled", text="Later.")
    done = do(clerk, report, "response", key=key, outcome="fixed", text="Filled.")

    assert (refused.status_code, done.status_code) == (422, 201)


def test_a_key_is_for_one_deed_of_one_person_with_one_report(session, desk, city, report):
    clerk, key = desk(), new_id()
    other = make_report(session, now=utc_now() - timedelta(hours=1))
    do(clerk, report, "notes", key=key, text="We come on Friday.")

    answers = [
        do(clerk, report, "internal-notes", key=key, text="We come on Friday."),
        do(clerk, other, "notes", key=key, text="We come on Friday."),
        do(desk(), report, "notes", key=key, text="We come on Friday."),
    ]

    for answer in answers:
        assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/deed-key-taken")
    assert "internal_note" not in kinds(session, report)


def test_a_key_is_a_uuid(desk, report):
    answer = do(desk(), report, "start", key="once")

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["in"] == "headers"


def test_keys_are_forgotten_after_thirty_days(session, desk, report):
    clerk, key = desk(), new_id()
    do(clerk, report, "notes", key=key, text="We come on Friday.")
    done_at = session.get_one(DeedKey, key).done_at

    forget_old_keys(session, done_at + KEPT)
    kept = session.scalar(select(func.count()).select_from(DeedKey))
    forget_old_keys(session, done_at + KEPT + timedelta(seconds=1))

    assert kept == 1
    assert session.scalar(select(func.count()).select_from(DeedKey)) == 0


def test_a_clerk_takes_a_report_and_lets_go_of_it(app, session, city, report):
    person = make_staff(session, city)
    person.name = "Pekka"
    clerk = signed_in(app, session, person)

    taken = do(clerk, report, "assignment", assignee=str(person.id)).get_json()
    again = do(clerk, report, "assignment", assignee=str(person.id)).get_json()
    free = do(clerk, report, "assignment", assignee=None).get_json()

    assert taken["desk"]["assignee"] == {"id": str(person.id), "name": "Pekka"}
    assert {"release"} == {"take", "release", "assign"} & set(taken["actions"])
    assert again["version"] == taken["version"]
    assert free["desk"]["assignee"] is None
    assert {"take"} == {"take", "release", "assign"} & set(free["actions"])
    assert kinds(session, report).count("assigned") == 2
    assert_nothing_drifts(session, report)


def test_only_managers_put_others_in_charge(session, desk, city, report):
    colleague = make_staff(session, city, Role.INSPECTOR)
    body = {"assignee": str(colleague.id)}

    refused = do(desk(), report, "assignment", **body)
    done = do(desk(Role.MANAGER), report, "assignment", **body)

    assert refused.status_code == 403
    assert done.status_code == 200
    assert reload(session, report.id).assignee_id == colleague.id


def test_nobody_of_another_department_is_put_in_charge(session, desk, city, report):
    stranger = make_staff(session, city, Role.CLERK, city.other_department)

    answers = [
        do(desk(Role.MANAGER), report, "assignment", assignee=str(person_id))
        for person_id in (stranger.id, new_id(), make_staff(session, city, Role.MODERATOR).id)
    ]

    assert {a.get_json()["type"] for a in answers} == {"/problems/unknown-assignee"}
    assert reload(session, report.id).assignee_id is None


def test_who_is_in_charge_is_nobody_elses_business(app, session, desk, city, report):
    person = make_staff(session, city)
    clerk = signed_in(app, session, person)
    do(clerk, report, "assignment", assignee=str(person.id))

    timeline = app.test_client().get(f"/api/v1/reports/{report.id}/timeline").get_json()

    assert "assigned" not in {entry["kind"] for entry in timeline["entries"]}


def test_nobody_is_in_charge_of_what_is_answered(desk, report):
    manager = desk(Role.MANAGER)
    do(manager, report, "response", outcome="fixed", text="Filled.")

    answer = do(manager, report, "assignment", assignee=None)

    assert answer.get_json()["type"] == "/problems/illegal-transition"


def test_a_transfer_leaves_nobody_in_charge(app, session, city, report):
    person = make_staff(session, city)
    clerk = signed_in(app, session, person)
    do(clerk, report, "assignment", assignee=str(person.id))

    do(clerk, report, "transfer", department="lighting", reason="A lamp.")

    assert reload(session, report.id).assignee_id is None
    assert_nothing_drifts(session, report)


def test_a_reopened_report_stays_with_who_was_in_charge(app, session, city, report):
    person = make_staff(session, city, Role.MANAGER)
    manager = signed_in(app, session, person)
    do(manager, report, "assignment", assignee=str(person.id))
    do(manager, report, "response", outcome="fixed", text="Filled.")

    do(manager, report, "reopening", reason="Not so.")

    assert reload(session, report.id).assignee_id == person.id
    assert_nothing_drifts(session, report)


def test_the_people_of_a_department_are_listed_with_the_moderators(session, desk, city):
    for name, role, department in (
        ("Zoe", Role.MODERATOR, None),
        ("Anna", Role.MODERATOR, None),
        ("Yrjö", Role.INSPECTOR, None),
        ("Bo", Role.CLERK, city.other_department),
    ):
        make_staff(session, city, role, department).name = name
    gone = make_staff(session, city)
    gone.disabled_at = utc_now()
    session.flush()

    found = desk(Role.AUDITOR).get(f"{DESK}/people?department=streets").get_json()["people"]

    assert [(p["name"], p["roles"]) for p in found] == [
        ("Yrjö", ["inspector"]),
        ("Anna", ["moderator"]),
        ("Zoe", ["moderator"]),
    ]


def test_people_of_other_departments_are_not_listed(desk, city):
    clerk = desk()

    assert clerk.get(f"{DESK}/people?department=lighting").status_code == 403
    assert desk(Role.MODERATOR).get(f"{DESK}/people?department=lighting").status_code == 200
    unknown = clerk.get(f"{DESK}/people?department=parks")
    assert unknown.get_json()["type"] == "/problems/unknown-department"
