# SPDX-License-Identifier: EUPL-1.2
"""Which bytes of an upload come next, and where they lie meanwhile; pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from civic.photos.errors import WrongOffset
from civic.platform.problems import InvalidBody

#: Folder of the storage in which all unfinished uploads lie.
FOLDER = "uploads"
#: 128 bits of SHA-256: nobody finds two chunks that lie under one key.
_DIGEST_CHARS = 32


@dataclass(frozen=True)
class Chunk:
    """Some bytes of an upload, from `offset` on."""

    offset: int
    n_bytes: int
    digest: str

    @classmethod
    def of(cls, offset: int, content: bytes) -> "Chunk":
        """Return the chunk with this content."""
        digest = hashlib.sha256(content).hexdigest()[:_DIGEST_CHARS]
        return cls(offset, len(content), digest)

    @property
    def end(self) -> int:
        """Return the offset of the first byte after it."""
        return self.offset + self.n_bytes

    @property
    def fields(self) -> list[Any]:
        """Return it as the row of the upload holds it."""
        return [self.offset, self.n_bytes, self.digest]


def folder_of(upload_id: UUID) -> str:
    """Return where the chunks of an upload lie in the storage."""
    return f"{FOLDER}/{upload_id}"


def chunk_key(upload_id: UUID, chunk: Chunk) -> str:
    """Return where a chunk lies in the storage.

    The content is part of the key: of two chunks for one place, sent at once, the one that came
    second must not lie down over the one that counts.
    """
    return f"{folder_of(upload_id)}/{chunk.offset}-{chunk.digest}"


def check_length(chunk: Chunk, length: int, known_length: int | None) -> None:
    """Let a chunk pass that fits into its upload.

    Raises:
        InvalidBody: the whole is longer or shorter than was said first, or the chunk reaches over
            its end.
    """
    if known_length is not None and length != known_length:
        raise _fault("/upload_length", "differs from what the first bytes came with", "headers")
    if chunk.end > length:
        raise _fault("", "goes over the end that Upload-Length tells", "body")
    if chunk.n_bytes == 0 and chunk.offset != length:
        raise _fault("", "is empty", "body")


def is_next(chunk: Chunk, offset: int, known: Sequence[Sequence[Any]]) -> bool:
    """Tell whether `chunk` brings bytes that belong at `offset`; False: they are here already.

    Raises:
        WrongOffset: neither.
    """
    if chunk.offset == offset:
        return chunk.n_bytes > 0
    if chunk.fields in [list(fields) for fields in known]:
        return False
    raise WrongOffset("Go on from byte {offset}.", offset=offset)


def _fault(pointer: str, detail: str, location: str) -> InvalidBody:
    return InvalidBody(errors=[{"pointer": pointer, "detail": detail, "in": location}])
