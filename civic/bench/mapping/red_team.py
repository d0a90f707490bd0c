# SPDX-License-Identifier: EUPL-1.2
"""Somebody who has read the rules, and looks for the way of cheating that pays best.

Ways of cheating are tried out in a city of honest and lazy people: at random first, then by small
changes of the best one. What the best earns is measured again on seeds it was not chosen by.
Moderators do nothing in this city, and nobody opens new accounts when the old ones are known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from statistics import fmean

from civic.bench.mapping.agreed import Agreed
from civic.bench.mapping.figures import is_fraud, share
from civic.bench.mapping.game import Game
from civic.bench.mapping.people import WALKS_M_PER_S, Kind, Mix, Strategy
from civic.bench.mapping.run import Scenario, played

PEOPLE, DAYS = 120, 40
#: A tenth of them cheat.
MIX = Mix(n=PEOPLE, honest=0.76, lazy=0.14, spammers=0.0)
#: Trials at random, and changes of the best.
TRIALS, STEPS = 16, 16
CHANGED = 0.4
FRESH_SEEDS = (101, 102, 103)
#: What is sent of the sofa; a walk, a tram and a leap that somebody makes up.
PACES = (None, WALKS_M_PER_S, 12.0, 1000.0)
RINGS = (1, 3, 5, 12)
MOST_FAKES, MOST_ANSWERS = 8.0, 25


@dataclass(frozen=True)
class Attack:
    """How a group cheats."""

    how: Strategy
    ring_size: int


@dataclass(frozen=True)
class Pay:
    """What somebody earns in a day on which they take part; points."""

    #: Who cheats: in all, and for things that do not exist.
    cheats: float
    fraud: float
    #: Who plays honestly, and what of that is for answers on the way alone.
    honest: float
    idle: float


def best(log: Callable[[str], None], *, looks: bool) -> tuple[Attack, Pay]:
    """Return the way of cheating that pays best, and what it pays.

    Args:
        log: is told each time that a better one is found.
        looks: whether a cheat may also go there and look, as honest people do.
    """
    dice = Random(f"red team/{looks}")
    found, most = _random(dice, looks=looks), -1.0
    for n in range(TRIALS + STEPS):
        attack = _random(dice, looks=looks) if n < TRIALS else _changed(dice, found, looks=looks)
        earned = pay(attack, (n % 2,)).cheats
        if earned > most:
            found, most = attack, earned
            log(f"{n}: {most:.1f} points a day: {attack}")
    return found, pay(found, FRESH_SEEDS)


def pay(attack: Attack, seeds: tuple[int, ...]) -> Pay:
    """Return what everybody earns where some cheat in this way, on average of the seeds."""
    mix = replace(MIX, ring_size=attack.ring_size, colluder=attack.how)
    scenario = Scenario(mix, DAYS, PEOPLE)
    paid = [_pay(played(scenario, Agreed, seed)) for seed in seeds]
    return Pay(
        *(fmean(getattr(p, name) for p in paid) for name in ("cheats", "fraud", "honest", "idle"))
    )


def _pay(game: Game) -> Pay:
    ledger = game.rules.ledger()
    cheats = {each.number for each in game.people if each.kind is Kind.COLLUDER}
    honest = {each.number for each in game.people if each.kind is Kind.HONEST}
    n_cheated, n_honest = (sum(game.n_days[each] for each in kind) for kind in (cheats, honest))
    by_honest = [each for each in ledger if each.to in honest]
    return Pay(
        share(sum(p.amount for p in ledger if p.to in cheats) / 10, n_cheated),
        share(sum(p.amount for p in ledger if is_fraud(game, p, cheats)) / 10, n_cheated),
        share(sum(p.amount for p in by_honest) / 10, n_honest),
        share(sum(p.amount for p in by_honest if p.answer is not None) / 10, n_honest),
    )


def _random(dice: Random, *, looks: bool) -> Attack:
    how = Strategy(
        fakes_a_day=dice.uniform(0, MOST_FAKES),
        others_a_day=dice.randint(0, MOST_ANSWERS),
        honest=dice.random() if looks else 0.0,
        says_yes=dice.random(),
        favours=dice.choice((0.0, 0.5, 1.0)),
        maps_real=dice.random() if looks else 0.0,
        pace_m_per_s=dice.choice(PACES),
    )
    return Attack(how, dice.choice(RINGS))


def _changed(dice: Random, attack: Attack, *, looks: bool) -> Attack:
    """Return an attack that is like another in most things."""
    other = _random(dice, looks=looks)
    fields = [name for name in Strategy.__dataclass_fields__ if dice.random() < CHANGED]
    how = replace(attack.how, **{name: getattr(other.how, name) for name in fields})
    return Attack(how, other.ring_size if dice.random() < CHANGED else attack.ring_size)
