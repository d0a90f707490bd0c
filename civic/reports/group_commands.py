# SPDX-License-Identifier: EUPL-1.2
"""What a merger does to the report that stays; both are locked."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.platform import outbox
from civic.platform.ids import new_id
from civic.reports.commands import By, append
from civic.reports.events import DuplicateJoined
from civic.reports.kinds import EventKind
from civic.reports.models import Follower, Report
from civic.reports.policy import is_everybodys
from civic.sla.move_queries import resolution_due
from civic.sla.queries import timers_of


def join(session: Session, original: Report, report: Report, by: By, now: datetime) -> None:
    """Write down with the original that `report` goes on with it, whose promise still runs.

    The earliest due of the group counts from then on, and whoever follows the one follows the
    other. Of a report that is not everybody's only staff read that it was joined.
    """
    due = resolution_due(timers_of(session, report.id))
    data = {
        "duplicate_id": str(report.id),
        "duplicate": report.number,
        "resolution_due": due.isoformat() if due else None,
    }
    row = append(
        session,
        original,
        EventKind.DUPLICATE_JOINED,
        by,
        now,
        data=data,
        is_public=is_everybodys(report),
    )
    if is_everybodys(original):
        _carry_followers(session, report, original)
    told = DuplicateJoined(report_id=original.id, event_seq=row.seq, duplicate_id=report.id)
    outbox.record(session, told, now=now)


def _carry_followers(session: Session, report: Report, original: Report) -> None:
    """Let the followers of `report` follow the original, too; those who do already stay."""
    followers = session.scalars(select(Follower).filter_by(report_id=report.id)).all()
    rows = [
        {
            "id": new_id(),
            "report_id": original.id,
            "person_id": one.person_id,
            "email": one.email,
            "language": one.language,
            "asked_at": one.asked_at,
            "confirmed_at": one.confirmed_at,
        }
        for one in followers
        if one.confirmed_at is not None and not _is_reporter(one, original)
    ]
    if rows:
        session.execute(insert(Follower).values(rows).on_conflict_do_nothing())


def _is_reporter(follower: Follower, report: Report) -> bool:
    """Tell whether who follows gets the news anyway."""
    if follower.person_id is not None:
        return follower.person_id == report.reporter_id
    return (follower.email or "").lower() == (report.contact_email or "").lower()
