# SPDX-License-Identifier: EUPL-1.2
"""Photos of a report that are to be covered, and who sees what they were."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from civic.accounts.policy import Actor
from civic.photos.models import Photo, PhotoRedaction
from civic.platform.problems import NotAllowed, NotThere
from civic.reports.models import Report, ReportPhoto
from civic.reports.policy import rights_of
from civic.reports.queries import photos_of, seen


def digest_to_redact(session: Session, report_id: UUID, photo_id: UUID, actor: Actor) -> str:
    """Return the digest of a photo of the report, if the caller may cover something in it.

    Raises:
        NotThere: there is no such report for the caller, or no such photo in it.
        NotAllowed: it is not the caller's to do.
    """
    found = seen(session, report_id, actor)
    if not found.rights.desks:
        raise NotAllowed
    for placed in photos_of(session, report_id):
        if placed.photo.id == photo_id:
            return placed.photo.digest
    raise NotThere


def report_of_original(session: Session, digest: str, actor: Actor) -> UUID | None:
    """Return a report of whose photo `digest` still shows what was covered.

    None: there is none that the caller moderates.
    """
    original = aliased(Photo)
    reports = session.scalars(
        select(Report)
        .join(ReportPhoto, ReportPhoto.report_id == Report.id)
        .join(PhotoRedaction, PhotoRedaction.photo_id == ReportPhoto.photo_id)
        .join(original, original.id == PhotoRedaction.original_id)
        .where(original.digest == digest)
    )
    for report in reports:
        if rights_of(actor, report, holds_key=False).moderates:
            return report.id
    return None
