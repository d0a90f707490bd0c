# SPDX-License-Identifier: EUPL-1.2
"""What a change would do, reckoned by hand: office hours are 9 to 17 on weekdays."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from civic.sla import move_policy
from civic.sla.calendars import working_calendar
from civic.sla.clock import Clock
from civic.sla.clock_policy import started
from civic.sla.policy import PinnedCalendar, Target, Terms, Versions
from civic.sla.preview_policy import (
    MOST_LISTED,
    Fate,
    Replacement,
    RunningClock,
    fate_of,
    impact,
    typical_receipts,
)
from civic.sla.promise_policy import promise_of
from civic.sla.schemas import calendar_spec
from tests.factories_sla import OFFICE, PROMISE, at

THURSDAY_AT_3 = at("2026-03-05T15:00")
FRIDAY_AT_9 = at("2026-03-06T09:00")


def calendar(**changes: Any) -> PinnedCalendar:
    return PinnedCalendar(uuid4(), "office", 1, working_calendar(calendar_spec(OFFICE | changes)))


def terms(hours: int = 16, **changes: Any) -> Terms:
    spec = {"targets": PROMISE["targets"] | {"resolution": {"working_hours": hours}}}
    office = calendar(**changes)
    return Terms(promise_of(uuid4(), "default", 1, spec), office, office)


NOW = terms()
CLOCK = started(Target.RESOLUTION, 1, THURSDAY_AT_3, NOW)


def known(change: Replacement) -> Versions:
    old, new = Versions.of(NOW), change.versions()
    return Versions({**old.promises, **new.promises}, {**old.calendars, **new.calendars})


def promising(hours: int) -> Replacement:
    return Replacement({"default": terms(hours).promise})


def closing(day: str) -> Replacement:
    return Replacement({}, {"office": calendar(closed=[{"on": day, "name": {"en": "Cleaning"}}])})


@pytest.mark.parametrize(
    ("change", "fate", "due"),
    [
        # 16 hours from Thursday 15:00 are over on Monday at 15:00; 10 hours on Friday at 17:00.
        (promising(10), Fate.EARLIER, "2026-03-06T17:00"),
        # 3 hours would have been over on Friday at 10:00: two hours from now on are left.
        (promising(3), Fate.EARLIER, "2026-03-06T11:00"),
        (promising(24), Fate.LATER, "2026-03-09T15:00"),
        (promising(16), Fate.UNCHANGED, "2026-03-09T15:00"),
        # What is promised is not put off because the office stays shut after all.
        (closing("2026-03-06"), Fate.LATER, "2026-03-09T15:00"),
        (closing("2026-03-10"), Fate.UNCHANGED, "2026-03-09T15:00"),
        (Replacement({"other": terms(1).promise}), Fate.UNCHANGED, "2026-03-09T15:00"),
    ],
)
def test_a_running_clock_only_comes_forward(change, fate, due):
    assert fate_of(CLOCK, change, known(change), FRIDAY_AT_9) == (fate, at(due))


def test_what_is_late_stays_late():
    change = promising(1)

    fate, due = fate_of(CLOCK, change, known(change), at("2026-03-10T09:00"))

    assert (fate, due) == (Fate.UNCHANGED, CLOCK.due_at)


def running(number: str, clock: Clock, department: str = "streets") -> RunningClock:
    return RunningClock(number, department, clock)


def test_reports_are_counted_by_department_and_the_largest_moves_listed():
    change = promising(10)
    answer = started(Target.FIRST_RESPONSE, 1, THURSDAY_AT_3, NOW)
    later = started(Target.RESOLUTION, 1, at("2026-03-06T08:00"), NOW)
    reports = [
        [running("T-1", CLOCK), running("T-1", answer)],
        [running("T-2", later, "parks")],
        [running("T-3", answer)],
    ]

    found = impact(reports, change, known(change), FRIDAY_AT_9)

    assert found.n_reports == 3
    assert found.n == {
        "streets": {Fate.EARLIER: 1, Fate.UNCHANGED: 1},
        "parks": {Fate.EARLIER: 1},
    }
    # From Monday 17:00 to Monday 11:00 and from Monday 15:00 to Friday 17:00.
    assert [shift.number for shift in found.largest] == ["T-1", "T-2"]


def test_a_change_of_one_code_leaves_the_pins_of_others():
    change = closing("2026-03-06")
    other = replace(NOW, city=replace(NOW.city, id=uuid4(), code="city"))
    versions = known(change)
    versions = Versions(versions.promises, {**versions.calendars, other.city.id: other.city})

    pins = change.pins(other.pins, versions)

    assert pins.department_calendar_id == change.calendars["office"].id
    assert (pins.city_calendar_id, pins.promise_id) == (other.city.id, other.promise.id)


def test_coming_reports_show_what_a_closing_day_costs():
    receipts = typical_receipts(NOW, closing("2026-03-06"), date(2026, 3, 4))

    assert len(receipts) == 14
    wednesday, thursday, friday = receipts[:3]
    assert (wednesday.due_before, wednesday.due_after) == (
        at("2026-03-06T10:00"),
        at("2026-03-09T10:00"),
    )
    assert thursday.due_after == at("2026-03-10T10:00")
    assert friday.due_before == at("2026-03-10T10:00")
    assert friday.due_after == at("2026-03-10T17:00")


def test_many_reports_are_all_counted_and_only_the_largest_moves_listed():
    change = promising(10)
    reports = [[running(f"T-{n}", CLOCK)] for n in range(MOST_LISTED + 5)]

    found = impact(reports, change, known(change), FRIDAY_AT_9)

    assert found.n == {"streets": {Fate.EARLIER: MOST_LISTED + 5}}
    assert len(found.largest) == MOST_LISTED


def test_the_hours_of_the_city_are_replaced_too():
    change = closing("2026-03-06")

    assert change.of(NOW).city == change.calendars["office"]


def test_a_rule_is_later_than_the_promise_even_within_an_extension():
    # By 24 hours it would be due on Tuesday at 15:00, before the day to which it was put off.
    extended = move_policy.extended(CLOCK, FRIDAY_AT_9, at("2026-03-11T12:00"), NOW)
    change = promising(24)

    fate, due = fate_of(extended, change, known(change), FRIDAY_AT_9)

    assert (fate, due) == (Fate.LATER, at("2026-03-11T12:00"))


def test_a_target_that_is_promised_no_more_stays_as_it_was():
    review = started(Target.ANSWER_REVIEW, 1, THURSDAY_AT_3, NOW)
    shorter = terms(10).promise
    kept = dict(shorter.targets)
    del kept[Target.ANSWER_REVIEW]
    change = Replacement({"default": replace(shorter, targets=kept)})

    fate, due = fate_of(review, change, known(change), FRIDAY_AT_9)

    assert (fate, due) == (Fate.UNCHANGED, review.due_at)


@pytest.mark.parametrize(
    ("hours", "first", "second"),
    [
        # A second attempt has five working days, forty hours, at most.
        (80, Fate.LATER, Fate.UNCHANGED),
        (48, Fate.EARLIER, Fate.UNCHANGED),
        (10, Fate.EARLIER, Fate.EARLIER),
    ],
)
def test_a_second_attempt_moves_only_as_far_as_its_own_shorter_time(hours, first, second):
    long = terms(64)
    change = promising(hours)
    old, new = Versions.of(long), change.versions()
    versions = Versions({**old.promises, **new.promises}, {**old.calendars, **new.calendars})
    attempts = [started(Target.RESOLUTION, cycle, THURSDAY_AT_3, long) for cycle in (1, 2)]

    fates = [fate_of(clock, change, versions, FRIDAY_AT_9) for clock in attempts]

    assert attempts[1].due_at < attempts[0].due_at
    assert [fate for fate, _ in fates] == [first, second]
    if second is Fate.UNCHANGED:
        assert fates[1][1] == attempts[1].due_at
    else:
        # Ten hours from Thursday at three on.
        assert fates[1][1] == at("2026-03-06T17:00")
