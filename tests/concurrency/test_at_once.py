# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from civic.accounts import commands as accounts
from civic.accounts.errors import LinkExpired
from civic.accounts.kinds import Role
from civic.accounts.models import Person, SignInLink
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.models import OutboxEntry
from civic.platform.outbox import SUBSCRIBERS
from civic.reports.events import ReportClosed, ReportSubmitted
from civic.reports.models import Rating, Report, ReportEvent
from civic.reports.queries import audit
from civic.sla.models import SlaTimer
from tests.factories import draft_json, make_category, make_city, make_report, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_reports import make_answered, worker

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"
HOURS_AGO = timedelta(hours=2)


def count(model: type) -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def n_entries(event: type) -> Counter[str]:
    with transaction() as session:
        rows = session.scalars(
            select(OutboxEntry.subscriber).filter_by(event=event.name)  # type: ignore[attr-defined]
        )
        return Counter(rows)


def wanted(event: type) -> Counter[str]:
    return Counter(name for name, known in SUBSCRIBERS.items() if known.event is event)


def assert_clean(report_id: UUID) -> None:
    with transaction() as session:
        report = session.get_one(Report, report_id)
        found = audit(session, report)
    assert found.is_clean, found


def by_key(app: APIFlask, path: str, body: object) -> Callable[[], TestResponse]:
    return lambda: Caller(app, KEY).client.post(path, json=body, headers={"Civic-Report-Key": KEY})


def test_one_draft_sent_twenty_times_at_once_is_one_report(town_app, at_once):
    with transaction() as session:
        make_city(session)
    body = draft_json(report_key=KEY)

    answers = at_once([by_key(town_app, REPORTS, body)] * 20)

    assert Counter(a.status_code for a in answers) == {201: 1, 200: 19}
    assert len({(a.get_json()["id"], a.get_json()["number"]) for a in answers}) == 1
    assert (count(Report), count(SlaTimer), count(ReportEvent)) == (1, 3, 3)
    assert n_entries(ReportSubmitted) == wanted(ReportSubmitted)
    assert_clean(UUID(body["id"]))


def test_the_first_reports_of_a_year_all_get_numbers_of_their_own(town_app, at_once):
    with transaction() as session:
        make_city(session)

    answers = at_once([by_key(town_app, REPORTS, draft_json()) for _ in range(12)])

    numbers = sorted(a.get_json()["number"] for a in answers)
    assert [number[-6:] for number in numbers] == [f"{n:06d}" for n in range(1, 13)]


@pytest.fixture
def answered(town) -> UUID:
    with transaction() as session:
        city = make_city(session)
        report = make_answered(
            session, worker(session, city), utc_now() - HOURS_AGO, report_key=KEY
        )
        return report.id


def test_of_two_grades_at_once_one_counts(town_app, at_once, answered):
    path = f"{REPORTS}/{answered}/rating"

    answers = at_once([by_key(town_app, path, {"grade": grade}) for grade in (5, 4, 5, 4)])

    assert Counter(a.status_code for a in answers) == {201: 1, 409: 3}
    assert count(Rating) == 1
    assert n_entries(ReportClosed) == wanted(ReportClosed)
    assert_clean(answered)


def test_a_grade_and_a_reopening_at_once_come_one_after_the_other(town_app, at_once, answered):
    path = f"{REPORTS}/{answered}"

    rating, reopening = at_once(
        [
            by_key(town_app, f"{path}/rating", {"grade": 1, "comment": "No."}),
            by_key(town_app, f"{path}/reopening", {"reason": "No."}),
        ]
    )

    assert sorted([rating.status_code, reopening.status_code]) == [201, 409]
    with transaction() as session:
        assert session.get_one(Report, answered).cycle == 2
    assert_clean(answered)


def test_of_two_who_accept_at_once_one_is_told_it_is_done(town_app, at_once):
    with transaction() as session:
        city = make_city(session)
        make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
        report = make_report(session, category="sight", now=utc_now() - HOURS_AGO)
        people = [make_staff(session, city, Role.MODERATOR) for _ in range(2)]
        moderators = [signed_in(town_app, session, person) for person in people]
        session.commit()
    path = f"/api/v1/desk/reports/{report.id}/acceptance"

    answers = at_once([partial(one.post, path) for one in moderators])

    assert Counter(a.status_code for a in answers) == {200: 1, 409: 1}
    assert_clean(report.id)


def test_an_answer_and_a_withdrawal_at_once_leave_one_of_both(town_app, at_once):
    with transaction() as session:
        city = make_city(session)
        reports = [
            make_report(session, now=utc_now() - HOURS_AGO, report_key=KEY) for _ in range(4)
        ]
        clerk = make_staff(session, city)
    with transaction() as session:
        clerks = [signed_in(town_app, session, clerk) for _ in reports]
        session.commit()

    for report, device in zip(reports, clerks, strict=True):
        path, body = f"/api/v1/desk/reports/{report.id}/response", {"outcome": "fixed", "text": "."}
        answer, withdrawal = at_once(
            [
                partial(device.post, path, body),
                by_key(town_app, f"{REPORTS}/{report.id}/withdrawal", {}),
            ]
        )

        assert sorted([answer.status_code, withdrawal.status_code]) == [201, 409]
        with transaction() as session:
            status = session.get_one(Report, report.id).status
        assert status == ("answered" if answer.status_code == 201 else "withdrawn")
        assert_clean(report.id)


def test_two_links_for_a_new_address_used_at_once_are_one_person(town, at_once):
    now = utc_now()
    with transaction() as session:
        links = [
            accounts.request_sign_in_link(
                session, "maija@posti.fi", language="fi", browser_secret="b", now=now
            ).id
            for _ in range(4)
        ]

    def use(link_id: UUID) -> UUID:
        with transaction() as session:
            return accounts.use_sign_in_link(session, link_id, "b", now).id

    people = at_once([partial(use, key) for key in links])

    assert len(set(people)) == 1
    assert count(Person) == 1
    assert count(SignInLink) == 4


def test_one_link_used_at_once_opens_one_session(town_app, at_once):
    now = utc_now()
    with transaction() as session:
        link_id = accounts.request_sign_in_link(
            session, "maija@posti.fi", language="fi", browser_secret="b", now=now
        ).id

    def use() -> bool:
        try:
            with transaction() as session:
                accounts.use_sign_in_link(session, link_id, "b", now)
        except LinkExpired:
            return False
        return True

    assert Counter(at_once([use] * 6)) == {True: 1, False: 5}
