# SPDX-License-Identifier: EUPL-1.2
"""Write down who is to be told; sending comes later."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.notifications.delivery_queries import RESENDABLE, Followed
from civic.notifications.errors import NotResendable
from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import Channel, DeliveryState
from civic.notifications.models import Delivery
from civic.notifications.policy import News, Recipient
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.i18n import best_language
from civic.platform.ids import new_id


def queue_mails(
    session: Session, news: News, recipients: Iterable[Recipient], now: datetime
) -> int:
    """Queue a mail of `news` to each recipient; return how many are new.

    Who was told of this fact already gets no second one. Of those who stand among the recipients
    twice, the first counts.
    """
    by_address: dict[str, Recipient] = {}
    for recipient in recipients:
        by_address.setdefault(recipient.address.lower(), recipient)
    rows = [_row(news, recipient, now) for _, recipient in sorted(by_address.items())]
    if not rows:
        return 0
    new = insert(Delivery).values(rows).on_conflict_do_nothing().returning(Delivery.id)
    queued = session.scalars(new).all()
    waits_until = {row["id"]: row["not_before"] for row in rows}
    for not_before in sorted({waits_until[key] for key in queued}, key=lambda at: at or now):
        told = [DeliveryQueued(delivery_id=key) for key in queued if waits_until[key] == not_before]
        outbox.record(session, *told, now=now, not_before=not_before)
    return len(queued)


def mail_host() -> str:
    """Return the host in Message-IDs and List-IDs: the one that people know the service by."""
    return urlsplit(settings().public_url).hostname or "localhost"


def _row(news: News, recipient: Recipient, now: datetime) -> dict[str, Any]:
    delivery_id = new_id()
    not_before = recipient.not_before
    return {
        "id": delivery_id,
        "event_id": news.fact_id,
        "kind": news.kind,
        "channel": Channel.EMAIL,
        "person_id": recipient.person_id,
        "address": recipient.address,
        "language": best_language([recipient.language]),
        "subject_id": news.report_id,
        "data": {**news.data, **recipient.why},
        "message_id": f"<{delivery_id}@{mail_host()}>",
        "created_at": now,
        "not_before": not_before if not_before is not None and not_before > now else None,
    }


def send_again(session: Session, followed: Followed, now: datetime) -> None:
    """Queue a message anew that was refused for good or given up; its Message-ID stays.

    Raises:
        NotResendable: it is on its way, has arrived or has lost its meaning.
    """
    if followed.status(now) not in RESENDABLE:
        raise NotResendable
    delivery = followed.delivery
    delivery.state, delivery.last_error, delivery.not_before = DeliveryState.QUEUED, None, None
    outbox.record(session, DeliveryQueued(delivery_id=delivery.id), now=now)
