# SPDX-License-Identifier: EUPL-1.2
"""What is the same for everybody may be kept by any cache; what is not, by none."""

from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.photos.models import Photo
from civic.platform import storage as storage_module
from civic.platform.config import settings
from civic.platform.http import DECLARED, SAFE_METHODS
from tests.factories import City, actor, make_category, make_city, make_person, make_report
from tests.factories_api import Caller, signed_in
from tests.factories_reports import make_photo

SAME_FOR_ALL = [
    "/api/v1/jurisdictions",
    "/api/v1/areas",
    "/api/v1/areas?outline=true",
    "/api/v1/categories",
    "/api/v1/categories/pothole",
    "/api/v1/departments",
    "/tiles/reports/12/2331/1185.mvt",
]


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def resident(app: APIFlask, client: FlaskClient, session: Session, city: City) -> Caller:
    return signed_in(app, session, make_person(session))


@pytest.mark.parametrize("path", SAME_FOR_ALL)
def test_an_answer_that_is_the_same_for_everybody_names_no_cookie(
    client: FlaskClient, resident: Caller, path: str
) -> None:
    anybody, somebody = client.get(path), resident.client.get(path)

    assert anybody.status_code in (200, 204), anybody.text
    assert anybody.data == somebody.data
    for answer in (anybody, somebody):
        assert answer.headers["Cache-Control"].startswith("public, max-age=")
        assert "Cookie" not in answer.vary
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", SAME_FOR_ALL)
def test_what_a_cache_knows_is_not_sent_again(client: FlaskClient, city: City, path: str) -> None:
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"].startswith("public, max-age=")
    assert "Cookie" not in again.vary


@pytest.mark.parametrize("path", ["/api/v1/categories/no-such", "/tiles/reports/3/8/0.mvt"])
def test_a_refusal_is_kept_by_no_cache(client: FlaskClient, city: City, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/v1/reports", "/api/v1/session"])
def test_what_depends_on_who_asks_says_so(client: FlaskClient, city: City, path: str) -> None:
    answer = client.get(path)

    assert "Cookie" in answer.vary
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def photo_in(session: Session, city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make a report of a resident with a photo, and return the path of the photo and who it is."""
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()

    def make(visibility: str):
        make_category(session, city.jurisdiction, city.group, visibility, visibility=visibility)
        photo: Photo = make_photo(session)
        kept = tmp_path / "photos" / photo.digest[:2] / photo.digest[2:]
        kept.mkdir(parents=True)
        (kept / "small.jpg").write_bytes(b"a picture")
        person = make_person(session)
        make_report(session, by=actor(person), category=visibility, photo_ids=[str(photo.id)])
        return f"/photos/{photo.digest}/small.jpg", person

    yield make
    storage_module.storage.cache_clear()


def test_a_public_photo_may_be_kept_by_any_cache(app, client, session, photo_in):
    path, person = photo_in("public")

    for asking in (client, signed_in(app, session, person).client):
        answer = asking.get(path)

        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=86400, immutable"
        assert "Cookie" not in answer.vary
        assert "Set-Cookie" not in answer.headers


def test_a_private_photo_is_for_the_cache_of_who_may_see_it(app, client, session, photo_in):
    path, person = photo_in("private")

    hidden, shown = client.get(path), signed_in(app, session, person).client.get(path)

    assert (hidden.status_code, shown.status_code) == (404, 200)
    assert shown.headers["Cache-Control"].startswith("private, ")
    assert "Cookie" in shown.vary
    assert "Cookie" in hidden.vary
    assert "public" not in hidden.headers.get("Cache-Control", "")


def test_only_reading_for_anyone_is_declared_the_same_for_everybody(app):
    shared = [each for each in DECLARED.values() if each.fresh_s is not None]

    assert shared
    for each in shared:
        assert each.method in SAFE_METHODS, each.rule
        assert each.may.schemes == (), each.rule
