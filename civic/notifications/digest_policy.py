# SPDX-License-Identifier: EUPL-1.2
"""When the mail of a working morning goes; pure."""

from datetime import UTC, date, datetime, time

from civic.sla.calendar_policy import WorkingCalendar

#: Who is open around the clock sleeps until then.
EARLIEST = time(6)
#: Who opens later still finds it there. Source: facts on notifications, "digest, quiet hours".
LATEST = time(8)


def digest_at(calendar: WorkingCalendar, on: date) -> datetime | None:
    """Return when the digest of the local date `on` is due; None: nothing opens that day.

    When it opens, at eight at the latest; on days on which the clocks change too there is one.
    """
    windows = calendar.windows_on(on)
    if not windows:
        return None
    opens = min(window.opens_min for window in windows)
    hour, minute = divmod(min(max(opens, _minutes(EARLIEST)), _minutes(LATEST)), 60)
    return datetime.combine(on, time(hour, minute), calendar.zone).astimezone(UTC)


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute
