# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from civic.reports.escalation_kinds import EscalationKind
from civic.reports.holding_policy import Holding, escalation, holding
from civic.reports.kinds import EventKind, Status

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
A, B, C, D = (UUID(int=n) for n in range(1, 5))


@dataclass(frozen=True)
class Row:
    kind: str
    at: datetime
    department_id: UUID | None = None
    to_status: str | None = None
    from_status: str | None = None
    actor_role: str = "department"
    data: dict[str, Any] = field(default_factory=dict)


def at(hour: float) -> datetime:
    return NOON + timedelta(hours=hour)


def routed(hour: float, to: UUID) -> Row:
    return Row(EventKind.ROUTED, at(hour), to)


def passed(hour: float, to: UUID) -> Row:
    return Row(EventKind.TRANSFERRED, at(hour), to)


def became(hour: float, status: Status) -> Row:
    return Row(EventKind.STATUS_CHANGED, at(hour), to_status=status)


RECEIVED = Row(EventKind.RECEIVED, NOON)
TAKEN = [RECEIVED, routed(0, A), became(0, Status.ACCEPTED)]


def spans(*rows: Row, until: float) -> list[tuple[float, float]]:
    return [
        ((start - NOON).total_seconds() / 3600, (end - NOON).total_seconds() / 3600)
        for start, end in holding(rows).until(at(until))
    ]


@pytest.mark.parametrize(
    ("rows", "held"),
    [
        (TAKEN, [(0, 9)]),
        # Until a moderator has looked the next step is not the department's.
        ([RECEIVED, routed(0, A)], []),
        ([RECEIVED, routed(0, A), became(2, Status.ACCEPTED)], [(2, 9)]),
        # To begin is no break.
        ([*TAKEN, became(1, Status.IN_PROGRESS)], [(0, 9)]),
        # The reporter is asked, and replies.
        (
            [*TAKEN, became(1, Status.NEEDS_INFO), became(4, Status.ACCEPTED)],
            [(0, 1), (4, 9)],
        ),
        ([*TAKEN, became(1, Status.ANSWERED)], [(0, 1)]),
        ([*TAKEN, became(1, Status.ANSWERED), became(5, Status.REOPENED)], [(0, 1), (5, 9)]),
        # The next department's time is its own.
        ([*TAKEN, passed(3, B)], [(3, 9)]),
        ([*TAKEN, became(1, Status.NEEDS_INFO), passed(2, B)], []),
        (
            [*TAKEN, became(1, Status.NEEDS_INFO), passed(2, B), became(3, Status.ACCEPTED)],
            [(3, 9)],
        ),
        ([*TAKEN, Row(EventKind.INTERNAL_NOTE, at(1))], [(0, 9)]),
    ],
)
def test_a_department_holds_what_waits_for_it(rows, held):
    assert spans(*rows, until=9) == held


@pytest.mark.parametrize(
    ("rows", "to", "why"),
    [
        (TAKEN, B, None),
        ([*TAKEN, passed(1, B)], C, None),
        ([*TAKEN, passed(1, B), passed(2, C)], D, EscalationKind.THIRD_HOP),
        ([*TAKEN, passed(1, B), passed(2, C), passed(3, D)], UUID(int=9), EscalationKind.THIRD_HOP),
        ([*TAKEN, passed(1, B)], A, EscalationKind.RETURNED),
        ([*TAKEN, passed(1, B), passed(2, C)], A, EscalationKind.RETURNED),
        # To be routed anew is no hop, but the department had it.
        ([*TAKEN, routed(1, B), passed(2, C)], D, None),
        ([*TAKEN, routed(1, B)], A, EscalationKind.RETURNED),
    ],
)
def test_the_third_hop_and_a_return_are_passed_up(rows, to, why):
    assert escalation(holding(rows), to) is why


def test_nobody_holds_what_has_no_history():
    assert holding([]) == Holding()
