# SPDX-License-Identifier: EUPL-1.2
import math
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.mapping.kinds import Tier
from civic.mapping.offer_policy import GOLD_SHARE, OFFERS, Observer, Target, may_answer, offers

WALKER = Observer("walker", frozenset({"house 1", "team 1"}))


def target(name: str, **changes: Any) -> Target[str]:
    return replace(Target(name, 100.0, "mapper", frozenset({"house 2"})), **changes)


MANY = [target(f"t{n}") for n in range(20)]


@pytest.mark.parametrize(
    ("changes", "is_offered"),
    [
        ({}, True),
        ({"distance_m": 400.0}, True),
        ({"distance_m": 400.1}, False),
        ({"mapper": "walker"}, False),
        ({"circles": frozenset({"house 1"})}, False),
        ({"circles": frozenset({"house 2", "team 1"})}, False),
        ({"circles": frozenset({"team 2"})}, True),
        ({"circles": frozenset()}, True),
    ],
)
def test_nobody_is_asked_about_what_is_far_or_of_somebody_near_to_them(changes, is_offered):
    only = target("t", **changes)

    assert offers([only], WALKER, Random(1)) == ([only] if is_offered else [])
    if only.distance_m <= 400:
        assert may_answer(only, WALKER) is is_offered


def test_nobody_is_asked_the_same_twice():
    seen = replace(WALKER, asked=frozenset({"t1", "t2"}))

    assert offers([target("t1"), target("t2"), target("t3")], seen, Random(1)) == [target("t3")]


def test_each_target_of_the_same_distance_has_the_same_chance():
    dice, rounds = Random(7), 4000
    shown = Counter(each.id for _ in range(rounds) for each in offers(MANY, WALKER, dice))

    expected = rounds * OFFERS / len(MANY)
    chi_squared = sum((n - expected) ** 2 / expected for n in shown.values())
    # 19 degrees of freedom: 43.8 is exceeded once in a thousand.
    assert len(shown) == len(MANY)
    assert chi_squared < 43.8


def test_what_is_farther_off_is_drawn_less_by_e_for_each_100_m():
    pair = [target("near", distance_m=40.0), target("far", distance_m=140.0)]
    dice, rounds = Random(5), 20_000

    first = Counter(offers(pair, WALKER, dice)[0].id for _ in range(rounds))

    assert first["far"] / rounds == pytest.approx(1 / (1 + math.e), abs=0.01)


def test_the_same_dice_offer_the_same():
    assert offers(MANY, WALKER, Random(3)) == offers(MANY, WALKER, Random(3))
    assert offers(MANY, WALKER, Random(3)) != offers(MANY, WALKER, Random(4))


@pytest.mark.parametrize(
    ("tier", "comes_first"),
    [(Tier.NEW, False), (Tier.KNOWN, False), (Tier.TRUSTED, True), (Tier.STEWARD, True)],
)
def test_who_is_trusted_settles_disputes_first(tier, comes_first):
    disputed = [target(f"d{n}", is_disputed=True) for n in range(3)]
    judge = replace(WALKER, tier=tier)

    rounds = [offers([*MANY, *disputed], judge, Random(n)) for n in range(20)]

    first = [{each.id for each in shown[:3]} for shown in rounds]
    assert all(ids == {"d0", "d1", "d2"} for ids in first) is comes_first
    assert all(len(shown) == OFFERS for shown in rounds)


def test_a_share_is_gold_and_half_of_it_is_not_there():
    gold = [target(f"g{n}", is_there=n % 3 == 0) for n in range(30)]
    dice, rounds = Random(11), 6000

    shown = [each for _ in range(rounds) for each in offers([*MANY, *gold], WALKER, dice)]

    kinds = Counter(each.is_there for each in shown)
    n_gold = kinds[True] + kinds[False]
    assert n_gold / len(shown) == pytest.approx(GOLD_SHARE, abs=0.004)
    assert kinds[True] / n_gold == pytest.approx(0.5, abs=0.05)


def test_gold_alone_is_not_asked_and_what_runs_out_is_not_missed():
    gold = [target("g", is_there=True)]

    assert offers(gold, WALKER, Random(1)) == []
    shown = [each.id for n in range(400) for each in offers([*MANY, *gold], WALKER, Random(n))]
    assert 0 < shown.count("g") < 60


targets = st.lists(
    st.builds(
        Target,
        st.uuids(),
        st.floats(0, 900),
        st.sampled_from(["walker", "a", "b"]),
        st.frozensets(st.sampled_from(["house 1", "team 2", "team 1"]), max_size=2),
        st.booleans(),
        st.sampled_from([None, None, True, False]),
    ),
    max_size=30,
)


@given(targets, st.sampled_from(Tier), st.integers())
def test_offers_are_few_distinct_and_allowed(all_targets, tier, seed):
    shown = offers(all_targets, replace(WALKER, tier=tier), Random(seed))

    assert len(shown) <= OFFERS
    assert len({each.id for each in shown}) == len(shown)
    assert all(may_answer(each, WALKER) and each.distance_m <= 400 for each in shown)
