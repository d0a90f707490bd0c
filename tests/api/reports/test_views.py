# SPDX-License-Identifier: EUPL-1.2
"""Views of queues: those that everybody has, shared ones and own ones, with live counts."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.view_schemas import MOST_VIEWS
from tests.factories import City, make_city, make_report, make_staff
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import move, worker

VIEWS = "/api/v1/desk/views"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def sit_down(app, client, session, city):
    """Return the device of somebody with a role, by default a clerk of the streets."""

    def at_desk(role: Role = Role.CLERK, department: Any = None) -> Caller:
        return signed_in(app, session, make_staff(session, city, role, department))

    return at_desk


def named(caller: Caller) -> dict[str, Mapping[str, Any]]:
    views = caller.get(VIEWS).get_json()["views"]
    return {view["code"] or view["name"]: view for view in views}


def test_everybody_has_the_same_views_with_how_much_stands_there(session, sit_down, city):
    me = make_staff(session, city)
    late = make_report(session, now=utc_now() - HOURS_AGO)
    late.due_at = utc_now() - HOURS_AGO
    mine = make_report(session, now=utc_now() - HOURS_AGO)
    mine.assignee_id, mine.cycle = me.id, 2
    asked = make_report(session, now=utc_now() - HOURS_AGO)
    move(session, asked, worker(session, city), "needs_info", now=utc_now())
    elsewhere = make_report(session, now=utc_now() - HOURS_AGO)
    elsewhere.department_id = city.other_department.id
    session.flush()
    caller = signed_in(sit_down().app, session, me)

    found = {code: (view["n"], view["n_overdue"]) for code, view in named(caller).items()}

    assert found | {"due_today": None} == {
        "mine": (1, 0),
        "due_today": None,
        "overdue": (1, 1),
        "unassigned": (2, 1),
        "waiting_for_reporter": (1, 0),
        "replied": (0, 0),
        "second_attempt": (1, 0),
        "escalated": (0, 0),
    }
    assert found["due_today"][0] >= 1


def test_ones_own_views_are_nobody_elses(session, sit_down, city):
    clerk, mate = sit_down(), sit_down()
    make_report(session, now=utc_now() - HOURS_AGO)
    session.flush()

    saved = clerk.post(VIEWS, {"name": "Holes", "query": {"category": "pothole", "order": "due"}})

    assert saved.status_code == 201, saved.text
    view = named(clerk)["Holes"]
    assert (view["n"], view["query"]) == (1, {"category": ["pothole"], "order": "due"})
    assert (view["is_mine"], view["department"]) == (True, None)
    assert "Holes" not in named(mate)
    path = f"{VIEWS}/{view['id']}"
    assert mate.call("PATCH", path, json={"name": "Mine now"}).status_code == 404
    assert mate.call("DELETE", path, json={}).status_code == 404


def test_a_manager_shares_views_with_the_department(session, sit_down, city):
    manager, clerk = sit_down(Role.MANAGER), sit_down()
    outsider = sit_down(Role.CLERK, city.other_department)
    body = {"name": "Urgent", "query": {"priority": "urgent"}, "department": "streets"}

    assert clerk.post(VIEWS, body).status_code == 403
    assert outsider.post(VIEWS, body).get_json()["type"] == "/problems/unknown-department"
    assert manager.post(VIEWS, body).status_code == 201

    view = named(clerk)["Urgent"]
    assert (view["department"], view["is_mine"]) == ("streets", False)
    assert "Urgent" not in named(outsider)
    path = f"{VIEWS}/{view['id']}"
    assert clerk.call("PATCH", path, json={"name": "Mine"}).status_code == 403
    assert manager.call("PATCH", path, json={"name": "Pressing", "position": 3}).status_code == 200
    assert named(clerk)["Pressing"]["position"] == 0
    assert manager.call("DELETE", path, json={}).status_code == 200
    assert "Pressing" not in named(clerk)


def test_a_view_of_one_department_counts_what_stands_there(session, sit_down, city):
    moderator = sit_down(Role.MODERATOR)
    make_report(session, now=utc_now() - HOURS_AGO)
    theirs = make_report(session, now=utc_now() - HOURS_AGO)
    theirs.department_id = city.other_department.id
    session.flush()

    for name, query in (("All", {}), ("Lighting", {"department": "lighting"})):
        moderator.post(VIEWS, {"name": name, "query": query})

    found = named(moderator)
    assert (found["All"]["n"], found["Lighting"]["n"]) == (2, 1)


def test_a_name_is_taken_once_and_there_are_only_so_many(sit_down):
    clerk = sit_down()
    for n in range(MOST_VIEWS):
        assert clerk.post(VIEWS, {"name": str(n), "query": {}}).status_code == 201

    many = clerk.post(VIEWS, {"name": "One more", "query": {}})
    taken = clerk.call("PATCH", f"{VIEWS}/{named(clerk)['0']['id']}", json={"name": "1"})

    assert (many.status_code, many.get_json()["type"]) == (409, "/problems/too-many-views")
    assert (taken.status_code, taken.get_json()["type"]) == (409, "/problems/view-name-taken")
    assert sit_down().post(VIEWS, {"name": "0", "query": {}}).status_code == 201
    clerk.call("DELETE", f"{VIEWS}/{named(clerk)['2']['id']}", json={})
    again = clerk.post(VIEWS, {"name": "1", "query": {}})
    assert again.get_json()["type"] == "/problems/view-name-taken"


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "query": {}},
        {"name": "x", "query": {"status": "closed"}},
        {"name": "x", "query": {"cursor": "abc"}},
        {"name": "x", "query": {"colour": "red"}},
        {"query": {}},
    ],
)
def test_a_view_holds_what_a_queue_takes(sit_down, body):
    answer = sit_down().post(VIEWS, body)

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")


def test_no_view_is_not_there(sit_down):
    assert sit_down().call("DELETE", f"{VIEWS}/{new_id()}", json={}).status_code == 404


def test_all_views_are_counted_in_one_statement(session, sit_down, connection, city):
    clerk = sit_down()
    make_report(session, now=utc_now() - HOURS_AGO)
    session.flush()
    sent = []
    for n_more in (0, 10):
        for n in range(n_more):
            clerk.post(VIEWS, {"name": f"View {n}", "query": {"text": "hole", "paused": False}})
        session.expunge_all()
        with counted(connection) as one:
            clerk.get(VIEWS)
        sent.append(one)

    assert sent[0].n_pure == sent[1].n_pure <= 4, f"{sent[0]}\n\n{sent[1]}"


def own_order(caller: Caller) -> list[str]:
    views = caller.get(VIEWS).get_json()["views"]
    return [view["name"] for view in views if view["code"] is None]


@pytest.mark.parametrize(
    ("position", "expected"),
    [(0, "CABD"), (1, "ACBD"), (2, "ABCD"), (3, "ABDC"), (1000, "ABDC")],
)
def test_a_view_is_moved_and_the_others_keep_their_order(sit_down, position, expected):
    clerk = sit_down()
    for name in "ABCD":
        clerk.post(VIEWS, {"name": name, "query": {}})
    path = f"{VIEWS}/{named(clerk)['C']['id']}"

    moved = clerk.call("PATCH", path, json={"position": position})

    assert moved.status_code == 200, moved.text
    assert own_order(clerk) == list(expected)
    assert [named(clerk)[name]["position"] for name in expected] == [0, 1, 2, 3]


def test_what_was_deleted_is_kept_again_where_it_was(sit_down):
    clerk = sit_down()
    for name in "ABC":
        clerk.post(VIEWS, {"name": name, "query": {}})
    clerk.call("DELETE", f"{VIEWS}/{named(clerk)['B']['id']}", json={})

    again = clerk.post(VIEWS, {"name": "B", "query": {"priority": "urgent"}, "position": 1})

    assert again.status_code == 201, again.text
    assert own_order(clerk) == ["A", "B", "C"]


def test_moving_ones_own_views_leaves_shared_ones_where_they_are(sit_down):
    manager = sit_down(Role.MANAGER)
    for name, department in (("S1", "streets"), ("S2", "streets"), ("M1", None), ("M2", None)):
        manager.post(VIEWS, {"name": name, "query": {}, "department": department})

    manager.call("PATCH", f"{VIEWS}/{named(manager)['M2']['id']}", json={"position": 0})

    assert own_order(manager) == ["S1", "S2", "M2", "M1"]
