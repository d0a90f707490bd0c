# SPDX-License-Identifier: EUPL-1.2
"""Departments draft campaigns, their managers approve and close them."""

from typing import Any

import pytest
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from civic.accounts.kinds import Role
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign, CampaignApproval, CampaignKind, QuestionSet
from civic.platform.clock import utc_now
from tests.factories import make_category, make_person, make_report, texts
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import (
    QUESTIONS,
    campaign_json,
    kind_json,
    make_campaign,
    make_kind,
    make_point,
)
from tests.factories_reports import DAY

DESK = "/api/v1/desk/campaigns"
APPROVAL = {"note": "Agrees with our plan of pavements.", "is_about_things": True, "version": 1}


@pytest.fixture
def clerk(desk):
    return desk()


@pytest.fixture
def manager(desk):
    return desk(Role.MANAGER)


def drafted(caller: Caller, **changes: Any) -> dict[str, Any]:
    answer = caller.post(DESK, campaign_json(**changes))
    assert answer.status_code == 201, answer.text
    return dict(answer.get_json())


def change(caller: Caller, path: str, **changes: Any) -> TestResponse:
    """Change the campaign as it stands."""
    version = caller.get(path).get_json()["version"]
    return caller.call("PATCH", path, json={**changes, "version": version})


def approved(clerk: Caller, manager: Caller, **changes: Any) -> str:
    path = f"{DESK}/{drafted(clerk, **changes)['id']}"
    assert manager.post(f"{path}/approve", APPROVAL).status_code == 200
    return path


def test_a_clerk_drafts_a_manager_approves_and_residents_see_it(clerk, manager):
    draft = drafted(clerk)

    assert (draft["state"], draft["slug"], draft["actions"]) == (
        "draft",
        "step-free-centre",
        ["change"],
    )
    assert clerk.get("/api/v1/campaigns/step-free-centre").get_json()["is_running"] is False
    path = f"{DESK}/{draft['id']}"
    assert clerk.post(f"{path}/approve", APPROVAL).status_code == 403
    shown = manager.post(f"{path}/approve", APPROVAL).get_json()
    assert (shown["state"], shown["approval_note"]) == ("approved", APPROVAL["note"])
    assert shown["actions"] == ["change", "close"]
    (listed,) = clerk.get("/api/v1/campaigns?active=true").get_json()["campaigns"]
    assert listed["kinds"][0]["category"] == "pothole"


def test_what_was_drafted_comes_back_as_it_was_sent(clerk):
    sent = campaign_json()

    draft = drafted(clerk)

    assert draft["kinds"][0]["questions"] == QUESTIONS
    assert draft["title"] == sent["title"]
    assert (draft["kinds"][0]["n_points"], draft["kinds"][0]["questions_version"]) == (0, 1)
    assert clerk.get(f"{DESK}/{draft['id']}").get_json() == draft


def test_every_fault_of_a_draft_is_named_with_its_place(clerk):
    body = campaign_json(
        ends_at="2026-05-01T00:00:00Z", kinds=[kind_json(category="no-such"), kind_json()]
    )

    answer = clerk.post(f"{DESK}?lang=fi", body)

    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, "/problems/invalid-campaign")
    assert [(each["pointer"], each["reason"]) for each in problem["errors"]] == [
        ("/ends_at", "window_empty"),
        ("/kinds", "code_twice"),
        ("/kinds/0/category", "unknown_category"),
    ]
    assert problem["detail"] == "Kampanjan on päätyttävä alkamisensa jälkeen."


@pytest.mark.parametrize(
    ("approval", "changes", "status"),
    [
        (APPROVAL | {"note": ""}, {}, 422),
        (APPROVAL | {"is_about_things": False}, {}, 422),
        ({"note": "Yes", "is_about_things": True}, {}, 422),
        (APPROVAL, {"title": {"en": "Only English"}}, 422),
        (APPROVAL, {"kinds": []}, 422),
        (APPROVAL, {"starts_at": "2026-01-01T00:00:00Z", "ends_at": "2026-02-01T00:00:00Z"}, 422),
    ],
)
def test_a_manager_approves_what_is_complete_and_says_why(
    clerk, manager, session, approval, changes, status
):
    path = f"{DESK}/{drafted(clerk, **changes)['id']}"

    assert manager.post(f"{path}/approve", approval).status_code == status
    assert session.scalar(select(Campaign.state)) == "draft"


