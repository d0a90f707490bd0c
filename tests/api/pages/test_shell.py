# SPDX-License-Identifier: EUPL-1.2
import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.platform.clock import utc_now
from civic.reports.models import Report, ReportPhoto
from civic.web import SECURITY_HEADERS
from tests.factories import City, make_category, make_city, make_report
from tests.factories_api import counted
from tests.factories_pages import BROWSER, Page, address, sign_in
from tests.factories_reports import make_photo

ADDRESSES = [
    "/", "/reports", "/report", "/report/category", "/map", "/me", "/me/settings", "/drafts",
    "/sign-in", "/sign-in/code", "/sign-in/some-token", "/gallery",
]  # fmt: skip
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session, theme_colour="#0b4f8a")


@pytest.fixture
def report(session: Session, city: City) -> Report:
    return make_report(session, now=utc_now(), address="Aleksanterinkatu 17")


def plain(response: TestResponse) -> str:
    """Return what stands there for those who run no script."""
    found = re.findall(r'<noscript id="plain">(.*?)</noscript>', response.text, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def head(response: TestResponse) -> str:
    return response.text.partition("</head>")[0]


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_is_the_app_with_the_page_inside_for_those_without_script(
    client: FlaskClient, dist: Path, report: Report, path: str
) -> None:
    response = client.get(path, headers=BROWSER)

    page = Page(response)

    assert response.status_code == 200
    assert page.one("script")["src"] == "/assets/start.0a1b2c3d.js"
    assert '<main id="content"' in plain(response)
    assert "<h1>" in plain(response)
    assert response.text.index('<div id="app">') < response.text.index('<noscript id="plain">')
    assert "<!--civic" not in response.text


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_style_of_plain_pages_is_loaded_by_those_without_script_only(
    client: FlaskClient, dist: Path, city: City, path: str
) -> None:
    found = head(client.get(path, headers=BROWSER))

    without = re.sub(r"<noscript>.*?</noscript>", "", found)
    assert "/static/civic." in found
    assert "/static/civic." not in without


@pytest.mark.parametrize("path", [*ADDRESSES, "/nowhere"])
def test_the_policy_is_strict(client: FlaskClient, dist: Path, city: City, path: str) -> None:
    response = client.get(path, headers=BROWSER)

    assert response.headers["Content-Security-Policy"] == STRICT
    assert SECURITY_HEADERS["Content-Security-Policy"] == STRICT
    for tag, attributes in Page(response).elements:
        assert tag != "style"
        assert tag != "script" or "src" in attributes
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("language", ["fi", "sv", "et", "ru"])
def test_title_and_language_are_the_readers(
    client: FlaskClient, dist: Path, city: City, path: str, language: str
) -> None:
    english, response = client.get(path), client.get(f"{path}?lang={language}")

    assert Page(response).one("html")["lang"] == language
    (title,) = re.findall("<title>(.*?)</title>", response.text)
    assert title
    if path not in ("/", "/sign-in/some-token"):
        assert f"<title>{title}</title>" not in english.text


def test_the_head_is_for_those_who_search_and_share(
    client: FlaskClient, dist: Path, session: Session, report: Report
) -> None:
    photo = make_photo(session)
    session.add(ReportPhoto(report_id=report.id, photo_id=photo.id, purpose="report", position=0))
    report.n_photos = 1
    session.flush()

    response = client.get(f"{address(report, own=False)}?lang=fi")
    page = Page(response)

    base = f"http://civic.test/reports/{report.number}"
    assert page.one("link", rel="canonical")["href"] == f"{base}?lang=fi"
    others = {found["hreflang"]: found["href"] for found in page.all("link", rel="alternate")}
    assert others == {
        "x-default": base,
        **{code: f"{base}?lang={code}" for code in ("en", "fi", "sv", "et", "ru")},
    }
    told = {
        found["property"]: found["content"] for found in page.all("meta") if "property" in found
    }
    assert told["og:title"] == "Pothole (fi), Aleksanterinkatu 17"
    assert told["og:url"] == f"{base}?lang=fi"
    assert told["og:image"] == f"http://civic.test/photos/{photo.digest}/medium.jpg"
    assert told["og:description"].startswith(f"{report.number} · Osastolla. ")
    assert "A deep hole" in told["og:description"]
    assert page.one("meta", name="twitter:card")["content"] == "summary_large_image"
    assert page.one("meta", name="description")["content"] == told["og:description"]


def test_the_bar_of_the_browser_has_the_colour_of_the_city(
    client: FlaskClient, dist: Path, report: Report
) -> None:
    for path in ("/", "/sign-in", "/map", address(report, own=False)):
        colours = [
            found["content"] for found in Page(client.get(path)).all("meta", name="theme-color")
        ]

        assert colours == ["#0b4f8a"], path


def test_where_several_cities_are_served_only_a_report_has_the_colour_of_one(
    client: FlaskClient, dist: Path, session: Session, report: Report
) -> None:
    make_city(session, "otherville", "OTH", theme_colour="#176139")

    front, own = (Page(client.get(path)) for path in ("/", address(report, own=False)))

    assert "#0b4f8a" not in [found["content"] for found in front.all("meta", name="theme-color")]
    assert own.one("meta", name="theme-color")["content"] == "#0b4f8a"


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("category", ["secret", "checked"])
def test_nothing_is_told_of_what_not_everybody_may_read(
    client: FlaskClient, dist: Path, session: Session, city: City, category: str, *, own: bool
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    make_category(session, city.jurisdiction, city.group, "checked", moderation="human")
    report = make_report(session, category=category, now=utc_now())

    response = client.get(address(report, own=own), headers=BROWSER)

    assert response.status_code == (404 if category == "secret" and not own else 200)
    assert "A deep hole" not in head(response)
    assert "og:" not in head(response)
    assert Page(response).one("meta", name="robots")["content"] == "noindex"


@pytest.mark.parametrize("path", ["/nowhere", "/reports/TST-2026-999999", "/me2", "/static-page"])
def test_an_address_that_is_none_is_the_app_too_but_not_found(
    client: FlaskClient, dist: Path, city: City, path: str
) -> None:
    response = client.get(path, headers=BROWSER)

    assert response.status_code == 404
    assert "There is no such thing here" in plain(response)
    assert Page(response).one("script")["src"] == "/assets/start.0a1b2c3d.js"


@pytest.mark.parametrize(
    "path", ["/api/docs", "/problems/csrf", "/problems/none", "/static/none.css", "/assets/none.js"]
)
def test_what_is_no_page_of_the_app_stays_a_document(
    client: FlaskClient, dist: Path, path: str
) -> None:
    response = client.get(path, headers=BROWSER)

    assert "<noscript" not in response.text
    assert "script-src" not in response.headers["Content-Security-Policy"]


def test_answers_to_forms_are_documents_since_whoever_sends_forms_runs_no_script(
    client: FlaskClient, dist: Path, report: Report
) -> None:
    response = client.post(address(report, "/reopening"), data={"reason": " "})

    assert response.status_code == 422
    assert "<noscript" not in response.text


def test_an_app_without_room_for_pages_is_no_shell(client: FlaskClient, dist: Path) -> None:
    (dist / "index.html").write_text("<html><body>An app of another kind</body></html>")

    assert "<noscript" not in client.get("/").text


def test_a_page_for_everybody_is_asked_about_each_time(
    client: FlaskClient, dist: Path, report: Report
) -> None:
    path = address(report, own=False)
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(
        path, headers={"If-None-Match": first.headers["ETag"], "Accept-Language": "fi"}
    )

    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "no-cache"
    vary = {word.strip() for word in first.headers["Vary"].split(",")}
    assert vary == {"Accept-Encoding", "Accept-Language", "Cookie"}
    assert "Set-Cookie" not in first.headers


def test_what_one_person_sees_is_never_kept(
    client: FlaskClient, dist: Path, session: Session, report: Report
) -> None:
    with_key = client.get(address(report))
    sign_in(client, session)
    with_session = client.get("/")

    for response in (with_key, with_session):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def test_pages_for_everybody_are_packed(client: FlaskClient, dist: Path, report: Report) -> None:
    plainly = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plainly.data
    assert packed.headers["ETag"] == plainly.headers["ETag"]


def test_the_app_costs_no_statement_more_than_the_city(
    client: FlaskClient, dist: Path, report: Report, connection: Connection
) -> None:
    client.get("/map")

    with counted(connection) as few:
        client.get("/map")
    with counted(connection) as more:
        client.get("/")

    assert few.n_pure == 1
    assert more.n_pure <= 6


def test_pages_are_small(client: FlaskClient, dist: Path, session: Session, city: City) -> None:
    for n in range(20):
        make_report(session, now=utc_now() - timedelta(hours=n), address="Aleksanterinkatu 17")
    number = make_report(session, now=utc_now()).number

    sizes = {
        path: (len(client.get(path).data), len(gzip.compress(client.get(path).data)))
        for path in ("/", "/reports", "/report", "/map", f"/reports/{number}")
    }

    for path, (n_bytes, n_packed) in sizes.items():
        assert n_bytes <= 30_000, (path, sizes)
        assert n_packed <= 6_000, (path, sizes)
