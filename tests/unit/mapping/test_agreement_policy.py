# SPDX-License-Identifier: EUPL-1.2
import math
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.mapping.agreement_policy import (
    Beta,
    Reliability,
    Vote,
    evidence,
    log_odds,
    pair_weight,
    probability,
    threshold,
    verdict,
)
from civic.mapping.kinds import Answer, Verdict

NEW = Reliability()
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)

shares = st.floats(0, 1)
weights = st.floats(0, 1)
votes = st.builds(Vote, st.sampled_from(Answer), shares, shares, weights)


def new(answer: Answer) -> Vote:
    return Vote(answer, NEW.sensitivity.mean, NEW.specificity.mean)


def proven(answer: Answer) -> Vote:
    return Vote(answer, 0.92, 0.88)


YES, NO = new(Answer.YES), new(Answer.NO)
SURE_YES, SURE_NO = proven(Answer.YES), proven(Answer.NO)
CLICKER = Vote(Answer.YES, 0.92, 0.08)


@pytest.mark.parametrize(
    ("precision", "said", "likely"),
    [
        (0.70, [], 0.7000),
        (0.70, [YES], 0.8235),
        (0.70, [YES] * 2, 0.9032),
        (0.70, [YES] * 3, 0.9492),
        (0.70, [YES] * 4, 0.9739),
        (0.70, [SURE_YES], 0.9471),
        (0.70, [SURE_YES] * 2, 0.9928),
        (0.85, [SURE_YES], 0.9775),
        (0.70, [CLICKER] * 5, 0.7000),
        (0.70, [NO], 0.4375),
        (0.70, [SURE_NO], 0.1750),
        (0.70, [SURE_NO] * 2, 0.0189),
        (0.70, [SURE_YES, SURE_YES, SURE_NO], 0.9258),
        (0.70, [new(Answer.CANT_TELL), new(Answer.CHANGED)], 0.7000),
        # A mapper's word alone is clamped, whatever they proved.
        (0.99, [], 0.93),
        (0.00, [], 0.05),
    ],
)
def test_answers_make_a_point_so_likely(precision, said, likely):
    assert probability(log_odds(precision, said)) == pytest.approx(likely, abs=0.00005)


def test_what_is_expected_of_somebody_new():
    expected = (NEW.sensitivity.mean, NEW.specificity.mean, NEW.precision.mean)

    assert expected == pytest.approx((0.80, 0.60, 0.70))
    assert NEW.informativeness == pytest.approx(0.4)


def test_a_guess_is_the_surer_the_more_was_seen():
    assert Beta(1, 1).variance == pytest.approx(1 / 12)
    assert Beta(10, 10).variance == pytest.approx(1 / 84)


@pytest.mark.parametrize(
    ("n_earlier", "weight"),
    [(0, 1), (1, 0.75), (2, 0.5625), (4, 0.31640625), (5, 0.25), (99, 0.25)],
)
def test_of_two_who_often_meet_each_answer_counts_less(n_earlier, weight):
    assert pair_weight(n_earlier) == weight


@pytest.mark.parametrize(
    ("age", "needed"),
    [
        (timedelta(), 0.95),
        (7 * DAY - MOMENT, 0.95),
        (7 * DAY, 0.90),
        (14 * DAY - MOMENT, 0.90),
        (14 * DAY, 0.85),
        (400 * DAY, 0.85),
    ],
)
def test_an_older_point_has_to_be_less_sure(age, needed):
    assert threshold(age) == needed


def odds(likely: float) -> float:
    return math.log(likely / (1 - likely))


@pytest.mark.parametrize(
    ("likely", "age", "n_independent", "comes_to"),
    [
        (0.9501, timedelta(), 1, Verdict.VERIFIED),
        (0.9499, timedelta(), 1, Verdict.OPEN),
        (0.9499, 7 * DAY, 1, Verdict.VERIFIED),
        (0.8501, 14 * DAY, 1, Verdict.VERIFIED),
        (0.8499, 14 * DAY, 1, Verdict.OPEN),
        (0.9999, 29 * DAY, 0, Verdict.OPEN),  # never on the mapper's word alone
        (0.9999, 30 * DAY, 0, Verdict.TRIAGE),
        (0.0999, timedelta(), 1, Verdict.REJECTED),
        (0.1001, timedelta(), 1, Verdict.OPEN),
        (0.0999, 29 * DAY, 0, Verdict.OPEN),
        (0.7001, 30 * DAY, 1, Verdict.TRIAGE),
        (0.7001, 30 * DAY - MOMENT, 1, Verdict.OPEN),
        (0.6999, 30 * DAY, 1, Verdict.STALE),
        (0.0999, 30 * DAY, 0, Verdict.STALE),
    ],
)
def test_a_point_comes_to_a_verdict(likely, age, n_independent, comes_to):
    assert verdict(odds(likely), age, n_independent) is comes_to


@given(st.floats(0, 1), st.lists(votes, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(precision, said, dice):
    shuffled = list(said)
    dice.shuffle(shuffled)

    assert log_odds(precision, shuffled) == log_odds(precision, said)


#: Of somebody who knows nothing at all, the logarithm is 0 but for the last bit.
ROUNDING = 1e-12


@given(votes)
def test_a_yes_of_somebody_who_knows_never_speaks_against_and_a_no_never_for(vote):
    knows = vote.sensitivity + vote.specificity - 1
    moved = evidence(vote)

    if vote.answer is Answer.YES and knows >= 0:
        assert moved >= -ROUNDING
    elif vote.answer is Answer.NO and knows >= 0:
        assert moved <= ROUNDING
    elif vote.answer in {Answer.CANT_TELL, Answer.CHANGED}:
        assert moved == 0


@given(st.floats(0.01, 0.99), st.sampled_from(Answer))
def test_who_answers_without_looking_moves_nothing(share, answer):
    assert evidence(Vote(answer, share, 1 - share)) == pytest.approx(0, abs=1e-9)


@given(st.floats(-60, 60))
def test_odds_and_probabilities_tell_the_same(value):
    likely = probability(value)

    assert 0 < likely <= 1
    assert likely + probability(-value) == pytest.approx(1)


def test_probabilities_grow_with_the_odds_however_large():
    ladder = [probability(value) for value in (-800, -700, -30, -1, 0, 1, 30, 700)]

    assert all(low <= high for low, high in pairwise(ladder))
    assert ladder[4] == 0.5
