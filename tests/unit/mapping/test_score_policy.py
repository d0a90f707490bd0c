# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.mapping.kinds import Answer
from civic.mapping.score_policy import (
    Streak,
    advance,
    coverage,
    factors_of_answer,
    level,
    needed_for,
    pay_for_answer,
    pay_for_first_look,
    pay_for_point,
    product,
    streak,
    with_proof,
)

YES, NO, CHANGED, CANT_TELL = Answer.YES, Answer.NO, Answer.CHANGED, Answer.CANT_TELL


@pytest.mark.parametrize(
    ("n_today", "n_in_cell", "days_unseen", "tenths"),
    [
        (0, 0, 0, 100),
        (0, 0, None, 200),  # C: nobody ever looked here
        (0, 0, 15, 150),
        (0, 0, 30, 200),
        (0, 0, 31, 200),
        (0, 0, -1, 100),  # a clock that goes back pays no less
        (9, 0, 0, 100),  # D: the tenth of the day
        (10, 0, 0, 50),
        (19, 0, 0, 50),
        (20, 0, 0, 0),
        (0, 1, 0, 67),  # K: the second in the cell that day
        (0, 2, 0, 50),
        (0, 3, 0, 40),
        (10, 2, 30, 50),  # all three
    ],
)
def test_a_point_is_worth_so_much(n_today, n_in_cell, days_unseen, tenths):
    assert pay_for_point(n_today, n_in_cell, days_unseen) == tenths


@pytest.mark.parametrize(
    ("answer", "informativeness", "n_today", "n_of_pair", "tenths"),
    [
        (YES, 0.6, 0, 0, 30),
        (NO, 0.6, 0, 0, 60),
        (CHANGED, 1.0, 0, 0, 0),
        (CANT_TELL, 1.0, 0, 0, 0),
        (YES, 0.4, 0, 0, 20),  # q of somebody new
        (NO, 0.4, 0, 0, 40),
        (YES, 1.0, 0, 0, 30),
        (YES, 0.0, 0, 0, 0),
        (YES, -0.5, 0, 0, 0),  # never negative
        (NO, 0.3, 0, 0, 30),
        (YES, 0.6, 19, 0, 30),  # D
        (YES, 0.6, 20, 0, 15),
        (YES, 0.6, 39, 0, 15),
        (YES, 0.6, 40, 0, 0),
        (NO, 0.6, 0, 1, 30),  # P
        (NO, 0.6, 0, 2, 15),
        (NO, 0.6, 0, 3, 0),
        (NO, 0.6, 0, 99, 0),
        (NO, 0.3, 20, 1, 8),  # all of them: 7.5
    ],
)
def test_an_answer_is_worth_so_much(answer, informativeness, n_today, n_of_pair, tenths):
    assert pay_for_answer(answer, informativeness, n_today, n_of_pair) == tenths


@pytest.mark.parametrize(
    ("informativeness", "tenths"), [(0.6, 50), (1.0, 50), (0.4, 22), (0.3, 12), (0.0, 0), (-1, 0)]
)
def test_a_first_look_is_worth_twice_what_whoever_looks_has_proved(informativeness, tenths):
    assert pay_for_first_look(informativeness) == tenths


@pytest.mark.parametrize("later", [-0.2, 0.1, 0.4, 0.9])
def test_what_an_answer_comes_to_is_what_it_would_be_worth_by_later_proof(later):
    waiting = {"full": 60} | factors_of_answer(0.4, 25, 1)

    assert product(with_proof(waiting, later)) == pay_for_answer(Answer.NO, later, 25, 1)
    assert product(waiting) == pay_for_answer(Answer.NO, 0.4, 25, 1)


@given(st.integers(0, 400))
def test_advance_and_rest_make_the_whole(amount):
    assert advance(amount) + (amount - advance(amount)) == amount
    assert abs(2 * advance(amount) - amount) <= 1


@given(st.integers(0, 60), st.integers(0, 30), st.floats(0, 400))
def test_repeating_never_pays_more_and_neglect_never_less(n_today, n_in_cell, days):
    pay = pay_for_point(n_today, n_in_cell, days)

    assert pay_for_point(n_today + 1, n_in_cell, days) <= pay
    assert pay_for_point(n_today, n_in_cell + 1, days) <= pay
    assert pay_for_point(n_today, n_in_cell, days + 1) >= pay
    assert 1 <= coverage(days) <= 2


@given(st.sampled_from([YES, NO]), st.floats(-1, 1), st.integers(0, 60), st.integers(0, 5))
def test_no_answer_costs_anything_and_no_pays_twice_as_much_as_yes(answer, j, n_today, n_of_pair):
    pay = pay_for_answer(answer, j, n_today, n_of_pair)

    assert pay >= 0
    no, yes = (pay_for_answer(each, j, n_today, n_of_pair) for each in (NO, YES))
    assert abs(no - 2 * yes) <= 1
    assert pay_for_answer(answer, j, n_today + 1, n_of_pair) <= pay
    assert pay_for_answer(answer, j, n_today, n_of_pair + 1) <= pay


@pytest.mark.parametrize(
    ("n", "points"),
    list(enumerate([0, 50, 150, 300, 500, 750, 1050, 1400, 1800, 2250, 2750])),
)
def test_a_level_needs_so_many_points(n, points):
    assert needed_for(n) == points * 10
    assert level(points * 10) == n
    assert level(points * 10 + 1) == n
    assert level(points * 10 - 1) == max(n - 1, 0)


def weeks(*numbers: int) -> list[date]:
    """Return a day of each of these weeks, counted from the week of Monday 2 November 2026."""
    return [date(2026, 11, 4) + timedelta(days=7 * n) for n in numbers]


@pytest.mark.parametrize(
    ("active", "today", "weeks_long", "freezes"),
    [
        ([], 5, 0, 0),
        ([0], 0, 1, 0),
        ([0, 0, 0], 0, 1, 0),  # once a week, however often
        ([0, 1, 2], 3, 3, 0),  # this week does not count against it yet
        ([0, 1, 2], 4, 1, 0),  # last week was missed: half is left
        ([0, 1, 2, 3], 3, 4, 1),  # a freeze
        ([0, 1, 2, 3], 5, 4, 0),  # which a missed week uses up
        ([0, 1, 2, 3], 6, 2, 0),  # the next halves
        ([0, 1, 2, 3, 5], 5, 5, 0),
        (range(12), 11, 12, 2),  # two freezes are kept, not three
        (range(12), 13, 12, 1),
        (range(12), 14, 12, 0),
        (range(12), 15, 6, 0),
        (range(12), 30, 0, 0),
        (range(10), 9, 10, 2),  # 2 November to 4 January: over the end of the year, week 53
    ],
)
def test_a_streak_forgives(active, today, weeks_long, freezes):
    found = streak(weeks(*active), weeks(today)[0])

    assert (found.weeks, found.freezes) == (weeks_long, freezes)


def test_a_week_goes_from_monday_to_sunday():
    sunday, monday = date(2027, 1, 3), date(2027, 1, 4)

    assert streak([sunday, monday], monday) == Streak(2, 0, monday)
    assert streak([sunday, sunday - timedelta(days=6)], sunday).weeks == 1


@given(st.sets(st.integers(0, 80)), st.integers(0, 80))
def test_one_more_week_never_shortens_a_streak_that_goes_on(active, today):
    before = [n for n in active if n < today]

    without = streak(weeks(*before), weeks(today)[0]).weeks

    assert streak(weeks(*before, today), weeks(today)[0]).weeks == without + 1