def test_a_campaign_is_approved_once(clerk, manager):
    path = approved(clerk, manager)

    again = manager.post(f"{path}/approve", APPROVAL)

    assert (again.status_code, again.get_json()["type"]) == (409, "/problems/campaign-state")


def test_nobody_overwrites_what_they_have_not_seen(clerk, manager):
    path = f"{DESK}/{drafted(clerk)['id']}"
    seen = manager.get(path).get_json()
    changed = clerk.call("PATCH", path, json={"reports_per_day": 3, "version": 1}).get_json()

    body = {"title": texts("Kerbs"), "version": seen["version"]}
    answer = manager.call("PATCH", f"{path}?lang=fi", json=body)

    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (412, "/problems/stale-campaign")
    assert (problem["version"], changed["version"]) == (2, 2)
    assert problem["detail"].startswith("Joku muutti sitä")
    assert manager.get(path).get_json() == {**changed, "actions": ["change", "approve"]}
    again = manager.call("PATCH", path, json=body | {"version": 2}).get_json()
    assert (again["version"], again["title"], again["reports_per_day"]) == (3, texts("Kerbs"), 3)


@pytest.mark.parametrize(
    ("method", "deed", "body"),
    [
        ("PATCH", "", {"reports_per_day": 3}),
        ("PATCH", "", {"reports_per_day": 3, "version": None}),
        ("POST", "/approve", {"note": "Yes", "is_about_things": True}),
        ("POST", "/close", {}),
    ],
)
def test_nothing_is_done_with_a_campaign_without_saying_which_was_read(
    clerk, manager, method, deed, body
):
    draft = drafted(clerk)

    answer = manager.call(method, f"{DESK}/{draft['id']}{deed}", json=body)

    problem = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, "/problems/invalid-body")
    assert [each["pointer"] for each in problem["errors"]] == ["/version"]
    assert clerk.get(f"{DESK}/{draft['id']}").get_json() == draft


def test_a_manager_approves_what_they_have_read(clerk, manager, session):
    path = f"{DESK}/{drafted(clerk)['id']}"
    read = manager.get(path).get_json()
    change(clerk, path, reports_per_day=500)
    approval = APPROVAL | {"version": read["version"]}

    answer = manager.post(f"{path}/approve", approval)

    assert (answer.status_code, answer.get_json()["type"]) == (412, "/problems/stale-campaign")
    assert session.scalar(select(Campaign.state)) == "draft"
    approved = manager.post(f"{path}/approve", approval | {"version": 2}).get_json()
    assert (approved["state"], approved["version"]) == ("approved", 3)


def test_a_category_that_is_withdrawn_meanwhile_keeps_a_draft_from_approval(
    clerk, manager, session, city
):
    category = make_category(session, city.jurisdiction, city.group, "kerb-high")
    path = f"{DESK}/{drafted(clerk, kinds=[kind_json(category='kerb-high')])['id']}"
    category.withdrawn_at = utc_now()
    city.jurisdiction.catalogue_version += 1
    session.flush()

    answer = manager.post(f"{path}/approve", APPROVAL)

    assert [each["reason"] for each in answer.get_json()["errors"]] == ["unknown_category"]


def test_words_change_while_residents_map_and_questions_get_a_new_version(clerk, manager, session):
    path = approved(clerk, manager)
    kind = session.scalars(select(CampaignKind)).one()
    point = make_point(session, kind)
    asked = [QUESTIONS[0] | {"text": texts("How many centimetres?")}]

    body = {"title": texts("No more steps"), "kinds": [kind_json(questions=asked)]}
    changed = change(clerk, path, **body).get_json()

    assert (changed["state"], changed["kinds"][0]["questions_version"]) == ("approved", 2)
    assert changed["title"] == texts("No more steps")
    versions = session.scalars(select(QuestionSet).order_by(QuestionSet.version)).all()
    assert [each.questions[0]["text"] for each in versions] == [
        QUESTIONS[0]["text"],
        texts("How many centimetres?"),
    ]
    session.refresh(point)
    assert point.questions_version == 1
    unchanged = change(clerk, path, **body).get_json()
    assert unchanged["kinds"][0]["questions_version"] == 2


def test_words_of_a_campaign_that_is_shown_stay_complete(clerk, manager):
    path = approved(clerk, manager)

    answer = change(clerk, path, title={"en": "Only English"})

    assert answer.get_json()["errors"][0]["reason"] == "text_missing"
    assert manager.get(path).get_json()["title"] == campaign_json()["title"]


