# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from civic.accounts.models import AccessEntry
from civic.platform.ids import new_id
from civic.reports.models import Report
from civic.sla.models import SlaTimer
from tests.factories import draft_json, make_category, make_city, make_person
from tests.factories_api import PROBLEM, Caller, counted, signed_in
from tests.factories_reports import make_photo

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"


@pytest.fixture
def anyone(app, client) -> Caller:
    return Caller(app)


def test_a_report_is_answered_with_number_department_and_every_due(anyone, session):
    make_city(session)
    body = draft_json(name="Maija")

    answer = anyone.post(REPORTS, body)

    assert answer.status_code == 201, answer.text
    view = answer.get_json()
    assert view["id"] == body["id"]
    assert view["number"].endswith("-000001")
    assert (view["status"], view["department"]["code"]) == ("accepted", "streets")
    assert view["contact"] == {"email": "resident@people.example", "name": "Maija"}
    assert view["actions"] == ["withdraw", "edit"]
    assert view["desk"] is None
    dues = {timer["target"]: timer for timer in view["promises"]}
    assert set(dues) == {"moderation", "first_response", "resolution"}
    computation = dues["resolution"]["computation"]
    assert computation["allowance"] == {"working_days": 5}
    assert computation["due_at"] == dues["resolution"]["due_at"]
    assert computation["calendar"]["code"] == "office"


def test_sending_it_again_answers_200_with_the_same_and_makes_nothing(anyone, session):
    make_city(session)
    body = draft_json()

    first, second, third = (anyone.post(REPORTS, body) for _ in range(3))

    assert [a.status_code for a in (first, second, third)] == [201, 200, 200]
    views = [a.get_json() for a in (first, second, third)]
    for view in views:
        for timer in view["promises"]:
            timer.pop("used_share")  # goes on with the clock
    assert views[0] == views[1] == views[2]
    assert session.scalar(select(func.count()).select_from(Report)) == 1
    assert session.scalar(select(func.count()).select_from(SlaTimer)) == 3


def test_the_id_of_somebody_elses_report_tells_nothing(anyone, session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    body = draft_json(category="private")
    anyone.post(REPORTS, body)

    answer = anyone.post(REPORTS, body | {"email": "thief@people.example"})

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/id-taken")
    assert "resident" not in answer.text


def test_a_person_who_is_signed_in_needs_no_address(app, client, session):
    make_city(session)
    person = make_person(session, "maija@posti.fi")

    answer = signed_in(app, session, person).post(REPORTS, draft_json(email=None))

    assert answer.status_code == 201, answer.text
    assert answer.get_json()["contact"] == {"email": "maija@posti.fi", "name": ""}
    assert session.scalars(select(Report)).one().reporter_id == person.id
    assert session.scalar(select(func.count()).select_from(AccessEntry)) == 0


def test_all_faults_are_told_at_once_with_pointers_and_without_what_was_sent(anyone, session):
    body = draft_json(
        id=str(uuid4()),
        lon="hunter2",
        lat=91,
        email="hunter2",
        photo_ids=[str(new_id()), "hunter2"],
        language="hunter2",
        report_key="hunter2",
        captured_at="2026-06-02T06:00:00",
        hunter=2,
    )

    answer = anyone.post(REPORTS, body)

    assert (answer.status_code, answer.content_type) == (422, PROBLEM)
    problem = answer.get_json()
    assert problem["type"] == "/problems/invalid-body"
    assert {fault["pointer"] for fault in problem["errors"]} == {
        "/id", "/lon", "/lat", "/email", "/photo_ids/1", "/language", "/report_key",
        "/captured_at", "/hunter",
    }  # fmt: skip
    assert {fault["in"] for fault in problem["errors"]} == {"json"}
    assert "hunter2" not in answer.text


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"description": "a\0b"}, "/description"),
        ({"description": "x" * 4001}, "/description"),
        ({"address": "\ud800"}, "/address"),
        ({"answers": {"a": {"b": ["\0"]}}}, "/answers/a/b/0"),
        ({"answers": {"\0": 1}}, "/answers"),
        ({"answers": {"a": float("nan")}}, "/answers/a"),
        ({"accuracy_m": float("inf")}, "/accuracy_m"),
        ({"captured_at": "0001-01-01T00:00:00+14:00"}, "/captured_at"),
        ({"captured_at": "9999-12-31T23:59:59-12:00"}, "/captured_at"),
        ({"photo_ids": [str(UUID(int=n)) for n in range(6)]}, "/photo_ids"),
        ({"email": None}, "/email"),
        ({"lon": None}, "/lon"),
    ],
)
def test_what_can_not_be_kept_is_refused_where_it_stands(anyone, session, changes, pointer):
    make_city(session)

    answer = anyone.post(REPORTS, draft_json(**changes))

    assert answer.status_code == 422, answer.text
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"lon": 10}, "outside-city"),
        ({"category": "no-such"}, "unknown-category"),
        ({"category": "photo"}, "photo-missing"),
        ({"category": "house"}, "subject-missing"),
        ({"answers": {"x": 1}}, "invalid-answers"),
        ({"photo_ids": [str(UUID(int=7))]}, "unknown-photo"),
    ],
)
def test_a_refusal_names_its_type(anyone, session, changes, problem):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "photo", photo="required")
    make_category(session, city.jurisdiction, city.group, "house", subject_kind="building")

    answer = anyone.post(REPORTS, draft_json(**changes))

    assert answer.status_code == 422
    assert answer.content_type == PROBLEM
    assert answer.get_json()["type"] == f"/problems/{problem}"
    assert session.scalar(select(func.count()).select_from(Report)) == 0


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"', "[" * 100_000, "NaN", "1e999"])
def test_a_body_that_is_no_report_is_refused_as_a_problem(anyone, client, body):
    answer = anyone.client.post(REPORTS, data=body, content_type="application/json")

    assert answer.status_code in (400, 422), answer.text
    assert answer.content_type == PROBLEM


@pytest.mark.parametrize("n_photos", [0, 5])
def test_intake_takes_at_most_twelve_statements_all_included(anyone, session, connection, n_photos):
    make_city(session)
    photos = [str(make_photo(session).id) for _ in range(n_photos)]
    anyone.post(REPORTS, draft_json())  # the catalogue is in memory from here on

    with counted(connection) as sent:
        answer = anyone.post(REPORTS, draft_json(photo_ids=photos, report_key=KEY))

    assert answer.status_code == 201, answer.text
    assert sent.n <= 12, sent


def test_knowing_who_sends_it_takes_two_statements_more(app, client, session, connection):
    make_city(session)
    me = signed_in(app, session, make_person(session))
    photos = [str(make_photo(session).id) for _ in range(5)]
    me.post(REPORTS, draft_json())

    with counted(connection) as sent:
        answer = me.post(REPORTS, draft_json(photo_ids=photos))

    assert answer.status_code == 201, answer.text
    assert sent.n_pure <= 12, sent


def test_sending_it_again_takes_few_statements(anyone, session, connection):
    make_city(session)
    body = draft_json()
    anyone.post(REPORTS, body)

    with counted(connection) as sent:
        anyone.post(REPORTS, body)

    assert sent.n <= 6, sent
