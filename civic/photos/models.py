# SPDX-License-Identifier: EUPL-1.2
"""Photos that are kept, by their content."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from civic.platform.db import Id, Instant, Json, Model


class Photo(Model):
    """A cleaned photo; its bytes lie in the storage under its digest.

    Neither what the file was called nor what its camera said about time and place is kept.
    """

    __tablename__ = "photos"
    __table_args__ = (
        UniqueConstraint("digest"),
        CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="digest_is_sha256"),
        Index(
            "ix_photos_unlinked_uploaded_at", "uploaded_at", postgresql_where="linked_at IS NULL"
        ),
    )

    id: Mapped[Id]
    #: SHA-256 of the large rendition, in hex.
    digest: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    n_bytes: Mapped[int]
    #: Rendition -> [width, height], as they were made: the settings may change later.
    sizes: Mapped[Json]
    uploaded_at: Mapped[Instant]
    #: When a report first used it; until then it is shown to nobody and goes after a day.
    linked_at: Mapped[Instant | None]
