# SPDX-License-Identifier: EUPL-1.2
"""The scenarios, played by each of the rules on the same seeds."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from civic.bench.mapping.agreed import Agreed
from civic.bench.mapping.counted import FIRST_WINS, TWO_OF_THREE, Counted
from civic.bench.mapping.figures import figures
from civic.bench.mapping.game import Game
from civic.bench.mapping.people import COLLUDER, Mix, crowd
from civic.bench.mapping.play import play
from civic.bench.mapping.rules import Rules
from civic.bench.mapping.traces import gate_figures
from civic.bench.mapping.world import World

DAYS, PEOPLE = 60, 300
#: Rings vote honestly for so long, then they begin.
SLEEP_D = 25

#: Figures of each rule by seed.
Measured = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Scenario:
    """Who lives in a city, and for how long."""

    mix: Mix = field(default_factory=Mix)
    days: int = DAYS
    #: The city is as large as that of so many people.
    city_of: int = PEOPLE


SCENARIOS = {
    "base": Scenario(),
    "mild": Scenario(Mix(honest=0.85, lazy=0.10, spammers=0.02)),
    "hostile": Scenario(Mix(honest=0.60, lazy=0.15, spammers=0.10)),
    "sparse": Scenario(Mix(n=150)),
    "sleepers": Scenario(Mix(colluder=replace(COLLUDER, sleeps_until=SLEEP_D))),
    "rings": Scenario(Mix(ring_size=12)),
    # A small city for a short while: seconds instead of a minute.
    "smoke": Scenario(Mix(n=120), days=45, city_of=120),
}

OURS = "civic"
RULES: dict[str, Callable[[Random], Rules]] = {
    OURS: Agreed,
    "2 of 3": lambda dice: Counted(dice, TWO_OF_THREE),
    "first report": lambda dice: Counted(dice, FIRST_WINS),
}


def measure(scenario: Scenario, n_seeds: int, log: Callable[[str], None]) -> Measured:
    """Return the figures of all rules on seeds 0, 1 and so on."""
    measured: Measured = {name: [] for name in RULES}
    for seed in range(n_seeds):
        for name, rules in RULES.items():
            found = figures(played(scenario, rules, seed), scenario.days)
            measured[name].append(found | (gate_figures(seed) if name == OURS else {}))
        log(f"seed {seed}: precision {measured[OURS][-1]['precision']:.3f}")
    return measured


def played(scenario: Scenario, rules: Callable[[Random], Rules], seed: int) -> Game:
    """Return a game that was played to its end; the same for the same seed."""
    world = World(Random(f"city/{seed}"), scenario.city_of / PEOPLE)
    game = Game(world, crowd(world, scenario.mix), rules(Random(f"rules/{seed}")))
    play(game, scenario.days)
    return game
