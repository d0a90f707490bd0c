# SPDX-License-Identifier: EUPL-1.2
"""The bytes of photos in the storage, and how they are served."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from civic.photos.policy import DIGEST, CleanPhoto, object_key
from civic.platform.config import settings
from civic.platform.problems import NotThere
from civic.platform.storage import Storage

JPEG = "image/jpeg"
#: What lies at an address never changes, but it may have to vanish: a report that is taken down
#: takes its photos with it within a day. Source: facts on abuse, takedown within 24 h.
FRESH_S = 86_400
#: Renditions put this shortly before their photo was removed belong to an upload under way.
UNDER_WAY = timedelta(hours=1)


@dataclass(frozen=True)
class Served:
    """The answer to a request for a rendition, for the route that decided that it may be seen."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def put_renditions(storage: Storage, photo: CleanPhoto) -> None:
    """Put all renditions of a photo into the storage; call it before the transaction opens."""
    for name, rendition in photo.renditions.items():
        storage.put(object_key(photo.digest, name), rendition.jpeg, JPEG)


def delete_renditions(storage: Storage, digests: Iterable[str], removed_at: datetime) -> None:
    """Delete the renditions of photos whose rows were removed at `removed_at`.

    Those of an upload under way stay: it put its bytes, and its row is about to come.
    """
    for digest in digests:
        for name in settings().photos.rendition_px:
            key = object_key(digest, name)
            written_at = storage.written_at(key)
            if written_at is not None and written_at < removed_at - UNDER_WAY:
                storage.delete(key)


def rendition_response(
    storage: Storage, digest: str, size: str, *, if_none_match: str | None, is_public: bool
) -> Served:
    """Return the answer to GET /photos/<digest>/<size>.jpg; whether it may be seen is decided.

    Args:
        storage: where the bytes are.
        digest: name of the photo.
        size: name of the rendition.
        if_none_match: that header of the request.
        is_public: whether caches between here and the browser may keep it.

    Raises:
        NotThere: there is no such rendition.
    """
    if DIGEST.fullmatch(digest) is None or size not in settings().photos.rendition_px:
        raise NotThere
    etag = f'"{digest[:32]}-{size}"'
    whose = "public" if is_public else "private"
    headers = {
        "Cache-Control": f"{whose}, max-age={FRESH_S}, immutable",
        "ETag": etag,
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
    }
    if if_none_match is not None and (etag in if_none_match or if_none_match.strip() == "*"):
        return Served(304, headers, b"")
    try:
        body = storage.read(object_key(digest, size))
    except FileNotFoundError as error:
        raise NotThere from error
    return Served(200, {**headers, "Content-Type": JPEG}, body)
