# SPDX-License-Identifier: EUPL-1.2
"""Pauses come on top of what was moved, and count once where they overlap."""

import pytest

from civic.sla.computation_policy import computation
from tests.factories_moves import FRIDAY, MONDAY, TUESDAY, VERSIONS, WEDNESDAY, Told, at, resolution

#: As above, with times in which the clock stands still.
WITH_PAUSES: list[tuple[list[Told], str, str]] = [
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("replied", f"{FRIDAY}T12:00"),
            ("corrected", f"{FRIDAY}T12:30", "8h"),
        ],
        f"{FRIDAY}T17:00",
        "the pause comes on top of the new target",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("corrected", f"{FRIDAY}T11:00", "1h"),
            ("replied", f"{FRIDAY}T11:00"),
        ],
        f"{FRIDAY}T13:00",
        "a reply at once leaves two hours",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("corrected", f"{FRIDAY}T11:00", "1h")],
        f"{MONDAY}T12:00",
        "until the reply the rest of the pause is added",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("extended", f"{FRIDAY}T11:00", f"{WEDNESDAY}T12:00"),
            ("replied", f"{FRIDAY}T12:00"),
        ],
        f"{TUESDAY}T14:00",
        "a reply brings an extended due forward as well",
    ),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T15:00"),
            ("asked", f"{FRIDAY}T11:00"),
            ("replied", f"{FRIDAY}T12:00"),
        ],
        f"{TUESDAY}T16:00",
        "a pause after an extension",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("replied", f"{FRIDAY}T12:00"),
            ("duplicate_joined", f"{FRIDAY}T12:30", f"{MONDAY}T10:00"),
        ],
        f"{MONDAY}T10:00",
        "a group has one due",
    ),
    (
        [
            ("corrected", f"{FRIDAY}T09:00", "8h"),
            ("asked", f"{FRIDAY}T10:00"),
        ],
        f"{MONDAY}T11:00",
        "half of the new target is the most",
    ),
]


@pytest.mark.parametrize(
    ("told", "due", "reason"), WITH_PAUSES, ids=[row[2] for row in WITH_PAUSES]
)
def test_pauses_come_on_top_of_what_was_moved(told: list[Told], due: str, reason: str) -> None:
    clock = resolution(*told)

    assert clock.due_at == at(due), reason
    assert computation(clock, VERSIONS).due_at == clock.due_at


#: When a pause lasts and another begins -> what stands still, and the due.
OVERLAPPING: list[tuple[list[Told], str, str]] = [
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("paused", f"{FRIDAY}T11:00", f"{FRIDAY}T13:00"),
            ("replied", f"{FRIDAY}T12:00"),
        ],
        f"{TUESDAY}T10:00",
        "three hours of two pauses of two hours",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("paused", f"{FRIDAY}T11:00", f"{FRIDAY}T12:00"),
            ("replied", f"{FRIDAY}T14:00"),
        ],
        f"{TUESDAY}T11:00",
        "one inside the other",
    ),
    (
        [
            ("paused", f"{FRIDAY}T10:00", f"{FRIDAY}T12:00"),
            ("asked", f"{FRIDAY}T11:00"),
            ("resumed", f"{FRIDAY}T11:30"),
        ],
        f"{MONDAY}T16:30",
        "going on without a reason ends both",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("paused", f"{FRIDAY}T11:00", "2026-04-30T12:00")],
        f"{TUESDAY}T15:00",
        "together no more than half of the target",
    ),
]


@pytest.mark.parametrize(
    ("told", "due", "reason"), OVERLAPPING, ids=[row[2] for row in OVERLAPPING]
)
def test_pauses_that_overlap_count_once(told: list[Told], due: str, reason: str) -> None:
    assert resolution(*told).due_at == at(due), reason


def test_a_clock_stands_still_until_the_last_pause_is_over_and_tells_of_the_first() -> None:
    clock = resolution(
        ("asked", f"{FRIDAY}T10:00", f"{FRIDAY}T12:00"),
        ("paused", f"{FRIDAY}T11:00", f"{FRIDAY}T14:00"),
    )

    assert clock.paused_until(at(f"{FRIDAY}T11:30")) == at(f"{FRIDAY}T14:00")
    assert clock.pause_ends_at(at(f"{FRIDAY}T11:30")) == at(f"{FRIDAY}T12:00")
    assert clock.pause_ends_at(at(f"{FRIDAY}T12:30")) == at(f"{FRIDAY}T14:00")
    assert clock.pause_ends_at(at(f"{FRIDAY}T14:00")) is None
