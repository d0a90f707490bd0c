# SPDX-License-Identifier: EUPL-1.2
"""Putting a photo with something painted over in the place of what it was."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from civic.photos.errors import PhotoChanged
from civic.photos.models import Photo, PhotoRedaction
from civic.photos.policy import CleanPhoto
from civic.photos.queries import kept_digests


@dataclass(frozen=True)
class Painting:
    """A photo on which something was painted; the bytes of it lie in the storage."""

    photo_id: UUID
    #: Of the photo before it.
    seen_digest: str
    painted: CleanPhoto


def redact(session: Session, painting: Painting, by: UUID | None, now: datetime) -> PhotoRedaction:
    """Let the photo be what was painted from then on, wherever it is used.

    Its id stays, so that whatever names it follows; its digest, and with it its address, is new.

    Raises:
        PhotoChanged: it is not the one that was painted on any more.
    """
    painted = painting.painted
    photo = session.get_one(Photo, painting.photo_id, with_for_update=True, populate_existing=True)
    if photo.digest != painting.seen_digest:
        raise PhotoChanged("Look at it as it is now, and mark what is still to be covered.")
    if kept_digests(session, [painted.digest]):
        raise PhotoChanged("There is a photo just like this already. Mark a little more.")
    original = Photo(
        digest=photo.digest,
        width=photo.width,
        height=photo.height,
        n_bytes=photo.n_bytes,
        sizes=photo.sizes,
        uploaded_at=photo.uploaded_at,
        linked_at=now,
    )
    large = painted.large
    photo.digest, photo.n_bytes = painted.digest, len(large.jpeg)
    photo.width, photo.height = large.width, large.height
    photo.sizes = {name: [r.width, r.height] for name, r in painted.renditions.items()}
    session.flush()  # the digest is free only then
    session.add(original)
    session.flush()  # the redaction names it
    redaction = PhotoRedaction(
        photo_id=photo.id, original_id=original.id, redacted_by=by, redacted_at=now
    )
    session.add(redaction)
    session.flush()  # its id goes into the history
    return redaction


def old_originals(session: Session, before: datetime, limit: int) -> list[UUID]:
    """Return what photos looked like before they were redacted, if that is long enough ago."""
    rows = (
        select(PhotoRedaction.original_id)
        .where(PhotoRedaction.original_id.is_not(None), PhotoRedaction.redacted_at < before)
        .order_by(PhotoRedaction.redacted_at)
        .limit(limit)
    )
    return [each for each in session.scalars(rows) if each is not None]


def forget_originals(
    session: Session, original_ids: Collection[UUID], used: Collection[UUID]
) -> list[str]:
    """Forget what photos looked like; return the digests whose bytes may go.

    Those that somebody uploaded again since, and that are `used` in a report, stay as its photos.
    """
    session.execute(
        update(PhotoRedaction)
        .where(PhotoRedaction.original_id.in_(original_ids))
        .values(original_id=None)
    )
    unused = set(original_ids) - set(used)
    gone = delete(Photo).where(Photo.id.in_(unused)).returning(Photo.digest)
    return list(session.scalars(gone))
