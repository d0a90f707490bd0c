# SPDX-License-Identifier: EUPL-1.2
"""When a promise is due, when its steps are reached, and how that is explained."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import ClosedReason, DayOff, WorkingCalendar
from civic.sla.clock import Clock, Outcome
from civic.sla.clock_policy import ClockState, clock_state, late_days
from civic.sla.computation_policy import computation
from civic.sla.errors import InvalidPromise
from civic.sla.opening_policy import Window
from civic.sla.policy import (
    DEFAULT_STEPS,
    Allowance,
    PinnedCalendar,
    Priority,
    Promise,
    Target,
    Terms,
    Unit,
    Versions,
    due_at,
    steps_at,
    used_share,
)
from civic.sla.promise_policy import as_json, promise_of
from civic.sla.schemas import timer_view

HELSINKI = ZoneInfo("Europe/Helsinki")
MIDSUMMER = {date(2026, 6, 19): DayOff(ClosedReason.HOLIDAY, {"en": "Midsummer Eve"})}


def office(opens: str, closes: str) -> WorkingCalendar:
    week = [[Window.of(opens, closes)]] * 5 + [[], []]
    return WorkingCalendar(HELSINKI, week, days_off=lambda _: MIDSUMMER)


nine_to_five = office("09:00", "17:00")
TARGETS = {
    Target.MODERATION: Allowance(Unit.WORKING_DAYS, 1),
    Target.FIRST_RESPONSE: Allowance(Unit.WORKING_HOURS, 24),
    Target.RESOLUTION: Allowance(Unit.WORKING_HOURS, 16),
}
terms = Terms(
    Promise(UUID(int=1), "lighting", 3, TARGETS),
    PinnedCalendar(UUID(int=2), "office", 4, nine_to_five),
    PinnedCalendar(UUID(int=3), "city", 5, office("08:00", "16:00")),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


def resolution(**changes: Any) -> Clock:
    start, due = at("2026-03-05T15:00"), at("2026-03-09T15:00")
    pins = terms.pins.of_target(changes.get("target", Target.RESOLUTION))
    return replace(Clock(Target.RESOLUTION, 1, start, due, due, pins), **changes)


@pytest.mark.parametrize(
    ("unit", "n", "due"),
    [
        (Unit.WORKING_MINUTES, 121, "2026-03-06T09:01"),
        (Unit.WORKING_HOURS, 16, "2026-03-09T15:00"),
        (Unit.WORKING_DAYS, 2, "2026-03-09T17:00"),
        (Unit.CALENDAR_DAYS, 2, "2026-03-08T00:00"),
    ],
)
def test_an_allowance_runs_out_by_its_unit(unit: Unit, n: int, due: str) -> None:
    assert due_at(at("2026-03-05T15:00"), Allowance(unit, n), nine_to_five) == at(due)


def test_steps_are_shares_of_working_time_and_go_on_beyond_the_due() -> None:
    steps = steps_at(DEFAULT_STEPS, at("2026-03-05T15:00"), at("2026-03-09T15:00"), nine_to_five)

    assert steps == [
        (50, at("2026-03-06T15:00")),
        (75, at("2026-03-09T11:00")),
        (90, at("2026-03-09T13:24")),
        (100, at("2026-03-09T15:00")),
        (150, at("2026-03-10T15:00")),
        (200, at("2026-03-11T15:00")),
        (300, at("2026-03-13T15:00")),
    ]


def test_steps_of_calendar_days_lie_in_opening_hours_and_end_with_the_due() -> None:
    start, due = at("2026-03-05T13:00"), at("2026-03-09T00:00")

    steps = dict(steps_at((50, 90, 100, 150), start, due, nine_to_five))

    assert steps == {
        50: at("2026-03-06T11:00"),
        90: at("2026-03-06T15:48"),
        100: due,
        150: at("2026-03-09T15:00"),
    }


def test_steps_over_a_weekend_go_by_real_time_and_wait_for_monday_when_late() -> None:
    start, due = at("2026-03-07T12:00"), at("2026-03-09T00:00")

    steps = dict(steps_at((50, 100, 150), start, due, nine_to_five))

    assert steps[50] == at("2026-03-08T06:00")
    assert steps[100] == due
    assert steps[150] == nine_to_five.add(due, timedelta(hours=18))


@pytest.mark.parametrize(
    ("start", "due", "now", "share"),
    [
        ("2026-03-05T15:00", "2026-03-09T15:00", "2026-03-05T15:00", 0.0),
        ("2026-03-05T15:00", "2026-03-09T15:00", "2026-03-08T12:00", 0.625),
        ("2026-03-05T15:00", "2026-03-09T15:00", "2026-03-09T14:59:59", 0.999),
        ("2026-03-05T15:00", "2026-03-09T15:00", "2026-03-09T15:00", 1.0),
        ("2026-03-05T15:00", "2026-03-09T15:00", "2026-03-10T15:00", 1.5),
        ("2026-03-07T12:00", "2026-03-09T00:00", "2026-03-08T06:00", 0.5),
        ("2026-03-07T12:00", "2026-03-09T00:00", "2026-03-07T11:00", 0.0),
    ],
)
def test_the_used_share_is_one_only_when_time_has_run_out(
    start: str, due: str, now: str, share: float
) -> None:
    assert used_share(at(start), at(due), at(now), nine_to_five) == share


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-03-09T10:59:59", ClockState.ON_TRACK),
        ("2026-03-09T11:00", ClockState.DUE_SOON),
        ("2026-03-09T15:00", ClockState.DUE_SOON),
        ("2026-03-09T15:00:01", ClockState.OVERDUE),
    ],
)
def test_a_running_clock_shows_how_near_its_due_is(now: str, state: ClockState) -> None:
    assert clock_state(resolution(), at(now), terms) is state


@pytest.mark.parametrize(
    ("stopped", "outcome", "state"),
    [
        ("2026-03-09T15:00", Outcome.KEPT, ClockState.KEPT),
        ("2026-03-09T15:01", Outcome.LATE, ClockState.LATE),
        ("2026-03-09T14:00", Outcome.CANCELLED, ClockState.CANCELLED),
        ("2026-03-09T15:01", Outcome.CANCELLED, ClockState.LATE),
        ("2026-03-09T14:00", Outcome.NOT_RESOLVED, ClockState.NOT_RESOLVED),
        ("2026-03-09T15:01", Outcome.NOT_RESOLVED, ClockState.LATE),
    ],
)
def test_a_clock_that_stopped_late_shows_it_for_ever(
    stopped: str, outcome: Outcome, state: ClockState
) -> None:
    clock = resolution(stopped_at=at(stopped), outcome=outcome)

    assert clock_state(clock, at("2027-01-01T12:00"), terms) is state


def test_a_second_attempt_gets_five_working_days_at_most() -> None:
    slow = Promise(
        UUID(int=1), "slow", 1, TARGETS | {Target.RESOLUTION: Allowance(Unit.WORKING_DAYS, 9)}
    )
    reopened_at = at("2026-03-09T12:00")

    allowance, due = Terms(slow, terms.department, terms.city).due(
        Target.RESOLUTION, 2, reopened_at
    )

    assert (allowance, due) == (Allowance(Unit.WORKING_DAYS, 5), at("2026-03-16T17:00"))
    assert terms.due(Target.RESOLUTION, 2, reopened_at)[0] == TARGETS[Target.RESOLUTION]


def test_the_computation_names_what_it_rests_on() -> None:
    clock = resolution(started_at=at("2026-06-18T15:00"), due_at=at("2026-06-23T15:00"))

    assert computation(clock, Versions.of(terms)).as_json() == {
        "target": "resolution",
        "cycle": 1,
        "started_at": "2026-06-18T12:00:00+00:00",
        "allowance": {"working_hours": 16},
        "priority": "normal",
        "zone": "Europe/Helsinki",
        "calendar": {"code": "office", "version": 4},
        "promise": {"code": "lighting", "version": 3},
        "closed_days": [
            {"on": "2026-06-19", "reason": "holiday", "name": {"en": "Midsummer Eve"}},
            {"on": "2026-06-20", "reason": "weekend", "name": {}},
            {"on": "2026-06-21", "reason": "weekend", "name": {}},
        ],
        "pauses": [],
        "moves": [],
        "original_due_at": "2026-06-23T12:00:00+00:00",
        "due_at": "2026-06-23T12:00:00+00:00",
    }


def test_moderation_goes_by_the_hours_of_the_city() -> None:
    clock = resolution(target=Target.MODERATION)

    computed = computation(clock, Versions.of(terms))

    assert computed.due_at == at("2026-03-06T16:00")
    assert (computed.calendar_code, computed.calendar_version) == ("city", 5)


def test_where_all_days_count_none_is_told_as_closed() -> None:
    week = Promise(
        UUID(int=1), "week", 1, TARGETS | {Target.RESOLUTION: Allowance(Unit.CALENDAR_DAYS, 7)}
    )

    computed = computation(resolution(), Versions.of(Terms(week, terms.department, terms.city)))

    assert computed.closed_days == []


def test_a_due_at_midnight_belongs_to_the_day_that_ends() -> None:
    round_the_clock = office("00:00", "24:00")
    pinned = PinnedCalendar(UUID(int=2), "always", 1, round_the_clock)
    day = Promise(UUID(int=1), "day", 1, TARGETS | {Target.RESOLUTION: TARGETS[Target.MODERATION]})

    computed = computation(resolution(), Versions.of(Terms(day, pinned, pinned)))

    assert computed.due_at == at("2026-03-07T00:00")
    assert computed.closed_days == []


def test_a_timer_is_shown_with_its_state_and_computation() -> None:
    view = timer_view(resolution(), at("2026-03-09T11:00"), Versions.of(terms))

    assert (view.state, view.used_share) == (ClockState.DUE_SOON, 0.75)
    assert view.computation.promise.code == "lighting"


def test_a_stopped_timer_shows_what_it_had_used() -> None:
    stopped = resolution(stopped_at=at("2026-03-06T15:00"), outcome=Outcome.KEPT)

    assert timer_view(stopped, at("2026-05-05T12:00"), Versions.of(terms)).used_share == 0.5


@pytest.mark.parametrize(
    ("now", "days", "why"),
    [
        ("2026-03-09T15:00:00", None, "on time to the second"),
        ("2026-03-09T15:00:01", 0, "late on the day of the due"),
        ("2026-03-10T00:01:00", 1, "a working day has begun"),
        ("2026-03-15T12:00:00", 4, "the weekend does not count"),
        ("2026-03-16T08:00:00", 5, "nor whether the office has opened yet"),
    ],
)
def test_what_is_late_says_by_how_many_working_days(now: str, days: int | None, why: str) -> None:
    assert late_days(resolution(), at(now), terms) == days, why


def test_what_was_promised_in_calendar_days_is_late_by_all_days() -> None:
    day = Allowance(Unit.CALENDAR_DAYS, 3)
    promise = Promise(UUID(int=1), "day", 1, TARGETS | {Target.RESOLUTION: day})
    due = resolution(due_at=at("2026-03-07T00:00"))

    late = late_days(due, at("2026-03-09T09:00"), replace(terms, promise=promise))

    assert late == 3


def test_what_came_late_stays_as_late_as_it_was() -> None:
    stopped = resolution(stopped_at=at("2026-03-11T10:00"), outcome=Outcome.LATE)

    assert late_days(stopped, at("2026-05-05T12:00"), terms) == 2


def test_what_is_not_owed_any_more_is_not_late() -> None:
    cancelled = resolution(stopped_at=at("2026-03-11T10:00"), outcome=Outcome.CANCELLED)

    assert late_days(cancelled, at("2026-05-05T12:00"), terms) is None


def test_holidays_are_named_in_every_language() -> None:
    midsummer = resolution(started_at=at("2026-06-18T15:00"), due_at=at("2026-06-22T15:00"))

    view = timer_view(midsummer, at("2026-06-18T16:00"), Versions.of(terms))

    assert view.computation.closed_days[0].name == {
        "en": "Midsummer Eve",
        "fi": "juhannusaatto",
        "sv": "midsommarafton",
        "et": "jaanilaupäev",
        "ru": "канун Иванова дня",
    }


SPEC: dict[str, Any] = {
    "targets": {
        "moderation": {"working_days": 1},
        "first_response": {"working_hours": 24},
        "resolution": {"working_days": 9},
        "answer_review": {"calendar_days": 1},
    },
    "steps": {"moderation": [100, 200]},
}


def test_a_promise_is_read_with_its_steps() -> None:
    promise = promise_of(UUID(int=1), "roads", 2, SPEC)

    assert {target.value: each.as_json() for target, each in promise.targets.items()} == (
        SPEC["targets"]
    )
    assert promise.steps_of(Target.MODERATION) == (100, 200)
    assert promise.steps_of(Target.RESOLUTION) == DEFAULT_STEPS


def test_a_priority_has_the_targets_of_the_next_lower_one_where_it_names_none() -> None:
    priorities = {
        "high": {"resolution": {"working_days": 3}, "moderation": {"working_hours": 4}},
        "urgent": {"resolution": {"working_hours": 8}},
    }

    promise = promise_of(UUID(int=1), "roads", 2, SPEC | {"priorities": priorities})

    found = {
        (target, priority): promise.allowance(target, priority).as_json()
        for target in (Target.RESOLUTION, Target.MODERATION, Target.FIRST_RESPONSE)
        for priority in Priority
    }
    assert found == {
        (Target.RESOLUTION, Priority.NORMAL): {"working_days": 9},
        (Target.RESOLUTION, Priority.HIGH): {"working_days": 3},
        (Target.RESOLUTION, Priority.URGENT): {"working_hours": 8},
        (Target.MODERATION, Priority.NORMAL): {"working_days": 1},
        (Target.MODERATION, Priority.HIGH): {"working_hours": 4},
        (Target.MODERATION, Priority.URGENT): {"working_hours": 4},
        (Target.FIRST_RESPONSE, Priority.NORMAL): {"working_hours": 24},
        (Target.FIRST_RESPONSE, Priority.HIGH): {"working_hours": 24},
        (Target.FIRST_RESPONSE, Priority.URGENT): {"working_hours": 24},
    }
    assert as_json(promise) == SPEC | {"priorities": priorities}


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ({"targets": {"moderation": {"working_days": 1}}}, "first_response, resolution is missing"),
        ({"targets": SPEC["targets"] | {"holding": {"working_days": 1}}}, "Unknown target"),
        ({"steps": {"holding": [100]}}, "Unknown target"),
        ({"steps": {"resolution": [50, 75]}}, "no steps"),
        ({"steps": {"resolution": [100, 50]}}, "no steps"),
        ({"steps": {"resolution": [100, 100]}}, "no steps"),
        ({"steps": {"resolution": [0, 100]}}, "no steps"),
        ({"steps": {"resolution": [100, 1001]}}, "no steps"),
        ({"steps": {"resolution": [50.5, 100]}}, "no steps"),
        ({"steps": {"resolution": 100}}, "no steps"),
        ({"priorities": {"normal": {"resolution": {"working_days": 3}}}}, "no priority"),
        ({"priorities": {"low": {"resolution": {"working_days": 3}}}}, "no priority"),
        ({"priorities": {"high": {"holding": {"working_days": 3}}}}, "Unknown target"),
        ({"priorities": {"high": {"resolution": {"days": 3}}}}, "allowance"),
        ({"priorities": {"high": {"resolution": {"working_days": 10}}}}, "more pressing"),
        (
            {
                "priorities": {
                    "high": {"resolution": {"working_days": 3}},
                    "urgent": {"resolution": {"working_days": 4}},
                }
            },
            "more pressing",
        ),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused(part: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidPromise, match=reason):
        promise_of(UUID(int=1), "roads", 1, SPEC | part)


@pytest.mark.parametrize(
    "spec",
    [
        {},
        {"working_days": 1, "working_hours": 1},
        {"days": 1},
        {"working_days": 0},
        {"working_days": 367},
        {"working_days": 1.5},
        {"working_days": True},
        {"working_days": "1"},
        "working_days",
        None,
    ],
)
def test_an_allowance_that_makes_no_sense_is_refused(spec: Any) -> None:
    with pytest.raises(InvalidPromise, match="allowance"):
        Allowance.of(spec)
