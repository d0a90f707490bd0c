# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.photos.models import Photo
from civic.platform import storage as storage_module
from civic.platform.config import settings
from civic.reports.models import ReportPhoto
from tests.corpus.photos.pictures import camera_exif, jpeg
from tests.factories import LAT, LON, City, make_category, make_city, outline
from tests.factories_forms import EMAIL, again, faulty, fields_of, filled_in, received, send
from tests.factories_pages import BROWSER, Page
from tests.factories_places import make_address


@pytest.fixture
def city(session: Session) -> City:
    city = make_city(session)
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "5", at=(LON, LAT))
    return city


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CIVIC_STORAGE_URL", (tmp_path / "photos").as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield
    storage_module.storage.cache_clear()


def test_without_an_address_the_place_of_the_photo_is_offered_and_not_taken_silently(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_address(session, city.jurisdiction.id, "Brunnsgatan", "3", at=(24.9417, 60.17097))

    asked = send(client, filled_in(client, address=""), jpeg(exif=camera_exif()))
    sent = send(client, again(asked))

    assert (asked.status_code, sent.status_code) == (200, 303)
    assert "Where the photo was taken Brunnsgatan 3" in Page(asked).text
    (report,) = received(session)
    assert (report.address, report.n_photos) == ("Brunnsgatan 3", 1)


def test_a_photo_from_elsewhere_gives_no_place(
    client: FlaskClient, session: Session, city: City
) -> None:
    city.jurisdiction.outline = outline(south=60.18)
    session.flush()

    response = send(client, filled_in(client, address=""), jpeg(exif=camera_exif()))

    assert response.status_code == 422
    assert faulty(response) == ["address"]


def test_photos_stay_when_the_form_is_shown_again(
    client: FlaskClient, session: Session, city: City
) -> None:
    asked = send(client, filled_in(client, email=""), jpeg(600, 400), jpeg(400, 600))
    sent = send(client, again(asked, email=EMAIL), jpeg(300, 300))

    assert asked.status_code == 422
    assert len(fields_of(asked)["photo_id"]) == 2
    assert sent.status_code == 303
    sizes = session.execute(
        select(Photo.width, Photo.height)
        .join(ReportPhoto, ReportPhoto.photo_id == Photo.id)
        .order_by(ReportPhoto.position)
    )
    assert [tuple(row) for row in sizes] == [(600, 400), (400, 600), (300, 300)]


def test_a_photo_can_be_left_out_again(client: FlaskClient, session: Session, city: City) -> None:
    asked = send(client, filled_in(client, email=""), jpeg(600, 400), jpeg(400, 600))
    first, second = list(fields_of(asked)["photo_id"])

    send(client, again(asked, email=EMAIL, remove=first))

    assert [row.photo_id for row in session.scalars(select(ReportPhoto))] == [UUID(second)]


def test_a_photo_that_is_none_is_named_and_the_others_stay(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(client, filled_in(client), b"not a photo", jpeg())

    assert response.status_code == 422
    assert faulty(response) == ["photos"]
    assert fields_of(response)["photo_id"]
    assert received(session) == []


def test_more_photos_than_a_report_takes_are_told(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(client, filled_in(client), *(jpeg(100 + n, 80) for n in range(6)))

    assert faulty(response) == ["photos"]
    assert "at most 5 photos" in Page(response).text
    assert len(fields_of(response)["photo_id"]) == 5


def test_a_photo_that_is_too_large_loses_nothing_of_the_rest(
    client: FlaskClient, session: Session, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = jpeg()
    small = settings().photos.model_copy(update={"max_bytes": len(photo) - 1})
    monkeypatch.setattr(
        "civic.pages.form_photos.settings", lambda: settings().model_copy(update={"photos": small})
    )

    response = send(client, filled_in(client), photo)

    assert response.status_code == 422
    assert faulty(response) == ["photos"]
    assert "This photo is too large." in Page(response).text
    assert "A deep hole" in response.text


def test_a_form_without_end_is_refused_unread(client: FlaskClient, city: City) -> None:
    long = {"CONTENT_LENGTH": "999999999"}

    response = client.post("/report", environ_overrides=long, headers=BROWSER)

    assert response.status_code == 413
    assert "These photos are too large together." in Page(response).text


def test_a_photo_that_was_removed_meanwhile_is_let_go(
    client: FlaskClient, session: Session, city: City
) -> None:
    gone = "01890000-0000-7000-8000-000000000001"

    asked = send(client, filled_in(client, photo_id=gone))
    sent = send(client, again(asked))

    assert (asked.status_code, faulty(asked)) == (422, ["photos"])
    assert sent.status_code == 303


def test_a_photo_that_belongs_to_the_report_is_asked_for(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "pictured", photo="required")

    response = send(client, filled_in(client, category="pictured"))

    assert faulty(response) == ["photos"]
