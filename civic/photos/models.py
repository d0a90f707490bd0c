# SPDX-License-Identifier: EUPL-1.2
"""Photos that are kept, by their content, and those that are still on their way."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Json, JsonList, Model


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
    #: 64 bits by which copies are known (`fingerprint`), as a signed number; None: nobody asked.
    fingerprint: Mapped[int | None]
    uploaded_at: Mapped[Instant]
    #: When a report first used it; until then it is shown to nobody and goes after a day.
    linked_at: Mapped[Instant | None]


class PhotoUpload(Model):
    """A photo that comes in chunks, whose bytes lie in the storage until the last one is here.

    It goes a day after it began, finished or not.
    """

    __tablename__ = "photo_uploads"
    __table_args__ = (
        CheckConstraint("offset_bytes BETWEEN 1 AND length_bytes", name="offset_within_length"),
        CheckConstraint("photo_id IS NULL OR refusal IS NULL", name="kept_or_refused"),
        Index("ix_photo_uploads_started_at", "started_at"),
        Index("ix_photo_uploads_photo_id", "photo_id"),
    )

    #: Made by the client; whoever knows it can go on with the upload.
    id: Mapped[Id]
    length_bytes: Mapped[int]
    #: How much of it is here.
    offset_bytes: Mapped[int]
    #: [offset, number of bytes, digest] of each chunk in order.
    chunks: Mapped[JsonList]
    started_at: Mapped[Instant]
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("photos.id", ondelete="CASCADE"))
    #: What the camera told, for a client whose connection broke before it heard it.
    capture: Mapped[Json | None]
    #: Why it is no photo that can be kept (`errors.written`).
    refusal: Mapped[Json | None]


class PhotoRedaction(Model):
    """Something was painted over in a photo, which keeps its id and has new bytes since.

    What it looked like is kept as a photo of its own, for moderators and for a while.
    """

    __tablename__ = "photo_redactions"
    __table_args__ = (
        Index("ix_photo_redactions_photo_id", "photo_id"),
        Index(
            "ix_photo_redactions_original_id",
            "original_id",
            postgresql_where=text("original_id IS NOT NULL"),
        ),
    )

    id: Mapped[Id]
    photo_id: Mapped[UUID | None] = mapped_column(ForeignKey("photos.id", ondelete="SET NULL"))
    #: None: it has been deleted.
    original_id: Mapped[UUID | None] = mapped_column(ForeignKey("photos.id", ondelete="SET NULL"))
    redacted_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    redacted_at: Mapped[Instant]
