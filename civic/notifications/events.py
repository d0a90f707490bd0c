# SPDX-License-Identifier: EUPL-1.2
"""Facts about messages."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from civic.platform.outbox import Event


@dataclass(frozen=True)
class DeliveryQueued(Event):
    """A message waits to be sent: the second hop, retried and counted as any other work."""

    name: ClassVar[str] = "notifications.delivery_queued"
    delivery_id: UUID
