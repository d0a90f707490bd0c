# SPDX-License-Identifier: EUPL-1.2
"""What happens to photos later: those that nobody used go, first their rows, then their bytes."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from civic.photos import commands, upload_commands
from civic.photos.events import PhotosRemoved
from civic.photos.queries import kept_digests
from civic.photos.renditions import UNDER_WAY, delete_renditions
from civic.photos.upload_policy import FOLDER
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.jobs import duty
from civic.platform.storage import storage

#: Photos per event, so that deleting from a slow bucket fits into the lease of a job.
BATCH_N = 50
#: Chunks of unfinished uploads that one run deletes, for the same reason.
CHUNKS_N = 1000


@duty(every_s=3600)
def sweep_photos(session: Session, now: datetime) -> None:
    """Remove photos that were uploaded and then not used."""
    digests = commands.sweep_unlinked(session, now)
    for first in range(0, len(digests), BATCH_N):
        batch = tuple(digests[first : first + BATCH_N])
        outbox.record(session, PhotosRemoved(batch, removed_at=now), now=now)


@duty(every_s=3600)
def sweep_uploads(session: Session, now: datetime) -> None:
    """Remove uploads that began too long ago, with what is here of them.

    The bytes go by their own age, an hour later than the rows: so those go too that a request put
    down and then died of. And they go first, so that no row is locked while the storage takes time.
    """
    kept = timedelta(hours=settings().photos.unlinked_keep_h)
    old = storage().keys_under(FOLDER, before=now - kept - UNDER_WAY, limit=CHUNKS_N)
    storage().delete_all(old)
    upload_commands.sweep_uploads(session, now)


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
