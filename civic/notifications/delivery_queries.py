# SPDX-License-Identifier: EUPL-1.2
"""What became of the messages of a report."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import Session

from civic.notifications.delivery_schemas import DeliveryStatus, DeliveryView
from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import DeliveryState
from civic.notifications.models import Delivery
from civic.platform.models import OutboxEntry
from civic.platform.problems import NotThere

MOST = 100
#: What another try can help.
RESENDABLE = frozenset({DeliveryStatus.FAILED, DeliveryStatus.DEAD})


@dataclass(frozen=True)
class Followed:
    """A message, and the trouble that its sending has."""

    delivery: Delivery
    is_dead: bool
    error: str | None

    def status(self, now: datetime) -> DeliveryStatus:
        """Return what became of it at `now`."""
        if self.delivery.state != DeliveryState.QUEUED:
            return DeliveryStatus(self.delivery.state)
        if self.is_dead:
            return DeliveryStatus.DEAD
        waits_until = self.delivery.not_before
        is_waiting = waits_until is not None and waits_until > now
        return DeliveryStatus.WAITING if is_waiting else DeliveryStatus.QUEUED


def deliveries(session: Session, report_id: UUID) -> list[Followed]:
    """Return the messages about a report, the newest first."""
    newest = (
        select(Delivery)
        .filter_by(subject_id=report_id)
        .order_by(Delivery.created_at.desc(), Delivery.id.desc())
        .limit(MOST)
    )
    found = session.scalars(newest).all()
    trouble = _trouble(session, [str(one.id) for one in found if one.sent_at is None])
    return [Followed(one, *trouble.get(str(one.id), (False, one.last_error))) for one in found]


def delivery_of(session: Session, report_id: UUID, delivery_id: UUID) -> Followed:
    """Return a message about this report, its row locked.

    Raises:
        NotThere: there is none.
    """
    found = session.scalars(
        select(Delivery).filter_by(id=delivery_id, subject_id=report_id).with_for_update()
    ).one_or_none()
    if found is None:
        raise NotThere
    is_dead, error = _trouble(session, [str(found.id)]).get(str(found.id), (False, None))
    return Followed(found, is_dead, found.last_error or error)


def delivery_view(followed: Followed, now: datetime, *, may_resend: bool) -> DeliveryView:
    """Return a message as staff see it."""
    one, status = followed.delivery, followed.status(now)
    return DeliveryView(
        id=one.id,
        kind=one.kind,
        status=status,
        address=masked(one.address),
        language=one.language,
        queued_at=one.created_at,
        not_before=one.not_before,
        sent_at=one.sent_at,
        error=one.last_error or followed.error,
        may_resend=may_resend and status in RESENDABLE,
    )


def masked(address: str) -> str:
    """Return an address so that its owner knows it and nobody else can write to it."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}"


def _trouble(session: Session, ids: list[str]) -> dict[str, tuple[bool, str | None]]:
    """Return delivery -> whether its newest try was given up, and what went wrong."""
    if not ids:
        return {}
    key = OutboxEntry.payload["delivery_id"].astext
    rows = session.execute(
        select(
            key,
            func.bool_and(OutboxEntry.dead_at.is_not(None)),
            func.max(cast(OutboxEntry.last_error, String)),
        )
        .where(
            OutboxEntry.event == DeliveryQueued.name,
            OutboxEntry.done_at.is_(None),
            key.in_(ids),
        )
        .group_by(key)
    )
    return {delivery_id: (is_dead, error) for delivery_id, is_dead, error in rows}
