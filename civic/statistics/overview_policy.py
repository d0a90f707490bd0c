# SPDX-License-Identifier: EUPL-1.2
"""Days that overviews count by, figures that look too good, cells that spreadsheets run; pure."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.pause_policy import ClockPause, moved_due, spans
from civic.sla.policy import used_share

#: What comes due by the end of the n-th working day after today.
COMING_DAYS = (0, 1, 3, 5)
#: Overdue for more than so many working days, up to the next number.
AGES = (0, 1, 5, 20)
#: Below this nobody's figures are told from chance. Source: PRODUCT.md 4, "Figures".
FEWEST = 5
#: Source: facts on promises and timers, "Reporting", gaming signals.
LAST_MOMENT_SHARE = 0.95
LATE_PAUSE_SHARE = 0.9
SOON_DAYS = 7
#: What makes a spreadsheet take a cell for a formula. Source: OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def ends_of_days(calendar: WorkingCalendar, now: datetime) -> list[datetime]:
    """Return for each of COMING_DAYS when the working day ends; today ends at midnight."""
    midnight = calendar.add_calendar_days(now - timedelta(days=1), 1)
    return [calendar.add_working_days(now, n) if n else midnight for n in COMING_DAYS]


def starts_of_ages(calendar: WorkingCalendar, now: datetime) -> list[datetime]:
    """Return for each of AGES the instant before which a due is that long overdue, or longer.

    The first is `now` itself. The n-th lies at the midnight that begins the n-th working day
    before today.
    """
    today = calendar.local_date(now)
    found, day, n = [now], today, 0
    for age in AGES[1:]:
        while n < age:
            day -= timedelta(days=1)
            n += bool(calendar.windows_on(day))
        found.append(datetime.combine(day, time.min, calendar.zone).astimezone(UTC))
    return found


def is_last_moment(
    calendar: WorkingCalendar,
    times: tuple[datetime, datetime, datetime],
    pauses: Sequence[ClockPause],
) -> bool:
    """Tell whether a promise was kept in the last 5 % of its time; `times`: start, due, stop."""
    started_at, due_at, stopped_at = times
    if stopped_at > due_at:
        return False
    used = used_share(started_at, due_at, stopped_at, calendar, spans(pauses))
    return used >= LAST_MOMENT_SHARE


def has_late_pause(
    calendar: WorkingCalendar,
    times: tuple[datetime, datetime],
    pauses: Sequence[ClockPause],
) -> bool:
    """Tell whether a pause began after 90 % of the time had run; `times`: start, first due."""
    started_at, due_at = times
    for n, pause in enumerate(pauses):
        before = pauses[:n]
        due = moved_due(due_at, before, calendar)
        used = used_share(started_at, due, pause.started_at, calendar, spans(before))
        if used >= LATE_PAUSE_SHARE:
            return True
    return False


def harmless(cell: object) -> str:
    """Return a cell of a table that no spreadsheet runs as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return not text[-1].isspace()
