# SPDX-License-Identifier: EUPL-1.2
"""What the caller may do with the promises of a report now."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.reports.policy import is_open
from civic.reports.promise_queries import extension_request, handled_last
from civic.reports.queries import Seen
from civic.sla.models import SlaTimer
from civic.sla.move_queries import extension_refusal
from civic.sla.pause_policy import PauseReason, PauseRefusal
from civic.sla.pause_queries import lasting_pauses, pause_end

DECLARED = (PauseReason.WEATHER_OR_SEASON, PauseReason.FORCE_MAJEURE)


def promise_actions(
    session: Session, found: Seen, timers: Sequence[SlaTimer], now: datetime
) -> list[str]:
    """Return what the department may do with the promises; of others nothing is asked."""
    if not found.rights.works:
        return []
    possible = _extensions(session, found, timers, now)
    if not found.rights.manages:
        return [action for action, may in possible.items() if may]
    possible["annotate"] = any(_is_broken(timer, now) for timer in timers)
    if is_open(found.report.status):
        lasting = {pause.reason for pause in lasting_pauses(timers, now)}
        possible |= {
            "pause": any(
                not isinstance(pause_end(session, timers, reason, now), PauseRefusal)
                for reason in DECLARED
            ),
            "resume": bool(lasting & set(DECLARED)),
        }
    return [action for action, may in possible.items() if may]


def _extensions(
    session: Session, found: Seen, timers: Sequence[SlaTimer], now: datetime
) -> dict[str, bool]:
    """Return whether they may put the answer off, or ask who may, and decide on what was asked."""
    report, rights = found.report, found.rights
    if not is_open(report.status):
        return {}
    is_asked = extension_request(session, report) is not None
    is_extendable = extension_refusal(session, timers, now) is None
    may_decide = rights.manages and not handled_last(session, report, found.actor.person_id)
    return {
        "extend": is_extendable and may_decide,
        "ask_extension": is_extendable and not may_decide and not is_asked,
        "decline_extension": is_asked and rights.manages,
    }


def _is_broken(timer: SlaTimer, now: datetime) -> bool:
    return timer.breached_at is not None or (timer.stopped_at is None and timer.due_at < now)
