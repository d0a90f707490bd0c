# SPDX-License-Identifier: EUPL-1.2
"""What goes up, and how far; pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from civic.reports.escalation_kinds import EscalationKind, EscalationLevel
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.policy import BREACH_STEP

#: From which step on who is told as well.
#: Source: facts on promises and timers, "escalation steps": recipients widen.
COORDINATOR_STEP = 200
OMBUDSMAN_STEP = 300
#: Step -> who is told for the first time, as the history of a report says it.
TOLD_FIRST_AT: Mapping[int, Sequence[str]] = {
    BREACH_STEP: ("managers",),
    COORDINATOR_STEP: ("coordinators",),
    OMBUDSMAN_STEP: ("ombudsman",),
}
#: After so many working days without a word to the reporter somebody is reminded.
#: Source: facts on promises and timers, "update target".
SILENT_WORKING_DAYS = 10
#: Calendars open at least every tenth day, so that ten working days end within this.
FARTHEST = timedelta(days=120)


def is_escalated(step: int, *, is_open: bool) -> bool:
    """Tell whether `step` percent of a promise's time going by is for somebody higher up.

    A broken promise always is; what was done meanwhile rises no further.
    """
    return step == BREACH_STEP or (step > BREACH_STEP and is_open)


def level_of(kind: EscalationKind, step: int | None = None) -> EscalationLevel:
    """Return up to whom an escalation rises."""
    if kind in (EscalationKind.THIRD_HOP, EscalationKind.RETURNED):
        return EscalationLevel.COORDINATOR
    if step is None or step < COORDINATOR_STEP:
        return EscalationLevel.MANAGER
    return EscalationLevel.COORDINATOR if step < OMBUDSMAN_STEP else EscalationLevel.OMBUDSMAN


def silent_before(calendar: WorkingCalendar, now: datetime) -> datetime:
    """Return the instant before which a reporter must have been told something last.

    Who heard something on day 0 has waited too long once the office closes on the tenth working
    day after it.
    """
    today = calendar.local_date(now)
    day = today
    while day > today - FARTHEST:
        if calendar.add_working_days(_noon(day, calendar), SILENT_WORKING_DAYS) <= now:
            break
        day -= timedelta(days=1)
    return datetime.combine(day + timedelta(days=1), time.min, calendar.zone).astimezone(UTC)


def _noon(day: date, calendar: WorkingCalendar) -> datetime:
    return datetime.combine(day, time(12), calendar.zone)
