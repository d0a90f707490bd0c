# SPDX-License-Identifier: EUPL-1.2
"""Facts about promises that others react to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from civic.platform import outbox


@dataclass(frozen=True)
class StepReached(outbox.Event):
    """So many percent of a timer's working time have run; at 100 the promise is broken."""

    name: ClassVar[str] = "sla.step_reached"

    report_id: UUID
    timer_id: UUID
    target: str
    cycle: int
    step: int
    due_at: datetime


@dataclass(frozen=True)
class PauseLapsed(outbox.Event):
    """A pause came to its end or its cap; what it waited for did not come. The timer runs again."""

    name: ClassVar[str] = "sla.pause_lapsed"

    report_id: UUID
    timer_id: UUID
    ended_at: datetime
