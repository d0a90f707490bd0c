# SPDX-License-Identifier: EUPL-1.2
"""What the caller may do with the promises of a report now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.reports.policy import is_open
from civic.reports.promise_queries import handled_last
from civic.reports.queries import Seen
from civic.sla.models import SlaTimer
from civic.sla.move_queries import extension_refusal
from civic.sla.pause_policy import PauseReason, PauseRefusal
from civic.sla.pause_queries import lasting_pauses, pause_end

DECLARED = (PauseReason.WEATHER_OR_SEASON, PauseReason.FORCE_MAJEURE)


def promise_actions(
    session: Session, found: Seen, timers: Sequence[SlaTimer], now: datetime
) -> list[str]:
    """Return what a manager may do with the promises; of others nothing is asked."""
    if not found.rights.manages:
        return []
    possible = {"annotate": any(_is_broken(timer, now) for timer in timers)}
    if is_open(found.report.status):
        lasting = {pause.reason for pause in lasting_pauses(timers, now)}
        possible |= {
            "extend": extension_refusal(session, timers, now) is None
            and not handled_last(session, found.report, found.actor.person_id),
            "pause": any(
                not isinstance(pause_end(session, timers, reason, now), PauseRefusal)
                for reason in DECLARED
            ),
            "resume": bool(lasting & set(DECLARED)),
        }
    return [action for action, may in possible.items() if may]


def _is_broken(timer: SlaTimer, now: datetime) -> bool:
    return timer.breached_at is not None or (timer.stopped_at is None and timer.due_at < now)
