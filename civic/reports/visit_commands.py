# SPDX-License-Identifier: EUPL-1.2
"""An inspector was there; the report is locked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.photos import commands as photos
from civic.reports import desk_commands
from civic.reports.commands import By, append
from civic.reports.errors import IllegalTransition
from civic.reports.kinds import SHOWN, EventKind, Found, Outcome, PhotoPurpose, Status
from civic.reports.models import Report, ReportEvent, ReportPhoto
from civic.reports.policy import is_open
from civic.reports.round_schemas import VisitBody
from civic.reports.schemas import ResponseBody

#: What an answer made of a visit comes to.
OUTCOMES: Mapping[Found, Outcome] = {
    Found.FIXED: Outcome.FIXED,
    Found.NOTHING_THERE: Outcome.NOTHING_TO_FIX,
}


def visit(session: Session, report: Report, body: VisitBody, by: By, now: datetime) -> ReportEvent:
    """Take down what was found at the place, and answer the report with it if that is wanted.

    A visit that comes late, from where there was no signal, is taken down in any case; it answers
    only what is still owed.

    Raises:
        IllegalTransition: no department has the report yet, or it was never taken on.
        ResponsePhotoMissing: the answer wants a photo in this category.
        UnknownPhoto: a photo is not kept here.
    """
    if Status(report.status) not in SHOWN:
        raise IllegalTransition(
            "At “{from_status}” there is nothing to visit.", from_status=report.status
        )
    answers = body.answer and is_open(report.status)
    _link_photos(session, report, body, now)
    row = append(
        session,
        report,
        EventKind.VISITED,
        by,
        now,
        text=body.text or None,
        data=_said(body) | {"answers": answers},
    )
    if answers:
        response = ResponseBody(
            outcome=OUTCOMES[body.found], text=body.text, photo_ids=body.photo_ids
        )
        desk_commands.respond(session, report, response, by, now)
    return row


def _said(body: VisitBody) -> dict[str, Any]:
    return {
        "found": body.found.value,
        "photo_ids": [str(each) for each in body.photo_ids],
        "before_id": str(body.before_id) if body.before_id else None,
        "visited_at": body.visited_at.isoformat() if body.visited_at else None,
    }


def _link_photos(session: Session, report: Report, body: VisitBody, now: datetime) -> None:
    if not body.photo_ids:
        return
    rows = [
        {
            "report_id": report.id,
            "photo_id": photo.id,
            "purpose": PhotoPurpose.VISIT,
            "position": position,
        }
        for position, photo in enumerate(photos.link(session, body.photo_ids, now))
    ]
    # The same photo may have been taken along on an earlier visit.
    session.execute(insert(ReportPhoto).values(rows).on_conflict_do_nothing())
