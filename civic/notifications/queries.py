# SPDX-License-Identifier: EUPL-1.2
"""Who hears of what, and which messages did not arrive."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session

from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import DeliveryState
from civic.notifications.models import Delivery
from civic.platform.models import OutboxEntry
from civic.reports.kinds import Status
from civic.reports.models import ReportEvent


@dataclass(frozen=True)
class Undelivered:
    """A message that nobody will get unless somebody does something about it."""

    delivery: Delivery
    reason: str


def locked_delivery(session: Session, delivery_id: UUID) -> Delivery:
    """Return the delivery with its row locked.

    A worker that was stopped in the middle may hold the lock; another one does not wait for it.

    Raises:
        sqlalchemy.exc.OperationalError: another worker holds it; try again later.
    """
    lock = {"nowait": True}
    return session.get_one(Delivery, delivery_id, with_for_update=lock, populate_existing=True)


def undelivered(session: Session, limit: int = 100) -> list[Undelivered]:
    """Return messages that were refused for good or given up, the newest first."""
    rows = session.execute(
        select(Delivery, OutboxEntry.last_error)
        .outerjoin(
            OutboxEntry,
            (OutboxEntry.event == DeliveryQueued.name)
            & (OutboxEntry.payload["delivery_id"].astext == cast(Delivery.id, String))
            & OutboxEntry.dead_at.is_not(None),
        )
        .where(
            Delivery.state != DeliveryState.SENT,
            or_(Delivery.state == DeliveryState.FAILED, OutboxEntry.id.is_not(None)),
        )
        .order_by(Delivery.created_at.desc(), Delivery.id.desc())
        .limit(limit)
    )
    return [Undelivered(delivery, delivery.last_error or error or "") for delivery, error in rows]


def last_change(session: Session, report_id: UUID, to_status: Status) -> ReportEvent | None:
    """Return the newest row of the history in which the report became `to_status`."""
    return session.scalars(
        select(ReportEvent)
        .filter_by(report_id=report_id, to_status=to_status)
        .order_by(ReportEvent.seq.desc())
        .limit(1)
    ).one_or_none()
