# SPDX-License-Identifier: EUPL-1.2
"""Messages of a report as staff see them: what became of them, not to whom exactly."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from civic.notifications.kinds import Kind


class DeliveryStatus(StrEnum):
    """What became of a message."""

    QUEUED = "queued"
    #: It waits until those open whom it concerns.
    WAITING = "waiting"
    SENT = "sent"
    #: The address will never take it.
    FAILED = "failed"
    #: Given up: the mail server never took it.
    DEAD = "dead"
    #: It had lost its meaning before it could go.
    DROPPED = "dropped"


class DeliveryView(BaseModel):
    """A message about a report to one address."""

    id: UUID
    kind: Kind
    status: DeliveryStatus
    address: str = Field(description="Its first letter and its host, such as r•••@example.org.")
    language: str
    queued_at: datetime
    not_before: datetime | None
    sent_at: datetime | None
    error: str | None = Field(description="What the mail server said.")
    may_resend: bool


class DeliveryList(BaseModel):
    """Messages about a report, the newest first, 100 at most."""

    items: list[DeliveryView]
