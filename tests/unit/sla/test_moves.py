# SPDX-License-Identifier: EUPL-1.2
"""What moves a due for good, by the tables of facts on promises and timers."""

import pytest

from civic.sla.clock import MoveRule
from civic.sla.computation_policy import computation
from tests.factories_moves import (
    DUE,
    FIRST,
    FRIDAY,
    MODERATION,
    MONDAY,
    NEXT_THURSDAY,
    RESOLUTION,
    TERMS,
    THURSDAY,
    TUESDAY,
    VERSIONS,
    WEDNESDAY,
    Told,
    at,
    resolution,
    story,
)

#: What happens -> the due of an answer that was due on Monday at 15:00, kind and rule of the move.
MOVED: list[tuple[list[Told], str, tuple[str, str] | None, str]] = [
    ([("corrected", f"{FRIDAY}T10:00", "8h")], f"{FRIDAY}T15:00", ("raised", "target"), "raised"),
    (
        [("corrected", f"{FRIDAY}T10:00", "high")],
        f"{FRIDAY}T15:00",
        ("raised", "target"),
        "a higher priority of the same promise",
    ),
    (
        [("corrected", f"{MONDAY}T10:00", "8h")],
        f"{MONDAY}T12:00",
        ("raised", "floor"),
        "two hours are left to what would be over",
    ),
    (
        [("corrected", f"{FRIDAY}T14:00", "8h")],
        f"{FRIDAY}T16:00",
        ("raised", "floor"),
        "or nearly over",
    ),
    (
        [("corrected", f"{FRIDAY}T13:00", "8h")],
        f"{FRIDAY}T15:00",
        ("raised", "target"),
        "two hours that are there anyway",
    ),
    (
        [("corrected", f"{MONDAY}T14:00", "8h")],
        DUE,
        ("raised", "stays"),
        "never later than it was",
    ),
    ([("corrected", f"{MONDAY}T15:00:01", "8h")], DUE, ("raised", "stays"), "nor after the due"),
    ([("corrected", f"{FRIDAY}T10:00", "24h")], DUE, ("lowered", "stays"), "lowered: it stays"),
    (
        [("corrected", f"{FRIDAY}T10:00", "triage 24h")],
        f"{TUESDAY}T15:00",
        ("lowered", "triage"),
        "within a working day, by who sorts reports",
    ),
    (
        [("corrected", f"{FRIDAY}T17:00", "triage 24h")],
        f"{TUESDAY}T15:00",
        ("lowered", "triage"),
        "until the end of that day",
    ),
    (
        [("corrected", f"{FRIDAY}T17:00:00.000001", "triage 24h")],
        DUE,
        ("lowered", "stays"),
        "and no later",
    ),
    (
        [("corrected", f"{THURSDAY}T15:30", "1h"), ("corrected", f"{FRIDAY}T10:00", "triage 24h")],
        f"{FRIDAY}T09:30",
        ("lowered", "stays"),
        "what is broken is not mended by more time",
    ),
    ([("corrected", f"{FRIDAY}T10:00", "same")], DUE, None, "nothing is corrected"),
    ([("corrected", f"{FRIDAY}T10:00", "16h")], DUE, None, "another promise of the same time"),
    (
        [("corrected", f"{FRIDAY}T10:00", "high"), ("corrected", f"{FRIDAY}T11:00", "same")],
        f"{FRIDAY}T15:00",
        ("lowered", "stays"),
        "raised and lowered again",
    ),
    (
        [("corrected", f"{FRIDAY}T10:00", "high"), ("corrected", f"{FRIDAY}T10:30", "urgent")],
        f"{FRIDAY}T12:30",
        ("raised", "floor"),
        "raised twice",
    ),
    (
        [("corrected", f"{MONDAY}T10:00", "8h"), ("corrected", f"{MONDAY}T10:30", "1h")],
        f"{MONDAY}T12:00",
        ("raised", "stays"),
        "two hours from then are later than two from the first time",
    ),
    (
        [("corrected", f"{FRIDAY}T10:00", "early")],
        f"{FRIDAY}T19:00",
        ("raised", "target"),
        "another department that opens for longer",
    ),
    (
        [("terms_changed", f"{FRIDAY}T10:00", "8h")],
        f"{FRIDAY}T15:00",
        ("terms_changed", "target"),
        "newer terms that end earlier",
    ),
    (
        [("terms_changed", f"{MONDAY}T10:00", "8h")],
        f"{MONDAY}T12:00",
        ("terms_changed", "floor"),
        "never broken by new terms",
    ),
    ([("terms_changed", f"{FRIDAY}T10:00", "24h")], DUE, None, "newer terms that end later"),
    ([("terms_changed", f"{MONDAY}T14:00", "8h")], DUE, None, "too late to change anything"),
    ([("terms_changed", f"{FRIDAY}T10:00", "same")], DUE, None, "the same terms"),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"),
            ("terms_changed", f"{FRIDAY}T11:00", "16h"),
        ],
        f"{TUESDAY}T10:00",
        ("extended", "extension"),
        "newer terms of the same time leave an extension alone",
    ),
    (
        [("extended", f"{MONDAY}T10:00", f"{TUESDAY}T17:00")],
        f"{TUESDAY}T17:00",
        ("extended", "extension"),
        "extended",
    ),
    (
        [("extended", f"{MONDAY}T10:00", f"{WEDNESDAY}T15:00")],
        f"{WEDNESDAY}T15:00",
        ("extended", "extension"),
        "by the whole target",
    ),
    ([("extended", f"{MONDAY}T10:00", f"{WEDNESDAY}T15:00:01")], DUE, None, "and no more"),
    ([("extended", f"{MONDAY}T15:00", f"{TUESDAY}T17:00")], DUE, None, "not at the due"),
    ([("extended", f"{FRIDAY}T10:00", DUE)], DUE, None, "to where it is"),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"),
            ("extended", f"{FRIDAY}T11:00", f"{TUESDAY}T12:00"),
        ],
        f"{TUESDAY}T10:00",
        ("extended", "extension"),
        "once",
    ),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{WEDNESDAY}T10:00"),
            ("corrected", f"{FRIDAY}T11:00", "8h"),
        ],
        f"{FRIDAY}T15:00",
        ("raised", "target"),
        "what is more pressing has no extension",
    ),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{WEDNESDAY}T10:00"),
            ("corrected", f"{FRIDAY}T11:00", "triage 24h"),
        ],
        f"{WEDNESDAY}T10:00",
        ("lowered", "stays"),
        "an extension is not shortened by more time",
    ),
    (
        [
            ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"),
            ("corrected", f"{FRIDAY}T11:00", "triage 40h"),
        ],
        f"{NEXT_THURSDAY}T15:00",
        ("lowered", "triage"),
        "nor is more time by an extension",
    ),
    (
        [("duplicate_joined", f"{FRIDAY}T10:00", f"{FRIDAY}T16:00")],
        f"{FRIDAY}T16:00",
        ("duplicate_joined", "group"),
        "the earliest due of the group",
    ),
    (
        [("duplicate_joined", f"{FRIDAY}T10:00", f"{TUESDAY}T16:00")],
        DUE,
        None,
        "its own is earlier",
    ),
    ([("duplicate_joined", f"{FRIDAY}T10:00", None)], DUE, None, "that owed no answer any more"),
    (
        [("duplicate_joined", f"{FRIDAY}T10:00", f"{THURSDAY}T09:00")],
        f"{FRIDAY}T12:00",
        ("duplicate_joined", "floor"),
        "one that was late already",
    ),
    (
        [("duplicate_joined", f"{MONDAY}T15:00:01", f"{THURSDAY}T09:00")],
        DUE,
        None,
        "this one was late already",
    ),
    (
        [
            ("duplicate_joined", f"{FRIDAY}T10:00", f"{MONDAY}T12:00"),
            ("duplicate_joined", f"{FRIDAY}T11:00", f"{MONDAY}T10:00"),
        ],
        f"{MONDAY}T10:00",
        ("duplicate_joined", "group"),
        "and of the next one",
    ),
    (
        [("transferred", f"{FRIDAY}T10:00"), ("transferred", f"{MONDAY}T10:00")],
        DUE,
        None,
        "a transfer moves nothing",
    ),
]


