# SPDX-License-Identifier: EUPL-1.2
"""Deciding about words that were withheld from the public."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.reports.commands import By, append
from civic.reports.errors import NothingWithheld
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.moderation_queries import withheld_reply
from civic.reports.moderation_schemas import ReplyReviewBody


def review_reply(
    session: Session, report: Report, body: ReplyReviewBody, by: By, now: datetime
) -> ReportEvent:
    """Let everybody read a withheld reply of a locked report, or let it stay withheld.

    Raises:
        NothingWithheld: it is none, or somebody has decided about it.
    """
    if withheld_reply(session, report.id, body.reply) is None:
        raise NothingWithheld("There is no such reply, or somebody has decided about it already.")
    data = {"reply": body.reply, "is_released": body.release, "note": body.note}
    # Everybody learns of words that they may read from now on, and of others nothing.
    return append(
        session, report, EventKind.REPLY_REVIEWED, by, now, data=data, is_public=body.release
    )
