# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from civic.reports import desk_commands
from civic.reports.commands import By, change_status
from civic.reports.events import FollowRequested
from civic.reports.kinds import Status
from civic.reports.models import Follower, Report, Supporter
from civic.reports.queries import audit, history
from tests.factories import City, make_city, make_report
from tests.factories_api import Caller
from tests.factories_reports import worker

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"


def call(
    app: APIFlask, method: str, report_id: UUID, verb: str, body: object
) -> Callable[[], TestResponse]:
    path = f"{REPORTS}/{report_id}{verb}"
    headers = {"Civic-Report-Key": KEY} if method == "PATCH" else {}
    return lambda: Caller(app).client.open(path, method=method, json=body, headers=headers)


def support(app: APIFlask, report_id: UUID, key: str, method: str = "PUT"):
    return call(app, method, report_id, "/support", {"supporter_key": key})


def counted(report_id: UUID) -> tuple[int, int]:
    """Return how many the report says, and how many rows there are."""
    with transaction() as session:
        rows = select(func.count()).select_from(Supporter).filter_by(report_id=report_id)
        return session.get_one(Report, report_id).n_supporters, session.scalar(rows) or 0


@pytest.fixture
def city(town) -> City:
    with transaction() as session:
        return make_city(session)


@pytest.fixture
def by(city) -> By:
    with transaction() as session:
        return worker(session, city)


@pytest.fixture
def report_id(city) -> UUID:
    with transaction() as session:
        return make_report(session, now=utc_now(), report_key=KEY).id


def test_two_who_support_at_once_are_two(town_app, at_once, report_id):
    for n in range(1, 6):
        keys = [new_id().hex for _ in range(2)]

        answers = at_once([support(town_app, report_id, key) for key in keys])

        assert [answer.status_code for answer in answers] == [200, 200]
        assert sorted(answer.get_json()["n_supporters"] for answer in answers) == [2 * n - 1, 2 * n]
        assert counted(report_id) == (2 * n, 2 * n)


def test_one_who_supports_twenty_times_at_once_is_one(town_app, at_once, report_id):
    key = new_id().hex

    answers = at_once([support(town_app, report_id, key)] * 20)

    assert {answer.get_json()["n_supporters"] for answer in answers} == {1}
    assert counted(report_id) == (1, 1)


def test_coming_and_going_at_once_leaves_the_right_number(town_app, at_once, report_id):
    keys = [new_id().hex for _ in range(8)]
    at_once([support(town_app, report_id, key) for key in keys[:4]])

    at_once(
        [support(town_app, report_id, key, "DELETE") for key in keys[:4]]
        + [support(town_app, report_id, key) for key in keys[4:]]
    )

    assert counted(report_id) == (4, 4)


def test_who_supports_while_reports_are_merged_counts_with_the_original(
    town_app, at_once, report_id, by
):
    with transaction() as session:
        duplicate_id = make_report(session, now=utc_now()).id
    keys = [new_id().hex for _ in range(6)]

    def merge() -> None:
        with transaction() as session:
            duplicate, original = (
                session.get_one(Report, key, with_for_update=True)
                for key in (duplicate_id, report_id)
            )
            desk_commands.merge(session, duplicate, original, by, utc_now())

    at_once(
        [merge]
        + [support(town_app, duplicate_id, key) for key in keys[:4]]
        + [support(town_app, report_id, key) for key in keys[2:]]
    )

    assert counted(duplicate_id) == (4, 4)
    assert counted(report_id) == (6, 4)


def test_who_supports_two_duplicates_at_once_counts_with_their_original(
    town_app, at_once, report_id, by
):
    with transaction() as session:
        original = session.get_one(Report, report_id)
        duplicates = [make_report(session, now=utc_now()) for _ in range(3)]
        for duplicate in duplicates:
            desk_commands.merge(session, duplicate, original, by, utc_now())

    for n in range(1, 5):
        at_once([support(town_app, duplicate.id, new_id().hex) for duplicate in duplicates])

        assert counted(report_id) == (3 * n, 0)


def test_one_address_that_asks_at_once_is_one_follower_and_one_mail(town_app, at_once, report_id):
    body = {"email": "me@people.example"}

    answers = at_once([call(town_app, "PUT", report_id, "/follow", body)] * 8)

    assert Counter(answer.get_json()["state"] for answer in answers) == {"to_confirm": 8}
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(Follower)) == 1
        asked = select(func.count()).select_from(OutboxEntry).filter_by(event=FollowRequested.name)
        assert session.scalar(asked) == 1


def test_edits_at_once_come_one_after_the_other(town_app, at_once, report_id):
    changes = [{"description": f"Words {n}"} for n in range(4)] + [{"lon": 24.95}]

    answers = at_once([call(town_app, "PATCH", report_id, "", change) for change in changes])

    assert {answer.status_code for answer in answers} == {200}
    with transaction() as session:
        found = audit(session, session.get_one(Report, report_id))
    assert found.is_clean, found


def test_an_edit_and_the_beginning_of_work_at_once_leave_no_edit_after_it(town_app, at_once, by):
    for _ in range(4):
        with transaction() as session:
            report_id = make_report(session, now=utc_now(), report_key=KEY).id

        edited, _ = at_once(
            [
                call(town_app, "PATCH", report_id, "", {"description": "Other words"}),
                partial(start, report_id, by),
            ]
        )

        assert edited.status_code in (200, 409)
        with transaction() as session:
            report = session.get_one(Report, report_id)
            rows = [row.to_status or row.kind for row in history(session, report.id)]
        assert rows[-1] == "in_progress"
        assert (report.description == "Other words") == (edited.status_code == 200)


def start(report_id: UUID, by: By) -> None:
    with transaction() as session:
        report = session.get_one(Report, report_id, with_for_update=True)
        change_status(session, report, Status.IN_PROGRESS, by, utc_now())
