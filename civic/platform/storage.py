# SPDX-License-Identifier: EUPL-1.2
"""Bytes kept outside the database: in a folder, or in a bucket of S3, Google or Azure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

import obstore
from obstore.store import LocalStore, from_url

from civic.platform.config import ROOT, settings

DEFAULT_URL = (ROOT / "var" / "photos").as_uri()
#: Requests wait for a bucket, so it gets less time than obstore's 30 s and ten more tries.
_BUCKET: dict[str, Any] = {
    "client_options": {"timeout": timedelta(seconds=10), "connect_timeout": timedelta(seconds=3)},
    "retry_config": {"max_retries": 2, "retry_timeout": timedelta(seconds=15)},
}


class Storage:
    """Objects by key; a put is atomic, so that a reader finds all of an object or nothing."""

    def __init__(self, url: str) -> None:
        self._is_local = url.startswith("file:")
        self._store = (
            LocalStore.from_url(url, mkdir=True, automatic_cleanup=True)
            if self._is_local
            else from_url(url, **_BUCKET)
        )

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Keep `content` under `key`, in place of what was there."""
        # A folder has no place for a content type.
        attributes = None if self._is_local else {"Content-Type": content_type}
        obstore.put(self._store, key, content, attributes=attributes, use_multipart=False)

    def read(self, key: str) -> bytes:
        """Return the bytes under `key`.

        Raises:
            FileNotFoundError: there are none.
        """
        return bytes(obstore.get(self._store, key).bytes())

    def written_at(self, key: str) -> datetime | None:
        """Return when `key` was last put, by the storage's clock; None if there is nothing."""
        try:
            return obstore.head(self._store, key)["last_modified"]
        except FileNotFoundError:
            return None

    def keys_under(
        self, folder: str, before: datetime | None = None, limit: int = 1000
    ) -> list[str]:
        """Return at most `limit` keys that begin with `folder` and a slash.

        `before`: only of what was put before, by the storage's clock.
        """
        found = (
            entry["path"]
            for batch in obstore.list(self._store, folder)
            for entry in batch
            if before is None or entry["last_modified"] < before
        )
        return list(islice(found, limit))

    def delete_all(self, keys: Sequence[str]) -> None:
        """Remove what is under `keys`; of a bucket in as few requests as it allows."""
        if self._is_local:
            for key in keys:
                self.delete(key)
        elif keys:
            obstore.delete(self._store, keys)

    def delete(self, key: str) -> None:
        """Remove what is under `key`, if there is anything."""
        try:
            obstore.delete(self._store, key)
        except FileNotFoundError:
            return  # already gone: S3 says so with success, a folder with this


@cache
def storage() -> Storage:
    """Return the storage that the settings name, opened once for this process."""
    return Storage(settings().storage_url or DEFAULT_URL)
