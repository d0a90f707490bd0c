# SPDX-License-Identifier: EUPL-1.2
"""Nothing is done to a report twice, nor on top of what nobody has seen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.reports.commands import By
from civic.reports.desk_models import DeedKey
from civic.reports.errors import DeedKeyTaken, Stale
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import version_of

#: For so long a device may send a deed again whose answer it did not hear.
KEPT = timedelta(days=30)


def refuse_stale(session: Session, report: Report, is_current: Callable[[int], bool]) -> None:
    """Let a deed pass that was decided on the report as it is; the report is locked.

    Raises:
        Stale: somebody changed it meanwhile; it tells who, what and when.
    """
    version = version_of(report)
    if is_current(version):
        return
    last = session.scalars(
        select(ReportEvent)
        .filter_by(report_id=report.id)
        .where(ReportEvent.kind != EventKind.STEP_REACHED)
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    ).one()
    zone = ZoneInfo(session.get_one(Jurisdiction, report.jurisdiction_id).zone)
    raise Stale(
        "At {time}, {kind} ({changed_by}). Look at it as it is now, then decide.",
        version=version,
        kind=last.kind,
        changed_by=last.actor_role,
        changed_at=last.at.replace(microsecond=0),
        time=f"{last.at.astimezone(zone):%H:%M}",
    )


def done_before(
    session: Session, key: UUID, report_id: UUID, person_id: UUID | None, action: str
) -> DeedKey | None:
    """Return what this person did with this key before; None: nothing.

    Raises:
        DeedKeyTaken: it was something else.
    """
    known = session.get(DeedKey, key, populate_existing=True)
    if known is None:
        return None
    if (known.report_id, known.person_id, known.action) != (report_id, person_id, action):
        raise DeedKeyTaken("Make a new key for everything that is done.")
    return known


def claim(session: Session, key: UUID, report: Report, by: By, action: str, now: datetime) -> bool:
    """Write down that what follows in this transaction is done with `key`.

    Returns whether it is the first: of two at once, the second waits here for the first.
    """
    values = {
        "key": key,
        "report_id": report.id,
        "person_id": by.person_id,
        "action": action,
        "done_at": now,
    }
    new = insert(DeedKey).values(values).on_conflict_do_nothing().returning(DeedKey.key)
    return session.scalar(new) is not None


def note_shown(session: Session, key: UUID, other: Report) -> None:
    """Write down that the answer to what was done with `key` shows another report."""
    session.get_one(DeedKey, key).shown_id = other.id


def forget_old_keys(session: Session, now: datetime) -> None:
    """Forget the keys of deeds that no device will send again."""
    session.execute(
        delete(DeedKey)
        .where(DeedKey.done_at < now - KEPT)
        .execution_options(synchronize_session=False)
    )
