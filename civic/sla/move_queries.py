# SPDX-License-Identifier: EUPL-1.2
"""Whether the answer of a report may be due later, and how late; what joins another report."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.sla import move_policy
from civic.sla.models import SlaTimer
from civic.sla.move_policy import ExtensionRefusal
from civic.sla.policy import Target
from civic.sla.queries import clock_of, versions_of


def extension_refusal(
    session: Session, timers: Sequence[SlaTimer], at: datetime, until: datetime | None = None
) -> ExtensionRefusal | None:
    """Return why the answer of the report of `timers` can't be extended at `at`; None: it can.

    What the relay has told to be broken is broken, even if `at` comes from a host whose clock is
    behind.
    """
    running = _running(timers)
    if running is None:
        return ExtensionRefusal.NOT_RUNNING
    if running.breached_at is not None:
        return ExtensionRefusal.BREACHED
    clock = clock_of(running)
    terms = versions_of(session, [clock]).terms_of(clock.pins)
    return move_policy.extension_refusal(clock, at, until, terms)


def latest_extension(session: Session, timers: Sequence[SlaTimer]) -> datetime | None:
    """Return the latest due to which the answer can be extended; None: none is owed."""
    if (running := _running(timers)) is None:
        return None
    clock = clock_of(running)
    return move_policy.latest_extension(clock, versions_of(session, [clock]).terms_of(clock.pins))


def resolution_due(timers: Sequence[SlaTimer]) -> datetime | None:
    """Return the due of the answer that a report still owes: what one that it joins inherits."""
    running = _running(timers)
    return running.due_at if running else None


def _running(timers: Sequence[SlaTimer]) -> SlaTimer | None:
    owed = (t for t in timers if t.target == Target.RESOLUTION and t.stopped_at is None)
    return next(owed, None)
