# SPDX-License-Identifier: EUPL-1.2
"""Write down who is to be told; sending comes later."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import Channel
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
    outbox.record(session, *(DeliveryQueued(delivery_id=key) for key in queued), now=now)
    return len(queued)


def mail_host() -> str:
    """Return the host in Message-IDs and List-IDs: the one that people know the service by."""
    return urlsplit(settings().public_url).hostname or "localhost"


def _row(news: News, recipient: Recipient, now: datetime) -> dict[str, Any]:
    delivery_id = new_id()
    follows = {"follower_id": str(recipient.follower_id)} if recipient.follower_id else {}
    return {
        "id": delivery_id,
        "event_id": news.fact_id,
        "kind": news.kind,
        "channel": Channel.EMAIL,
        "person_id": recipient.person_id,
        "address": recipient.address,
        "language": best_language([recipient.language]),
        "subject_id": news.report_id,
        "data": {**news.data, **follows},
        "message_id": f"<{delivery_id}@{mail_host()}>",
        "created_at": now,
    }
