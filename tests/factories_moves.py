# SPDX-License-Identifier: EUPL-1.2
"""A report of the acceptance scenarios, what may happen to it, and what else it may be promised."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock, EventKind, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import (
    Allowance,
    PinnedCalendar,
    Priority,
    Promise,
    Target,
    Terms,
    Unit,
    Versions,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
RESOLUTION, FIRST, MODERATION = Target.RESOLUTION, Target.FIRST_RESPONSE, Target.MODERATION
#: The week of the acceptance scenarios, and the one after it.
THURSDAY, FRIDAY, MONDAY, TUESDAY = "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"
WEDNESDAY, NEXT_THURSDAY = "2026-03-11", "2026-03-12"
DUE = f"{MONDAY}T15:00"
office = WorkingCalendar(HELSINKI, [[Window.of("09:00", "17:00")]] * 5 + [[], []])
early = WorkingCalendar(HELSINKI, [[Window.of("07:00", "19:00")]] * 5 + [[], []])
OFFICE = PinnedCalendar(UUID(int=2), "office", 1, office)
EARLY = PinnedCalendar(UUID(int=3), "early", 1, early)


def hours(n: int) -> Allowance:
    return Allowance(Unit.WORKING_HOURS, n)


def promised(number: int, resolution: Allowance, calendar: PinnedCalendar = OFFICE) -> Terms:
    targets = {MODERATION: Allowance(Unit.WORKING_DAYS, 1), FIRST: hours(8), RESOLUTION: resolution}
    urgent = {Priority.URGENT: {RESOLUTION: hours(4)}, Priority.HIGH: {RESOLUTION: hours(8)}}
    priorities = urgent if number == 1 else {}
    promise = Promise(UUID(int=number), f"p{number}", 1, targets, priorities=priorities)
    return Terms(promise, calendar, calendar)


#: The terms of the acceptance scenarios, and those that a report may turn out to have.
FIRST_TERMS = promised(1, hours(16))
TERMS = {
    "same": FIRST_TERMS,
    "high": replace(FIRST_TERMS, priority=Priority.HIGH),
    "urgent": replace(FIRST_TERMS, priority=Priority.URGENT),
    "8h": promised(8, hours(8)),
    "1h": promised(21, hours(1)),
    "15h": promised(15, hours(15)),
    "16h": promised(16, hours(16)),
    "24h": promised(24, hours(24)),
    "40h": promised(40, hours(40)),
    "early": promised(30, hours(16), EARLY),
}
VERSIONS = Versions.of(*TERMS.values())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def event(kind: str, when: str, what: str | None = None) -> SlaEvent:
    """Return what happens: `what` names terms, an instant, or who corrects ("triage 24h")."""
    data: dict[str, Any] = {}
    if kind in ("corrected", "terms_changed", "restated"):
        *who, name = (what or "").split()
        data = {"pins": TERMS[name].pins, "is_triage": who == ["triage"]}
    elif kind == "duplicate_joined":
        data = {"resolution_due": at(what) if what else None}
    elif what is not None:
        data = {"until": at(what)}
    if kind == "paused":
        data["reason"] = PauseReason.FORCE_MAJEURE
    return SlaEvent(EventKind(kind), at(when), data)


Told = tuple[str, ...] | tuple[str, str, str | None]


def story(*told: Told) -> list[Clock]:
    """Receive a report on Thursday at 15:00 and let things happen to it."""
    received = SlaEvent(EventKind.RECEIVED, at(f"{THURSDAY}T15:00"), {"pins": FIRST_TERMS.pins})
    return fold([received, *(event(*each) for each in told)], VERSIONS)


def resolution(*told: Told, cycle: int = 1) -> Clock:
    return next(c for c in story(*told) if (c.target, c.cycle) == (RESOLUTION, cycle))
