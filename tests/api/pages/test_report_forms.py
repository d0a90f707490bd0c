# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.queries import actor_of
from civic.platform.clock import utc_now
from civic.reports.models import Rating, Report
from tests.factories import City, make_city, make_report, reload
from tests.factories_pages import BROWSER, Page, address, key_of, sign_in
from tests.factories_reports import make_answered, respond, worker


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def answered(session: Session, city: City) -> Report:
    return make_answered(session, worker(session, city), utc_now() - timedelta(hours=3))


def n_ratings(session: Session) -> int | None:
    return session.scalar(select(func.count()).select_from(Rating))


def test_a_content_reporter_closes_the_report_by_form(
    client: FlaskClient, session: Session, answered: Report
) -> None:
    response = client.post(address(answered, "/rating"), data={"grade": "5", "comment": "Thanks"})

    assert response.status_code == 303
    assert response.location == address(answered)
    assert reload(session, answered.id).status == "closed"
    assert "The reporter's grade: 5 of 5" in Page(client.get(response.location)).text


def test_an_unhappy_grade_with_words_opens_the_report_again(
    client: FlaskClient, session: Session, answered: Report
) -> None:
    client.post(address(answered, "/rating"), data={"grade": "1", "comment": "Still there"})

    assert reload(session, answered.id).status == "reopened"


def test_a_forgotten_grade_is_asked_for_and_the_words_are_kept(
    client: FlaskClient, session: Session, answered: Report
) -> None:
    response = client.post(address(answered, "/rating"), data={"comment": "Long words"})

    page = Page(response)

    assert response.status_code == 422
    assert "Choose one of the five grades." in page.text
    assert "Long words" in page.text
    assert "autofocus" in page.one("div", role="alert")
    assert n_ratings(session) == 0


def test_rating_twice_is_refused_in_a_sentence(
    client: FlaskClient, session: Session, answered: Report
) -> None:
    for _ in range(2):
        response = client.post(address(answered, "/rating"), data={"grade": "4"})

    assert response.status_code == 409
    assert "You have rated this answer already." in Page(response).text
    assert n_ratings(session) == 1


def test_the_language_that_was_asked_for_stays(client: FlaskClient, answered: Report) -> None:
    response = client.post(address(answered, "/rating", lang="fi"), data={"grade": "4"})

    assert response.location.endswith("&lang=fi")


def test_reopening_wants_a_reason(client: FlaskClient, session: Session, answered: Report) -> None:
    response = client.post(address(answered, "/reopening"), data={"reason": "  "})

    page = Page(response)

    assert response.status_code == 422
    assert "Say in a few words why" in page.text
    assert reload(session, answered.id).status == "answered"


def test_reopening_with_a_reason_leads_back_to_the_report(
    client: FlaskClient, session: Session, answered: Report
) -> None:
    response = client.post(address(answered, "/reopening"), data={"reason": "Sinks again"})

    assert response.status_code == 303
    assert reload(session, answered.id).status == "reopened"


def test_reopening_too_late_is_refused(client: FlaskClient, session: Session, city: City) -> None:
    by, long_ago = worker(session, city), utc_now() - timedelta(days=40)
    report = make_report(session, now=long_ago)
    respond(session, report, by, long_ago)

    response = client.post(address(report, "/reopening"), data={"reason": "Sinks again"})

    assert response.status_code == 409
    assert "This report can not be reopened" in Page(response).text


def test_an_open_report_can_be_withdrawn_once(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_report(session, now=utc_now())

    first, second = (client.post(address(report, "/withdrawal")) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 409)
    assert reload(session, report.id).status == "withdrawn"


@pytest.mark.parametrize("form", ["rating", "reopening", "withdrawal"])
def test_nobody_without_the_key_changes_a_report(
    client: FlaskClient, session: Session, answered: Report, form: str
) -> None:
    data = {"grade": "5", "reason": "Because"}

    response = client.post(f"/reports/{answered.number}/{form}", data=data, headers=BROWSER)

    assert response.status_code == 401
    assert "open it from its mail" in Page(response).text
    assert reload(session, answered.id).status == "answered"


@pytest.mark.parametrize("form", ["rating", "reopening", "withdrawal"])
def test_the_key_of_another_report_is_no_key(
    client: FlaskClient, session: Session, answered: Report, form: str
) -> None:
    other = make_report(session, now=utc_now())
    path = address(answered, f"/{form}", own=False, key=key_of(other))

    response = client.post(path, data={"grade": "5", "reason": "Because"})

    assert response.status_code == 401
    assert reload(session, answered.id).status == "answered"


@pytest.mark.parametrize("form", ["rating", "reopening", "withdrawal"])
def test_another_person_is_refused_though_signed_in(
    client: FlaskClient, session: Session, answered: Report, form: str
) -> None:
    sign_in(client, session)
    token = Page(client.get("/")).form("/sign-out")["csrf_token"]
    data = {"grade": "5", "reason": "Because", "csrf_token": token}

    response = client.post(f"/reports/{answered.number}/{form}", data=data)

    assert response.status_code == 403
    assert "You may not do this" in Page(response).text
    assert reload(session, answered.id).status == "answered"


@pytest.mark.parametrize("has_token", [True, False])
def test_a_session_must_prove_that_its_form_is_ours(
    client: FlaskClient, session: Session, city: City, *, has_token: bool
) -> None:
    person = sign_in(client, session)
    report = make_report(session, by=actor_of(person), email=None, now=utc_now())
    sent = Page(client.get(address(report, own=False))).form(f"/reports/{report.number}/withdrawal")

    path = address(report, "/withdrawal", own=False)
    response = client.post(path, data=sent if has_token else {}, headers=BROWSER)

    assert response.status_code == (303 if has_token else 403)
    assert reload(session, report.id).status == ("withdrawn" if has_token else "accepted")


def test_a_report_that_is_not_there_can_not_be_changed(client: FlaskClient, city: City) -> None:
    response = client.post("/reports/TST-2026-999999/rating?key=x", data={"grade": "1"})

    assert response.status_code == 404
