# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers, and the mail before it is sent."""

from typing import Any

import pytest
from sqlalchemy import func, select

from civic.accounts.commands import grant_role
from civic.accounts.kinds import Role
from civic.notifications.models import Delivery
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Response
from tests.factories import actor, make_category, make_person, make_report, make_staff, reload
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, kinds, make_photo

from .conftest import HOURS_AGO

DESK = "/api/v1/desk"
TEMPLATES = f"{DESK}/templates"
FILLED = {
    "department": "streets",
    "name": "Filled",
    "outcome": "fixed",
    "texts": {
        "en": "{category} at {address}: filled. {department}, {number}, due {due}.",
        "fi": "{category}: täytetty. {department}",
    },
}


@pytest.fixture
def manager(desk):
    return desk(Role.MANAGER)


def add(manager: Caller, **changes: Any) -> Any:
    answer = manager.post(TEMPLATES, FILLED | changes)
    assert answer.status_code == 201, answer.text
    return answer.get_json()


def preview(caller: Caller, report: Any, **body: Any) -> Any:
    values = {"outcome": "fixed"} | body
    return caller.post(f"{DESK}/reports/{report.id}/response-preview", values)


def test_a_manager_keeps_changes_and_drops_templates(manager, desk):
    template = add(manager)

    path = f"{TEMPLATES}/{template['id']}"
    body = {"name": "Filled up", "outcome": None, "version": 1}
    changed = manager.call("PATCH", path, json=body).get_json()
    listed = desk().get(TEMPLATES).get_json()["items"]
    left = manager.call("DELETE", f"{path}?version=2").get_json()["items"]

    assert (changed["name"], changed["outcome"], changed["texts"]) == (
        "Filled up",
        None,
        FILLED["texts"],
    )
    assert [item["name"] for item in listed] == ["Filled up"]
    assert left == []


def test_nobody_overwrites_or_drops_words_they_have_not_seen(manager, desk):
    template = add(manager)
    path = f"{TEMPLATES}/{template['id']}"
    theirs = manager.call("PATCH", path, json={"name": "Gritted", "version": 1}).get_json()
    other = desk(Role.MANAGER)

    mine = other.call("PATCH", f"{path}?lang=fi", json={"name": "Swept", "version": 1})
    dropped = other.call("DELETE", f"{path}?version=1")

    problem = mine.get_json()
    assert (mine.status_code, problem["type"]) == (412, "/problems/stale-template")
    assert (problem["version"], problem["detail"][:16]) == (2, "Joku muutti sitä")
    assert (dropped.status_code, dropped.get_json()["version"]) == (412, 2)
    assert manager.get(TEMPLATES).get_json()["items"] == [theirs]
    again = other.call("PATCH", path, json={"name": "Swept", "version": 2}).get_json()
    assert (again["name"], again["version"]) == ("Swept", 3)


def test_who_changes_or_drops_words_says_which_they_read(manager):
    template = add(manager)
    path = f"{TEMPLATES}/{template['id']}"

    for answer in (manager.call("PATCH", path, json={"name": "x"}), manager.call("DELETE", path)):
        assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")
        assert [each["pointer"] for each in answer.get_json()["errors"]] == ["/version"]


def test_the_most_particular_templates_come_first(session, manager, city):
    make_category(session, city.jurisdiction, city.group, "lamp")
    for name, category, outcome in (
        ("all", None, None),
        ("fixed", None, "fixed"),
        ("lamp", "lamp", None),
        ("hole", "pothole", "fixed"),
        ("later", "pothole", "scheduled"),
    ):
        add(manager, name=name, category=category, outcome=outcome)

    path = f"{TEMPLATES}?department=streets&category=pothole&outcome=fixed"
    found = manager.get(path).get_json()["items"]

    assert [item["name"] for item in found] == ["hole", "fixed", "all"]
    assert found[0]["category"]["code"] == "pothole"
    assert manager.get(f"{TEMPLATES}?department=lighting").get_json()["items"] == []


def test_a_category_is_changed_and_taken_away(manager):
    path = f"{TEMPLATES}/{add(manager, category='pothole')['id']}"

    taken = manager.call("PATCH", path, json={"category": None, "version": 1}).get_json()
    given = manager.call("PATCH", path, json={"category": "pothole", "version": 2}).get_json()
    unknown = manager.call("PATCH", path, json={"category": "no-such", "version": 3}).get_json()

    assert (taken["category"], given["category"]["code"]) == (None, "pothole")
    assert unknown["type"] == "/problems/unknown-category"


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"en": ""},
        {"xx": "Hello"},
        {"en": "Dear {reporter_name}"},
        {"en": "x" * 8001},
    ],
)
def test_texts_hold_known_fields_in_known_languages(manager, texts):
    answer = manager.post(TEMPLATES, FILLED | {"texts": texts})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"].startswith("/texts")


