# SPDX-License-Identifier: EUPL-1.2
"""Pauses of a clock: how long they may last, and what they do to its due.

A pause is written down with its end when it begins: the due is right at once, and nothing has to
happen for the clock to run again. What ends it earlier only makes it shorter.

Source: facts on promises and timers, row "pause"; PRODUCT.md 4.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from civic.sla.calendar_policy import Pause, WorkingCalendar

#: All pauses of a clock together: so many working days, and this part of the target, at most.
MOST_WORKING_DAYS = 10
PART_OF_TARGET = 2


class PauseReason(StrEnum):
    """For what a clock may be paused."""

    WAITING_REPORTER = "waiting_reporter"
    WEATHER_OR_SEASON = "weather_or_season"
    FORCE_MAJEURE = "force_majeure"


class PauseRefusal(StrEnum):
    """Why a clock can't be paused."""

    #: It has ended, or is of a target that never pauses.
    NOT_RUNNING = "not_running"
    BREACHED = "breached"
    #: Nobody works any more until the due: days that all count end on a weekend.
    NO_TIME_LEFT = "no_time_left"
    PAUSED_ALREADY = "paused_already"
    #: The reporter was asked before and has not replied since.
    NO_REPLY = "no_reply"
    USED_UP = "used_up"


@dataclass(frozen=True)
class ClockPause:
    """A time in which a clock stands still; half-open."""

    reason: PauseReason
    started_at: datetime
    #: When it ends by itself, or was ended before that.
    until: datetime
    #: Whether the reporter has replied to what it waits for.
    is_answered: bool = False

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> "ClockPause":
        """Return the pause that `as_json` wrote."""
        return cls(
            PauseReason(written["reason"]),
            datetime.fromisoformat(written["started_at"]),
            datetime.fromisoformat(written["until"]),
            written["is_answered"],
        )

    @property
    def span(self) -> Pause:
        """From and to, as calendars take them."""
        return self.started_at, self.until

    def lasts_at(self, at: datetime) -> bool:
        """Tell whether the clock stands still at `at`."""
        return self.started_at <= at < self.until

    def ended_at(self, at: datetime) -> "ClockPause":
        """Return the pause as it is when something ends it at `at`; one that is over stays."""
        return replace(self, until=max(self.started_at, min(self.until, at)))

    def as_json(self) -> dict[str, Any]:
        """Return the pause as it is stored."""
        return {
            "reason": self.reason.value,
            "started_at": self.started_at.isoformat(),
            "until": self.until.isoformat(),
            "is_answered": self.is_answered,
        }


def spans(pauses: Iterable[ClockPause]) -> list[Pause]:
    """Return the pauses as calendars take them."""
    return [pause.span for pause in pauses]


def paused_time(pauses: Iterable[ClockPause], calendar: WorkingCalendar) -> timedelta:
    """Return the working time inside `pauses`; where they overlap it counts once."""
    total, over = timedelta(), None
    for start, end in sorted(spans(pauses)):
        begins = start if over is None else max(start, over)
        if end > begins:
            total += calendar.elapsed(begins, end)
            over = end
    return total


def moved_due(due: datetime, pauses: Sequence[ClockPause], calendar: WorkingCalendar) -> datetime:
    """Return the due of a clock that was promised for `due` and stood still for `pauses`.

    It moves by the working time in them: a pause of a weekend moves nothing, whatever the
    allowance is counted in.
    """
    paused = paused_time(pauses, calendar)
    return calendar.add(due, paused) if paused else due


def pause_left(
    at: datetime,
    started_at: datetime,
    due: datetime,
    pauses: Iterable[ClockPause],
    calendar: WorkingCalendar,
) -> timedelta:
    """Return the working time for which a clock may still be paused from `at` on.

    `due` is the one without pauses. Ten working days are the open time of the ten that follow the
    day of `at`.
    """
    half = calendar.elapsed(started_at, due) // PART_OF_TARGET
    most = min(calendar.open_time_of_days(at, MOST_WORKING_DAYS), half)
    return max(most - paused_time(pauses, calendar), timedelta())
