# SPDX-License-Identifier: EUPL-1.2
"""Keeping photos, using them in reports, and letting go of those that nobody used."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Boolean, case, delete, func, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.photos.errors import UnknownPhoto
from civic.photos.models import Photo
from civic.photos.policy import CleanPhoto
from civic.platform.config import settings


class Kept(NamedTuple):
    """A photo, and whether it is here for the first time."""

    photo: Photo
    is_new: bool


def keep(session: Session, clean: CleanPhoto, now: datetime) -> Photo:
    """Return the photo with this content, stored if it is new.

    Its bytes must lie in the storage already (`renditions.put_renditions`).
    """
    return keep_once(session, clean, now).photo


def keep_once(session: Session, clean: CleanPhoto, now: datetime) -> Kept:
    """Return the photo with this content, stored if it is new, and whether it was.

    Sending a photo again that no report uses yet starts its time to wait anew.
    """
    large = clean.large
    new = insert(Photo).values(
        digest=clean.digest,
        width=large.width,
        height=large.height,
        n_bytes=len(large.jpeg),
        sizes={name: [r.width, r.height] for name, r in clean.renditions.items()},
        uploaded_at=now,
    )
    waits_anew = case((Photo.linked_at.is_(None), now), else_=Photo.uploaded_at)
    photo, is_new = session.execute(
        new.on_conflict_do_update(
            index_elements=[Photo.digest], set_={"uploaded_at": waits_anew}
        ).returning(
            Photo, literal_column("xmax = 0", Boolean)
        ),  # xmax is set on rows that were updated
        execution_options={"populate_existing": True},
    ).one()
    return Kept(photo, is_new)


def link(session: Session, photo_ids: Sequence[UUID], now: datetime) -> list[Photo]:
    """Return the photos in the order asked for, each once; from now on they are in use.

    Raises:
        UnknownPhoto: some are not kept, or were removed because nobody used them in time.
    """
    wanted = list(dict.fromkeys(photo_ids))
    # Locked in one order, so that two reports with the same photos wait and do not deadlock.
    locked = (
        select(Photo.id)
        .where(Photo.id.in_(wanted))
        .order_by(Photo.id)
        .with_for_update(key_share=True)
    )
    use = (
        update(Photo)
        .where(Photo.id.in_(locked))
        .values(linked_at=func.coalesce(Photo.linked_at, now))
        .returning(Photo)
    )
    found = {
        photo.id: photo
        for photo in session.scalars(use, execution_options={"populate_existing": True})
    }
    if missing := [str(photo_id) for photo_id in wanted if photo_id not in found]:
        raise UnknownPhoto(
            "A photo of this report is no longer here. Add it again and send the report.",
            photo_ids=missing,
        )
    return [found[photo_id] for photo_id in wanted]


def sweep_unlinked(session: Session, now: datetime) -> list[str]:
    """Remove photos that no report used in time and return their digests."""
    before = now - timedelta(hours=settings().photos.unlinked_keep_h)
    unused = delete(Photo).where(Photo.linked_at.is_(None), Photo.uploaded_at < before)
    return list(session.scalars(unused.returning(Photo.digest)))


def lock(session: Session, photo_ids: Collection[UUID]) -> None:
    """Let nobody begin to use the photos until the end of the transaction."""
    wanted = select(Photo.id).where(Photo.id.in_(photo_ids)).order_by(Photo.id)
    session.execute(wanted.with_for_update(key_share=True))


def let_go(session: Session, photo_ids: Collection[UUID], now: datetime) -> None:
    """Keep locked photos, which no report uses any more, no longer than those that nobody used."""
    session.execute(
        update(Photo).where(Photo.id.in_(photo_ids)).values(linked_at=None, uploaded_at=now)
    )
