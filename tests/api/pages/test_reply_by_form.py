# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.platform import storage as storage_module
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.reports.models import Report, ReportPhoto
from tests.corpus.photos.pictures import jpeg
from tests.factories import City, make_city, make_report, reload
from tests.factories_forms import fields_of
from tests.factories_pages import BROWSER, Page, address
from tests.factories_reports import ask_reporter, worker


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CIVIC_STORAGE_URL", (tmp_path / "photos").as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield
    storage_module.storage.cache_clear()


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def asked(session: Session, city: City) -> Report:
    report = make_report(session, now=utc_now())
    ask_reporter(session, report, worker(session, city), utc_now())
    return report


def reply(client: FlaskClient, report: Report, text: str, *photos: bytes) -> TestResponse:
    fields = fields_of(client.get(address(report)), f"/reports/{report.number}/reply")
    return send(client, report, fields | {"text": text}, *photos)


def send(
    client: FlaskClient, report: Report, fields: dict[str, str | list[str]], *photos: bytes
) -> TestResponse:
    files = [(BytesIO(photo), "photo.jpg") for photo in photos]
    return client.post(
        address(report, "/reply"),
        data=fields | {"photos": files},
        content_type="multipart/form-data",
        headers=BROWSER,
    )


def test_the_reporter_reads_the_question_and_until_when_it_waits(
    client: FlaskClient, asked: Report
) -> None:
    page = Page(client.get(address(asked)))

    assert "Which of the two lamps is it?" in page.text
    assert "later is welcome too" in page.text
    page.one("textarea", name="text")


def test_others_read_the_question_and_have_no_form(client: FlaskClient, asked: Report) -> None:
    page = Page(client.get(address(asked, own=False)))

    assert "Which of the two lamps is it?" in page.text
    assert not list(page.all("textarea"))


def test_a_reply_with_a_photo_brings_the_report_back(
    client: FlaskClient, session: Session, asked: Report
) -> None:
    response = reply(client, asked, "The one on the left.", jpeg())

    page = Page(client.get(response.location))
    assert response.status_code == 303
    assert response.location == address(asked)
    assert reload(session, asked.id).status == "accepted"
    assert "The one on the left." in page.text
    assert page.one("img")["src"].startswith("/photos/")
    assert not list(page.all("textarea", name="text"))


def test_a_photo_alone_is_a_reply(client: FlaskClient, session: Session, asked: Report) -> None:
    response = reply(client, asked, "", jpeg())

    assert response.status_code == 303
    assert session.scalars(select(ReportPhoto.purpose)).all() == ["reply"]


def test_saying_nothing_is_no_reply(client: FlaskClient, session: Session, asked: Report) -> None:
    response = reply(client, asked, " ")

    assert response.status_code == 422
    assert "Write an answer, or add a photo." in Page(response).text
    assert reload(session, asked.id).status == "needs_info"


def test_a_photo_that_is_none_loses_neither_words_nor_other_photos(
    client: FlaskClient, session: Session, asked: Report
) -> None:
    first = reply(client, asked, "The one on the left.", jpeg(), b"not a photo")
    kept = fields_of(first, f"/reports/{asked.number}/reply")
    second = send(client, asked, kept)

    assert first.status_code == 422
    assert kept["text"] == "The one on the left."
    assert second.status_code == 303
    assert len(session.scalars(select(ReportPhoto)).all()) == 1


def test_a_question_is_answered_once(client: FlaskClient, session: Session, asked: Report) -> None:
    reply(client, asked, "The one on the left.")

    same = send(client, asked, {"text": "The one on the left."})
    other = send(client, asked, {"text": "No, on the right."})

    assert (same.status_code, other.status_code) == (303, 409)
    assert "it has been answered already" in Page(other).text


def test_nobody_else_replies(client: FlaskClient, session: Session, asked: Report) -> None:
    response = client.post(f"/reports/{asked.number}/reply", data={"text": "Mine"}, headers=BROWSER)

    assert response.status_code == 401
    assert reload(session, asked.id).status == "needs_info"
