# SPDX-License-Identifier: EUPL-1.2
"""Messages to people, and what became of them."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.notifications.kinds import Channel, DeliveryState, Kind
from civic.platform.db import Id, Instant, Json, Model, one_of


class Delivery(Model):
    """One message of one event to one address over one channel.

    Neither words nor links stand here: a message is rendered from the rows when it is sent.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("event_id", "channel", "address", "kind"),
        CheckConstraint(one_of("kind", Kind), name="kind_known"),
        CheckConstraint(one_of("channel", Channel), name="channel_known"),
        CheckConstraint(one_of("state", DeliveryState), name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_with_instant"),
        Index("ix_deliveries_subject_id", "subject_id"),
        Index("ix_deliveries_person_id", "person_id"),
        Index("ix_deliveries_unsent", "created_at", postgresql_where=text("state <> 'sent'")),
    )

    id: Mapped[Id]
    #: Key of what happened, the same however often it is told (`policy.fact_id`).
    event_id: Mapped[UUID]
    kind: Mapped[str]
    channel: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    address: Mapped[str]
    language: Mapped[str]
    #: The report it is about.
    subject_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    #: Ids and numbers of the rows that it tells of.
    data: Mapped[Json]
    #: Message-ID; a mail that is sent twice has the same, so that clients show it once.
    message_id: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="queued")
    created_at: Mapped[Instant]
    #: When those open whom it does not concern out of hours; None: it goes at once.
    not_before: Mapped[Instant | None]
    sent_at: Mapped[Instant | None]
    #: What the mail server said when it refused for good.
    last_error: Mapped[str | None]
