# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.platform.signing import digest_of
from civic.reports import work_commands
from civic.reports.events import ReportAnswered
from civic.reports.jobs import end_work
from civic.reports.kinds import WorkState
from civic.reports.queries import photo_is_public
from civic.reports.work_models import WorkOrder
from tests.factories import make_category, make_city, make_report, make_staff, reload
from tests.factories_api import Caller, signed_in
from tests.factories_reports import (
    assert_nothing_drifts,
    kinds,
    make_photo,
    respond,
    told,
    worker,
)

HOURS_AGO = timedelta(hours=2)
ORDER = {
    "contractor": "Asfaltti Oy",
    "email": "office@asfaltti.example",
    "instructions": "Mill out and fill.",
}
#: What the report's reporter said of themselves and what must never reach a contractor.
SECRETS = ("resident@people.example", "Riitta Resident", "call me", "+358 40 123 4567")


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def photo(session):
    return make_photo(session)


@pytest.fixture
def report(session, city, photo):
    return make_report(
        session,
        now=utc_now() - HOURS_AGO,
        name="Riitta Resident",
        photo_ids=[str(photo.id)],
    )


@pytest.fixture
def clerk(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city))


@pytest.fixture
def contractor(app, client) -> Caller:
    return Caller(app)


def orders(report) -> str:
    return f"/api/v1/desk/reports/{report.id}/work-orders"


def by_link(made: Any) -> str:
    return f"/api/v1/work-orders/{made['link'].rsplit('/', 1)[1]}"


def order(clerk: Caller, report, **changes: Any) -> Any:
    answer = clerk.post(orders(report), ORDER | changes)
    assert answer.status_code == 201, answer.text
    return answer.get_json()


def tell(contractor: Caller, made: Any, **body: Any):
    return contractor.post(by_link(made), {"id": str(new_id())} | body)


def test_a_contractor_reads_where_and_what_and_nobodys_data(
    session, clerk, contractor, report, photo
):
    made = order(clerk, report)

    answer = contractor.get(by_link(made))

    seen = answer.get_json()
    assert answer.status_code == 200, answer.text
    assert (seen["category"], seen["instructions"], seen["number"]) == (
        "Pothole",
        "Mill out and fill.",
        report.number,
    )
    assert seen["description"] == "A deep hole by the tram stop"
    assert [each["id"] for each in seen["photos"]] == [str(photo.id)]
    assert not any(secret in answer.text for secret in SECRETS)
    assert answer.headers["Cache-Control"] == "no-store"


def test_words_that_hold_personal_data_and_all_of_a_private_report_are_withheld(
    session, clerk, contractor, city, photo
):
    make_category(session, city.jurisdiction, city.group, "home", visibility="private")
    private = make_report(
        session,
        category="home",
        now=utc_now() - HOURS_AGO,
        name="Riitta Resident",
        photo_ids=[str(photo.id)],
    )
    talkative = make_report(
        session, now=utc_now() - HOURS_AGO, description="A hole, call me: +358 40 123 4567"
    )
    made = [order(clerk, private)]
    accept = clerk.post(f"/api/v1/desk/reports/{talkative.id}/acceptance", {})
    assert accept.status_code == 200, accept.text
    made.append(order(clerk, talkative))

    answers = [contractor.get(by_link(each)) for each in made]

    for answer in answers:
        assert answer.get_json()["description"] is None
        assert answer.get_json()["photos"] == []
        assert not any(secret in answer.text for secret in SECRETS)


def test_instructions_that_name_somebodys_number_are_refused(session, clerk, report):
    answer = clerk.post(orders(report), ORDER | {"instructions": "Ring +358 40 123 4567 first"})

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/personal-data")
    assert "work_ordered" not in kinds(session, report)


def test_the_token_has_192_bits_and_only_its_digest_is_stored(session, clerk, report):
    made = order(clerk, report)

    token = made["link"].rsplit("/", 1)[1]
    row = session.get_one(WorkOrder, made["id"])
    assert len(token) == 32
    assert row.token_digest == digest_of(token)
    listed = clerk.get(orders(report)).get_json()["items"]
    assert token not in str(listed)
    assert token not in str(told(session, "report.work_ordered"))


def test_done_with_photos_is_a_proposal_that_the_desk_turns_into_the_answer(
    session, clerk, contractor, report
):
    before, after = make_photo(session), make_photo(session)
    made = order(clerk, report)
    said = tell(
        contractor,
        made,
        told="done",
        text="Filled 0.4 m².",
        photo_ids=[str(after.id)],
        before_ids=[str(before.id)],
    )
    assert said.status_code == 201, said.text
    assert reload(session, report.id).status == "accepted"
    (listed,) = clerk.get(orders(report)).get_json()["items"]
    assert (listed["state"], listed["tellings"][0]["text"]) == ("reported", "Filled 0.4 m².")
    assert [each["id"] for each in listed["tellings"][0]["before"]] == [str(before.id)]

    answer = clerk.post(f"{orders(report)}/{made['id']}/response", {"text": "The hole is filled."})

    assert answer.status_code == 201, answer.text
    response = answer.get_json()["responses"][0]
    assert (response["outcome"], [each["id"] for each in response["photos"]]) == (
        "fixed",
        [str(after.id)],
    )
    assert session.get_one(WorkOrder, made["id"]).state == WorkState.DONE
    assert contractor.get(by_link(made)).status_code == 404
    assert_nothing_drifts(session, report)


