# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest

from civic.notifications.policy import Audience, fact_id, told_at
from civic.sla.policy import Target

STAFF = {Audience.HANDLERS, Audience.MANAGERS}


@pytest.mark.parametrize(
    ("step", "told", "reason"),
    [
        (1, set(), "too early for a mail"),
        (50, set(), "the queue shows it"),
        (74, set(), "not yet due soon"),
        (75, {Audience.HANDLERS}, "due soon"),
        (80, {Audience.HANDLERS}, "a step of the city's own, told as the one below it"),
        (90, {Audience.HANDLERS}, "nearly out"),
        (100, {*STAFF, Audience.REPORTER}, "broken"),
        (120, STAFF, "the reporter hears of the breach once"),
        (150, STAFF, "half as long again"),
        (200, {*STAFF, Audience.COORDINATORS}, "twice as long"),
        (1000, {*STAFF, Audience.COORDINATORS, Audience.OMBUDSMAN}, "as long as it takes"),
    ],
)
def test_recipients_widen(step, told, reason):
    assert told_at(step, Target.RESOLUTION, is_open=True) == told, reason


@pytest.mark.parametrize("step", [75, 90, 150, 200, 300])
def test_nobody_is_warned_of_what_has_been_done(step):
    assert told_at(step, Target.RESOLUTION, is_open=False) == set()


def test_a_breach_of_what_has_been_done_concerns_staff_only():
    assert told_at(100, Target.RESOLUTION, is_open=False) == STAFF


def test_the_reporter_is_not_told_of_the_city_s_own_review():
    assert told_at(100, Target.ANSWER_REVIEW, is_open=True) == STAFF
    for target in (Target.MODERATION, Target.FIRST_RESPONSE, Target.RESOLUTION):
        assert Audience.REPORTER in told_at(100, target, is_open=True)


def test_a_fact_has_one_key_and_another_fact_another():
    report = UUID(int=1)

    assert fact_id("note", report, 7) == fact_id("note", report, 7)
    assert len({fact_id("note", report, 7), fact_id("note", report, 8), fact_id("closed", 7)}) == 3
