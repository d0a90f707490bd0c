# SPDX-License-Identifier: EUPL-1.2
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from civic.photos.commands import keep, sweep_unlinked
from civic.photos.errors import WrongOffset
from civic.photos.jobs import sweep_uploads
from civic.photos.models import PhotoUpload
from civic.photos.policy import Capture, CleanPhoto, Rendition
from civic.photos.upload_commands import keep_result, receive
from civic.photos.upload_policy import Chunk, chunk_key
from civic.platform import storage as storage_module
from civic.platform.config import settings

NOW = datetime.now(UTC)
DAY = timedelta(hours=24)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the storage."""
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield tmp_path
    storage_module.storage.cache_clear()


def begin(session: Session, folder: Path, at: datetime, upload_id: UUID | None = None) -> Path:
    """Begin an upload at `at`; return where its first chunk lies."""
    upload_id = upload_id or uuid4()
    chunk = Chunk.of(0, b"first")
    key = chunk_key(upload_id, chunk)
    storage_module.storage().put(key, b"first", "application/octet-stream")
    os.utime(folder / key, (at.timestamp(), at.timestamp()))
    receive(session, upload_id, chunk, 10, at)
    return folder / key


def ids(session: Session) -> set[UUID]:
    return set(session.scalars(select(PhotoUpload.id)))


def test_uploads_go_a_day_after_they_began_and_their_bytes_within_the_next_hour(session, folder):
    fresh = begin(session, folder, NOW - timedelta(hours=23))
    old = begin(session, folder, NOW - DAY - timedelta(minutes=1))
    older = begin(session, folder, NOW - DAY - timedelta(hours=1, minutes=1))

    sweep_uploads(session, NOW)

    assert ids(session) == {UUID(fresh.parent.name)}
    assert [path.exists() for path in (fresh, old, older)] == [True, True, False]
    sweep_uploads(session, NOW + timedelta(hours=1))
    assert [path.exists() for path in (fresh, old)] == [True, False]


def test_bytes_without_a_row_go_too(session, folder):
    orphan = begin(session, folder, NOW - 2 * DAY)
    session.execute(delete(PhotoUpload))

    sweep_uploads(session, NOW)

    assert not orphan.exists()


def test_an_upload_goes_with_its_photo(session, folder):
    upload_id = UUID(begin(session, folder, NOW - timedelta(hours=3)).parent.name)
    sizes = {name: Rendition(4, 3, b"jpeg") for name in ("large", "medium", "small")}
    photo = keep(session, CleanPhoto(sizes, Capture()), NOW - 2 * DAY)
    keep_result(session, upload_id, photo, Capture())

    sweep_unlinked(session, NOW)

    session.expire_all()
    assert ids(session) == set()


def test_an_end_that_an_upload_came_to_stays(session, folder):
    upload_id = UUID(begin(session, folder, NOW).parent.name)
    sizes = {name: Rendition(4, 3, b"jpeg") for name in ("large", "medium", "small")}
    photo = keep(session, CleanPhoto(sizes, Capture()), NOW)

    keep_result(session, upload_id, photo, Capture("2026-11-22T09:50:07"))
    keep_result(session, upload_id, photo, Capture("2027-11-22T09:50:07"))

    session.expire_all()
    kept = session.get_one(PhotoUpload, upload_id)
    assert kept.capture == {"captured_at": "2026-11-22T09:50:07", "location": None}


def test_a_chunk_for_a_place_that_is_taken_is_refused_with_the_next_one(session, folder):
    upload_id = UUID(begin(session, folder, NOW).parent.name)

    with pytest.raises(WrongOffset) as first:
        receive(session, upload_id, Chunk.of(0, b"other"), 10, NOW)
    receive(session, upload_id, Chunk.of(5, b"abc"), 10, NOW)
    with pytest.raises(WrongOffset) as second:
        receive(session, upload_id, Chunk.of(5, b"xyz"), 10, NOW)

    assert first.value.members == {"offset": 5}
    assert second.value.members == {"offset": 8}


def test_a_chunk_that_was_taken_meanwhile_is_no_fault(session, folder):
    upload_id = UUID(begin(session, folder, NOW).parent.name)
    receive(session, upload_id, Chunk.of(5, b"abc"), 10, NOW)

    again = receive(session, upload_id, Chunk.of(5, b"abc"), 10, NOW)

    assert again.offset_bytes == 8
