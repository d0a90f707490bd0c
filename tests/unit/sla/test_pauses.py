# SPDX-License-Identifier: EUPL-1.2
"""What stands still for how long, by the row "pause" of facts on promises and timers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock_policy import (
    Clock,
    ClockState,
    EventKind,
    Outcome,
    SlaEvent,
    fold,
    pause_refusal,
)
from civic.sla.computation_policy import computation
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import ClockPause, PauseReason, PauseRefusal, spans
from civic.sla.policy import Allowance, PinnedCalendar, Promise, Target, Terms, Unit, Versions
from civic.sla.schemas import timer_view

HELSINKI = ZoneInfo("Europe/Helsinki")
RESOLUTION, FIRST = Target.RESOLUTION, Target.FIRST_RESPONSE
WAITING = PauseReason.WAITING_REPORTER
office = WorkingCalendar(HELSINKI, [[Window.of("09:00", "17:00")]] * 5 + [[], []])
#: The week of the acceptance scenarios, and the one after it.
THURSDAY, FRIDAY, MONDAY, TUESDAY = "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"
WEDNESDAY = "2026-03-11"


SIXTEEN_HOURS = Allowance(Unit.WORKING_HOURS, 16)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def terms(resolution: Allowance = SIXTEEN_HOURS) -> Terms:
    targets = {
        Target.MODERATION: Allowance(Unit.WORKING_DAYS, 1),
        FIRST: Allowance(Unit.WORKING_HOURS, 8),
        RESOLUTION: resolution,
    }
    pinned = PinnedCalendar(UUID(int=2), "office", 1, office)
    return Terms(Promise(UUID(int=1), "lighting", 1, targets), pinned, pinned)


def story(*told: tuple[str, ...], promised: Terms | None = None) -> list[Clock]:
    """Receive a report on Thursday at 15:00 and let things happen: kind, when, until when."""
    events = [received(promised or terms())]
    for kind, when, *until in told:
        data: dict[str, Any] = {"until": at(until[0])} if until else {}
        events.append(SlaEvent(EventKind(kind), at(when), data))
    return fold(events, Versions.of(promised or terms()))


def received(promised: Terms, when: str = f"{THURSDAY}T15:00") -> SlaEvent:
    return SlaEvent(EventKind.RECEIVED, at(when), {"pins": promised.pins})


def resolution(*told: tuple[str, ...], promised: Terms | None = None, cycle: int = 1) -> Clock:
    clocks = story(*told, promised=promised)
    return next(each for each in clocks if (each.target, each.cycle) == (RESOLUTION, cycle))


#: What happens -> the due of a resolution that was due on Monday at 15:00.
MOVED = [
    ([("asked", f"{FRIDAY}T10:00")], f"{TUESDAY}T15:00", "by itself it ends after 8 hours"),
    (
        [("asked", f"{FRIDAY}T10:00"), ("replied", f"{MONDAY}T10:00")],
        f"{TUESDAY}T15:00",
        "8 hours of work lie between",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("replied", f"{FRIDAY}T10:00:01")],
        f"{MONDAY}T15:00:01",
        "exact to the second",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("replied", f"{FRIDAY}T10:00")],
        f"{MONDAY}T15:00",
        "no time at all",
    ),
    (
        [("asked", f"{FRIDAY}T16:00"), ("replied", f"{MONDAY}T09:00")],
        f"{MONDAY}T16:00",
        "a weekend costs nothing",
    ),
    (
        [("asked", f"{FRIDAY}T17:00"), ("replied", f"{MONDAY}T08:59")],
        f"{MONDAY}T15:00",
        "nor does a night",
    ),
    (
        [("asked", f"{FRIDAY}T10:00", f"{FRIDAY}T12:00")],
        f"{MONDAY}T17:00",
        "the day it was to end on",
    ),
    (
        [("asked", f"{FRIDAY}T10:00", "2026-04-30T10:00")],
        f"{TUESDAY}T15:00",
        "no later than the cap",
    ),
    (
        [("asked", f"{FRIDAY}T10:00", f"{FRIDAY}T12:00"), ("replied", f"{FRIDAY}T16:00")],
        f"{MONDAY}T17:00",
        "a late reply makes no pause longer",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("resumed", f"{FRIDAY}T11:00")],
        f"{MONDAY}T16:00",
        "work goes on without a reply",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("transferred", f"{FRIDAY}T11:00")],
        f"{TUESDAY}T15:00",
        "another department waits just as well",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("replied", f"{FRIDAY}T12:00"),
            ("asked", f"{FRIDAY}T12:00:30"),
            ("replied", f"{FRIDAY}T12:00:50"),
        ],
        f"{TUESDAY}T09:00:20",
        "two in one minute count both",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("replied", f"{FRIDAY}T16:00"),
            ("asked", f"{MONDAY}T10:00"),
        ],
        f"{TUESDAY}T15:00",
        "the second has two hours of the eight",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00"),
            ("resumed", f"{FRIDAY}T11:00"),
            ("asked", f"{MONDAY}T10:00"),
        ],
        f"{MONDAY}T16:00",
        "no second one without a reply",
    ),
    (
        [
            ("asked", f"{FRIDAY}T10:00", f"{FRIDAY}T11:00"),
            ("replied", f"{FRIDAY}T14:00"),
            ("asked", f"{MONDAY}T10:00", f"{MONDAY}T11:00"),
        ],
        f"{MONDAY}T17:00",
        "a late reply is a reply",
    ),
    ([("asked", f"{MONDAY}T15:00")], f"{MONDAY}T15:00", "at the due it is too late"),
    ([("asked", f"{MONDAY}T15:00:01")], f"{MONDAY}T15:00", "never after a breach"),
    (
        [("asked", f"{MONDAY}T14:59:59"), ("replied", f"{TUESDAY}T14:59:59")],
        f"{TUESDAY}T15:00",
        "one second was left, and is",
    ),
    (
        [("asked", f"{FRIDAY}T10:00"), ("asked", f"{FRIDAY}T12:00")],
        f"{TUESDAY}T15:00",
        "what stands still is not stopped twice",
    ),
    ([("replied", f"{FRIDAY}T10:00")], f"{MONDAY}T15:00", "nothing was asked"),
    ([("resumed", f"{FRIDAY}T10:00")], f"{MONDAY}T15:00", "nothing stood still"),
]


@pytest.mark.parametrize(("told", "due", "reason"), MOVED, ids=[row[2] for row in MOVED])
def test_a_due_moves_by_the_working_time_that_stood_still(
    told: list[tuple[str, ...]], due: str, reason: str
) -> None:
    clock = resolution(*told)

    assert clock.due_at == at(due), reason
    assert clock.original_due_at == at(f"{MONDAY}T15:00")
    assert clock.is_running


def test_only_the_resolution_stands_still_and_a_question_is_a_first_answer() -> None:
    before = {clock.target: clock.due_at for clock in story()}

    clocks = {clock.target: clock for clock in story(("asked", f"{FRIDAY}T10:00"))}

    assert {target for target, clock in clocks.items() if clock.pauses} == {RESOLUTION}
    assert clocks[FIRST].outcome is Outcome.KEPT
    for target in (FIRST, Target.MODERATION):
        assert clocks[target].due_at == before[target]


def test_a_pause_for_the_weather_is_no_first_answer_and_waits_for_no_reply() -> None:
    reason = {"reason": PauseReason.WEATHER_OR_SEASON}
    events = [
        received(terms()),
        SlaEvent(EventKind.PAUSED, at(f"{FRIDAY}T10:00"), reason),
        SlaEvent(EventKind.RESUMED, at(f"{FRIDAY}T11:00")),
        SlaEvent(EventKind.PAUSED, at(f"{FRIDAY}T12:00"), reason),
        SlaEvent(EventKind.RESUMED, at(f"{FRIDAY}T13:00")),
        SlaEvent(EventKind.ASKED, at(f"{FRIDAY}T14:00")),
    ]

    versions = Versions.of(terms())
    before, after = fold(events[:5], versions), fold(events, versions)

    clocks = {clock.target: clock for clock in before}
    assert clocks[FIRST].is_running
    assert [pause.reason for pause in clocks[RESOLUTION].pauses] == [reason["reason"]] * 2
    assert clocks[RESOLUTION].due_at == at(f"{MONDAY}T17:00")
    assert len(after[2].pauses) == 3


REFUSED = [
    ([], f"{FRIDAY}T10:00", None),
    ([], f"{MONDAY}T14:59:59", None),
    ([], f"{MONDAY}T15:00", PauseRefusal.BREACHED),
    ([("answered", f"{FRIDAY}T09:00")], f"{FRIDAY}T10:00", PauseRefusal.NOT_RUNNING),
    ([("asked", f"{FRIDAY}T10:00")], f"{FRIDAY}T11:00", PauseRefusal.PAUSED_ALREADY),
    ([("asked", f"{FRIDAY}T10:00")], f"{MONDAY}T09:59:59", PauseRefusal.PAUSED_ALREADY),
    ([("asked", f"{FRIDAY}T10:00")], f"{MONDAY}T10:00", PauseRefusal.NO_REPLY),
    (
        [("asked", f"{FRIDAY}T10:00"), ("replied", f"{MONDAY}T10:00")],
        f"{MONDAY}T11:00",
        PauseRefusal.USED_UP,
    ),
    ([("asked", f"{FRIDAY}T10:00"), ("replied", f"{MONDAY}T09:59")], f"{MONDAY}T11:00", None),
]


@pytest.mark.parametrize(("told", "when", "refusal"), REFUSED)
def test_a_pause_is_refused_with_its_reason(
    told: list[tuple[str, ...]], when: str, refusal: PauseRefusal | None
) -> None:
    assert pause_refusal(resolution(*told), WAITING, at(when), terms()) is refusal


@pytest.mark.parametrize("target", [FIRST, Target.MODERATION])
def test_other_targets_never_stand_still(target: Target) -> None:
    clock = next(each for each in story() if each.target is target)

    refusal = pause_refusal(clock, WAITING, at(f"{FRIDAY}T10:00"), terms())

    assert refusal is PauseRefusal.NOT_RUNNING


#: The target -> when a pause that began on Friday at 10:00 ends by itself.
CAPS = [
    (Allowance(Unit.WORKING_HOURS, 16), f"{MONDAY}T10:00", "half of 16 hours"),
    (Allowance(Unit.WORKING_HOURS, 1000), "2026-03-20T10:00", "ten days of eight hours"),
    # 2 hours of Thursday, 8 of Friday, 8 of Monday: half is 9 hours, 7 of them on Friday.
    (Allowance(Unit.WORKING_DAYS, 2), f"{MONDAY}T11:00", "half of the time until closing"),
    (Allowance(Unit.CALENDAR_DAYS, 5), f"{MONDAY}T15:00", "half of the working time in them"),
    (Allowance(Unit.WORKING_MINUTES, 481), f"{FRIDAY}T14:00:30", "half of an odd number"),
]


@pytest.mark.parametrize(("allowance", "until", "reason"), CAPS, ids=[row[2] for row in CAPS])
def test_a_pause_ends_by_itself_at_half_the_target_or_ten_working_days(
    allowance: Allowance, until: str, reason: str
) -> None:
    clock = resolution(("asked", f"{FRIDAY}T10:00"), promised=terms(allowance))

    assert clock.pauses == (ClockPause(WAITING, at(f"{FRIDAY}T10:00"), at(until)),), reason


def test_days_that_all_count_move_by_working_time_too() -> None:
    promised = terms(Allowance(Unit.CALENDAR_DAYS, 5))

    clock = resolution(
        ("asked", f"{FRIDAY}T10:00"), ("replied", f"{FRIDAY}T12:00"), promised=promised
    )

    assert clock.original_due_at == at(f"{WEDNESDAY}T00:00")
    assert clock.due_at == at(f"{WEDNESDAY}T11:00")


def test_a_promise_in_which_nobody_works_has_nothing_to_pause() -> None:
    promised = terms(Allowance(Unit.CALENDAR_DAYS, 1))

    clock = fold([received(promised, "2026-03-07T10:00")], Versions.of(promised))[-1]

    assert clock.due_at == at(f"{MONDAY}T00:00")
    saturday = at("2026-03-07T12:00")
    assert pause_refusal(clock, WAITING, saturday, promised) is PauseRefusal.NO_TIME_LEFT


@pytest.mark.parametrize(
    ("when", "refusal"),
    [(f"{FRIDAY}T16:59:59", None), (f"{FRIDAY}T17:00", PauseRefusal.NO_TIME_LEFT)],
)
def test_where_nobody_works_before_the_due_there_is_nothing_left_to_pause(
    when: str, refusal: PauseRefusal | None
) -> None:
    promised = terms(Allowance(Unit.CALENDAR_DAYS, 3))
    clock = resolution(promised=promised)

    assert clock.due_at == at(f"{MONDAY}T00:00")
    assert pause_refusal(clock, WAITING, at(when), promised) is refusal


@pytest.mark.parametrize(
    ("end", "outcome"),
    [("answered", Outcome.KEPT), ("withdrawn", Outcome.CANCELLED), ("merged_duplicate", None)],
)
def test_whatever_ends_the_clock_ends_its_pause(end: str, outcome: Outcome | None) -> None:
    clock = resolution(("asked", f"{FRIDAY}T10:00"), (end, f"{FRIDAY}T12:00"))

    assert clock.outcome is (outcome or Outcome.CANCELLED)
    assert spans(clock.pauses) == [(at(f"{FRIDAY}T10:00"), at(f"{FRIDAY}T12:00"))]
    assert clock.due_at == at(f"{MONDAY}T17:00")
    assert clock.paused_until(at(f"{FRIDAY}T11:00")) is None


def test_an_answer_after_the_moved_due_is_late() -> None:
    asked, replied = ("asked", f"{FRIDAY}T10:00"), ("replied", f"{FRIDAY}T12:00")

    kept = resolution(asked, replied, ("answered", f"{MONDAY}T17:00"))
    late = resolution(asked, replied, ("answered", f"{MONDAY}T17:00:01"))

    assert (kept.outcome, kept.breached_at) == (Outcome.KEPT, None)
    assert (late.outcome, late.breached_at) == (Outcome.LATE, at(f"{MONDAY}T17:00"))


def test_a_second_attempt_may_stand_still_for_half_of_its_own_time() -> None:
    told = [
        ("asked", f"{FRIDAY}T10:00"),
        ("answered", f"{MONDAY}T14:00"),
        ("reopened", f"{TUESDAY}T09:00"),
        ("asked", f"{TUESDAY}T10:00"),
    ]

    second = resolution(*told, cycle=2)

    assert second.original_due_at == at(f"{WEDNESDAY}T17:00")
    assert spans(second.pauses) == [(at(f"{TUESDAY}T10:00"), at(f"{WEDNESDAY}T10:00"))]


def test_steps_wait_with_the_clock_and_none_lies_in_a_pause() -> None:
    promised = terms()
    clock = resolution(("asked", f"{FRIDAY}T10:00"), promised=promised)

    steps = promised.steps(RESOLUTION, clock.started_at, clock.due_at, spans(clock.pauses))

    assert dict(steps) == {
        50: at(f"{MONDAY}T15:00"),
        75: at(f"{TUESDAY}T11:00"),
        90: at(f"{TUESDAY}T13:24"),
        100: at(f"{TUESDAY}T15:00"),
        150: at(f"{WEDNESDAY}T15:00"),
        200: at("2026-03-12T15:00"),
        300: at("2026-03-16T15:00"),
    }


def test_a_timer_shows_that_it_stands_still_until_when_and_why() -> None:
    clock = resolution(("asked", f"{FRIDAY}T10:00"))

    paused, after = (
        timer_view(clock, at(when), Versions.of(terms()))
        for when in (f"{MONDAY}T09:00", f"{MONDAY}T10:00")
    )

    assert (paused.paused_until, after.paused_until) == (at(f"{MONDAY}T10:00"), None)
    assert (paused.used_share, after.used_share) == (0.187, 0.187)
    assert paused.state is ClockState.ON_TRACK
    assert [pause.model_dump(mode="json") for pause in paused.computation.pauses] == [
        {
            "reason": "waiting_reporter",
            "started_at": "2026-03-06T08:00:00Z",
            "until": "2026-03-09T08:00:00Z",
        }
    ]


def test_what_is_due_soon_is_so_when_three_quarters_have_run() -> None:
    clock = resolution(("asked", f"{FRIDAY}T10:00"))

    states = [
        timer_view(clock, at(when), Versions.of(terms())).state
        for when in (f"{TUESDAY}T10:59:59", f"{TUESDAY}T11:00", f"{TUESDAY}T15:00:01")
    ]

    assert states == [ClockState.ON_TRACK, ClockState.DUE_SOON, ClockState.OVERDUE]


def test_the_computation_tells_the_days_up_to_the_moved_due() -> None:
    clock = resolution(("asked", f"{FRIDAY}T10:00"), promised=terms())

    computed = computation(clock, Versions.of(terms()))

    assert computed.due_at == clock.due_at
    assert [str(day.on) for day in computed.closed_days] == ["2026-03-07", "2026-03-08"]


def test_a_pause_is_read_as_it_was_written() -> None:
    pause = ClockPause(WAITING, at(f"{FRIDAY}T10:00:00.000001"), at(f"{MONDAY}T10:00"), True)  # noqa: FBT003 - a field

    assert ClockPause.of(pause.as_json()) == pause


@pytest.mark.parametrize(
    ("start", "time_h"),
    [(f"{FRIDAY}T10:00", 16), ("2026-03-07T10:00", 16), ("2026-12-31T12:00", 16)],
)
def test_working_days_have_the_time_of_the_days_that_follow(start: str, time_h: int) -> None:
    assert office.open_time_of_days(at(start), 2) == timedelta(hours=time_h)


def test_hours_past_midnight_belong_to_the_day_before() -> None:
    night = WorkingCalendar(HELSINKI, [[Window.of("22:00", "06:00")]] * 5 + [[], []])

    assert night.open_time_of_days(at(f"{THURSDAY}T23:00"), 2) == timedelta(hours=16)
    assert night.open_time_of_days(at("2026-03-07T03:00"), 1) == timedelta(hours=8)
