# SPDX-License-Identifier: EUPL-1.2
"""What happens to photos later: those that nobody used go, first their rows, then their bytes."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.photos import commands
from civic.photos.events import PhotosRemoved
from civic.photos.queries import kept_digests
from civic.photos.renditions import delete_renditions
from civic.platform import outbox
from civic.platform.jobs import duty
from civic.platform.storage import storage

#: Photos per event, so that deleting from a slow bucket fits into the lease of a job.
BATCH_N = 50


@duty(every_s=3600)
def sweep_photos(session: Session, now: datetime) -> None:
    """Remove photos that were uploaded and then not used."""
    digests = commands.sweep_unlinked(session, now)
    for first in range(0, len(digests), BATCH_N):
        batch = tuple(digests[first : first + BATCH_N])
        outbox.record(session, PhotosRemoved(batch, removed_at=now), now=now)


@outbox.on(PhotosRemoved)
def delete_removed(
    session: Session,
    event: PhotosRemoved,
    now: datetime,  # noqa: ARG001 - all subscribers are given it
) -> None:
    """Delete the bytes of removed photos, but for those that came back meanwhile."""
    came_back = kept_digests(session, event.digests)
    gone = [digest for digest in event.digests if digest not in came_back]
    delete_renditions(storage(), gone, event.removed_at)
