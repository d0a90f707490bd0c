# SPDX-License-Identifier: EUPL-1.2
"""The one place that asks for the time."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the current instant, aware, in UTC; for the edges only, commands are given `now`."""
    return datetime.now(UTC)
