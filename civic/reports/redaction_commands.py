# SPDX-License-Identifier: EUPL-1.2
"""Covering what nobody may see in the photos of a report."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.photos import redaction_commands as photos
from civic.photos.events import PhotosRemoved
from civic.photos.redaction_commands import Painting
from civic.platform import outbox
from civic.platform.config import settings
from civic.reports.commands import By, append
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent, ReportPhoto


def redact_photo(
    session: Session,
    report: Report,
    painting: Painting,
    by: By,
    now: datetime,
) -> ReportEvent:
    """Let a photo of a locked report be what was painted, and say so to staff.

    Raises:
        PhotoChanged: somebody else was quicker.
    """
    redaction = photos.redact(session, painting, by.person_id, now)
    data = {"photo_id": str(painting.photo_id), "redaction_id": str(redaction.id)}
    return append(session, report, EventKind.PHOTO_REDACTED, by, now, data=data, is_public=False)


def forget_originals(session: Session, now: datetime, limit: int) -> int:
    """Delete what was covered long enough ago; return how many photos."""
    before = now - timedelta(days=settings().photos.redacted_keep_days)
    originals = photos.old_originals(session, before, limit)
    if not originals:
        return 0
    used = session.scalars(
        select(ReportPhoto.photo_id).where(ReportPhoto.photo_id.in_(originals))
    ).all()
    digests = photos.forget_originals(session, originals, used)
    if digests:
        outbox.record(session, PhotosRemoved(tuple(digests), removed_at=now), now=now)
    return len(originals)
