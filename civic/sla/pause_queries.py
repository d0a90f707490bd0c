# SPDX-License-Identifier: EUPL-1.2
"""Whether a report may wait for its reporter, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.sla.clock_policy import pause_refusal, pause_until
from civic.sla.models import SlaTimer
from civic.sla.pause_policy import ClockPause, PauseReason, PauseRefusal
from civic.sla.policy import Target
from civic.sla.queries import clock_of, versions_of


def wait_for_reporter(
    session: Session, timers: Sequence[SlaTimer], at: datetime, until: datetime | None = None
) -> datetime | PauseRefusal:
    """Return until when the report of `timers` may wait for its reporter from `at` on, or why not.

    It ends at `until`, or before that where the time for pauses is used up.
    """
    return pause_end(session, timers, PauseReason.WAITING_REPORTER, at, until)


def pause_end(
    session: Session,
    timers: Sequence[SlaTimer],
    reason: PauseReason,
    at: datetime,
    until: datetime | None = None,
) -> datetime | PauseRefusal:
    """Return until when the report of `timers` may be paused from `at` on, or why not.

    What the relay has told to be broken is broken, even if `at` comes from a host whose clock is
    behind.
    """
    running = [t for t in timers if t.target == Target.RESOLUTION and t.stopped_at is None]
    if not running:
        return PauseRefusal.NOT_RUNNING
    if running[-1].breached_at is not None:
        return PauseRefusal.BREACHED
    clock = clock_of(running[-1])
    terms = versions_of(session, [clock]).terms_of(clock.pins)
    refusal = pause_refusal(clock, reason, at, terms)
    return refusal or pause_until(clock, at, until, terms)


def lasting_pauses(timers: Sequence[SlaTimer], at: datetime) -> list[ClockPause]:
    """Return the pauses in which the answer stands still at `at`."""
    running = [t for t in timers if t.stopped_at is None]
    pauses = [ClockPause.of(written) for timer in running for written in timer.pauses]
    return [pause for pause in pauses if pause.lasts_at(at)]


def has_paused(timers: Sequence[SlaTimer], cycle: int) -> bool:
    """Tell whether the answer of this attempt has been paused, now or before."""
    return any(timer.pauses for timer in timers if timer.cycle == cycle)
