# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import timedelta
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from tests.factories import make_category, make_city, make_report
from tests.factories_app import SCRIPT, build_app

START = "/assets/start.0a1b2c3d.js"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        (START, "text/javascript; charset=utf-8"),
        ("/assets/map.9a8b7c6d.mjs", "text/javascript; charset=utf-8"),
        ("/assets/start.5e6f7a8b.css", "text/css; charset=utf-8"),
        ("/assets/fi.1c2d3e4f.json", "application/json"),
        ("/assets/noto.3d4e5f6a.woff2", "font/woff2"),
    ],
)
def test_what_is_named_by_its_content_is_kept_for_ever(
    client: FlaskClient, dist: Path, path: str, media_type: str
) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.content_type == media_type
    assert response.headers["Cache-Control"] == FOR_EVER
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers["Vary"]


@pytest.mark.parametrize("path", ["/sw.js", "/manifest.webmanifest", "/icons/icon.svg"])
def test_what_keeps_its_name_is_asked_about_each_time(
    client: FlaskClient, dist: Path, path: str
) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    (dist / path[1:]).write_text("another release")
    later = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert [one.status_code for one in (first, again, later)] == [200, 304, 200]
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", None),
        (None, None),
    ],
)
def test_a_packed_file_is_given_to_those_who_take_it(
    client: FlaskClient, dist: Path, accepts: str | None, encoding: str | None
) -> None:
    headers = {"Accept-Encoding": accepts} if accepts else {}

    response = client.get(START, headers=headers)

    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.content_type == "text/javascript; charset=utf-8"
    if encoding is None:
        assert response.text == SCRIPT


def test_what_is_packed_in_another_way_has_another_name(client: FlaskClient, dist: Path) -> None:
    etags = {
        client.get(START, headers={"Accept-Encoding": accepts}).headers["ETag"]
        for accepts in ("br", "gzip", "identity")
    }

    assert len(etags) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/assets/none.js",
        "/assets/notes.txt",
        "/assets/start.0a1b2c3d.js.map",
        "/assets/start.0a1b2c3d.js.gz",
        "/assets/",
        "/assets/../index.html",
        "/assets/..%2findex.html",
        "/assets/%2e%2e/%2e%2e/secret.json",
        "/assets//etc/secret.json",
        "/assets/..%5csecret.json",
        "/assets/out.json",
        "/assets/outside/secret.json",
        "/assets/%00.js",
        f"/assets/{'x' * 300}.js",
        "/icons/../sw.js",
        "/icons/none.png",
        "/.vite/manifest.json",
    ],
)
def test_nothing_else_is_given(client: FlaskClient, dist: Path, path: str) -> None:
    outside = dist.parent / "outside"
    outside.mkdir()
    (outside / "secret.json").write_text("secret")
    (dist.parent / "secret.json").write_text("secret")
    (dist / "assets" / "out.json").symlink_to(outside / "secret.json")
    (dist / "assets" / "outside").symlink_to(outside)

    response = client.get(path, follow_redirects=True)

    assert response.status_code == 404
    assert "secret" not in response.text.replace(path, "")


@pytest.mark.parametrize("path", [START, "/sw.js", "/manifest.webmanifest", "/icons/icon.svg"])
def test_without_an_app_there_are_none_of_its_files(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_new_build_is_served_without_a_restart(client: FlaskClient, dist: Path) -> None:
    client.get("/")
    build_app(dist, **{"index.html": "<!--civic:head--><main><!--civic:plain--></main>"})

    assert "<main><noscript" in "".join(client.get("/").text.split("\n"))


def test_robots_leave_alone_what_is_one_persons(client: FlaskClient) -> None:
    response = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(response.text.splitlines())

    for path in ("/", "/reports", "/reports/TST-2026-000001", "/map", "/api/docs"):
        assert rules.can_fetch("*", path), path
    for path in ("/me", "/drafts", "/sign-in/x", "/unfollow/x", "/api/v1/reports", "/dev/mail"):
        assert not rules.can_fetch("*", path), path
    assert rules.site_maps() == ["http://civic.test/sitemap.xml"]


def test_the_sitemap_names_what_everybody_may_read(client: FlaskClient, session: Session) -> None:
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    make_category(session, city.jurisdiction, city.group, "checked", moderation="human")
    old, new = (make_report(session, now=utc_now() - timedelta(days=n)) for n in (2, 1))
    hidden = [make_report(session, category=code) for code in ("secret", "checked")]

    response = client.get("/sitemap.xml")

    found = re.findall("<loc>(.*?)</loc>", response.text)
    assert [one for one in found if "/reports/" in one] == [
        f"http://civic.test/reports/{report.number}" for report in (new, old)
    ]
    for report in hidden:
        assert report.number not in response.text


def test_the_shell_for_every_address_holds_no_page_and_is_nobodys(
    client: FlaskClient, dist: Path
) -> None:
    response = client.get("/index.html", headers={"Accept-Language": "fi"})

    assert response.status_code == 200
    assert "<title>civic</title>" in response.text
    assert "civic:" not in response.text
    assert "<noscript" not in response.text
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    again = client.get("/index.html", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
