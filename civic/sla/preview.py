# SPDX-License-Identifier: EUPL-1.2
"""What an event would do to the timers of a report; nothing is written."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.sla.clock import SlaEvent
from civic.sla.clock_policy import advance
from civic.sla.models import SlaTimer
from civic.sla.queries import clock_of, versions_of
from civic.sla.schemas import TimerView, timer_view

#: A timer before and after; None before: the event starts it.
Pair = tuple[TimerView | None, TimerView]


def after(
    session: Session, timers: Sequence[SlaTimer], event: SlaEvent, now: datetime
) -> list[Pair]:
    """Return how `timers` of one report are shown at `now` without `event` and with it, in order.

    Raises:
        LookupError: a version that is pinned is not there.
    """
    before = tuple(clock_of(timer) for timer in timers)
    pinned = (event.data["pins"],) if "pins" in event.data else ()
    versions = versions_of(session, before, *pinned)
    changed = advance(before, event, versions)
    shown = [timer_view(clock, now, versions) for clock in before]
    told = [timer_view(clock, now, versions) for clock in changed]
    return [*zip(shown, told, strict=False), *((None, view) for view in told[len(shown) :])]
