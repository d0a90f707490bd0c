# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.mapping.agreement_policy import Vote
from civic.mapping.kinds import Answer
from civic.mapping.ring_policy import Heard, Mapped, is_suspicious, suspicious_pairs

YES, NO, CANT_TELL = Answer.YES, Answer.NO, Answer.CANT_TELL


def says(by: str, answer: Answer, weight: float = 1.0) -> Heard[str]:
    return Heard(by, Vote(answer, 0.92, 0.88, weight))


def point(*answers: Heard[str], mapper: str = "friend") -> Mapped[str]:
    return Mapped(mapper, answers)


@pytest.mark.parametrize(
    ("n_yes", "n_wrong", "found"),
    [
        (2, 2.0, False),  # too few to say
        (3, 2.4, False),  # 0.9 + 1.587 are by chance
        (3, 2.5, True),
        (4, 3.0, False),  # 1.2 + 1.833
        (4, 3.1, True),
        (20, 10.0, False),  # 6 + 4.10
        (20, 10.2, True),
        (10, 5.8, False),
        (10, 6.0, True),
        (30, 14.0, False),
        (30, 14.1, True),
    ],
)
def test_wrong_ones_are_more_than_chance(n_yes, n_wrong, found):
    assert is_suspicious(n_yes, n_wrong) is found


def test_who_confirms_what_strangers_do_not_find_is_named():
    points = [point(says("mate", YES), says(f"stranger {n}", NO)) for n in range(4)]

    (pair,) = suspicious_pairs(points)

    assert (pair.mapper, pair.observer, pair.n_yes) == ("friend", "mate", 4)
    assert pair.n_wrong == pytest.approx(4 * 0.825)


def test_mates_are_no_witnesses_for_each_other():
    points = [
        point(
            says("mate", YES), says("other mate", YES), says("third mate", YES), says(f"s{n}", NO)
        )
        for n in range(4)
    ]

    pairs = suspicious_pairs(points)

    assert {pair.observer for pair in pairs} == {"mate", "other mate", "third mate"}


@pytest.mark.parametrize(
    "strangers",
    [
        [],  # nobody else looked
        [says("stranger", YES)],
        [says("stranger", CANT_TELL)],
        [says("stranger", NO, weight=0)],  # was not there
    ],
)
def test_who_is_not_contradicted_is_not_named(strangers):
    assert suspicious_pairs([point(says("mate", YES), *strangers)] * 4) == []


@pytest.mark.parametrize(
    "strangers", [[], [says("stranger", CANT_TELL)], [says("stranger", NO, weight=0)]]
)
def test_what_nobody_else_judged_does_not_speak_for_a_pair(strangers):
    points = [point(says("mate", YES), says(f"stranger {n}", NO)) for n in range(4)]

    (pair,) = suspicious_pairs([*points, *[point(says("mate", YES), *strangers)] * 9])

    assert pair.n_yes == 4


def test_who_often_says_no_is_a_witness():
    points = [point(says("mate", YES), says("critic", NO)) for _ in range(4)]

    assert [pair.observer for pair in suspicious_pairs(points)] == ["mate"]


def test_two_confirmations_name_nobody():
    assert suspicious_pairs([point(says("mate", YES), says(f"s{n}", NO)) for n in range(2)]) == []


def test_no_is_no_favour():
    points = [point(says("critic", NO), says(f"stranger {n}", NO)) for n in range(6)]

    assert suspicious_pairs(points) == []


def test_a_no_of_a_mate_to_one_point_is_left_out_of_what_they_confirmed():
    points = [point(says("mate", YES), says(f"stranger {n}", NO)) for n in range(4)]

    (pair,) = suspicious_pairs([*points, point(says("mate", NO), says("last", NO))])

    assert pair.n_yes == 4


def test_the_worst_pair_comes_first():
    few = [point(says("mate", YES), says(f"a{n}", NO)) for n in range(4)]
    many = [point(says("pal", YES), says(f"b{n}", NO), mapper="other") for n in range(8)]

    assert [pair.observer for pair in suspicious_pairs([*few, *many])] == ["pal", "mate"]


def test_honest_neighbours_who_often_meet_are_not_named():
    points = [
        point(says("neighbour", YES), says(f"s{n}", NO if n % 5 == 0 else YES)) for n in range(20)
    ]

    assert suspicious_pairs(points) == []
