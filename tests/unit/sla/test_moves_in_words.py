# SPDX-License-Identifier: EUPL-1.2
"""Moves say by what they were reckoned, and are read as they were written."""

from dataclasses import replace
from uuid import UUID

import pytest

from civic.sla.clock import EventKind, Move, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.computation_policy import computation
from civic.sla.policy import (
    Pins,
)
from tests.factories_moves import (
    DUE,
    FIRST_TERMS,
    FRIDAY,
    MONDAY,
    RESOLUTION,
    TERMS,
    THURSDAY,
    TUESDAY,
    VERSIONS,
    at,
    resolution,
)


def test_a_due_that_stays_keeps_what_it_was_reckoned_by() -> None:
    clock = resolution(("corrected", f"{FRIDAY}T10:00", "24h"))

    (move,) = clock.moves
    assert not move.is_felt
    assert (move.pins, move.from_pins) == (None, None)
    assert clock.pins == FIRST_TERMS.pins.of_target(RESOLUTION)


def test_a_move_says_by_what_it_was_reckoned_before_and_after() -> None:
    clock = resolution(("corrected", f"{FRIDAY}T10:00", "8h"))

    (move,) = clock.moves
    assert move.from_pins == clock.original_pins == FIRST_TERMS.pins.of_target(RESOLUTION)
    assert move.pins == clock.pins == TERMS["8h"].pins.of_target(RESOLUTION)
    assert (move.from_due_at, move.due_at) == (at(DUE), at(f"{FRIDAY}T15:00"))


def test_a_move_is_read_as_it_was_written() -> None:
    (raised,) = resolution(("corrected", f"{FRIDAY}T10:00", "8h")).moves
    (extended,) = resolution(("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00")).moves

    assert Move.of(raised.as_json()) == raised
    assert Move.of(extended.as_json()) == extended


def test_pins_are_read_as_they_were_written() -> None:
    pins = TERMS["urgent"].pins

    assert Pins.of(pins.as_json()) == pins
    assert VERSIONS.terms(pins) == TERMS["urgent"]


def test_versions_that_are_not_there_are_a_mistake() -> None:
    unknown = replace(FIRST_TERMS.pins, promise_id=UUID(int=404))
    received = SlaEvent(EventKind.RECEIVED, at(f"{THURSDAY}T15:00"), {"pins": unknown})

    with pytest.raises(LookupError):
        fold([received], VERSIONS)


def test_the_computation_tells_what_was_promised_first_and_every_move() -> None:
    clock = resolution(
        ("corrected", f"{FRIDAY}T10:00", "high"),
        ("extended", f"{FRIDAY}T11:00", f"{MONDAY}T10:00"),
    )

    told = computation(clock, VERSIONS).as_json()

    assert (told["allowance"], told["priority"]) == ({"working_hours": 16}, "normal")
    assert told["original_due_at"] == at(DUE).isoformat()
    assert told["moves"] == [
        {
            "kind": "raised",
            "at": at(f"{FRIDAY}T10:00").isoformat(),
            "from_due_at": at(DUE).isoformat(),
            "due_at": at(f"{FRIDAY}T15:00").isoformat(),
            "rule": "target",
            "allowance": {"working_hours": 8},
            "priority": "high",
            "calendar": {"code": "office", "version": 1},
            "promise": {"code": "p1", "version": 1},
        },
        {
            "kind": "extended",
            "at": at(f"{FRIDAY}T11:00").isoformat(),
            "from_due_at": at(f"{FRIDAY}T15:00").isoformat(),
            "due_at": at(f"{MONDAY}T10:00").isoformat(),
            "rule": "extension",
        },
    ]
