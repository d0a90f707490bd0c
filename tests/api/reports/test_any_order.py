# SPDX-License-Identifier: EUPL-1.2
"""Nothing that is done in any order, at any instant, breaks anything.

`pytest --hypothesis-profile long tests/api/reports/test_any_order.py` tries for an hour.
"""

from random import Random

import hypothesis
import pytest
from hypothesis import HealthCheck, given, note
from hypothesis import strategies as st

from civic.platform.clock import database_clock
from civic.platform.http import DECLARED
from civic.reports.desk_work import REPORT
from tests.any_order.checks import look_at_all
from tests.any_order.deeds import AT_DESK, DEEDS, submit
from tests.any_order.town import PASSING, MadeUpClock, Town
from tests.factories import NOW

#: They read, or are done to something of the report.
NO_DEEDS = {"sheet", "work-orders", "deliveries", "evidence"}
#: What is done, after which time, and the seed of how.
STEPS = st.tuples(
    st.sampled_from(sorted(DEEDS)), st.sampled_from(sorted(PASSING)), st.integers(0, 10**6)
)


def test_all_deeds_of_the_desk_are_among_them(app):
    paths = {known.rule.removeprefix(f"{REPORT}/") for known in DECLARED.values()}
    deeds = {path for path in paths if "/" not in path and path not in NO_DEEDS}

    assert deeds == set(AT_DESK)


@pytest.fixture
def town(app, client, session, monkeypatch) -> Town:
    clock = MadeUpClock(NOW)
    monkeypatch.setattr(database_clock, "now", clock.now)
    return Town(app, session, clock)


@hypothesis.settings(
    max_examples=hypothesis.settings().max_examples // 20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=10, max_size=40))
def test_whatever_is_done_in_whatever_order_is_answered_and_adds_up(connection, town, steps):
    with connection.begin_nested() as undone:
        town.start_over()
        submit(town, Random(len(steps)))
        for name, passing, seed in steps:
            pick = Random(seed)
            town.pass_time(pick, passing)
            note(f"{town.clock.at}: {name} ({seed})")
            DEEDS[name](town, pick)
            look_at_all(town)
        undone.rollback()