def test_the_history_says_so_to_staff_only_and_without_the_contractors_name(
    session, clerk, contractor, report
):
    made = order(clerk, report)
    tell(contractor, made, told="cannot", text="The street is closed.")
    clerk.call("DELETE", f"{orders(report)}/{made['id']}")

    path = f"/api/v1/reports/{report.id}/timeline"
    staff, public = clerk.get(path), contractor.get(path)

    rows = {row["kind"]: row for row in staff.get_json()["entries"]}
    assert {"work_ordered", "work_reported", "work_ended"} <= rows.keys()
    assert (rows["work_reported"]["by"], rows["work_reported"]["text"]) == (
        "contractor",
        "The street is closed.",
    )
    assert "Asfaltti" not in staff.text
    assert "work_" not in public.text


def test_telling_again_with_the_same_id_is_telling_once(session, clerk, contractor, report):
    made = order(clerk, report)
    body = {"id": str(new_id()), "told": "accepted", "ready_on": "2030-01-01"}

    first, second = (contractor.post(by_link(made), body) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert [each["told"] for each in second.get_json()["told"]] == ["accepted"]
    assert kinds(session, report).count("work_reported") == 1
    assert second.get_json()["state"] == "open"


@pytest.mark.parametrize(
    "body",
    [{"told": "accepted"}, {"told": "cannot"}, {"told": "done"}, {"told": "paid", "text": "x"}],
)
def test_what_says_too_little_is_refused(session, clerk, contractor, report, body):
    made = order(clerk, report)

    assert tell(contractor, made, **body).status_code == 422


def test_a_link_that_was_ended_expired_or_never_made_gets_the_same_404(
    session, city, clerk, contractor, report
):
    ended, expired, answered = (order(clerk, report) for _ in range(3))
    assert clerk.call("DELETE", f"{orders(report)}/{ended['id']}").status_code == 200
    session.get_one(WorkOrder, expired["id"]).expires_at = utc_now() - timedelta(seconds=1)
    session.flush()
    first = [contractor.get(by_link(each)) for each in (ended, expired)]
    telling = tell(contractor, ended, told="done", text="Done")
    assert contractor.get(by_link(answered)).status_code == 200
    respond(session, reload(session, report.id), worker(session, city), utc_now())
    session.flush()

    gone = [*first, contractor.get(by_link(answered))]

    nothing = contractor.get("/api/v1/work-orders/x")
    assert nothing.status_code == 404
    assert [each.data for each in gone] == [nothing.data] * 3
    assert telling.status_code == 404


def test_an_answered_report_asks_no_contractor_any_more(session, clerk, city, report):
    made = order(clerk, report)
    response = respond(session, reload(session, report.id), worker(session, city), utc_now())

    end_work(session, ReportAnswered(report.id, response.id), utc_now())

    row = session.get_one(WorkOrder, made["id"])
    assert (row.state, row.email) == (WorkState.CANCELLED, None)
    assert kinds(session, report)[-1] == "work_ended"
    assert_nothing_drifts(session, report)


def test_an_order_that_nobody_took_on_expires_and_says_so(session, clerk, report):
    made = order(clerk, report)

    work_commands.expire_orders(session, utc_now() + timedelta(days=29), 10)
    assert session.get_one(WorkOrder, made["id"]).state == WorkState.OPEN
    work_commands.expire_orders(session, utc_now() + timedelta(days=32), 10)

    assert session.get_one(WorkOrder, made["id"]).state == WorkState.EXPIRED
    assert kinds(session, report)[-1] == "work_ended"


def test_without_finished_work_there_is_nothing_to_answer_with(session, clerk, contractor, report):
    made = order(clerk, report)
    path = f"{orders(report)}/{made['id']}/response"
    assert clerk.post(path, {"text": "Done."}).status_code == 409
    tell(contractor, made, told="cannot", text="No access.")

    answer = clerk.post(path, {"text": "Done."})

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/no-work-to-answer")
    assert reload(session, report.id).status == "accepted"


def test_photos_of_a_contractor_are_nobodys_else_until_they_are_in_an_answer(
    session, clerk, contractor, report
):
    after = make_photo(session)
    made = order(clerk, report)
    tell(contractor, made, told="done", text="Filled.", photo_ids=[str(after.id)])
    path = f"/photos/{after.digest}/small.jpg"

    is_hidden = contractor.get(path).status_code == 404
    clerk.post(f"{orders(report)}/{made['id']}/response", {"text": "Filled."})

    assert is_hidden
    assert photo_is_public(session, after.digest)


def test_the_queue_marks_what_a_contractor_told_until_somebody_decides(clerk, contractor, report):
    made = order(clerk, report)
    other = order(clerk, report)

    def flags() -> list[bool]:
        (item,) = clerk.get("/api/v1/desk/queue").get_json()["items"]
        sheet = clerk.get(f"/api/v1/desk/reports/{report.id}/sheet").get_json()
        filtered = clerk.get("/api/v1/desk/queue?work_reported=true").get_json()["items"]
        return [item["flags"]["work_reported"], sheet["flags"]["work_reported"], bool(filtered)]

    tell(contractor, other, told="accepted", ready_on="2030-01-01")
    before = flags()
    tell(contractor, made, told="cannot", text="No access.")
    told_of = flags()
    clerk.call("DELETE", f"{orders(report)}/{made['id']}")

    assert before == [False] * 3
    assert told_of == [True] * 3
    assert flags() == [False] * 3


@pytest.mark.parametrize("due_on", ["2020-01-01", "2199-01-01"])
def test_a_due_in_the_past_or_far_away_is_refused(clerk, report, due_on):
    assert clerk.post(orders(report), ORDER | {"due_on": due_on}).status_code == 422


def test_another_departments_clerk_orders_nothing(app, session, city, report):
    other = signed_in(app, session, make_staff(session, city, Role.CLERK, city.other_department))

    assert other.post(orders(report), ORDER).status_code == 403
    assert other.get(orders(report)).status_code == 403
