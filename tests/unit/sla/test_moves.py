# SPDX-License-Identifier: EUPL-1.2
"""What moves a due for good, by the tables of facts on promises and timers."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock, EventKind, Move, MoveKind, MoveRule, Outcome, SlaEvent
from civic.sla.clock_policy import fold
from civic.sla.computation_policy import computation
from civic.sla.move_policy import ExtensionRefusal, extension_refusal, latest_extension
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import (
    Allowance,
    PinnedCalendar,
    Pins,
    Priority,
    Promise,
    Target,
    Terms,
    Unit,
    Versions,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
RESOLUTION, FIRST, MODERATION = Target.RESOLUTION, Target.FIRST_RESPONSE, Target.MODERATION
#: The week of the acceptance scenarios, and the one after it.
THURSDAY, FRIDAY, MONDAY, TUESDAY = "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"
WEDNESDAY, NEXT_THURSDAY = "2026-03-11", "2026-03-12"
DUE = f"{MONDAY}T15:00"
office = WorkingCalendar(HELSINKI, [[Window.of("09:00", "17:00")]] * 5 + [[], []])
early = WorkingCalendar(HELSINKI, [[Window.of("07:00", "19:00")]] * 5 + [[], []])
OFFICE = PinnedCalendar(UUID(int=2), "office", 1, office)
EARLY = PinnedCalendar(UUID(int=3), "early", 1, early)


def hours(n: int) -> Allowance:
    return Allowance(Unit.WORKING_HOURS, n)


def promised(number: int, resolution: Allowance, calendar: PinnedCalendar = OFFICE) -> Terms:
    targets = {MODERATION: Allowance(Unit.WORKING_DAYS, 1), FIRST: hours(8), RESOLUTION: resolution}
    urgent = {Priority.URGENT: {RESOLUTION: hours(4)}, Priority.HIGH: {RESOLUTION: hours(8)}}
    priorities = urgent if number == 1 else {}
    promise = Promise(UUID(int=number), f"p{number}", 1, targets, priorities=priorities)
    return Terms(promise, calendar, calendar)


#: The terms of the acceptance scenarios, and those that a report may turn out to have.
FIRST_TERMS = promised(1, hours(16))
TERMS = {
    "same": FIRST_TERMS,
    "high": replace(FIRST_TERMS, priority=Priority.HIGH),
    "urgent": replace(FIRST_TERMS, priority=Priority.URGENT),
    "8h": promised(8, hours(8)),
    "1h": promised(21, hours(1)),
    "15h": promised(15, hours(15)),
    "16h": promised(16, hours(16)),
    "24h": promised(24, hours(24)),
    "40h": promised(40, hours(40)),
    "early": promised(30, hours(16), EARLY),
}
VERSIONS = Versions.of(*TERMS.values())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def event(kind: str, when: str, what: str | None = None) -> SlaEvent:
    """Return what happens: `what` names terms, an instant, or who corrects ("triage 24h")."""
    data: dict[str, Any] = {}
    if kind in ("corrected", "terms_changed", "restated"):
        *who, name = (what or "").split()
        data = {"pins": TERMS[name].pins, "is_triage": who == ["triage"]}
    elif kind == "duplicate_joined":
        data = {"resolution_due": at(what) if what else None}
    elif what is not None:
        data = {"until": at(what)}
    if kind == "paused":
        data["reason"] = PauseReason.FORCE_MAJEURE
    return SlaEvent(EventKind(kind), at(when), data)


Told = tuple[str, ...] | tuple[str, str, str | None]


def story(*told: Told) -> list[Clock]:
    """Receive a report on Thursday at 15:00 and let things happen to it."""
    received = SlaEvent(EventKind.RECEIVED, at(f"{THURSDAY}T15:00"), {"pins": FIRST_TERMS.pins})
    return fold([received, *(event(*each) for each in told)], VERSIONS)


def resolution(*told: Told, cycle: int = 1) -> Clock:
    return next(c for c in story(*told) if (c.target, c.cycle) == (RESOLUTION, cycle))


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


@pytest.mark.parametrize("end", ["withdrawn", "merged_duplicate", "closed"])
def test_an_extended_due_that_is_missed_is_a_breach_whatever_ends_it(end: str) -> None:
    clock = resolution(
        ("extended", f"{FRIDAY}T10:00", f"{TUESDAY}T10:00"), (end, f"{TUESDAY}T10:00:01")
    )

    assert (clock.outcome, clock.breached_at) == (Outcome.CANCELLED, at(f"{TUESDAY}T10:00"))


def test_nothing_moves_a_clock_that_has_stopped() -> None:
    ended = [("answered", f"{FRIDAY}T10:00")]
    moving = [
        ("corrected", f"{FRIDAY}T11:00", "8h"),
        ("terms_changed", f"{FRIDAY}T11:00", "8h"),
        ("extended", f"{FRIDAY}T11:00", f"{TUESDAY}T10:00"),
        ("duplicate_joined", f"{FRIDAY}T11:00", f"{FRIDAY}T12:00"),
    ]

    assert resolution(*ended, *moving) == resolution(*ended)


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


def test_of_equal_instants_the_order_of_the_history_decides() -> None:
    when = f"{FRIDAY}T10:00"
    raised, extended = ("corrected", when, "8h"), ("extended", when, f"{TUESDAY}T10:00")

    assert resolution(raised, extended).due_at == at(f"{FRIDAY}T15:00")
    assert resolution(extended, raised).due_at == at(f"{FRIDAY}T15:00")
    assert resolution(raised, extended).is_extended is False
    assert resolution(("answered", when), raised).due_at == at(DUE)


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
