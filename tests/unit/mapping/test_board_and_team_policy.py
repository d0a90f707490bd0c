# SPDX-License-Identifier: EUPL-1.2
"""What boards and teams show, and what an answer is held against."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.mapping.board_policy import LEAST_PEOPLE, TOP_N, shown, week_to_draw
from civic.mapping.days import bounds
from civic.mapping.judging_policy import is_right, says_there
from civic.mapping.kinds import Answer, Purpose
from civic.mapping.team_policy import Bracket, Parts, bracket
from civic.platform.ids import new_id


@given(amounts=st.lists(st.integers(1, 50), max_size=20))
def test_a_board_never_names_more_than_its_top_and_nobody_of_a_few(amounts: list[int]):
    people = [(new_id(), amount) for amount in amounts]

    board = shown(people, people[0][0] if people else None)

    assert (board.n_people, board.total) == (len(amounts), sum(amounts))
    assert len(board.top) == (min(len(amounts), TOP_N) if len(amounts) >= LEAST_PEOPLE else 0)
    assert len(board.around) <= 5
    places = [place.place for place in board.top]
    assert places == sorted(places)
    assert all(
        (one.place < other.place) == (one.amount > other.amount)
        for one in board.top
        for other in board.top
    )


@pytest.mark.parametrize(
    ("now", "zone", "week"),
    [
        (datetime(2026, 6, 7, 21, 4, tzinfo=UTC), "Europe/Helsinki", date(2026, 5, 25)),
        (datetime(2026, 6, 7, 21, 5, tzinfo=UTC), "Europe/Helsinki", date(2026, 6, 1)),
        (datetime(2026, 6, 14, 20, 59, tzinfo=UTC), "Europe/Helsinki", date(2026, 6, 1)),
        # The clocks go forward on 28 March 2027: Monday begins an hour earlier in UTC.
        (datetime(2027, 3, 28, 21, 5, tzinfo=UTC), "Europe/Helsinki", date(2027, 3, 22)),
        # Over the end of the year.
        (datetime(2027, 1, 3, 22, 5, tzinfo=UTC), "Europe/Helsinki", date(2026, 12, 28)),
        (datetime(2026, 6, 8, 3, 59, tzinfo=UTC), "America/New_York", date(2026, 5, 25)),
    ],
)
def test_a_week_is_over_where_the_city_lies(now, zone, week):
    assert week_to_draw(now, zone) == week


def test_the_night_of_a_change_of_clocks_is_as_long_as_it_is():
    since, until = bounds(date(2026, 10, 25), "Europe/Helsinki")

    assert (until - since).total_seconds() == 25 * 3600


@pytest.mark.parametrize(
    ("answer", "purpose", "claim"),
    [
        (Answer.YES, Purpose.VERIFY, True),
        (Answer.NO, Purpose.STILL_THERE, False),
        (Answer.YES, Purpose.GOLD, True),
        (Answer.YES, Purpose.IS_IT_FIXED, False),
        (Answer.NO, Purpose.IS_IT_FIXED, True),
        (Answer.CANT_TELL, Purpose.VERIFY, None),
        (Answer.CHANGED, Purpose.IS_IT_FIXED, None),
    ],
)
def test_an_answer_says_whether_the_thing_is_there(answer, purpose, claim):
    assert says_there(answer, purpose) is claim


@pytest.mark.parametrize(
    ("claim", "is_there", "others", "right"),
    [
        (True, True, 2.0, True),
        (False, True, 2.0, False),
        (False, False, -1.0, True),
        (True, True, -0.1, None),  # without it the others would not have said so
        (False, False, 0.1, None),
        (False, False, 0.0, True),  # of a report: the department's word
        (True, False, None, False),  # somebody looked
        (None, True, 2.0, None),
    ],
)
def test_an_answer_is_held_against_what_others_say(claim, is_there, others, right):
    assert is_right(claim=claim, is_there=is_there, others=others) is right


@pytest.mark.parametrize(
    ("parts", "score"),
    [
        (Parts(1, 1, 1), 100),
        (Parts(0.5, 0, 0), 25),
        (Parts(0, 1, 0), 30),
        (Parts(0, 0, 1), 20),
        (Parts(None, 1, 0), 60),
        (Parts(), None),
    ],
)
def test_what_there_was_nothing_to_do_of_does_not_count_in_a_score(parts, score):
    assert parts.score == score


@pytest.mark.parametrize(
    ("n", "size"),
    [
        (1, None),
        (2, Bracket.SMALL),
        (9, Bracket.SMALL),
        (10, Bracket.MEDIUM),
        (29, Bracket.MEDIUM),
        (30, Bracket.LARGE),
    ],
)
def test_teams_stand_among_those_of_their_size(n, size):
    assert bracket(n) is size
