# SPDX-License-Identifier: EUPL-1.2
"""What events do to the clocks of a report, by the tables of facts on promises and timers."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock_policy import (
    Clock,
    EventKind,
    Outcome,
    SlaEvent,
    advance,
    first_due,
    fold,
)
from civic.sla.opening_policy import Window
from civic.sla.policy import Allowance, PinnedCalendar, Promise, Target, Terms, Unit, Versions

HELSINKI = ZoneInfo("Europe/Helsinki")
KEPT, LATE = Outcome.KEPT, Outcome.LATE
CANCELLED, NOT_RESOLVED = Outcome.CANCELLED, Outcome.NOT_RESOLVED
RESOLUTION, MODERATION = Target.RESOLUTION, Target.MODERATION
FIRST, REVIEW = Target.FIRST_RESPONSE, Target.ANSWER_REVIEW

office = WorkingCalendar(HELSINKI, [[Window.of("09:00", "17:00")]] * 5 + [[], []])
OWED = {
    MODERATION: Allowance(Unit.WORKING_DAYS, 1),
    FIRST: Allowance(Unit.WORKING_HOURS, 8),
    RESOLUTION: Allowance(Unit.WORKING_HOURS, 16),
}
REVIEWED = OWED | {REVIEW: Allowance(Unit.WORKING_DAYS, 1)}


def terms(targets: dict[Target, Allowance] = OWED) -> Terms:
    pinned = PinnedCalendar(UUID(int=2), "office", 1, office)
    return Terms(Promise(UUID(int=1), "lighting", 1, targets), pinned, pinned)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


#: The week of the acceptance scenarios.
THURSDAY, FRIDAY, MONDAY, TUESDAY = "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"
DUE = at(f"{MONDAY}T15:00")


def story(*events: tuple[str, str], promised: dict[Target, Allowance] = OWED) -> list[Clock]:
    """Receive a report on Thursday at 15:00 and let `events` happen to it."""
    told = [SlaEvent(EventKind(kind), at(when), DATA.get(kind, {})) for kind, when in events]
    return fold([received(terms(promised)), *told], Versions.of(terms(promised)))


def received(promised: Terms) -> SlaEvent:
    return SlaEvent(EventKind.RECEIVED, at(f"{THURSDAY}T15:00"), {"pins": promised.pins})


#: What must belong to an event: here it changes nothing.
DATA: dict[str, dict[str, Any]] = {
    "restated": {"pins": terms().pins},
    "corrected": {"pins": terms().pins, "is_triage": False},
    "terms_changed": {"pins": terms().pins},
    "extended": {"until": at(f"{THURSDAY}T15:00")},
    "duplicate_joined": {"resolution_due": None},
}


def clock(clocks: list[Clock], target: Target, cycle: int = 1) -> Clock:
    return next(each for each in clocks if (each.target, each.cycle) == (target, cycle))


def test_receipt_starts_three_clocks() -> None:
    clocks = story()

    assert [(each.target, each.due_at) for each in clocks] == [
        (MODERATION, at(f"{FRIDAY}T17:00")),
        (FIRST, at(f"{FRIDAY}T15:00")),
        (RESOLUTION, DUE),
    ]
    assert all(each.is_running and each.original_due_at == each.due_at for each in clocks)


@pytest.mark.parametrize(
    ("is_accepted", "due"), [(False, f"{FRIDAY}T15:00"), (True, f"{MONDAY}T15:00")]
)
def test_the_first_due_is_that_of_a_clock_that_runs(is_accepted: bool, due: str) -> None:  # noqa: FBT001 - a column of the table
    quick_answer = OWED | {FIRST: Allowance(Unit.WORKING_HOURS, 16)}
    quick_moderation = quick_answer | {MODERATION: Allowance(Unit.WORKING_HOURS, 8)}

    first, _ = first_due(at(f"{THURSDAY}T15:00"), terms(quick_moderation), is_accepted=is_accepted)

    assert first == at(due)


ENDS = [
    ("accepted", MODERATION, KEPT, "the moderator let it through"),
    ("accepted", FIRST, None, "that is no answer"),
    ("accepted", RESOLUTION, None, "nor a solution"),
    ("rejected", MODERATION, KEPT, "it was moderated"),
    ("rejected", FIRST, KEPT, "a reasoned refusal is an answer"),
    ("rejected", RESOLUTION, KEPT, "and a final one"),
    ("public_note_by_person", FIRST, KEPT, "a person has written"),
    ("public_note_by_person", MODERATION, None, "a note moderates nothing"),
    ("public_note_by_person", RESOLUTION, None, "an interim note resolves nothing"),
    ("answered", FIRST, KEPT, "an answer is a first one too"),
    ("answered", RESOLUTION, KEPT, "the final answer"),
    ("answered", MODERATION, None, "an answer moderates nothing"),
    ("transferred", MODERATION, None, "a transfer touches no clock"),
    ("transferred", FIRST, None, "a transfer touches no clock"),
    ("transferred", RESOLUTION, None, "a transfer touches no clock"),
    ("withdrawn", MODERATION, CANCELLED, "nothing left to do"),
    ("withdrawn", FIRST, CANCELLED, "nobody to answer"),
    ("withdrawn", RESOLUTION, CANCELLED, "nothing to resolve"),
    ("merged_duplicate", RESOLUTION, CANCELLED, "the original is resolved instead"),
    ("closed", RESOLUTION, CANCELLED, "no clock runs on a closed report"),
    ("answer_reviewed", RESOLUTION, None, "no answer to review yet"),
    ("reopened", RESOLUTION, None, "nothing to reopen yet"),
]


@pytest.mark.parametrize(
    ("kind", "target", "outcome", "reason"), ENDS, ids=[f"{row[0]}-{row[1]}" for row in ENDS]
)
def test_an_event_ends_what_it_fulfils_and_nothing_else(
    kind: str, target: Target, outcome: Outcome | None, reason: str
) -> None:
    clocks = story((kind, f"{FRIDAY}T10:00"))

    ended = clock(clocks, target)
    assert ended.outcome is outcome, reason
    assert ended.stopped_at == (at(f"{FRIDAY}T10:00") if outcome else None)
    assert len(clocks) == 3


@pytest.mark.parametrize(
    ("when", "outcome"), [("T15:00:00", KEPT), ("T15:00:00.000001", LATE), ("T15:00:01", LATE)]
)
def test_an_answer_at_the_due_is_on_time_and_no_later(when: str, outcome: Outcome) -> None:
    clocks = story(("answered", f"{MONDAY}{when}"))

    resolution = clock(clocks, RESOLUTION)
    assert resolution.outcome is outcome
    assert resolution.breached_at == (DUE if outcome is LATE else None)


def test_transfers_leave_the_due_where_it_was() -> None:
    clocks = story(("transferred", f"{FRIDAY}T12:00"), ("transferred", f"{MONDAY}T12:00"))

    assert clock(clocks, RESOLUTION).due_at == DUE


def test_a_reopened_report_gets_a_second_attempt_and_the_first_is_not_resolved() -> None:
    clocks = story(
        ("accepted", f"{FRIDAY}T09:00"),
        ("answered", f"{MONDAY}T14:00"),
        ("closed", f"{MONDAY}T14:00"),
        ("reopened", f"{TUESDAY}T09:00"),
    )

    first, second = clock(clocks, RESOLUTION), clock(clocks, RESOLUTION, 2)
    assert (first.outcome, first.stopped_at, first.breached_at) == (
        NOT_RESOLVED,
        at(f"{MONDAY}T14:00"),
        None,
    )
    assert second.started_at == at(f"{TUESDAY}T09:00")
    assert second.due_at == at("2026-03-11T17:00")


def test_what_was_late_stays_late_after_reopening() -> None:
    clocks = story(("answered", f"{TUESDAY}T14:00"), ("reopened", f"{TUESDAY}T16:00"))

    assert clock(clocks, RESOLUTION).breached_at == DUE


def test_each_reopening_starts_another_attempt() -> None:
    clocks = story(
        ("answered", f"{FRIDAY}T10:00"),
        ("reopened", f"{FRIDAY}T11:00"),
        ("answered", f"{FRIDAY}T12:00"),
        ("reopened", f"{FRIDAY}T13:00"),
    )

    assert clock(clocks, RESOLUTION, 2).outcome is NOT_RESOLVED
    assert clock(clocks, RESOLUTION, 3).is_running
    assert len([each for each in clocks if each.target is FIRST]) == 1


def test_a_duplicate_that_is_none_owes_an_answer_again() -> None:
    clocks = story(("merged_duplicate", f"{FRIDAY}T10:00"), ("reopened", f"{FRIDAY}T11:00"))

    assert clock(clocks, RESOLUTION).outcome is CANCELLED
    assert clock(clocks, RESOLUTION, 2).is_running


@pytest.mark.parametrize("end", ["withdrawn", "merged_duplicate", "closed"])
def test_cancelling_after_the_due_does_not_undo_the_breach(end: str) -> None:
    clocks = story((end, f"{TUESDAY}T10:00"))

    assert clock(clocks, RESOLUTION).breached_at == DUE


def test_nothing_happens_to_a_clock_that_has_stopped() -> None:
    clocks = story(("answered", f"{FRIDAY}T10:00"), ("answered", f"{TUESDAY}T10:00"))

    assert clock(clocks, RESOLUTION).stopped_at == at(f"{FRIDAY}T10:00")


def test_an_answer_starts_its_review_where_that_is_promised() -> None:
    clocks = story(("answered", f"{FRIDAY}T10:00"), promised=REVIEWED)

    review = clock(clocks, REVIEW)
    assert (review.started_at, review.due_at) == (at(f"{FRIDAY}T10:00"), at(f"{MONDAY}T17:00"))


def test_a_review_keeps_its_promise() -> None:
    clocks = story(
        ("answered", f"{FRIDAY}T10:00"),
        ("answer_reviewed", f"{MONDAY}T17:00"),
        promised=REVIEWED,
    )

    assert clock(clocks, REVIEW).outcome is KEPT


def test_a_report_reopened_before_the_review_needs_none_until_it_is_answered_again() -> None:
    clocks = story(
        ("answered", f"{FRIDAY}T10:00"),
        ("reopened", f"{FRIDAY}T12:00"),
        ("answered", f"{FRIDAY}T13:00"),
        promised=REVIEWED,
    )

    assert clock(clocks, REVIEW).outcome is CANCELLED
    assert clock(clocks, REVIEW, 2).is_running


def test_no_review_of_an_answer_that_answers_nothing_open() -> None:
    clocks = story(
        ("answered", f"{FRIDAY}T10:00"), ("answered", f"{FRIDAY}T11:00"), promised=REVIEWED
    )

    assert len([each for each in clocks if each.target is REVIEW]) == 1


def test_a_check_that_has_to_be_done_again_is_due_when_it_was_due() -> None:
    sent_back = ("sent_back", f"{THURSDAY}T15:05")
    clocks = story(("accepted", f"{THURSDAY}T15:00"), sent_back)

    check = clock(clocks, MODERATION)
    assert check.is_running
    assert check.started_at == at(f"{THURSDAY}T15:00")
    assert check.due_at == check.original_due_at == at(f"{FRIDAY}T17:00")
    assert clock(clocks, FIRST) == clock(story(), FIRST)
    again = story(("accepted", f"{THURSDAY}T15:00"), sent_back, ("accepted", f"{FRIDAY}T17:00"))
    assert clock(again, MODERATION).outcome is KEPT


def test_a_check_that_came_late_stays_late() -> None:
    clocks = story(("accepted", f"{MONDAY}T15:00"), ("sent_back", f"{MONDAY}T15:05"))

    assert clock(clocks, MODERATION).outcome is LATE


def test_sending_back_owes_nothing_that_was_called_off() -> None:
    clocks = story(("withdrawn", f"{THURSDAY}T15:00"), ("sent_back", f"{THURSDAY}T15:05"))

    assert {each.outcome for each in clocks} == {CANCELLED}


events = st.builds(
    lambda kind, when: SlaEvent(kind, when, DATA.get(kind, {})),
    st.sampled_from([kind for kind in EventKind if kind is not EventKind.RECEIVED]),
    st.datetimes(
        datetime(2026, 3, 5, 13),  # noqa: DTZ001 - hypothesis adds the zone
        datetime(2026, 4, 5),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(events, max_size=12))
def test_whatever_happens_no_breach_is_forgotten_and_only_a_pause_moves_a_due(
    happened: list[SlaEvent],
) -> None:
    promised = terms(REVIEWED)
    history = sorted(happened, key=lambda event: event.at)
    versions = Versions.of(promised)
    clocks = tuple(fold([received(promised)], versions))

    for event in history:
        before, clocks = clocks, advance(clocks, event, versions)
        for old, new in zip(before, clocks, strict=False):
            assert new.due_at >= new.original_due_at == old.original_due_at
            assert new.due_at == old.due_at or new.pauses != old.pauses
            is_owed_again = event.kind is EventKind.SENT_BACK and old.outcome is KEPT
            if not (is_owed_again and old.target is MODERATION):
                assert new.stopped_at == (old.stopped_at or new.stopped_at)
            assert new.breached_at == (old.breached_at or new.breached_at)
            assert (new.outcome is None) == new.is_running

    keys = [(each.target, each.cycle) for each in clocks]
    assert len(keys) == len(set(keys))
    assert len([each for each in clocks if each.target is RESOLUTION and each.is_running]) <= 1
