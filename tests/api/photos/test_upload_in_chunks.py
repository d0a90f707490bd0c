# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.photos import routes
from civic.photos.errors import PhotosBusy
from civic.photos.models import Photo, PhotoUpload
from civic.platform.config import settings
from civic.platform.http import limiter
from tests.corpus.photos import pictures as p
from tests.corpus.photos.reject import REJECT

BYTES = "application/octet-stream"
AT_START = {"Upload-Offset": "0", "Upload-Length": "10"}
PHOTO = p.jpeg(exif=p.camera_exif(offset="+02:00"))


@pytest.fixture
def upload_id() -> UUID:
    return uuid4()


def path(upload_id: UUID) -> str:
    return f"/api/v1/photo-uploads/{upload_id}"


def send(
    client: FlaskClient, upload_id: UUID, offset: int, content: bytes, length: int = len(PHOTO)
) -> TestResponse:
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(length)}
    return client.patch(path(upload_id), data=content, content_type=BYTES, headers=headers)


def send_all(
    client: FlaskClient, upload_id: UUID, photo: bytes = PHOTO, size: int = 4000
) -> TestResponse:
    """Send a photo in chunks and return the last answer."""
    for offset in range(0, len(photo), size):
        answer = send(client, upload_id, offset, photo[offset : offset + size], len(photo))
    return answer


def chunks_in(folder: Path) -> list[Path]:
    return [found for found in (folder / "uploads").rglob("*") if found.is_file()]


