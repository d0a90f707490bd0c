# SPDX-License-Identifier: EUPL-1.2
"""What a contractor gets to read, and for how long; pure."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from civic.catalogue.kinds import Visibility
from civic.reports.kinds import SHOWN, Status, WorkState, WorkTold
from civic.reports.policy import personal_data_in, withheld_reasons

#: No order runs longer than this.
DUE_WITHIN = timedelta(days=366)


def link_ends_at(now: datetime, due_on: date | None, zone: str, valid_days: int) -> datetime:
    """Return when the link stops working: so many days after the due, or after now without one."""
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    last = max(due_on or today, today) + timedelta(days=valid_days + 1)
    return datetime.combine(last, time.min, tzinfo=local).astimezone(UTC)


def is_told_by_link(state: str, expires_at: datetime, now: datetime) -> bool:
    """Tell whether the link of an order still opens."""
    return state in (WorkState.OPEN, WorkState.REPORTED) and now < expires_at


def after_telling(told: WorkTold) -> WorkState:
    """Return where an order stands once the contractor told this of it."""
    return WorkState.OPEN if told is WorkTold.ACCEPTED else WorkState.REPORTED


def everybody_reads(visibility: str, status: str) -> bool:
    """Tell whether the report's own text and photos are anybody's to read."""
    return visibility == Visibility.PUBLIC and Status(status) in SHOWN


def shown_description(description: str, rules: Mapping[str, Any], *, is_public: bool) -> str | None:
    """Return the reporter's words if a stranger may read them; None: withheld.

    They are withheld where the report is not for everybody, and where they hold what a moderator
    would have to see first.
    """
    return description if is_public and not withheld_reasons(description, rules) else None


def shown_address(address: str) -> str:
    """Return the address without words of a reporter that tell more than a place."""
    return "" if personal_data_in(address) else address
