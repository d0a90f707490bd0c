# SPDX-License-Identifier: EUPL-1.2
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.mapping.agreement_policy import Beta, Reliability
from civic.mapping.kinds import Answer, DepartmentFound, Tier
from civic.mapping.reliability_policy import ANCHORS, NEW, Answered, History, learned, tier

YES, NO, CANT_TELL = Answer.YES, Answer.NO, Answer.CANT_TELL


def crowd(
    n_points: int, people: dict[str, tuple[float, float]], dice: Random, anchored: float = 0.5
) -> list[History[str]]:
    """Return points of "mapper", 60 % of them real, answered by people of so much (sens, spec)."""
    histories = []
    for _ in range(n_points):
        is_there = dice.random() < 0.6
        answers = [
            Answered(who, YES if dice.random() < (sens if is_there else 1 - spec) else NO, 1.0)
            for who, (sens, spec) in people.items()
        ]
        found = DepartmentFound.CONFIRMED if is_there else DepartmentFound.NOT_FOUND
        anchor = ANCHORS[found] if dice.random() < anchored else None
        histories.append(History("mapper", answers, anchor))
    return histories


PEOPLE = {"sharp": (0.95, 0.9), "fair": (0.85, 0.8), "clicker": (0.95, 0.05), "liar": (0.2, 0.2)}


@pytest.mark.parametrize("seed", range(5))
def test_what_people_are_worth_is_learned_from_outcomes(seed):
    known = learned(crowd(400, PEOPLE, Random(seed)))

    worth = {who: known[who].informativeness for who in PEOPLE}
    assert worth["sharp"] == pytest.approx(0.85, abs=0.15)
    assert worth["fair"] == pytest.approx(0.65, abs=0.15)
    assert worth["clicker"] == pytest.approx(0.0, abs=0.1)
    assert worth["liar"] < -0.4
    assert known["mapper"].precision.mean == pytest.approx(0.6, abs=0.1)


def test_agreement_alone_teaches_too_where_most_are_honest():
    people = {f"honest {n}": (0.9, 0.85) for n in range(6)} | {"clicker": (0.95, 0.05)}

    known = learned(crowd(300, people, Random(1), anchored=0))

    assert known["honest 1"].informativeness > 0.55
    assert known["clicker"].informativeness < 0.15


def test_without_an_outcome_a_crowd_that_lies_together_believes_itself():
    fakes = [
        History("ring", [Answered(f"mate {n}", YES, 1.0) for n in range(4)], anchor)
        for anchor in [None] * 20
    ]
    seen = [
        History(each.mapper, each.answers, ANCHORS[DepartmentFound.NOT_FOUND]) for each in fakes
    ]

    assert learned(fakes)["ring"].precision.mean > 0.9
    assert learned(seen)["ring"].precision.mean < 0.35


def test_nothing_seen_leaves_everybody_new():
    assert learned([]) == {}
    assert learned([History("mapper", [])]) == {"mapper": NEW}


def test_who_cannot_tell_proves_nothing():
    known = learned([History("mapper", [Answered("shy", CANT_TELL, 1.0)], 0.97)])

    assert "shy" not in known


def test_who_was_not_there_proves_nothing():
    known = learned([History("mapper", [Answered("sofa", YES, 0.0)], 0.97)])

    assert "sofa" not in known


def test_friends_weigh_less_on_a_point_than_strangers():
    friends, strangers = (
        [History("mapper", [Answered(f"who {n}", YES, weight) for n in range(4)])]
        for weight in (0.25, 1.0)
    )

    of_friends, of_strangers = learned(friends)["mapper"], learned(strangers)["mapper"]
    assert of_friends.precision.mean < of_strangers.precision.mean


def counters(known: Reliability) -> list[float]:
    betas = (known.sensitivity, known.specificity, known.precision)
    return [count for beta in betas for count in (beta.held, beta.failed)]


@pytest.mark.parametrize("weight", [1.0, 0.25])
def test_one_answer_to_what_a_department_found_counts_as_one(weight):
    known = learned([History("mapper", [Answered("eye", YES, weight)], 0.97)])

    assert counters(known["eye"]) == pytest.approx([6.4 + 0.97, 1.6, 4.8, 3.2 + 0.03, 4.2, 1.8])
    assert counters(known["mapper"])[4:] == pytest.approx([4.2 + 0.97, 1.8 + 0.03])


def test_a_no_counts_for_specificity_where_nothing_was_found():
    known = learned([History("mapper", [Answered("eye", NO, 1.0)], 0.15)])

    assert counters(known["eye"]) == pytest.approx([6.4, 1.6 + 0.15, 4.8 + 0.85, 3.2, 4.2, 1.8])


histories = st.lists(
    st.builds(
        History,
        st.sampled_from("abc"),
        st.lists(
            st.builds(
                Answered, st.sampled_from("defg"), st.sampled_from(Answer), st.floats(0.25, 1)
            ),
            max_size=4,
        ),
        st.sampled_from([None, 0.97, 0.15]),
    ),
    max_size=8,
)


@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_points_changes_nothing(points, dice):
    shuffled = list(points)
    dice.shuffle(shuffled)

    one, other = learned(points), learned(shuffled)

    assert one.keys() == other.keys()
    for who, known in one.items():
        assert known.informativeness == pytest.approx(other[who].informativeness)
        assert known.precision.mean == pytest.approx(other[who].precision.mean)


@given(histories)
def test_counters_grow_by_no_more_than_was_said(points):
    for who, known in learned(points).items():
        said = sum(a.by == who for p in points for a in p.answers)
        held = (known.sensitivity, known.specificity)
        counted = sum(beta.held + beta.failed for beta in held) - 16
        assert -1e-9 <= counted <= said + 1e-9


SHARP = Reliability(Beta(90, 10), Beta(45, 5))
VAGUE = Reliability(Beta(40, 10), Beta(16, 14))


@pytest.mark.parametrize(
    ("n_judged", "known", "n_approvals", "becomes"),
    [
        (9, SHARP, 2, Tier.NEW),
        (10, SHARP, 2, Tier.KNOWN),
        (49, SHARP, 2, Tier.KNOWN),
        (50, VAGUE, 2, Tier.KNOWN),
        (50, SHARP, 0, Tier.TRUSTED),
        (50, SHARP, 1, Tier.TRUSTED),
        (50, SHARP, 2, Tier.STEWARD),
        # J is 0.4 for both; only who was seen often enough is surely above 0.35.
        (50, Reliability(Beta(8, 2), Beta(6, 4)), 0, Tier.KNOWN),
        (50, Reliability(Beta(800, 200), Beta(600, 400)), 0, Tier.TRUSTED),
    ],
)
def test_what_somebody_may_do_follows_from_what_they_proved(n_judged, known, n_approvals, becomes):
    assert tier(n_judged, known, n_approvals) is becomes