def n_rows(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_an_upload_goes_on_where_it_stopped(client, upload_id):
    first = send(client, upload_id, 0, PHOTO[:3000])
    known = client.get(path(upload_id))
    last = send(client, upload_id, 3000, PHOTO[3000:])

    begun = {"id": str(upload_id), "offset": 3000, "length": len(PHOTO), "photo": None}
    assert (first.status_code, first.json) == (200, begun), first.text
    assert (known.status_code, known.json) == (200, begun)
    assert last.status_code == 200, last.text
    assert last.get_json()["offset"] == last.get_json()["length"] == len(PHOTO)


def test_with_the_last_byte_it_is_the_photo_that_a_form_would_have_made(
    client, session, folder, upload_id
):
    answer = send_all(client, upload_id)
    by_form = client.post("/api/v1/photos", **p.form(PHOTO))

    assert answer.get_json()["photo"] == by_form.json
    assert by_form.status_code == 200, "the same photo again"
    assert answer.get_json()["photo"]["captured_at"] == "2026-11-22T09:50:07+02:00"
    assert n_rows(session, Photo) == 1
    assert len(list(folder.rglob("*.jpg"))) == 3
    assert chunks_in(folder) == []


def test_a_photo_may_come_in_one_chunk(client, upload_id):
    assert send(client, upload_id, 0, PHOTO).get_json()["photo"]["width"] == 640


def test_whoever_did_not_hear_the_answer_hears_it_again(client, session, upload_id):
    last = send_all(client, upload_id)
    offset = (len(PHOTO) - 1) // 4000 * 4000

    again = send(client, upload_id, offset, PHOTO[offset:])
    at_the_end = send(client, upload_id, len(PHOTO), b"")
    read = client.get(path(upload_id))

    assert again.json == at_the_end.json == read.json == last.json
    assert n_rows(session, Photo) == 1


def test_the_same_chunk_twice_changes_nothing(client, folder, upload_id):
    first, second = (send(client, upload_id, 0, PHOTO[:3000]) for _ in range(2))
    send(client, upload_id, 3000, PHOTO[3000:6000])
    late = send(client, upload_id, 0, PHOTO[:3000])

    assert (second.status_code, second.json) == (200, first.json)
    assert (late.status_code, late.get_json()["offset"]) == (200, 6000)
    assert len(chunks_in(folder)) == 2


@pytest.mark.parametrize(
    ("offset", "content"),
    [(2000, PHOTO[2000:4000]), (4000, PHOTO[4000:]), (0, PHOTO[:1000]), (0, b"x" * 3000)],
)
def test_bytes_that_do_not_follow_are_refused_with_the_offset(
    client, folder, upload_id, offset, content
):
    send(client, upload_id, 0, PHOTO[:3000])

    answer = send(client, upload_id, offset, content)

    assert answer.status_code == 409
    assert (answer.get_json()["type"], answer.get_json()["offset"]) == (
        "/problems/wrong-offset",
        3000,
    )
    assert client.get(path(upload_id)).get_json()["offset"] == 3000
    assert len(chunks_in(folder)) == 1


def test_an_upload_that_nobody_began_begins_at_its_first_byte(client, folder, upload_id):
    answer = send(client, upload_id, 4000, PHOTO[4000:])

    assert (answer.status_code, answer.get_json()["offset"]) == (409, 0)
    assert client.get(path(upload_id)).status_code == 404
    assert chunks_in(folder) == []


def test_an_upload_is_there_for_who_knows_its_id(client, upload_id):
    send_all(client, upload_id)

    assert client.get(path(uuid4())).status_code == 404
    assert client.get("/api/v1/photo-uploads/1").status_code == 404
    assert client.get("/api/v1/photo-uploads").status_code == 404


@pytest.mark.parametrize("sample", [s for s in REJECT if 0 < len(REJECT[s][1]()) < 5_000_000])
def test_what_a_form_refuses_is_refused_with_the_last_byte_and_ever_after(
    client, session, folder, upload_id, sample
):
    photo, (status, problem) = REJECT[sample][1](), REJECT[sample][2]

    answer = send_all(client, upload_id, photo, 1_000_000)
    again = send_all(client, upload_id, photo, 1_000_000)
    read = client.get(path(upload_id))

    assert (answer.status_code, answer.get_json()["type"]) == (status, problem)
    for later in (again, read):
        assert (later.status_code, later.json) == (status, answer.json)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert n_rows(session, Photo) == 0


def test_a_refusal_is_not_worked_out_again(client, upload_id, monkeypatch):
    broken = PHOTO[:-100]
    send(client, upload_id, 0, broken, len(broken))
    monkeypatch.setattr(routes, "decoders", None)

    answer = send(client, upload_id, 0, broken, len(broken))

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/unreadable-photo")


def test_when_all_decoders_are_busy_the_last_chunk_is_sent_again(client, upload_id, monkeypatch):
    class Full:
        def clean(self, _: bytes) -> None:
            raise PhotosBusy("Try again in a moment.", retry_after_s=5)

    with monkeypatch.context() as busy:
        busy.setattr(routes, "decoders", Full)
        first = send(client, upload_id, 0, PHOTO)
        known = client.get(path(upload_id))
    again = send(client, upload_id, 0, PHOTO)

    assert (first.status_code, first.headers["Retry-After"]) == (503, "5")
    assert (known.get_json()["offset"], known.get_json()["photo"]) == (len(PHOTO), None)
    assert again.get_json()["photo"] is not None


def test_a_photo_that_is_too_large_is_refused_before_its_first_byte(client, folder, upload_id):
    most = settings().photos.max_bytes

    refused = send(client, upload_id, 0, b"x", most + 1)
    taken = send(client, upload_id, 0, b"x", most)

    assert (refused.status_code, refused.get_json()["type"]) == (413, "/problems/too-large")
    assert refused.get_json()["max_bytes"] == most
    assert taken.status_code == 200


def test_a_chunk_has_a_largest_size(client, upload_id):
    most = settings().photos.chunk_max_bytes
    photo = PHOTO + b"\0" * (most + 1 - len(PHOTO))

    refused = send(client, upload_id, 0, photo, len(photo))
    taken = send(client, upload_id, 0, photo[:most], len(photo))

    assert (refused.status_code, refused.get_json()["type"]) == (413, "/problems/too-large")
    assert refused.get_json()["max_bytes"] == most
    assert taken.status_code == 200


def test_a_chunk_that_hides_its_size_is_still_bounded(client, upload_id):
    answer = client.patch(
        path(upload_id),
        input_stream=BytesIO(b"x" * (settings().photos.chunk_max_bytes + 1)),
        content_type=BYTES,
        headers={"Upload-Offset": "0", "Upload-Length": "2000000"},
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )

    assert (answer.status_code, answer.get_json()["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize(
    ("headers", "pointer"),
    [
        ({"Upload-Length": "10"}, "/upload_offset"),
        ({"Upload-Offset": "0"}, "/upload_length"),
        ({"Upload-Offset": "-1", "Upload-Length": "10"}, "/upload_offset"),
        ({"Upload-Offset": "0", "Upload-Length": "0"}, "/upload_length"),
        ({"Upload-Offset": "0", "Upload-Length": "ten"}, "/upload_length"),
        ({"Upload-Offset": "0", "Upload-Length": "2"}, ""),
        (
            {"Upload-Offset": "0", "Upload-Length": "10", "Content-Type": "text/plain"},
            "/content_type",
        ),
    ],
)
def test_a_chunk_that_is_not_told_right_is_refused(client, folder, upload_id, headers, pointer):
    answer = client.patch(path(upload_id), data=b"abc", headers={"Content-Type": BYTES, **headers})

    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/problems/invalid-body"
    assert [fault["pointer"] for fault in answer.get_json()["errors"]] == [pointer]
    assert chunks_in(folder) == []


def test_an_empty_chunk_before_the_end_is_a_mistake(client, upload_id):
    assert send(client, upload_id, 0, b"").status_code == 422


def test_the_length_of_an_upload_does_not_change(client, upload_id):
    send(client, upload_id, 0, PHOTO[:3000])

    answer = send(client, upload_id, 3000, PHOTO[3000:4000], len(PHOTO) - 1)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "/upload_length"


def test_an_upload_whose_bytes_got_lost_begins_anew(client, session, folder, upload_id):
    send(client, upload_id, 0, PHOTO[:3000])
    for chunk in chunks_in(folder):
        chunk.unlink()

    answer = send(client, upload_id, 3000, PHOTO[3000:])
    anew = send_all(client, upload_id)

    assert (answer.status_code, answer.get_json()["offset"]) == (409, 0)
    assert anew.get_json()["photo"]["width"] == 640


def test_a_storage_that_is_away_takes_no_chunk(client, session, folder: Path, upload_id):
    (folder / "uploads").write_bytes(b"a file where the folder belongs")

    answer = send(client, upload_id, 0, PHOTO[:3000])

    assert answer.status_code == 500
    assert n_rows(session, PhotoUpload) == 0


@pytest.fixture
def limits(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Set limits that are few, and switch them on."""

    def few(**limits: str) -> None:
        chosen = settings()
        changed = chosen.model_copy(update={"limits": chosen.limits.model_copy(update=limits)})
        for module in ("civic.platform.http", "civic.photos.upload_routes"):
            monkeypatch.setattr(f"{module}.settings", lambda: changed)

    limiter.enabled = True
    limiter.reset()
    yield few
    limiter.reset()
    limiter.enabled = False


def test_chunks_are_limited_by_a_number_of_their_own(client, limits):
    limits(photo="1/hour", photo_chunk="3/hour")

    answers = [send(client, uuid4(), 0, PHOTO[:3000]).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]


def test_a_last_chunk_counts_as_a_photo_does(client, limits, folder):
    limits(photo="2/hour", photo_chunk="100/hour")
    half_done = uuid4()

    by_form = client.post("/api/v1/photos", **p.form(PHOTO))
    answers = [send_all(client, uuid4(), size=len(PHOTO)).status_code for _ in range(2)]
    begun = send(client, half_done, 0, PHOTO[:3000])

    assert (by_form.status_code, answers, begun.status_code) == (201, [200, 429], 200)
    assert len(chunks_in(folder)) == 1
