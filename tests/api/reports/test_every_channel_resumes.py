# SPDX-License-Identifier: EUPL-1.2
"""In another engine a customer's note did not restart the clock: here every channel does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from apiflask import APIFlask
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from civic.reports.models import Report
from civic.sla.models import SlaTimer
from tests.factories import make_city, make_person, make_report
from tests.factories_api import Caller, signed_in
from tests.factories_forms import fields_of
from tests.factories_pages import BROWSER, address
from tests.factories_reports import ask_reporter, assert_nothing_drifts, worker

KEY = "a-key-that-only-the-reporter-of-it-knows"
WORDS = "The one on the left."
Channel = Callable[[APIFlask, Session, Report], int]


def by_app_with_the_key(app: APIFlask, session: Session, report: Report) -> int:
    answer = Caller(app, key=KEY).post(f"/api/v1/reports/{report.id}/reply", {"text": WORDS})
    return answer.status_code


def by_app_of_the_account(app: APIFlask, session: Session, report: Report) -> int:
    person = make_person(session, email="resident@people.example")
    report.reporter_id = person.id
    session.flush()
    caller = signed_in(app, session, person)
    return caller.post(f"/api/v1/reports/{report.id}/reply", {"text": WORDS}).status_code


def by_page_from_the_mail(app: APIFlask, session: Session, report: Report) -> int:
    client = app.test_client()
    page = client.get(address(report))
    fields = fields_of(page, f"/reports/{report.number}/reply")
    answer = client.post(
        address(report, "/reply"),
        data=fields | {"text": WORDS},
        content_type="multipart/form-data",
        headers=BROWSER,
    )
    return answer.status_code


CHANNELS = [
    (by_app_with_the_key, 201),
    (by_app_of_the_account, 201),
    (by_page_from_the_mail, 303),
]


@pytest.mark.parametrize(
    ("channel", "status"), CHANNELS, ids=[channel.__name__ for channel, _ in CHANNELS]
)
def test_a_reply_ends_the_pause(
    app: APIFlask, session: Session, channel: Channel, status: int
) -> None:
    city = make_city(session)
    asked_at = utc_now()
    report = make_report(session, now=asked_at - timedelta(hours=1), report_key=KEY)
    ask_reporter(session, report, worker(session, city), asked_at)
    row = resolution(session, report)
    assert row.paused_until is not None
    paused_due = row.due_at

    assert channel(app, session, report) == status

    row = resolution(session, report)
    assert row.paused_until is None
    assert row.due_at < paused_due
    assert_nothing_drifts(session, report)


def resolution(session: Session, report: Report) -> SlaTimer:
    session.expire_all()
    return session.scalars(
        select(SlaTimer).filter_by(report_id=report.id, target="resolution")
    ).one()