@pytest.mark.parametrize(("told", "due", "move", "reason"), MOVED, ids=[row[3] for row in MOVED])
def test_a_due_moves_by_its_rule(
    told: list[Told], due: str, move: tuple[str, str] | None, reason: str
) -> None:
    clock = resolution(*told)

    assert clock.due_at == at(due), reason
    assert clock.original_due_at == at(DUE)
    assert clock.is_running
    last = clock.moves[-1] if clock.moves else None
    assert (last and (last.kind.value, last.rule.value)) == move
    assert computation(clock, VERSIONS).due_at == clock.due_at


def test_what_is_corrected_holds_for_all_targets_that_still_run() -> None:
    clocks = {
        c.target: c
        for c in story(("accepted", f"{FRIDAY}T09:00"), ("corrected", f"{FRIDAY}T10:00", "early"))
    }

    assert clocks[MODERATION].moves == ()
    assert [(m.rule, m.due_at) for m in clocks[FIRST].moves] == [
        (MoveRule.FLOOR, at(f"{FRIDAY}T12:00"))
    ]
    assert clocks[RESOLUTION].pins == TERMS["early"].pins.of_target(RESOLUTION)


def test_nothing_moves_a_clock_that_has_stopped() -> None:
    ended = [("answered", f"{FRIDAY}T10:00")]
    moving = [
        ("corrected", f"{FRIDAY}T11:00", "8h"),
        ("terms_changed", f"{FRIDAY}T11:00", "8h"),
        ("extended", f"{FRIDAY}T11:00", f"{TUESDAY}T10:00"),
        ("duplicate_joined", f"{FRIDAY}T11:00", f"{FRIDAY}T12:00"),
    ]

    assert resolution(*ended, *moving) == resolution(*ended)


def test_of_equal_instants_the_order_of_the_history_decides() -> None:
    when = f"{FRIDAY}T10:00"
    raised, extended = ("corrected", when, "8h"), ("extended", when, f"{TUESDAY}T10:00")

    assert resolution(raised, extended).due_at == at(f"{FRIDAY}T15:00")
    assert resolution(extended, raised).due_at == at(f"{FRIDAY}T15:00")
    assert resolution(raised, extended).is_extended is False
    assert resolution(("answered", when), raised).due_at == at(DUE)
