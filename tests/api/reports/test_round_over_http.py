# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.kinds import Status
from tests.factories import LAT, LON, make_category, make_city, make_report, make_staff, reload
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import (
    assert_nothing_drifts,
    kinds,
    make_answered,
    make_photo,
    move,
    worker,
)

HOURS_AGO = timedelta(hours=2)
#: A hundred metres north, in degrees.
STEP = 100 / 111_320
ROUND = f"/api/v1/desk/round?lon={LON}&lat={LAT}"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def person(session, city):
    return make_staff(session, city, Role.INSPECTOR)


@pytest.fixture
def inspector(app, client, session, person) -> Caller:
    return signed_in(app, session, person)


@pytest.fixture
def report(session, city):
    return make_report(session, now=utc_now() - HOURS_AGO)


def at(session, steps_north: float, **changes: Any):
    return make_report(session, now=utc_now() - HOURS_AGO, lat=LAT + steps_north * STEP, **changes)


def stops(inspector: Caller, query: str = "") -> list[Any]:
    answer = inspector.get(ROUND + query)
    assert answer.status_code == 200, answer.text
    return list(answer.get_json()["stops"])


def visit(inspector: Caller, report, **body: Any):
    return inspector.post(f"/api/v1/desk/reports/{report.id}/visit", {"found": "fixed"} | body)


def test_the_round_goes_to_what_is_due_and_takes_along_what_lies_on_the_way(
    session, city, inspector
):
    on_the_way, behind = at(session, 5), at(session, -6)
    late = make_report(session, now=utc_now() - timedelta(days=20), lat=LAT + 10 * STEP)
    out_of_reach = at(session, 31.5)

    found = stops(inspector)

    assert [each["number"] for each in found] == [
        on_the_way.number,
        late.number,
        behind.number,
    ]
    assert [each["is_pressing"] for each in found] == [False, True, False]
    assert [each["leg_m"] for each in found] == pytest.approx([500, 500, 1600], abs=5)
    assert out_of_reach.number not in {each["number"] for each in stops(inspector)}


def test_only_what_the_department_can_do_something_about_wants_a_visit(
    session, city, inspector, person
):
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    by = worker(session, city)
    at(session, 1, category="sight")
    move(session, at(session, 2), by, Status.NEEDS_INFO)
    make_answered(session, by, utc_now() - HOURS_AGO)
    theirs, mine = at(session, 3), at(session, 4)
    theirs.assignee_id, mine.assignee_id = by.person_id, person.id
    elsewhere = at(session, 5)
    elsewhere.department_id = city.other_department.id
    session.flush()

    found = stops(inspector)

    assert [each["number"] for each in found] == [mine.number]


def test_it_says_what_is_known_and_what_to_check(session, city, inspector):
    photo = make_photo(session)
    report = make_answered(
        session, worker(session, city), utc_now() - HOURS_AGO, photo_ids=[str(photo.id)]
    )
    move(session, report, worker(session, city), Status.REOPENED, now=utc_now() - HOURS_AGO / 2)
    session.flush()

    (stop,) = stops(inspector)

    assert (stop["checks"], stop["answer"]) == (["second_attempt"], "Filled and levelled.")
    assert [(each["id"], each["purpose"]) for each in stop["photos"]] == [(str(photo.id), "report")]
    assert stop["description"] == "A deep hole by the tram stop"


def test_whoever_was_there_just_now_is_not_sent_again(session, inspector, report):
    assert visit(inspector, report, found="not_fixed", text="Still there.").status_code == 201

    assert stops(inspector) == []


