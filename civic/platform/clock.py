# SPDX-License-Identifier: EUPL-1.2
"""The one place that asks for the time: that of the database, which decides what is late.

Hosts disagree, and one an hour off would call a late answer kept. So a process asks the database
when it makes a connection, and again every `TRUSTED_S`; in between it counts on from there by a
clock that nobody sets. Its own wall clock plays no part.

`utc_now()` differs from the database by at most the round trip of one question (below a
millisecond next door), and by what the host's crystal drifts within `TRUSTED_S`: 30 ms at the
500 ppm that NTP bears. A database whose clock is set is followed after `TRUSTED_S` at the latest.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

#: For so long a process counts on by itself.
TRUSTED_S = 60
#: An answer that took longer is asked for again, up to so many times; the quickest is taken.
QUICK = timedelta(milliseconds=20)
MOST_QUESTIONS = 3
#: Goes on while the host sleeps, where there is such a clock.
_TICKING = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


@dataclass(frozen=True)
class Reading:
    """What the database's clock showed, and when by the ticks of this host."""

    at: datetime
    ticks_ns: int
    #: It is wrong by at most this.
    error: timedelta
    #: When it was last found right.
    checked_ns: int

    def now(self, ticks_ns: int) -> datetime:
        """Return what the database's clock shows at `ticks_ns`."""
        return self.at + timedelta(microseconds=(ticks_ns - self.ticks_ns) // 1000)


class FollowingClock:
    """Counts on from what another clock showed; safe for threads, since readings are values."""

    def __init__(self, ticks_ns: Callable[[], int]) -> None:
        """Give a clock that nobody sets: nanoseconds since whenever."""
        self._ticks_ns = ticks_ns
        self._reading: Reading | None = None
        self._is_doubted = True
        #: Makes somebody call `follow`; asked when the time is wanted before anybody has.
        self.introduce: Callable[[], None] | None = None

    def now(self) -> datetime:
        """Return the time of the clock that is followed; that of the host if there is none."""
        if self._reading is None and self.introduce is not None:
            self.introduce()
        reading = self._reading
        return datetime.now(UTC) if reading is None else reading.now(self._ticks_ns())

    @property
    def is_doubtful(self) -> bool:
        """Whether it is time to ask again."""
        reading = self._reading
        if reading is None or self._is_doubted:
            return True
        return self._ticks_ns() - reading.checked_ns > TRUSTED_S * 1_000_000_000

    def doubt(self) -> None:
        """Have the clock that is followed asked before it is believed any longer."""
        self._is_doubted = True

    def follow(self, ask: Callable[[], datetime]) -> None:
        """Ask the other clock; go by its answer unless it only confirms what is known.

        So the time does not jump to and fro by what a question takes on its way.
        """
        readings = []
        for _ in range(MOST_QUESTIONS):
            readings.append(self._read(ask))
            if readings[-1].error <= QUICK / 2:
                break
        new = min(readings, key=lambda each: each.error)
        old = self._reading
        if old and abs(old.now(new.ticks_ns) - new.at) <= new.error:
            new = replace(old, checked_ns=new.checked_ns)
        self._reading, self._is_doubted = new, False

    def _read(self, ask: Callable[[], datetime]) -> Reading:
        asked = self._ticks_ns()
        at = ask()
        answered = self._ticks_ns()
        error = timedelta(microseconds=(answered - asked) // 2000 + 1)
        return Reading(at.astimezone(UTC), (asked + answered) // 2, error, answered)


database_clock = FollowingClock(lambda: time.clock_gettime_ns(_TICKING))


def utc_now() -> datetime:
    """Return the current instant, aware, in UTC; for the edges only, commands are given `now`."""
    return database_clock.now()
