# SPDX-License-Identifier: EUPL-1.2
"""Clerks who do something with the same report at the same time."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.reports.desk_models import DeedKey
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import audit
from tests.factories import make_city, make_report, make_staff
from tests.factories_api import Caller, signed_in

N_TIMES = 8


@dataclass
class Office:
    """A report that clerks have open, each on a device."""

    report_id: UUID
    clerks: list[Caller]
    twins: list[Caller]


@pytest.fixture
def office(town_app: APIFlask) -> Office:
    """A report, clerks, and the many devices of one of them."""
    with transaction() as session:
        city = make_city(session)
        report = make_report(session, now=utc_now() - timedelta(hours=2))
        people = [make_staff(session, city) for _ in range(N_TIMES)]
        clerks = [signed_in(town_app, session, person) for person in people]
        twins = [signed_in(town_app, session, people[0]) for _ in range(N_TIMES)]
        session.commit()
        return Office(report.id, clerks, twins)


def n_events(report_id: UUID, kind: str) -> int:
    with transaction() as session:
        rows = select(func.count()).where(
            ReportEvent.report_id == report_id, ReportEvent.kind == kind
        )
        return session.scalar(rows) or 0


def assert_clean(report_id: UUID) -> None:
    with transaction() as session:
        found = audit(session, session.get_one(Report, report_id))
    assert found.is_clean, found


def test_of_clerks_who_decide_at_once_one_does_and_the_others_are_told(office, at_once):
    path = f"/api/v1/desk/reports/{office.report_id}"
    bodies = [
        ("response", {"outcome": "fixed", "text": "Filled."}),
        ("transfer", {"department": "lighting", "reason": "A lamp."}),
    ]
    seen = {"If-Match": '"0"'}

    answers = at_once(
        [
            partial(clerk.post, f"{path}/{verb}", body, headers=seen)
            for clerk, (verb, body) in zip(office.clerks, bodies * 4, strict=True)
        ]
    )

    (done,) = [answer for answer in answers if answer.status_code in (200, 201)]
    others = [answer for answer in answers if answer is not done]
    # Of a report that was passed on meanwhile they are told that it is no longer theirs.
    assert {answer.status_code for answer in others} <= {412, 403}
    for answer in others:
        if answer.status_code == 412:
            assert answer.get_json()["version"] == done.get_json()["version"]
    assert n_events(office.report_id, "answered") + n_events(office.report_id, "transferred") == 1
    assert_clean(office.report_id)


def test_the_same_deed_sent_many_times_at_once_is_done_once(office, at_once):
    path = f"/api/v1/desk/reports/{office.report_id}/notes"
    headers = {"If-Match": '"0"', "Civic-Deed-Key": str(new_id())}
    body = {"text": "We come on Friday."}

    answers = at_once([partial(one.post, path, body, headers=headers) for one in office.twins])

    assert Counter(answer.status_code for answer in answers) == {201: N_TIMES}
    assert len({answer.get_json()["version"] for answer in answers}) == 1
    assert n_events(office.report_id, "public_note") == 1
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(DeedKey)) == 1
    assert_clean(office.report_id)
