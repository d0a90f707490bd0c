# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.photos.commands import keep, keep_once, link, sweep_unlinked
from civic.photos.errors import UnknownPhoto
from civic.photos.events import PhotosRemoved
from civic.photos.jobs import BATCH_N, delete_removed, sweep_photos
from civic.photos.models import Photo
from civic.photos.policy import Capture, CaptureLocation, CleanPhoto, Rendition, object_key
from civic.photos.renditions import put_renditions
from civic.platform import storage as storage_module
from civic.platform.config import settings
from civic.platform.models import OutboxEntry

NOW = datetime(2026, 11, 22, 9, 50, tzinfo=UTC)
KEPT_FOR = timedelta(hours=24)


@pytest.fixture
def storage(tmp_path, monkeypatch):
    """A folder of this test, as the storage of the settings."""
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield storage_module.storage()
    storage_module.storage.cache_clear()


def a_photo(content: bytes = b"large") -> CleanPhoto:
    sizes = {
        "large": Rendition(2016, 1512, content),
        "medium": Rendition(960, 720, b"medium"),
        "small": Rendition(320, 240, b"small"),
    }
    return CleanPhoto(sizes, Capture("2026-11-22T09:50:07", CaptureLocation(24.94, 60.17)))


def n_photos(session: Session) -> int:
    return session.scalars(select(func.count()).select_from(Photo)).one()


def test_a_photo_is_kept_with_its_sizes_and_without_time_and_place_of_capture(session):
    clean = a_photo()

    photo = keep(session, clean, NOW)

    assert (photo.width, photo.height, photo.n_bytes) == (2016, 1512, 5)
    assert photo.digest == clean.digest
    assert photo.sizes == {"large": [2016, 1512], "medium": [960, 720], "small": [320, 240]}
    assert (photo.uploaded_at, photo.linked_at) == (NOW, None)
    row = str(session.execute(text("SELECT photos::text FROM photos")).scalar())
    assert "24.94" not in row
    assert "09:50:07" not in row


def test_the_same_photo_again_is_the_same_row(session):
    first = keep_once(session, a_photo(), NOW)
    second = keep_once(session, a_photo(), NOW)
    other = keep_once(session, a_photo(b"other"), NOW)

    assert first.photo.id == second.photo.id != other.photo.id
    assert [first.is_new, second.is_new, other.is_new] == [True, False, True]
    assert n_photos(session) == 2


def test_sending_an_unused_photo_again_starts_its_time_anew(session):
    keep(session, a_photo(), NOW)

    again = keep(session, a_photo(), NOW + timedelta(hours=20))

    assert again.uploaded_at == NOW + timedelta(hours=20)
    assert sweep_unlinked(session, NOW + timedelta(hours=30)) == []


def test_sending_a_used_photo_again_changes_nothing(session):
    photo = keep(session, a_photo(), NOW)
    link(session, [photo.id], NOW)

    again = keep(session, a_photo(), NOW + timedelta(hours=20))

    assert (again.uploaded_at, again.linked_at) == (NOW, NOW)


def test_linked_photos_come_back_in_the_order_asked_for_each_once(session):
    ids = [keep(session, a_photo(bytes([n])), NOW).id for n in range(3)]

    linked = link(session, [ids[2], ids[0], ids[2]], NOW)

    assert [photo.id for photo in linked] == [ids[2], ids[0]]
    assert {photo.linked_at for photo in linked} == {NOW}
    assert session.get(Photo, ids[1]).linked_at is None


def test_a_photo_is_linked_since_its_first_use(session):
    photo = keep(session, a_photo(), NOW)
    link(session, [photo.id], NOW)

    (again,) = link(session, [photo.id], NOW + timedelta(days=1))

    assert again.linked_at == NOW


def test_no_photos_link_to_nothing(session):
    assert link(session, [], NOW) == []


def test_unknown_photos_are_named(session):
    known, unknown = keep(session, a_photo(), NOW).id, uuid4()

    with pytest.raises(UnknownPhoto) as refusal:
        link(session, [unknown, known], NOW)

    assert refusal.value.members == {"photo_ids": [str(unknown)]}
    assert (refusal.value.status, refusal.value.type) == (422, "/problems/unknown-photo")


def test_only_photos_unused_for_longer_than_kept_are_swept(session):
    old = keep(session, a_photo(b"old"), NOW - KEPT_FOR - timedelta(seconds=1))
    keep(session, a_photo(b"just old enough"), NOW - KEPT_FOR)
    used = keep(session, a_photo(b"used"), NOW - timedelta(days=400))
    link(session, [used.id], NOW)

    assert sweep_unlinked(session, NOW) == [old.digest]
    assert n_photos(session) == 2


def test_a_name_that_is_no_digest_is_not_stored(session):
    with pytest.raises(IntegrityError, match="digest_is_sha256"):
        session.execute(
            text(
                "INSERT INTO photos (id, digest, width, height, n_bytes, sizes, uploaded_at) "
                "VALUES (gen_random_uuid(), '../../etc/passwd', 1, 1, 1, '{}', now())"
            )
        )


def removed(session: Session) -> list[dict[str, Any]]:
    entries = select(OutboxEntry.payload).where(OutboxEntry.event == PhotosRemoved.name)
    return list(session.scalars(entries))


def test_the_sweep_leaves_the_bytes_to_a_later_job_in_batches(session):
    long_ago = NOW - timedelta(days=2)
    digests = [keep(session, a_photo(bytes([n])), long_ago).digest for n in range(BATCH_N + 1)]

    sweep_photos(session, NOW)

    batches = [entry["digests"] for entry in removed(session)]
    assert sorted(map(len, batches)) == [1, BATCH_N]
    assert sorted(digest for batch in batches for digest in batch) == sorted(digests)
    assert n_photos(session) == 0


def test_a_sweep_that_finds_nothing_says_nothing(session):
    keep(session, a_photo(), NOW)

    sweep_photos(session, NOW)

    assert removed(session) == []


def test_the_bytes_of_removed_photos_go_but_not_of_those_that_came_back(session, storage):
    gone, back = a_photo(b"gone"), a_photo(b"back")
    for photo in (gone, back):
        put_renditions(storage, photo)
    keep(session, back, NOW)
    later = datetime.now(UTC) + timedelta(hours=2)
    event = PhotosRemoved((gone.digest, back.digest), removed_at=later)

    delete_removed(session, event, later)
    delete_removed(session, event, later)

    assert storage.read(object_key(back.digest, "large")) == b"back"
    for size in ("small", "medium", "large"):
        assert storage.written_at(object_key(gone.digest, size)) is None
