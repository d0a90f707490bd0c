# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from civic.photos.models import Photo, PhotoUpload
from civic.platform import storage as storage_module
from civic.platform.config import settings
from civic.platform.db import transaction
from tests.corpus.photos import pictures as p

PHOTO = p.jpeg(1200, 900)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield tmp_path
    storage_module.storage.cache_clear()


def send(app: APIFlask, upload_id: UUID, offset: int, content: bytes) -> TestResponse:
    return app.test_client().patch(
        f"/api/v1/photo-uploads/{upload_id}",
        data=content,
        content_type="application/octet-stream",
        headers={"Upload-Offset": str(offset), "Upload-Length": str(len(PHOTO))},
    )


def a_tab(app: APIFlask, upload_id: UUID, size: int) -> Callable[[], TestResponse]:
    """Return what a tab does: send chunk after chunk, and go where the server says."""

    def run() -> TestResponse:
        offset = 0
        for _ in range(1000):
            answer = send(app, upload_id, offset, PHOTO[offset : offset + size])
            assert answer.status_code in (200, 409), answer.text
            offset = answer.get_json()["offset"]
            if answer.status_code == 200 and answer.get_json()["photo"]:
                return answer
        raise AssertionError("this never ends")

    return run


def count(model: type) -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_of_different_chunks_for_one_place_one_counts(town_app, at_once, folder):
    upload_id = uuid4()
    chunks = [bytes([n]) * 1000 for n in range(8)]

    answers = at_once([partial(send, town_app, upload_id, 0, chunk) for chunk in chunks])

    assert Counter(a.status_code for a in answers) == {200: 1, 409: 7}
    assert {a.get_json()["offset"] for a in answers} == {1000}
    (won,) = (chunk for chunk, a in zip(chunks, answers, strict=True) if a.status_code == 200)
    with transaction() as session:
        ((offset, _, digest),) = session.get_one(PhotoUpload, upload_id).chunks
    kept = folder / "uploads" / str(upload_id) / f"{offset}-{digest}"
    assert kept.read_bytes() == won


def test_the_same_chunk_sent_many_times_at_once_is_taken_once(town_app, at_once):
    upload_id = uuid4()

    first = at_once([partial(send, town_app, upload_id, 0, PHOTO[:3000])] * 6)
    second = at_once([partial(send, town_app, upload_id, 3000, PHOTO[3000:6000])] * 6)

    assert [(a.status_code, a.get_json()["offset"]) for a in first] == [(200, 3000)] * 6
    assert [(a.status_code, a.get_json()["offset"]) for a in second] == [(200, 6000)] * 6


@pytest.mark.parametrize("sizes", [(3000, 3000), (3000, 5000), (len(PHOTO),) * 4])
def test_two_tabs_that_send_the_same_photo_at_once_make_one(town_app, at_once, folder, sizes):
    upload_id = uuid4()

    answers = at_once([a_tab(town_app, upload_id, size) for size in sizes])

    assert len({a.get_json()["photo"]["id"] for a in answers}) == 1
    assert (count(Photo), count(PhotoUpload)) == (1, 1)
    assert [path for path in (folder / "uploads").rglob("*") if path.is_file()] == []