def test_templates_are_for_the_department_and_its_managers_to_change(manager, desk, city):
    path = f"{TEMPLATES}/{add(manager)['id']}"
    stranger = desk(Role.MANAGER, city.other_department)

    assert stranger.get(TEMPLATES).get_json()["items"] == []
    assert stranger.call("DELETE", f"{path}?version=1").status_code == 404
    assert stranger.post(TEMPLATES, FILLED).status_code == 403
    assert stranger.call("PATCH", path, json={"name": "Mine", "version": 1}).status_code == 404
    assert desk().call("DELETE", f"{path}?version=1").status_code == 403
    for role in (Role.MODERATOR, Role.AUDITOR):
        assert len(desk(role).get(TEMPLATES).get_json()["items"]) == 1


def test_a_clerk_here_who_manages_elsewhere_changes_nothing_here(app, session, manager, city):
    template = add(manager)
    person = make_staff(session, city)
    grant_role(session, person, Role.MANAGER, city.jurisdiction.id, city.other_department.id)
    session.flush()
    session.refresh(person)
    caller = signed_in(app, session, person)

    assert caller.call("DELETE", f"{TEMPLATES}/{template['id']}?version=1").status_code == 403
    assert caller.post(TEMPLATES, FILLED).status_code == 403


def test_an_answer_by_template_is_in_the_reporters_language(session, manager, desk, city):
    template = add(manager)
    reporter = make_person(session)
    reporter.language = "fi"
    report = make_report(session, by=actor(reporter), email=None, now=utc_now() - HOURS_AGO)

    answer = desk().post(
        f"{DESK}/reports/{report.id}/response", {"outcome": "fixed", "template": template["id"]}
    )

    (given,) = answer.get_json()["responses"]
    assert given["text"] == "Pothole (fi): täytetty. Streets (fi)"
    assert_nothing_drifts(session, report)


def test_fields_are_filled_in_what_is_written_for_many(session, desk, report):
    answer = desk().post(
        f"{DESK}/reports/{report.id}/response",
        {"outcome": "fixed", "text": "{number} is done, {friend}."},
    )

    (given,) = answer.get_json()["responses"]
    assert given["text"] == f"{report.number} is done, {{friend}}."


def test_an_answer_says_something(desk, report):
    answer = desk().post(f"{DESK}/reports/{report.id}/response", {"outcome": "fixed"})

    assert answer.get_json()["errors"][0]["pointer"] == "/text"


def test_templates_of_others_are_none(session, manager, desk, city, report):
    other = desk(Role.MANAGER, city.other_department)
    theirs = other.post(TEMPLATES, FILLED | {"department": "lighting"}).get_json()

    for template_id in (theirs["id"], str(new_id())):
        refused = preview(desk(), report, template=template_id)
        assert refused.get_json()["type"] == "/problems/unknown-template"


def test_a_preview_is_the_mail_and_nothing_is_done(session, manager, desk, report):
    template, photo = add(manager), make_photo(session)
    clerk = desk()
    before = kinds(session, report)

    shown = preview(clerk, report, template=template["id"], photo_ids=[str(photo.id)]).get_json()

    assert (shown["language"], shown["is_in_own_language"]) == ("en", True)
    assert shown["subject"] == f"{report.number}: Pothole"
    assert shown["response"].startswith("Pothole at ")
    assert "Streets, " in shown["response"]
    for face in ("text", "html"):
        assert report.number in shown[face]
        assert "filled" in shown[face]
        assert photo.digest in shown[face]
        assert "key=" not in shown[face]
    fresh = reload(session, report.id)
    assert (kinds(session, report), fresh.status, fresh.last_seq) == (before, "accepted", None)
    assert session.scalar(select(func.count()).select_from(Response)) == 0
    assert session.scalar(select(func.count()).select_from(Delivery)) == 0
    given = clerk.post(
        f"{DESK}/reports/{report.id}/response",
        {"outcome": "fixed", "template": template["id"]},
    )
    assert given.get_json()["responses"][0]["text"] == shown["response"]
    assert_nothing_drifts(session, report)


def test_a_preview_says_where_a_language_is_missing(session, manager, desk):
    template = add(manager, texts={"fi": "Täytetty."})
    report = make_report(session, language="ru", now=utc_now() - HOURS_AGO)

    shown = preview(desk(), report, template=template["id"]).get_json()

    assert (shown["language"], shown["text_language"], shown["is_in_own_language"]) == (
        "ru",
        "fi",
        False,
    )
    assert "Täytetty." in shown["text"]
    assert "обращение" in shown["text"]


def test_a_preview_refuses_what_an_answer_would(desk, report):
    clerk = desk()
    incomplete = preview(clerk, report, outcome="scheduled", text="Later.")
    clerk.post(f"{DESK}/reports/{report.id}/response", {"outcome": "fixed", "text": "Filled."})

    answered = preview(clerk, report, text="Filled.")

    assert incomplete.get_json()["type"] == "/problems/outcome-incomplete"
    assert answered.get_json()["type"] == "/problems/illegal-transition"


def test_what_people_write_is_escaped_in_a_preview(desk, report):
    shown = preview(desk(), report, text="<script>alert(1)</script>").get_json()

    assert "<script>" not in shown["html"]
    assert "<script>" in shown["text"]
