# SPDX-License-Identifier: EUPL-1.2
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from civic.photos import routes
from civic.photos.errors import PhotosBusy
from civic.photos.models import Photo
from civic.platform.config import settings
from tests.corpus.photos import pictures as p


def send(client: FlaskClient, photo: bytes) -> TestResponse:
    return client.post("/api/v1/photos", **p.form(photo))


def test_an_uploaded_photo_is_kept_in_three_sizes(client, session, folder):
    answer = send(client, p.jpeg(3_000, 2_000))

    assert answer.status_code == 201, answer.text
    photo = session.scalars(select(Photo)).one()
    base = f"/photos/{photo.digest}"
    assert answer.json == {
        "id": str(photo.id),
        "width": 2048,
        "height": 1365,
        "sizes": {
            "large": {"url": f"{base}/large.jpg", "width": 2048, "height": 1365},
            "medium": {"url": f"{base}/medium.jpg", "width": 960, "height": 640},
            "small": {"url": f"{base}/small.jpg", "width": 320, "height": 213},
        },
        "captured_at": None,
        "location": None,
    }
    for size, view in answer.get_json()["sizes"].items():
        path = folder / "photos" / photo.digest[:2] / photo.digest[2:] / f"{size}.jpg"
        with Image.open(path) as kept:
            assert kept.size == (view["width"], view["height"])


def test_time_and_place_of_capture_are_offered_and_not_kept(client, session, folder):
    answer = send(client, p.jpeg(exif=p.camera_exif(offset="+02:00")))

    assert answer.get_json()["captured_at"] == "2026-11-22T09:50:07+02:00"
    assert answer.get_json()["location"] == {"lon": 24.941667, "lat": 60.170972, "accuracy_m": 4.5}
    row = session.scalars(select(Photo)).one()
    assert "24.94" not in str(vars(row))
    for path in folder.rglob("*.jpg"):
        assert not [secret for secret in p.SECRETS if secret in path.read_bytes()]


def test_the_same_photo_again_is_the_same_photo(client, session):
    first, second = (send(client, p.jpeg(exif=p.camera_exif())) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json
    assert session.scalar(select(func.count()).select_from(Photo)) == 1


def test_answers_about_photos_are_kept_by_no_cache(client):
    assert send(client, p.jpeg()).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"photo": "text, no file"},
        {"picture": (BytesIO(p.jpeg(8, 8)), "a.jpg")},
    ],
)
def test_a_form_without_a_photo_says_where_it_belongs(client, form):
    answer = client.post("/api/v1/photos", data=form, content_type="multipart/form-data")

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["type"] == "/problems/invalid-body"
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == ["/photo"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{}", "application/json"),
        (p.jpeg(8, 8), "image/jpeg"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data"),
    ],
)
def test_a_body_that_is_no_form_is_refused(client, body, content_type):
    answer = client.post("/api/v1/photos", data=body, content_type=content_type)

    assert 400 <= answer.status_code < 500
    assert answer.content_type == "application/problem+json"


def test_a_photo_of_exactly_the_most_bytes_is_taken_and_one_more_byte_is_not(client):
    photo = p.jpeg()
    most = settings().photos.max_bytes
    full = photo + b"\0" * (most - len(photo))

    taken, refused = send(client, full), send(client, full + b"\0")

    assert taken.status_code == 201, taken.text
    assert refused.status_code == 413
    assert refused.get_json()["type"] == "/problems/too-large"
    assert refused.get_json()["max_bytes"] == most
    assert "smaller copy" in refused.get_json()["detail"]


def test_a_body_that_hides_its_length_is_still_bounded(client):
    head = (
        b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n"
    )
    body = head + p.jpeg() + b"\0" * settings().photos.max_bytes + b"\0" * 50_000 + b"\r\n--x--\r\n"

    answer = client.post(
        "/api/v1/photos",
        input_stream=BytesIO(body),
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )

    assert answer.status_code == 413
    assert answer.get_json()["type"] == "/problems/too-large"
    assert "smaller copy" in answer.get_json()["detail"]


def test_nothing_is_kept_of_a_refused_photo(client, session, folder):
    send(client, p.jpeg()[:300])
    send(client, b"<svg/>")

    assert list(folder.rglob("*.jpg")) == []
    assert session.scalar(select(func.count()).select_from(Photo)) == 0


def test_when_all_decoders_are_busy_the_client_is_told_when_to_come_back(client, monkeypatch):
    class Full:
        def clean(self, _: bytes) -> None:
            raise PhotosBusy("Try again in a moment.", retry_after_s=5)

    monkeypatch.setattr(routes, "decoders", Full)

    answer = send(client, p.jpeg())

    assert answer.status_code == 503
    assert (answer.get_json()["type"], answer.get_json()["retry_after_s"]) == (
        "/problems/photos-busy",
        5,
    )


def test_a_storage_that_is_away_keeps_no_row(client, session, folder: Path):
    (folder / "photos").write_bytes(b"a file where the folder belongs")

    answer = send(client, p.jpeg())

    assert answer.status_code == 500
    assert session.scalar(select(func.count()).select_from(Photo)) == 0