def test_more_than_words_makes_it_a_draft_again(clerk, manager, session):
    path = approved(clerk, manager)

    changed = change(clerk, path, reports_per_day=3).get_json()

    assert (changed["state"], changed["approved_at"], changed["approval_note"]) == (
        "draft",
        None,
        None,
    )
    assert changed["reports_per_day"] == 3
    assert manager.get("/api/v1/campaigns").get_json() == {"campaigns": []}
    approval = APPROVAL | {"version": changed["version"]}
    assert manager.post(f"{path}/approve", approval).get_json()["state"] == "approved"


def test_who_approves_again_sees_what_was_approved_before(clerk, manager):
    path = approved(clerk, manager)
    first = manager.get(path).get_json()
    change(clerk, path, title=texts("No more steps"))
    kinds = [kind_json(photo="required"), kind_json(code="bench", category=None)]

    draft = change(clerk, path, reports_per_day=3, kinds=kinds).get_json()

    then = draft["last_approval"]
    assert (then["note"], then["approved_at"]) == (APPROVAL["note"], first["approved_at"])
    assert then == first["last_approval"]
    body = then["campaign"]
    assert (body["title"], body["reports_per_day"]) == (campaign_json()["title"], 10)
    assert [(kind["code"], kind["photo"]) for kind in body["kinds"]] == [("kerb", "optional")]
    assert body["area"] == draft["area"]
    assert then["km2"] == draft["km2"] == pytest.approx(2.45, abs=0.05)
    again = {"note": "Now with benches.", "version": draft["version"]}
    shown = manager.post(f"{path}/approve", APPROVAL | again).get_json()
    assert shown["last_approval"]["note"] == "Now with benches."
    assert shown["last_approval"]["campaign"]["reports_per_day"] == 3


def test_of_what_was_approved_before_approvals_were_kept_it_is_kept_on_its_change(
    clerk, manager, session
):
    path = approved(clerk, manager)
    session.execute(delete(CampaignApproval))

    draft = change(clerk, path, reports_per_day=3).get_json()

    then = draft["last_approval"]
    assert (then["note"], then["campaign"]["reports_per_day"]) == (APPROVAL["note"], 10)


def test_a_first_draft_was_never_approved(clerk):
    assert drafted(clerk)["last_approval"] is None


def test_kinds_come_and_go_but_not_those_of_which_something_is_mapped(clerk, session):
    draft = drafted(clerk, kinds=[kind_json(), kind_json(code="bench", category=None)])
    path = f"{DESK}/{draft['id']}"
    bench = session.scalars(select(CampaignKind).filter_by(code="bench")).one()
    make_point(session, bench)
    wanted = [kind_json(code="lamp", category=None), kind_json(code="bench", category=None)]

    refused = change(clerk, path, kinds=wanted[:1]).get_json()
    changed = change(clerk, path, kinds=wanted).get_json()

    assert [(each["reason"], each["detail"]) for each in refused["errors"]] == [
        ("kind_in_use", "bench")
    ]
    assert [(each["code"], each["n_points"]) for each in changed["kinds"]] == [
        ("lamp", 0),
        ("bench", 1),
    ]
    assert changed["kinds"][1]["id"] == str(bench.id)


def test_a_goal_can_be_taken_away(clerk):
    path = f"{DESK}/{drafted(clerk)['id']}"

    assert change(clerk, path, goal_share=None).get_json()["goal_share"] is None


def test_what_can_not_be_nothing_is_not_taken_away(clerk):
    path = f"{DESK}/{drafted(clerk)['id']}"

    for field in ("title", "area", "ends_at", "kinds", "reports_per_day"):
        assert change(clerk, path, **{field: None}).status_code == 422, field


def test_a_manager_closes_it_and_then_nothing_changes(clerk, manager):
    path = approved(clerk, manager)

    assert clerk.post(f"{path}/close", {"version": 2}).status_code == 403
    closed = manager.post(f"{path}/close", {"version": 2}).get_json()

    assert (closed["state"], closed["is_running"], closed["actions"]) == ("closed", False, [])
    for answer in (
        manager.post(f"{path}/close", {"version": 3}),
        manager.post(f"{path}/approve", APPROVAL),
        change(clerk, path, title=texts("x")),
    ):
        assert answer.status_code == 409


def test_a_manager_closes_what_they_have_read(clerk, manager):
    path = approved(clerk, manager)
    change(clerk, path, goal_n_verified=5)

    answer = manager.post(f"{path}/close", {"version": 2})

    assert (answer.status_code, answer.get_json()["type"]) == (412, "/problems/stale-campaign")
    assert manager.get(path).get_json()["state"] == "approved"
    assert manager.post(f"{path}/close", {"version": 3}).get_json()["state"] == "closed"


