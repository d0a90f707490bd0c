# SPDX-License-Identifier: EUPL-1.2
"""What its reporter restates is promised as if it had been said so at once."""

from civic.sla.clock import MoveKind, MoveRule, Outcome
from tests.factories_moves import FRIDAY, RESOLUTION, TERMS, THURSDAY, TUESDAY, at, resolution


def test_what_its_reporter_restates_is_promised_from_the_receipt_on() -> None:
    clock = resolution(("restated", f"{THURSDAY}T15:05", "24h"))

    assert clock.due_at == clock.original_due_at == at(f"{TUESDAY}T15:00")
    assert clock.moves == ()
    assert clock.pins == TERMS["24h"].pins.of_target(RESOLUTION)


def test_restating_breaks_no_promise_on_the_spot() -> None:
    clock = resolution(("restated", f"{THURSDAY}T16:00:01", "1h"))

    assert clock.original_due_at == at(f"{THURSDAY}T16:00")
    assert clock.due_at == at(f"{FRIDAY}T10:00:01")
    assert [(m.kind, m.rule) for m in clock.moves] == [(MoveKind.RAISED, MoveRule.FLOOR)]


def test_what_was_answered_before_it_was_restated_is_judged_by_the_new_terms() -> None:
    answered = ("answered", f"{FRIDAY}T16:00")

    assert resolution(answered, ("restated", f"{FRIDAY}T16:05", "8h")).outcome is Outcome.LATE
    assert resolution(answered, ("restated", f"{FRIDAY}T16:05", "24h")).outcome is Outcome.KEPT
