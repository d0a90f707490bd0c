# SPDX-License-Identifier: EUPL-1.2
"""The mapping game in a small city: the rules keep what they promise, simpler ones do not."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from civic.bench.mapping.agreed import Agreed
from civic.bench.mapping.figures import figures
from civic.bench.mapping.people import Strategy
from civic.bench.mapping.red_team import Attack, pay
from civic.bench.mapping.run import SCENARIOS, played
from civic.cli.bench import bench


@pytest.fixture(scope="module")
def measured():
    arguments = ["mapping", "--scenario", "smoke", "--seeds", "1", "--json"]
    done = CliRunner().invoke(bench, arguments, catch_exceptions=False)
    rules = json.loads(done.stdout)["rules"]
    return {name: by_seed[0] for name, by_seed in rules.items()}


def test_promoted_points_are_true_where_counting_heads_is_little_better_than_a_coin(measured):
    precision = {name: found["precision"] for name, found in measured.items()}

    assert precision["civic"] >= 0.92
    assert precision["2 of 3"] <= 0.70
    assert precision["first report"] <= 0.35
    assert measured["civic"]["recall"] >= 0.90


def test_cheats_and_clickers_earn_little(measured):
    ours, counted = measured["civic"], measured["2 of 3"]

    assert ours["points from fraud"] <= 0.03 <= counted["points from fraud"]
    assert ours["points of cheats"] <= 0.15 <= counted["points of cheats"]
    assert ours["yes-clicker's pay"] <= 0.35 <= counted["yes-clicker's pay"]


def test_nobody_honest_is_suspected(measured):
    ours = measured["civic"]

    assert ours["honest pairs flagged"] == 0
    assert ours["honest sessions unscored"] <= 0.005 < ours["the same by 15 m/s"]
    assert ours["sofa sessions unscored"] == 1.0


def test_the_same_seed_plays_the_same_game():
    short = replace(SCENARIOS["smoke"], days=8)

    first, again = (figures(played(short, Agreed, 3), short.days) for _ in range(2))

    assert first == again


@pytest.mark.parametrize(
    "attack",
    [
        Attack(Strategy(fakes_a_day=6, others_a_day=20, honest=0), 1),
        # The best one of a search of 32.
        Attack(Strategy(fakes_a_day=0.5, others_a_day=18, honest=0, says_yes=0.84, favours=1), 3),
    ],
)
def test_inventing_things_pays_next_to_nothing(attack):
    earned = pay(attack, (0,))

    assert earned.fraud < 0.2 * earned.idle < earned.honest
