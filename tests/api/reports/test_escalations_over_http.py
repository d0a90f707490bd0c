# SPDX-License-Identifier: EUPL-1.2
"""The inbox of managers and coordinators."""

from datetime import timedelta

import pytest

from civic.accounts.kinds import Role
from civic.reports.escalation_models import Escalation
from tests.factories import NOW, make_city, make_report, make_staff
from tests.factories_api import counted, signed_in

URL = "/api/v1/desk/escalations"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def manager(app, session, city):
    person = make_staff(session, city, Role.MANAGER)
    person.name = "Maija"
    return signed_in(app, session, person)


@pytest.fixture
def keep(session, city):
    """Let something go up, each a minute later than the one before."""
    n = 0

    def one(department=None, **changes) -> Escalation:
        nonlocal n
        n += 1
        report = make_report(session, email=f"r{n}@people.example")
        values = {"kind": "step", "level": "manager", "target": "resolution", "step": 100}
        row = Escalation(
            report_id=report.id,
            department_id=(department or city.department).id,
            cycle=1,
            at=NOW + timedelta(minutes=n),
            **(values | changes),
        )
        session.add(row)
        session.flush()
        return row

    return one


def test_a_manager_reads_what_went_up_newest_first(manager, keep):
    first, second = keep(), keep(kind="returned", level="coordinator", target=None, step=None)

    answer = manager.get(URL).get_json()

    assert [item["id"] for item in answer["items"]] == [str(second.id), str(first.id)]
    assert answer["n_waiting"] == 2
    item = answer["items"][1]
    assert (item["kind"], item["target"], item["step"]) == ("step", "resolution", 100)
    assert item["report"]["category"]["name"] == "Pothole"
    assert item["department"]["code"] == "streets"
    assert item["may_acknowledge"] is True
    assert item["report"]["is_overdue"] is True


def test_acknowledging_says_who_looks_after_it_and_the_first_one_stays(
    app, session, city, manager, keep
):
    one = keep()

    first = manager.post(
        f"{URL}/{one.id}/acknowledgement", {"note": "Two people on it."}
    ).get_json()
    other = signed_in(app, session, make_staff(session, city, Role.MANAGER))
    again = other.post(f"{URL}/{one.id}/acknowledgement", {"note": "Me too."}).get_json()

    assert first["acknowledgement"]["by"] == "Maija"
    assert first["acknowledgement"]["note"] == "Two people on it."
    assert again["acknowledgement"] == first["acknowledgement"]
    assert manager.get(URL).get_json()["items"] == []
    (done,) = manager.get(f"{URL}?state=acknowledged").get_json()["items"]
    assert done["may_acknowledge"] is False
    assert manager.get(f"{URL}?state=all").get_json()["n_waiting"] == 0


def test_what_went_up_of_the_report_before_is_looked_after_with_it(manager, keep, session):
    first, second, third = keep(), keep(), keep()
    for step, row in ((100, first), (150, second), (200, third)):
        row.report_id, row.step = first.report_id, step
    session.flush()

    manager.post(f"{URL}/{second.id}/acknowledgement")

    (left,) = manager.get(URL).get_json()["items"]
    assert left["id"] == str(third.id)


@pytest.fixture
def thrice(session, keep):
    """One report that went up three times, and a clerk of it who asks for more time."""
    first, asked = keep(), keep(kind="extension_asked", target=None, step=None)
    second, last = keep(step=150), keep(kind="silent", target=None, step=None)
    for row in (asked, second, last):
        row.report_id = first.report_id
    session.flush()
    return first, second, last, asked


def test_of_what_waits_each_report_comes_once_and_who_asks_beside_it(manager, keep, thrice):
    other = keep()
    _, _, last, asked = thrice

    answer = manager.get(URL).get_json()

    assert [item["id"] for item in answer["items"]] == [str(x.id) for x in (other, last, asked)]
    assert [item["n_before"] for item in answer["items"]] == [0, 3, 1]
    assert answer["n_waiting"] == 3
    assert manager.get("/api/v1/desk/overview").get_json()["n_escalations"] == 3


def test_whoever_looks_after_the_last_leaves_only_who_asks(manager, thrice):
    *_, last, asked = thrice

    manager.post(f"{URL}/{last.id}/acknowledgement")

    (left,) = manager.get(URL).get_json()["items"]
    assert left["id"] == str(asked.id)
    assert len(manager.get(f"{URL}?state=acknowledged").get_json()["items"]) == 3


def test_what_is_looked_after_hides_nothing_that_went_up_before_it(session, city, manager, keep):
    first, second = keep(), keep(step=150)
    someone = make_staff(session, city, Role.MANAGER)
    second.report_id = first.report_id
    second.acknowledged_at, second.acknowledged_by_id = NOW, someone.id
    session.flush()

    (left,) = manager.get(URL).get_json()["items"]
    assert left["id"] == str(first.id)


def test_in_another_department_it_waits_as_well(app, session, city, keep):
    here, there = keep(), keep(city.other_department, step=150)
    there.report_id = here.report_id
    session.flush()
    coordinator = signed_in(app, session, make_staff(session, city, Role.MANAGER, city.dispatcher))

    items = coordinator.get(URL).get_json()["items"]

    assert {item["id"]: item["n_before"] for item in items} == {str(here.id): 0, str(there.id): 0}


@pytest.mark.parametrize(("query", "n"), [("kind=step", 2), ("level=manager", 4)])
def test_of_a_kind_or_level_all_that_wait_come(manager, thrice, query, n):
    assert len(manager.get(f"{URL}?{query}").get_json()["items"]) == n


def test_other_departments_are_the_coordinators(app, session, city, manager, keep):
    one = keep(city.other_department)
    coordinator = signed_in(app, session, make_staff(session, city, Role.MANAGER, city.dispatcher))

    assert manager.get(URL).get_json()["items"] == []
    assert manager.post(f"{URL}/{one.id}/acknowledgement").status_code == 404
    assert len(coordinator.get(URL).get_json()["items"]) == 1
    assert coordinator.post(f"{URL}/{one.id}/acknowledgement").status_code == 200


def test_auditors_read_and_act_not(app, session, city, keep):
    one = keep()
    auditor = signed_in(app, session, make_staff(session, city, Role.AUDITOR))

    (item,) = auditor.get(URL).get_json()["items"]

    assert item["may_acknowledge"] is False
    assert auditor.post(f"{URL}/{one.id}/acknowledgement").status_code == 403


def test_filters_and_pages(manager, keep, city):
    first, second = keep(), keep(step=200, level="coordinator")
    third = keep(kind="silent", target=None, step=None)

    def ids(query: str) -> list[str]:
        return [item["id"] for item in manager.get(f"{URL}?{query}").get_json()["items"]]

    assert ids("level=coordinator") == [str(second.id)]
    assert ids("kind=silent,returned") == [str(third.id)]
    assert ids("department=lighting") == []
    page = manager.get(f"{URL}?limit=2").get_json()
    assert len(page["items"]) == 2
    assert ids(f"limit=2&cursor={page['next_cursor']}") == [str(first.id)]
    assert manager.get(f"{URL}?cursor=nonsense").status_code == 422


def test_a_page_takes_as_many_statements_however_long_it_is(manager, keep, connection):
    def statements() -> int:
        with counted(connection) as found:
            manager.get(URL)
        return found.n_pure

    keep()
    few = statements()
    for _ in range(5):
        keep()

    assert statements() == few
