# SPDX-License-Identifier: EUPL-1.2
"""What staff see of the messages about a report, and sending one again."""

from datetime import timedelta

import pytest

from civic.accounts.kinds import Role
from civic.notifications.events import DeliveryQueued
from civic.notifications.models import Delivery
from civic.platform import outbox
from civic.platform.clock import utc_now
from civic.platform.models import OutboxEntry
from tests.factories import NOW, make_city, make_report, make_staff
from tests.factories_api import signed_in


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def report(session, city):
    return make_report(session)


@pytest.fixture
def clerk(app, session, city):
    return signed_in(app, session, make_staff(session, city))


@pytest.fixture
def queued(session, report):
    """Queue a message about the report."""

    def one(**changes) -> Delivery:
        values = {
            "event_id": report.id,
            "kind": "received",
            "channel": "email",
            "address": f"resident{changes.get('kind', '')}@people.example",
            "language": "en",
            "subject_id": report.id,
            "data": {},
            "message_id": "<1@civic.test>",
            "created_at": NOW,
        }
        delivery = Delivery(**(values | changes))
        session.add(delivery)
        session.flush()
        outbox.record(session, DeliveryQueued(delivery_id=delivery.id), now=NOW)
        return delivery

    return one


def url(report) -> str:
    return f"/api/v1/desk/reports/{report.id}/deliveries"


def give_up(session, delivery: Delivery) -> None:
    for entry in session.query(OutboxEntry).filter_by(event=DeliveryQueued.name):
        if entry.payload["delivery_id"] == str(delivery.id):
            entry.dead_at, entry.last_error = NOW, "NotTaken: 451 later"
    session.flush()


def test_staff_see_what_became_of_each_but_not_to_whom(session, clerk, report, queued):
    queued(kind="received", state="sent", sent_at=NOW)
    queued(kind="note", state="failed", last_error="550 no such address")
    queued(kind="answered", state="dropped")
    queued(kind="replied", not_before=utc_now() + timedelta(hours=9))
    give_up(session, queued(kind="accepted"))

    items = clerk.get(url(report)).get_json()["items"]

    found = {item["kind"]: (item["status"], item["may_resend"]) for item in items}
    assert found == {
        "received": ("sent", False),
        "note": ("failed", True),
        "answered": ("dropped", False),
        "replied": ("waiting", False),
        "accepted": ("dead", True),
    }
    assert {item["address"] for item in items} == {"r•••@people.example"}
    assert next(i["error"] for i in items if i["kind"] == "accepted") == "NotTaken: 451 later"


@pytest.mark.parametrize("state", ["failed", "dead"])
def test_one_that_did_not_arrive_is_sent_again(session, clerk, report, queued, state):
    delivery = queued(state="failed", last_error="550 no") if state == "failed" else queued()
    if state == "dead":
        give_up(session, delivery)

    answer = clerk.post(f"{url(report)}/{delivery.id}/resend")

    assert (answer.status_code, answer.get_json()["status"]) == (200, "queued")
    waiting = session.query(OutboxEntry).filter_by(event=DeliveryQueued.name, dead_at=None).all()
    assert str(delivery.id) in {entry.payload["delivery_id"] for entry in waiting}
    again = clerk.post(f"{url(report)}/{delivery.id}/resend")
    assert again.status_code == 409


def test_one_that_arrived_is_not(clerk, report, queued):
    delivery = queued(state="sent", sent_at=NOW)

    assert clerk.post(f"{url(report)}/{delivery.id}/resend").status_code == 409


def test_of_another_report_there_is_none(clerk, session, report, queued):
    delivery = queued(state="failed")
    other = make_report(session, email="other@people.example")

    assert clerk.post(f"{url(other)}/{delivery.id}/resend").status_code == 404


def test_who_only_reads_sends_nothing(app, session, city, report, queued):
    queued(state="failed")
    auditor = signed_in(app, session, make_staff(session, city, Role.AUDITOR))

    (item,) = auditor.get(url(report)).get_json()["items"]

    assert item["may_resend"] is False
