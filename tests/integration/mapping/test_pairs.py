# SPDX-License-Identifier: EUPL-1.2
"""How often somebody has answered about the things of one other person."""

import pytest

from civic.mapping.kinds import Answer
from civic.mapping.reliability_queries import pair_count
from tests.factories import NOW, actor, make_city, make_report
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY


@pytest.fixture
def mapper(session):
    return make_player(session)


@pytest.fixture
def observer(session):
    return make_player(session)


@pytest.fixture
def answers(session, mapper, observer):
    """Answers of 31 and 2 days ago, and of today."""
    kind = make_kind(session, make_campaign(session, make_city(session)))
    return [
        make_confirmation(
            session, make_point(session, kind, mapper), observer, captured_at=NOW - days * DAY
        )
        for days in (31, 2, 0)
    ]


def test_a_device_may_send_in_any_order_what_it_took_down(session, mapper, observer, answers):
    assert pair_count(session, observer.id, mapper.id, NOW) == 2
    assert pair_count(session, observer.id, mapper.id, NOW - 15 * DAY) == 3


def test_what_is_weighed_again_weighs_as_it_did_when_it_came(session, mapper, observer, answers):
    weighed = [
        pair_count(session, observer.id, mapper.id, given.captured_at, given.id)
        for given in answers
    ]

    assert weighed == [0, 1, 1]


def test_answers_about_somebodys_reports_count_too(session, mapper, observer, answers):
    make_check(session, make_report(session, by=actor(mapper)), Answer.NO, observer)

    assert pair_count(session, observer.id, mapper.id, NOW) == 3
