# SPDX-License-Identifier: EUPL-1.2
"""An answer is put off once in an attempt, before it is due, by no more than was promised."""

import pytest

from civic.sla.clock import EventKind, Outcome, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.move_policy import ExtensionRefusal, extension_refusal, latest_extension
from civic.sla.policy import (
    Allowance,
    Target,
    Unit,
    Versions,
)
from tests.factories_moves import (
    DUE,
    FIRST,
    FIRST_TERMS,
    FRIDAY,
    MODERATION,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    Told,
    at,
    promised,
    resolution,
    story,
)

REFUSED: list[tuple[list[Told], str, str | None, ExtensionRefusal | None]] = [
    ([], f"{FRIDAY}T10:00", None, None),
    ([], f"{MONDAY}T14:59:59", f"{TUESDAY}T10:00", None),
    ([], DUE, None, ExtensionRefusal.BREACHED),
    ([], f"{TUESDAY}T10:00", None, ExtensionRefusal.BREACHED),
    ([("answered", f"{FRIDAY}T09:00")], f"{FRIDAY}T10:00", None, ExtensionRefusal.NOT_RUNNING),
    (
        [("extended", f"{FRIDAY}T09:00", f"{TUESDAY}T10:00")],
        f"{FRIDAY}T10:00",
        None,
        ExtensionRefusal.EXTENDED_ALREADY,
    ),
    ([], f"{FRIDAY}T10:00", DUE, ExtensionRefusal.NOT_LATER),
    ([], f"{FRIDAY}T10:00", f"{WEDNESDAY}T15:00", None),
    ([], f"{FRIDAY}T10:00", f"{WEDNESDAY}T15:00:00.000001", ExtensionRefusal.TOO_LONG),
]


@pytest.mark.parametrize(("told", "when", "until", "refusal"), REFUSED)
def test_an_extension_is_refused_with_its_reason(
    told: list[Told], when: str, until: str | None, refusal: ExtensionRefusal | None
) -> None:
    clock, wanted = resolution(*told), at(until) if until else None

    assert extension_refusal(clock, at(when), wanted, FIRST_TERMS) is refusal


@pytest.mark.parametrize("target", [FIRST, MODERATION])
def test_other_targets_are_never_extended(target: Target) -> None:
    clock = next(each for each in story() if each.target is target)

    refusal = extension_refusal(clock, at(f"{FRIDAY}T10:00"), None, FIRST_TERMS)

    assert refusal is ExtensionRefusal.NOT_RUNNING


def test_each_attempt_may_be_extended_by_no_more_than_its_own_time() -> None:
    told = [
        ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"),
        ("answered", f"{MONDAY}T14:00"),
        ("reopened", f"{TUESDAY}T09:00"),
        ("extended", f"{TUESDAY}T10:00", "2026-03-13T17:00"),
    ]

    second = resolution(*told, cycle=2)

    assert second.original_due_at == at(f"{WEDNESDAY}T17:00")
    assert second.due_at == at("2026-03-13T17:00")
    assert second.is_extended


def test_where_nobody_works_before_the_due_an_extension_is_reckoned_in_real_time() -> None:
    days = promised(2, Allowance(Unit.CALENDAR_DAYS, 1))
    received = SlaEvent(EventKind.RECEIVED, at("2026-03-07T10:00"), {"pins": days.pins})

    clock = fold([received], Versions.of(days))[-1]

    assert clock.due_at == at(f"{MONDAY}T00:00")
    assert latest_extension(clock, days) == at(f"{TUESDAY}T14:00")


@pytest.mark.parametrize("end", ["withdrawn", "merged_duplicate", "closed"])
def test_an_extended_due_that_is_missed_is_a_breach_whatever_ends_it(end: str) -> None:
    clock = resolution(
        ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"), (end, f"{TUESDAY}T10:00:01")
    )

    assert (clock.outcome, clock.breached_at) == (Outcome.CANCELLED, at(f"{TUESDAY}T10:00"))
