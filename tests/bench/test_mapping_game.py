# SPDX-License-Identifier: EUPL-1.2
"""The mapping game in a small city: the rules keep what they promise, simpler ones do not."""

from dataclasses import replace

import pytest

from civic.bench.mapping.agreed import Agreed
from civic.bench.mapping.counted import TWO_OF_THREE, Counted
from civic.bench.mapping.figures import figures
from civic.bench.mapping.run import SMOKE, played
from civic.bench.mapping.traces import gate_figures


@pytest.fixture(scope="module")
def ours():
    return figures(played(SMOKE, Agreed, 0), SMOKE.days)


def test_promoted_points_are_true_where_counting_heads_is_no_better_than_a_coin(ours):
    counted = figures(played(SMOKE, lambda dice: Counted(dice, TWO_OF_THREE), 0), SMOKE.days)

    assert ours["precision"] >= 0.90
    assert counted["precision"] <= 0.70
    assert ours["recall"] >= 0.90


def test_cheats_earn_little(ours):
    assert ours["points from fraud"] <= 0.03
    assert ours["points of cheats"] <= 0.20
    assert ours["yes-clicker's pay"] <= 0.35


def test_nobody_honest_is_suspected(ours):
    found = gate_figures(0, n=200)

    assert ours["honest pairs flagged"] == 0
    assert found["honest sessions unscored"] <= 0.005 < found["the same by 15 m/s"]
    assert found["sofa sessions unscored"] == 1.0


def test_the_same_seed_plays_the_same_game():
    short = replace(SMOKE, days=8)

    first, again = (figures(played(short, Agreed, 3), short.days) for _ in range(2))

    assert first == again
