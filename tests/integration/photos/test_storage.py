# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from civic.platform.storage import Storage


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "photos"


@pytest.fixture(params=["folder", "memory"])
def storage(request, folder):
    """A storage on the disk, and one that is none, like a bucket."""
    return Storage(folder.as_uri() if request.param == "folder" else "memory:///")


def test_what_was_put_is_read_back(storage):
    storage.put("photos/ab/cd/small.jpg", b"\xff\xd8one", "image/jpeg")

    assert storage.read("photos/ab/cd/small.jpg") == b"\xff\xd8one"


def test_putting_again_replaces_the_whole_object(storage):
    storage.put("a.jpg", b"a long content", "image/jpeg")
    storage.put("a.jpg", b"short", "image/jpeg")

    assert storage.read("a.jpg") == b"short"


def test_what_is_not_there_is_not_found(storage):
    with pytest.raises(FileNotFoundError):
        storage.read("photos/none.jpg")

    assert storage.written_at("photos/none.jpg") is None


def test_deleting_twice_is_deleting_once(storage):
    storage.put("a.jpg", b"a", "image/jpeg")

    storage.delete("a.jpg")
    storage.delete("a.jpg")

    with pytest.raises(FileNotFoundError):
        storage.read("a.jpg")


def test_the_storage_says_when_an_object_was_written(storage):
    storage.put("a.jpg", b"a", "image/jpeg")

    written_at = storage.written_at("a.jpg")

    assert written_at is not None
    assert abs(datetime.now(UTC) - written_at) < timedelta(minutes=1)


def test_a_folder_holds_complete_files_only_and_no_empty_folders(folder):
    storage = Storage(folder.as_uri())
    storage.put("photos/ab/cd/small.jpg", b"1", "image/jpeg")
    storage.put("photos/ab/cd/large.jpg", b"2", "image/jpeg")
    files = sorted(path.name for path in folder.rglob("*") if path.is_file())

    storage.delete("photos/ab/cd/small.jpg")
    storage.delete("photos/ab/cd/large.jpg")

    assert files == ["large.jpg", "small.jpg"]
    assert list(folder.rglob("*")) == []


@pytest.mark.parametrize("key", ["../../outside.jpg", "photos/../../outside.jpg"])
def test_no_key_leads_out_of_the_folder(folder, tmp_path, key):
    storage = Storage(folder.as_uri())

    with pytest.raises(Exception, match=r"(?i)path|segment"):
        storage.put(key, b"x", "image/jpeg")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
