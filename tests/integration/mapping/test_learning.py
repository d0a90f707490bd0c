# SPDX-License-Identifier: EUPL-1.2
"""What a night makes of answers about what was certain, and about reports."""

import pytest

from civic.mapping.kinds import Answer, PointState, Purpose
from civic.mapping.reliability_commands import learn
from civic.mapping.reliability_queries import reliability_of
from civic.mapping.score_models import Reliability
from tests.factories import LON, NOW, make_report
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_play import north
from tests.factories_reports import DAY

YES, NO = Answer.YES, Answer.NO
N_TIMES = 8


def test_who_says_that_what_is_mended_is_gone_is_right(session, kind):
    """The point was found once; a department has mended it since."""
    person = make_player(session)
    for n in range(N_TIMES):
        point = make_point(session, kind, at=(LON, north(20 * n)), state=PointState.CONFIRMED)
        make_confirmation(
            session, point, person, NO, purpose=Purpose.GOLD, round=0, is_right=True, judged_at=NOW
        )

    learn(session, NOW + DAY)

    known = reliability_of(session, person.id, kind.family)
    assert known.specificity.mean > 0.7
    assert known.sensitivity.mean == pytest.approx(0.8, abs=0.01)


def test_who_says_that_it_is_still_there_is_wrong(session, kind):
    person = make_player(session)
    for n in range(N_TIMES):
        point = make_point(session, kind, at=(LON, north(20 * n)), state=PointState.CONFIRMED)
        make_confirmation(
            session,
            point,
            person,
            YES,
            purpose=Purpose.GOLD,
            round=0,
            is_right=False,
            judged_at=NOW,
        )

    learn(session, NOW + DAY)

    assert reliability_of(session, person.id, kind.family).specificity.mean < 0.4


@pytest.mark.parametrize(
    ("purpose", "with_all"), [(Purpose.IS_IT_FIXED, NO), (Purpose.STILL_THERE, YES)]
)
def test_who_sees_what_all_see_is_learned_whichever_way_it_was_asked(
    session, city, purpose, with_all
):
    """All say that it is there; one says each time that it is not."""
    crowd, loner = [make_player(session) for _ in range(4)], make_player(session)
    against = NO if with_all is YES else YES
    for _ in range(N_TIMES):
        report = make_report(session)
        for person in crowd:
            make_check(session, report, with_all, person, purpose=purpose)
        make_check(session, report, against, loner, purpose=purpose)

    learn(session, NOW + DAY)

    seen, alone = (reliability_of(session, who.id, "closures") for who in (crowd[0], loner))
    assert seen.sensitivity.mean > 0.85
    assert alone.sensitivity.mean < 0.5


def test_answers_that_prove_nothing_are_not_judged(session, city):
    kind, person = make_kind(session, make_campaign(session, city)), make_player(session)
    for weight in (0.0, 0.25, 1.0):
        point = make_point(session, kind)
        make_confirmation(session, point, person, is_right=True, judged_at=NOW, weight=weight)

    learn(session, NOW + DAY)

    assert session.get_one(Reliability, (person.id, kind.family)).n_judged == 2
