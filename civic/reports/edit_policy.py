# SPDX-License-Identifier: EUPL-1.2
"""Until when reporters may change their report; pure."""

from datetime import datetime, timedelta

from civic.reports.kinds import Status

#: Statuses in which a department has not begun.
UNTOUCHED = frozenset({Status.SUBMITTED, Status.ACCEPTED})


def editable_until(status: str, received_at: datetime, edit_min: int) -> datetime | None:
    """Return the last instant at which the reporter may change a report nobody works on yet.

    None where it stands says that somebody does, or that nobody will.
    """
    is_untouched = Status(status) in UNTOUCHED
    return received_at + timedelta(minutes=edit_min) if is_untouched else None
