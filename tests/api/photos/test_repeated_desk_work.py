# SPDX-License-Identifier: EUPL-1.2
"""Orders to contractors and covered photos, too, are done once however often they are sent."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Report, ReportPhoto
from civic.reports.work_models import WorkOrder
from tests.corpus.photos import pictures as p
from tests.factories import make_city, make_report, make_staff, reload
from tests.factories_api import Caller, signed_in
from tests.factories_mail import work
from tests.factories_reports import assert_nothing_drifts, history, kinds

ORDER = {"contractor": "Asfaltti Oy", "instructions": "Mill out and fill."}
BODY = {"rectangles": [{"x": 0.25, "y": 0.25, "width": 0.5, "height": 0.5}]}


@pytest.fixture
def city(session, folder):
    return make_city(session)


@pytest.fixture
def photo(app) -> Any:
    return Caller(app).client.post("/api/v1/photos", **p.form(p.jpeg(900, 600))).get_json()


@pytest.fixture
def report(session, city, photo) -> Report:
    return make_report(session, now=utc_now() - timedelta(hours=2), photo_ids=[photo["id"]])


@pytest.fixture
def clerk(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city))


def path(report: Report, what: str) -> str:
    return f"/api/v1/desk/reports/{report.id}/{what}"


def keyed(key: Any) -> dict[str, str]:
    return {"Civic-Deed-Key": str(key)}


def test_an_order_that_is_sent_again_is_given_once_and_answers_with_the_same_link(
    session, clerk, report
):
    key = keyed(new_id())

    first = clerk.post(path(report, "work-orders"), ORDER, headers=key)
    again = clerk.post(path(report, "work-orders"), ORDER, headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.get_json() == first.get_json()
    assert session.scalar(select(func.count()).select_from(WorkOrder)) == 1
    assert kinds(session, report).count("work_ordered") == 1


def test_the_link_is_not_given_again_to_who_does_not_work_there_any_more(session, clerk, report):
    key = keyed(new_id())
    clerk.post(path(report, "work-orders"), ORDER, headers=key)
    body = {"department": "lighting", "reason": "A lamp."}
    assert clerk.post(path(report, "transfer"), body).status_code == 200

    again = clerk.post(path(report, "work-orders"), ORDER, headers=key)

    assert again.status_code == 403


def test_a_key_of_something_else_is_refused(clerk, report):
    key = keyed(new_id())
    clerk.post(path(report, "start"), {}, headers=key)

    answer = clerk.post(path(report, "work-orders"), ORDER, headers=key)

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/deed-key-taken")


def test_an_order_is_ended_once(session, clerk, report):
    made = clerk.post(path(report, "work-orders"), ORDER).get_json()
    key = keyed(new_id())

    answers = [
        clerk.call("DELETE", path(report, f"work-orders/{made['id']}"), headers=key)
        for _ in range(2)
    ]
    without = clerk.call("DELETE", path(report, f"work-orders/{made['id']}"))

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].get_json() == answers[1].get_json()
    assert without.status_code == 409
    assert kinds(session, report).count("work_ended") == 1


def test_the_report_is_answered_once_with_the_work(app, session, clerk, report, photo):
    made = clerk.post(path(report, "work-orders"), ORDER).get_json()
    link = f"/api/v1/work-orders/{made['link'].rsplit('/', 1)[1]}"
    done = {"id": str(new_id()), "told": "done", "text": "Filled.", "photo_ids": [photo["id"]]}
    assert Caller(app).post(link, done).status_code == 201
    key = keyed(new_id())

    answers = [
        clerk.post(
            path(report, f"work-orders/{made['id']}/response"),
            {"text": "The hole is filled."},
            headers=key,
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert [answer.get_json()["status"] for answer in answers] == ["answered"] * 2
    assert kinds(session, report).count("work_ended") == 1


def test_a_photo_is_covered_once_and_the_answer_shows_it_covered(session, clerk, report, photo):
    key = keyed(new_id())
    where = path(report, f"photos/{photo['id']}/redaction")
    body = BODY | {"digest": photo["sizes"]["large"]["url"].split("/")[-2]}

    first = clerk.post(where, body, headers=key)
    again = clerk.post(where, body, headers=key)

    assert (first.status_code, again.status_code) == (201, 201), again.text
    assert again.get_json()["photos"] == first.get_json()["photos"]
    assert kinds(session, report).count("photo_redacted") == 1


def test_what_is_covered_for_one_report_is_told_by_all_that_share_the_photo(
    app, session, city, report, photo
):
    sharing, other = (
        make_report(session, email=f"{name}@people.example", now=utc_now() - timedelta(hours=1))
        for name in ("sharing", "other")
    )
    session.add(
        ReportPhoto(report_id=sharing.id, photo_id=photo["id"], purpose="report", position=0)
    )
    session.flush()
    moderator = signed_in(app, session, make_staff(session, city, Role.MODERATOR))
    moderator.post(path(report, f"photos/{photo['id']}/redaction"), BODY)

    for _ in range(2):
        work(session)

    report, sharing, other = (reload(session, one.id) for one in (report, sharing, other))
    (first,) = [row for row in history(session, report) if row.kind == "photo_redacted"]
    (second,) = [row for row in history(session, sharing) if row.kind == "photo_redacted"]
    assert second.data == first.data
    assert (second.actor_role, second.actor_id) == ("moderator", first.actor_id)
    assert not second.is_public
    assert "photo_redacted" not in kinds(session, other)
    assert_nothing_drifts(session, report, sharing)
