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
from civic.reports.events import PhotoRedacted
from civic.reports.kinds import ActorRole, EventKind
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
    row = append(session, report, EventKind.PHOTO_REDACTED, by, now, data=data, is_public=False)
    told = PhotoRedacted(report_id=report.id, event_seq=row.seq, photo_id=painting.photo_id)
    outbox.record(session, told, now=now)
    return row


def tell_sharing_reports(session: Session, told: PhotoRedacted, now: datetime) -> None:
    """Write into the history of all other reports with that photo that it was covered there too."""
    row = session.get_one(ReportEvent, told.event_seq)
    by = By(ActorRole(row.actor_role), row.actor_id, row.department_id)
    sharing = select(ReportPhoto.report_id).where(ReportPhoto.photo_id == told.photo_id)
    others = session.scalars(
        select(Report)
        .where(Report.id.in_(sharing), Report.id != told.report_id)
        .order_by(Report.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    kind = EventKind.PHOTO_REDACTED
    for report in others:
        append(session, report, kind, by, now, data=row.data, is_public=False)


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
