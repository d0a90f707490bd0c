# SPDX-License-Identifier: EUPL-1.2
"""Days and weeks as the people of a city count them; pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)


def day_of(at: datetime, zone: str) -> date:
    """Return the local day of an instant."""
    return at.astimezone(ZoneInfo(zone)).date()


def starts_at(day: date, zone: str) -> datetime:
    """Return the instant at which a local day begins, in UTC."""
    return datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC)


def bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """Return the first instant of a local day, and that of the next one."""
    return starts_at(day, zone), starts_at(day + timedelta(days=1), zone)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