def test_a_visit_is_a_public_fact_with_words_and_photos_for_staff(app, session, inspector, report):
    photo = make_photo(session)
    body = {"found": "not_fixed", "text": "Water in it.", "photo_ids": [str(photo.id)]}

    answer = visit(inspector, report, **body)

    assert answer.status_code == 201, answer.text
    path = f"/api/v1/reports/{report.id}/timeline"
    staff, public = (
        caller.get(path).get_json()["entries"][-1] for caller in (inspector, Caller(app))
    )
    assert (staff["kind"], staff["text"], staff["data"]["found"]) == (
        "visited",
        "Water in it.",
        "not_fixed",
    )
    assert [each["id"] for each in staff["data"]["photos"]] == [str(photo.id)]
    assert (public["kind"], public["text"], public["data"]) == ("visited", None, {})
    assert Caller(app).get(f"/photos/{photo.digest}/small.jpg").status_code == 404
    assert_nothing_drifts(session, report)


@pytest.mark.parametrize(
    ("found", "outcome"), [("fixed", "fixed"), ("nothing_there", "nothing_to_fix")]
)
def test_a_visit_answers_at_once_with_its_photos(session, inspector, report, found, outcome):
    photo = make_photo(session)

    answer = visit(
        inspector, report, found=found, text="Done.", photo_ids=[str(photo.id)], answer=True
    )

    view = answer.get_json()
    assert (view["status"], view["outcome"]) == ("answered", outcome)
    assert [each["id"] for each in view["responses"][0]["photos"]] == [str(photo.id)]
    assert_nothing_drifts(session, report)


def test_a_visit_that_comes_after_the_answer_is_kept_and_changes_nothing_else(
    session, city, inspector
):
    report = make_answered(session, worker(session, city), utc_now() - HOURS_AGO)
    session.flush()

    answer = visit(inspector, report, text="Done.", answer=True)

    assert (answer.status_code, answer.get_json()["status"]) == (201, "answered")
    assert len(answer.get_json()["responses"]) == 1
    assert kinds(session, report)[-1] == "visited"


def test_fixed_without_a_photo_is_refused_where_the_category_wants_one(session, city, inspector):
    make_category(session, city.jurisdiction, city.group, "lamp", response_photo="required")
    report = at(session, 1, category="lamp")

    answer = visit(inspector, report, text="Done.", answer=True)

    assert (answer.status_code, answer.get_json()["type"]) == (
        422,
        "/problems/response-photo-missing",
    )
    assert "visited" not in kinds(session, reload(session, report.id))
    assert stops(inspector)[0]["wants_photo"] is True


@pytest.mark.parametrize(
    "body", [{"found": "not_fixed", "text": "x", "answer": True}, {"answer": True}]
)
def test_an_answer_needs_words_and_something_to_say(inspector, report, body):
    assert visit(inspector, report, **body).status_code == 422


def test_a_contractor_spares_the_way_until_they_have_told(session, inspector, report):
    made = inspector.post(
        f"/api/v1/desk/reports/{report.id}/work-orders",
        {"contractor": "Asfaltti Oy", "instructions": "Fill it."},
    ).get_json()
    assert stops(inspector) == []
    token = made["link"].rsplit("/", 1)[1]
    inspector.post(
        f"/api/v1/work-orders/{token}",
        {"id": str(new_id()), "told": "done", "text": "Filled 0.4 m²."},
    )

    (stop,) = stops(inspector)

    assert (stop["checks"], stop["contractor"]) == (["contractor_done"], "Filled 0.4 m².")


def test_a_round_costs_the_same_whatever_its_length(session, connection, city, inspector):
    at(session, 1)
    session.flush()
    with counted(connection) as one:
        stops(inspector)
    for n in range(2, 9):
        at(session, n, photo_ids=[str(make_photo(session).id)])
    session.flush()

    with counted(connection) as many:
        assert len(stops(inspector)) == 8

    assert many.n == one.n, f"{one}\n---\n{many}"


def test_a_visit_sent_twice_with_the_same_key_is_one_visit(session, inspector, report):
    photo = make_photo(session)
    body = {"found": "fixed", "text": "Done.", "photo_ids": [str(photo.id)], "answer": True}
    headers = {"Civic-Deed-Key": str(new_id())}
    path = f"/api/v1/desk/reports/{report.id}/visit"

    first, second = (inspector.post(path, body, headers=headers) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert kinds(session, report).count("visited") == 1
    assert len(second.get_json()["responses"]) == 1
