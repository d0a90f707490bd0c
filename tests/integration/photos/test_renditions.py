# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from civic.photos.policy import Capture, CleanPhoto, Rendition
from civic.photos.renditions import Served, delete_renditions, put_renditions, rendition_response
from civic.platform.problems import NotThere
from civic.platform.storage import Storage


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path.as_uri())


@pytest.fixture
def photo(storage):
    """A photo whose renditions are in the storage."""
    sizes = {"large": b"L", "medium": b"M", "small": b"S"}
    photo = CleanPhoto({name: Rendition(4, 3, jpeg) for name, jpeg in sizes.items()}, Capture())
    put_renditions(storage, photo)
    return photo


def respond(
    storage: Storage,
    digest: str,
    size: str = "small",
    *,
    if_none_match: str | None = None,
    is_public: bool = True,
) -> Served:
    return rendition_response(
        storage, digest, size, if_none_match=if_none_match, is_public=is_public
    )


def test_a_rendition_is_served_as_a_jpeg_that_can_do_nothing(storage, photo):
    served = respond(storage, photo.digest, "medium")

    assert (served.status, served.body) == (200, b"M")
    assert served.headers == {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, max-age=86400, immutable",
        "ETag": f'"{photo.digest[:32]}-medium"',
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
    }


def test_a_photo_that_not_everybody_may_see_stays_out_of_shared_caches(storage, photo):
    served = respond(storage, photo.digest, is_public=False)

    assert served.headers["Cache-Control"].startswith("private, ")


@pytest.mark.parametrize("match", ["{etag}", 'W/"x", {etag}', "W/{etag}", "*"])
def test_who_has_it_already_gets_no_bytes(storage, photo, match):
    etag = respond(storage, photo.digest).headers["ETag"]

    served = respond(storage, photo.digest, if_none_match=match.format(etag=etag))

    assert (served.status, served.body) == (304, b"")
    assert served.headers["ETag"] == etag
    assert "Content-Type" not in served.headers


def test_who_has_another_size_gets_this_one(storage, photo):
    etag = respond(storage, photo.digest, "large").headers["ETag"]

    assert respond(storage, photo.digest, "small", if_none_match=etag).status == 200


@pytest.mark.parametrize(
    ("digest", "size"),
    [
        ("0" * 64, "small"),
        ("0" * 63, "small"),
        ("../../etc/passwd", "small"),
        ("A" * 64, "small"),
        ("", "small"),
        (None, "huge"),
        (None, "../small"),
    ],
)
def test_what_is_not_there_is_not_there(storage, photo, digest, size):
    with pytest.raises(NotThere):
        respond(storage, photo.digest if digest is None else digest, size)


def test_removed_photos_lose_their_renditions_once_and_for_all(storage, photo):
    removed_at = datetime.now(UTC) + timedelta(hours=2)

    delete_renditions(storage, [photo.digest], removed_at)
    delete_renditions(storage, [photo.digest], removed_at)

    with pytest.raises(NotThere):
        respond(storage, photo.digest)


def test_renditions_put_just_now_belong_to_an_upload_and_stay(storage, photo):
    delete_renditions(storage, [photo.digest], datetime.now(UTC))

    assert respond(storage, photo.digest).status == 200
