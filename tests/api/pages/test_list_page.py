# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from civic.accounts.queries import actor_of
from civic.pages import lists
from civic.platform.clock import utc_now
from tests.factories import City, make_category, make_city, make_report
from tests.factories_api import counted
from tests.factories_pages import Page, sign_in
from tests.factories_reports import make_answered, worker


@pytest.fixture
def city(session: Session) -> City:
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "lamp")
    return city


def numbers(page: Page) -> list[str]:
    return [
        found["href"].partition("?")[0].rpartition("/")[2]
        for found in page.all("a", **{"class": "p-card-link"})
    ]


def test_all_public_reports_stand_there_newest_first(
    client: FlaskClient, session: Session, city: City
) -> None:
    old, new = (make_report(session, now=utc_now() - timedelta(hours=n)) for n in (2, 1))
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    make_report(session, now=utc_now(), category="secret")

    assert numbers(Page(client.get("/reports"))) == [new.number, old.number]


def test_the_form_narrows_by_status(client: FlaskClient, session: Session, city: City) -> None:
    answered = make_answered(session, worker(session, city), utc_now() - timedelta(hours=5))
    late = make_report(session, now=utc_now() - timedelta(days=60))
    waiting = make_report(session, now=utc_now())

    found = {
        status: numbers(Page(client.get(f"/reports?status={status}")))
        for status in ("answered", "open", "overdue", "accepted", "closed")
    }

    assert found == {
        "answered": [answered.number],
        "open": [waiting.number, late.number],
        "overdue": [late.number],
        "accepted": [waiting.number, late.number],
        "closed": [],
    }


def test_the_form_narrows_by_category_and_by_group(
    client: FlaskClient, session: Session, city: City
) -> None:
    hole = make_report(session, now=utc_now() - timedelta(hours=1))
    lamp = make_report(session, now=utc_now(), category="lamp")

    found = {
        code: numbers(Page(client.get(f"/reports?category={code}")))
        for code in ("lamp", "pothole", "street")
    }

    assert found == {
        "lamp": [lamp.number],
        "pothole": [hole.number],
        "street": [lamp.number, hole.number],
    }


def test_what_is_chosen_stays_chosen_and_goes_on_to_older_reports(
    client: FlaskClient, session: Session, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "REPORTS_ON_PAGE", 1)
    old, new = (make_report(session, now=utc_now() - timedelta(hours=n)) for n in (2, 1))
    make_report(session, now=utc_now(), category="lamp")

    first = Page(client.get("/reports?status=open&category=pothole&lang=fi"))
    second = Page(client.get(first.one("a", rel="next")["href"]))

    assert (numbers(first), numbers(second)) == ([new.number], [old.number])
    for page in (first, second):
        chosen = [found["value"] for found in page.all("option") if "selected" in found]
        assert chosen == ["open", "pothole"]
        assert page.one("html")["lang"] == "fi"
    assert not list(second.all("a", rel="next"))
    assert second.one("meta", name="robots")["content"] == "noindex, follow"


@pytest.mark.parametrize(
    "query",
    ["status=nonsense", "category=nonsense", "cursor=nonsense", "view=map&sort=due", "status="],
)
def test_what_means_nothing_here_is_left_aside(
    client: FlaskClient, session: Session, city: City, query: str
) -> None:
    report = make_report(session, now=utc_now())

    response = client.get(f"/reports?{query}")

    assert response.status_code == 200
    assert numbers(Page(response)) == [report.number]


def test_an_empty_list_says_why(client: FlaskClient, session: Session, city: City) -> None:
    nothing = Page(client.get("/reports"))
    make_report(session, now=utc_now())
    none_of_it = Page(client.get("/reports?status=closed"))

    assert "There are no reports here yet." in nothing.text
    assert "There is nothing of this kind. Show all reports" in none_of_it.text


def test_the_list_takes_the_same_number_of_statements_however_long_it_is(
    client: FlaskClient, session: Session, city: City, connection: Connection
) -> None:
    make_report(session, now=utc_now())
    client.get("/reports")
    with counted(connection) as few:
        client.get("/reports")
    for _ in range(5):
        make_report(session, now=utc_now())

    with counted(connection) as many:
        client.get("/reports")

    assert many.n_pure == few.n_pure <= 7, many


def test_every_field_has_a_label(client: FlaskClient, city: City) -> None:
    page = Page(client.get("/reports"))

    labelled = {label["for"] for label in page.all("label")}
    assert {found["id"] for found in page.all("select")} <= labelled
    assert page.one("form", method="get")["action"] == "/reports"


@pytest.mark.parametrize("path", ["/me", "/me/settings"])
def test_ones_own_reports_stand_on_ones_own_page_whatever_their_state(
    client: FlaskClient, session: Session, city: City, path: str
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    person = sign_in(client, session)
    own = make_report(session, by=actor_of(person), email=None, now=utc_now(), category="secret")
    make_report(session, now=utc_now())

    page = Page(client.get(path))

    assert numbers(page) == [own.number]
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_who_is_not_signed_in_is_told_how(client: FlaskClient, city: City) -> None:
    response = client.get("/me?cursor=nonsense")

    assert response.status_code == 200
    assert "Sign in to see what you reported with your account." in Page(response).text


def test_a_cursor_of_another_time_begins_anew(
    client: FlaskClient, session: Session, city: City
) -> None:
    person = sign_in(client, session)
    own = make_report(session, by=actor_of(person), email=None, now=utc_now())

    assert numbers(Page(client.get("/me?cursor=nonsense"))) == [own.number]