def test_a_draft_is_not_closed(clerk, manager):
    path = f"{DESK}/{drafted(clerk)['id']}"

    assert manager.post(f"{path}/close", {"version": 1}).status_code == 409


def test_titles_that_are_taken_get_a_number(clerk):
    slugs = [drafted(clerk)["slug"] for _ in range(3)]
    other = drafted(clerk, title={"ru": "Без ступенек"})

    assert slugs == ["step-free-centre", "step-free-centre-2", "step-free-centre-3"]
    assert other["slug"] == "campaign"


def test_each_department_has_its_own_and_the_city_is_overseen(session, city, desk, clerk):
    own = make_campaign(session, city, state=CampaignState.DRAFT)
    kind = make_kind(session, own, city.category.id)
    other = desk(department=city.other_department)
    path = f"{DESK}/{own.id}"

    assert [each["id"] for each in clerk.get(DESK).get_json()["campaigns"]] == [str(own.id)]
    assert clerk.get(DESK).get_json()["departments"] == [{"code": "streets", "name": "Streets"}]
    assert other.get(DESK).get_json()["campaigns"] == []
    for role in (Role.MODERATOR, Role.ADMINISTRATOR, Role.AUDITOR):
        overseer = desk(role)
        assert len(overseer.get(DESK).get_json()["campaigns"]) == 1
        shown = overseer.get(path).get_json()
        assert (shown["actions"], shown["kinds"][0]["id"]) == ([], str(kind.id))
    assert other.get(path).status_code == 404
    assert other.call("PATCH", path, json={"version": 1}).status_code == 404
    assert other.post(DESK, campaign_json()).status_code == 403
    assert clerk.post(DESK, campaign_json(department="nowhere")).status_code == 422


@pytest.mark.parametrize("beside", [Role.CLERK, Role.MODERATOR])
def test_who_manages_another_department_does_not_decide_here(app, session, city, clerk, beside):
    home = city.department.id if beside is Role.CLERK else None
    roles = [
        (Role.MANAGER, city.jurisdiction.id, city.other_department.id),
        (beside, city.jurisdiction.id, home),
    ]
    caller = signed_in(app, session, make_person(session, roles=roles))
    path = f"{DESK}/{drafted(clerk)['id']}"

    assert caller.get(path).status_code == 200
    assert caller.post(f"{path}/approve", APPROVAL).status_code == 403
    status = 200 if beside is Role.CLERK else 403
    assert change(caller, path, goal_n_verified=5).status_code == status


def test_a_preview_shows_cells_and_what_is_reported_already(session, city, clerk):
    make_category(session, city.jurisdiction, city.group, "puddle")
    private = make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    reports = [make_report(session, now=utc_now() - DAY) for _ in range(2)]
    make_report(session, now=utc_now() - DAY, category="puddle")
    make_report(session, now=utc_now() - DAY, category=private.code)
    make_report(session, now=utc_now() - DAY, lon=24.92)
    body = {"department": "streets", "area": campaign_json()["area"]}

    shown = clerk.post(f"{DESK}/preview", body).get_json()

    assert shown["faults"] == []
    assert 2.4 < shown["km2"] < 2.5
    assert shown["n_cells"] == len(shown["cells"]["coordinates"]) > 200
    assert [(each["category"], each["n"]) for each in shown["by_category"]] == [
        ("pothole", 2),
        ("puddle", 1),
    ]
    numbers = {each["properties"]["number"] for each in shown["reports"]["features"]}
    assert {report.number for report in reports} < numbers
    some = clerk.post(f"{DESK}/preview", body | {"categories": ["puddle"]}).get_json()
    assert [(each["category"], each["n"]) for each in some["by_category"]] == [("puddle", 1)]
    assert len(some["reports"]["features"]) == 1


def test_a_preview_tells_what_is_wrong_with_the_area(clerk):
    line = {"type": "Polygon", "coordinates": [[[24.94, 60.16]] * 4]}
    outside = {
        "type": "Polygon",
        "coordinates": [[[25.2, 60.1], [25.3, 60.1], [25.3, 60.2], [25.2, 60.1]]],
    }

    for area, reasons in ((line, ["area_invalid"]), (outside, ["area_outside"])):
        shown = clerk.post(f"{DESK}/preview", {"department": "streets", "area": area}).get_json()
        assert [each["reason"] for each in shown["faults"]] == reasons
        assert (shown["n_cells"], shown["by_category"]) == (0, [])
