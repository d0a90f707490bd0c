# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from civic.reports.kinds import OPEN, Status
from civic.reports.policy import ClockFacts, clock_shown

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("due_at", "due_soon_at", "shown"),
    [
        (None, None, "cancelled"),
        (NOW + MINUTE, None, "on_track"),
        (NOW + MINUTE, NOW + MINUTE / 2, "on_track"),
        (NOW + MINUTE, NOW, "due_soon"),
        (NOW + MINUTE, NOW - MINUTE, "due_soon"),
        # A promise that ends now is kept by whoever answers now.
        (NOW, NOW - MINUTE, "due_soon"),
        (NOW - MINUTE, NOW - 2 * MINUTE, "overdue"),
        (NOW - MINUTE, None, "overdue"),
    ],
)
def test_an_open_report_shows_how_its_next_promise_stands(due_at, due_soon_at, shown):
    facts = ClockFacts(due_soon_at, answer="late")

    for status in OPEN:
        assert clock_shown(status, due_at, facts, NOW) == shown


@pytest.mark.parametrize(
    ("answer", "shown"), [("kept", "kept"), ("late", "late"), (None, "cancelled")]
)
def test_what_is_over_shows_how_the_promise_of_the_answer_ended(answer, shown):
    facts = ClockFacts(NOW - MINUTE, answer)

    for status in set(Status) - OPEN:
        assert clock_shown(status, NOW - MINUTE, facts, NOW) == shown
