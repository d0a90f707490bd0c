# SPDX-License-Identifier: EUPL-1.2
"""What is promised of a second attempt, and of the review of an answer."""

from uuid import UUID

from civic.sla.clock import EventKind, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.policy import (
    Priority,
    Promise,
    Target,
    Terms,
    Versions,
)
from tests.factories_moves import (
    EARLY,
    FIRST_TERMS,
    FRIDAY,
    MONDAY,
    OFFICE,
    THURSDAY,
    at,
    event,
    hours,
    resolution,
)


def test_a_second_attempt_is_promised_by_what_the_first_ended_with() -> None:
    told = [("answered", f"{FRIDAY}T12:00"), ("reopened", f"{MONDAY}T09:00")]

    second = resolution(("corrected", f"{FRIDAY}T10:00", "high"), *told, cycle=2)

    assert second.due_at == at(f"{MONDAY}T17:00")
    assert second.pins.priority is Priority.HIGH
    assert second.moves == ()


def test_an_answer_is_reviewed_by_the_hours_by_which_the_report_was_moderated() -> None:
    targets = {**FIRST_TERMS.promise.targets, Target.ANSWER_REVIEW: hours(2)}
    reviewed = Promise(UUID(int=50), "r", 1, targets)
    terms = Terms(reviewed, OFFICE, EARLY)
    received = SlaEvent(EventKind.RECEIVED, at(f"{THURSDAY}T15:00"), {"pins": terms.pins})

    clocks = fold([received, event("answered", f"{THURSDAY}T16:30")], Versions.of(terms))

    assert clocks[-1].target is Target.ANSWER_REVIEW
    assert clocks[-1].due_at == at(f"{THURSDAY}T18:30")


def test_a_second_attempt_is_not_lowered_in_triage() -> None:
    told = [("answered", f"{THURSDAY}T15:30"), ("reopened", f"{THURSDAY}T16:00")]

    second = resolution(*told, ("corrected", f"{THURSDAY}T16:30", "triage 24h"), cycle=2)

    assert second.due_at == second.original_due_at
