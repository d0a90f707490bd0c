# SPDX-License-Identifier: EUPL-1.2
"""Uploads in chunks: what is here of them, and what became of them."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, literal, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Session

from civic.photos.errors import Refusal, WrongOffset, written
from civic.photos.models import Photo, PhotoUpload
from civic.photos.policy import Capture
from civic.photos.upload_policy import Chunk
from civic.platform.config import settings


def receive(
    session: Session, upload_id: UUID, chunk: Chunk, length: int, now: datetime
) -> PhotoUpload:
    """Return the upload with `chunk`, whose bytes lie in the storage already, at its end.

    Raises:
        WrongOffset: another request was faster with bytes for this place.
    """
    if chunk.offset == 0:
        first: Any = (
            insert(PhotoUpload)
            .values(
                id=upload_id,
                length_bytes=length,
                offset_bytes=chunk.end,
                chunks=[chunk.fields],
                started_at=now,
            )
            .on_conflict_do_nothing()
        )
    else:
        first = (
            update(PhotoUpload)
            .where(PhotoUpload.id == upload_id, PhotoUpload.offset_bytes == chunk.offset)
            .values(
                offset_bytes=chunk.end,
                chunks=PhotoUpload.chunks.concat(literal([chunk.fields], JSONB)),
            )
        )
    returned = first.returning(PhotoUpload)
    taken = session.scalar(returned, execution_options={"populate_existing": True})
    if taken is None:
        known = session.get(PhotoUpload, upload_id, populate_existing=True)
        if known is not None and chunk.fields in known.chunks:
            return known  # the same chunk, sent twice at once: the other one was first
        at = known.offset_bytes if known else 0
        raise WrongOffset("Go on from byte {offset}.", offset=at)
    return taken  # type: ignore[no-any-return]  # a PhotoUpload


def keep_result(session: Session, upload_id: UUID, photo: Photo, capture: Capture) -> None:
    """Note that the upload has become `photo`; an end that it has come to already stays."""
    _end(session, upload_id, photo_id=photo.id, capture=asdict(capture))


def keep_refusal(session: Session, upload_id: UUID, refusal: Refusal) -> None:
    """Note why the upload is no photo that is kept; an end that it has come to already stays."""
    _end(session, upload_id, refusal=written(refusal))


def forget(session: Session, upload_id: UUID) -> None:
    """Remove an upload whose bytes got lost, so that it can begin anew."""
    session.execute(delete(PhotoUpload).where(PhotoUpload.id == upload_id))


def sweep_uploads(session: Session, now: datetime) -> int:
    """Remove uploads that began too long ago, and return how many these were."""
    before = now - timedelta(hours=settings().photos.unlinked_keep_h)
    old = delete(PhotoUpload).where(PhotoUpload.started_at < before)
    return len(session.scalars(old.returning(PhotoUpload.id)).all())


def _end(session: Session, upload_id: UUID, **columns: Any) -> None:
    unfinished = func.num_nonnulls(PhotoUpload.photo_id, PhotoUpload.refusal) == 0
    session.execute(
        update(PhotoUpload).where(PhotoUpload.id == upload_id, unfinished).values(**columns)
    )
