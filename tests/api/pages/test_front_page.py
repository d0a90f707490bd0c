# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from civic.pages.rendering import assets
from civic.platform.clock import utc_now
from civic.platform.config import settings
from tests.factories import City, make_category, make_city, make_report
from tests.factories_pages import BROWSER, Page
from tests.factories_reports import make_answered, worker


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@contextmanager
def statements(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that run inside."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE")):
            seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(connection, "before_cursor_execute", note)


def test_a_new_report_stands_there_with_the_date_of_its_answer(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_report(session, now=utc_now(), address="Aleksanterinkatu 17")

    page = Page(client.get("/"))

    assert f"{report.number} · With the department" in page.text
    assert "Pothole Aleksanterinkatu 17" in page.text
    assert "Answer by" in page.text
    assert "On track" in page.text
    assert page.one("a", **{"class": "p-card-link"})["href"] == f"/reports/{report.number}"


def test_clocks_tell_what_is_late_and_what_was_kept(
    client: FlaskClient, session: Session, city: City
) -> None:
    by = worker(session, city)
    make_report(session, now=utc_now() - timedelta(days=60))
    make_answered(session, by, utc_now() - timedelta(days=1))

    page = Page(client.get("/"))

    faces = [found["class"] for found in page.all("span") if "p-face" in found.get("class", "")]
    assert faces == ["p-face p-face-kept", "p-face p-face-overdue"]


@pytest.mark.parametrize("category", ["secret", "checked"])
def test_what_not_everybody_may_see_is_not_listed(
    client: FlaskClient, session: Session, city: City, category: str
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    make_category(session, city.jurisdiction, city.group, "checked", moderation="human")
    report = make_report(session, now=utc_now(), category=category)

    page = Page(client.get("/"))

    assert report.number not in page.text
    assert "There are no reports here yet" in page.text


def test_it_leads_to_the_form_and_to_all_reports(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_report(session, now=utc_now())

    page = Page(client.get("/"))

    links = {found["href"] for found in page.all("a")}
    assert {"/report", "/reports"} <= links


def test_the_list_takes_the_same_number_of_statements_however_long_it_is(
    client: FlaskClient, session: Session, city: City, connection: Connection
) -> None:
    make_report(session, now=utc_now())
    client.get("/")
    with statements(connection) as few:
        client.get("/")
    for _ in range(5):
        make_report(session, now=utc_now())

    with statements(connection) as many:
        client.get("/")

    assert len(many) == len(few) <= 6


def test_an_empty_installation_has_a_front_page(client: FlaskClient) -> None:
    page = Page(client.get("/"))

    assert "There are no reports here yet" in page.text


@pytest.mark.parametrize("language", ["fi", "sv", "et", "ru"])
def test_the_page_speaks_the_language_that_is_asked_for(
    client: FlaskClient, session: Session, city: City, language: str
) -> None:
    make_report(session, now=utc_now())

    page = Page(client.get(f"/?lang={language}"))

    assert page.one("html")["lang"] == language
    assert f"Pothole ({language})" in page.text
    assert "Newest reports" not in page.text
    assert page.one("a", **{"class": "p-card-link"})["href"].endswith(f"?lang={language}")


def test_accept_language_chooses_the_language(client: FlaskClient, city: City) -> None:
    page = Page(client.get("/", headers={"Accept-Language": "sv-FI, en;q=0.5"}))

    assert page.one("html")["lang"] == "sv"
    assert page.one("a", **{"aria-current": "true"})["lang"] == "sv"


def test_the_map_data_are_attributed(client: FlaskClient) -> None:
    assert "© OpenStreetMap contributors" in Page(client.get("/")).text


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_the_demo_leads_to_its_mails(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, *, is_demo: bool
) -> None:
    monkeypatch.setenv("CIVIC_DEMO", str(is_demo).lower())
    settings.cache_clear()

    page = Page(client.get("/"))

    assert ("This is a demo." in page.text) is is_demo
    assert any(True for _ in page.all("a", href="/dev/mail")) is is_demo


def test_the_style_may_be_kept_for_ever_and_changes_its_name(client: FlaskClient) -> None:
    link = Page(client.get("/")).one("link", rel="stylesheet")["href"]

    response = client.get(link)

    assert link == f"/static/{assets()['civic.css'].name}"
    assert response.content_type == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    again = client.get(link, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["civic.css", "civic.0000000000000000.css", "..%2froutes.py"])
def test_nothing_else_is_served_as_a_file(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/sign-in", "/api/docs", "/problems/csrf", "/nowhere"])
def test_pages_run_no_script_and_carry_no_style_of_their_own(
    client: FlaskClient, path: str
) -> None:
    response = client.get(path, headers=BROWSER)

    page = Page(response)

    assert "default-src 'none'; style-src 'self'" in response.headers["Content-Security-Policy"]
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert {"script", "style"}.isdisjoint(tag for tag, _ in page.elements)
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag


@pytest.mark.parametrize("path", ["/", "/sign-in", "/api/docs", "/problems/csrf", "/nowhere"])
def test_every_page_has_a_language_a_title_one_heading_and_labels(
    client: FlaskClient, path: str
) -> None:
    page = Page(client.get(path, headers=BROWSER))

    assert page.one("html")["lang"] == "en"
    page.one("title")
    page.one("h1")
    page.one("main", id="content")
    labelled = {label["for"] for label in page.all("label") if "for" in label}
    fields = [field for field in page.all("input") if field["type"] not in ("hidden", "radio")]
    assert {field["id"] for field in fields} <= labelled
