# SPDX-License-Identifier: EUPL-1.2
"""What came of a game, in figures; and the figures it should reach.

Source of the goals: facts on the mapping game 7.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from civic.bench.mapping.game import Game
from civic.bench.mapping.people import CHEATS, Kind
from civic.bench.mapping.rules import Outcome, Paid
from civic.mapping.kinds import Answer, PointState

#: Points and problems of the last days are still on their way.
RIPE_AFTER_D = 14
TOP = 20
#: After so many days it shows who says yes to everything.
KNOWN_FROM_D = 20
BINS = 10
PROMOTED = frozenset(
    {PointState.PROMOTED, PointState.CONFIRMED, PointState.NOT_FOUND, PointState.DISPUTED}
)


@dataclass(frozen=True)
class Goal:
    """What a figure should be at least, or at most."""

    limit: float
    is_least: bool

    def is_reached(self, value: float) -> bool:
        """Tell whether a figure is good enough."""
        return value >= self.limit if self.is_least else value <= self.limit

    def __str__(self) -> str:
        """Return the goal as people write it."""
        return f"{'≥' if self.is_least else '≤'} {self.limit:g}"


def least(limit: float) -> Goal:
    """Return the goal of a figure that should be high."""
    return Goal(limit, is_least=True)


def most(limit: float) -> Goal:
    """Return the goal of a figure that should be low."""
    return Goal(limit, is_least=False)


#: Figure -> what it should be with a base crowd, and with a hostile one.
GOALS: dict[str, tuple[Goal, Goal]] = {
    "precision": (least(0.94), least(0.88)),
    "recall": (least(0.95), least(0.95)),
    "recall of all problems": (least(0.90), least(0.88)),
    "recall in the periphery": (least(0.72), least(0.68)),
    "core less periphery": (most(0.20), most(0.20)),
    "answers, median": (most(3), most(4)),
    "answers, p90": (most(7), most(8)),
    "days, median": (most(5), most(5)),
    "wasted trips per 100": (most(7), most(14)),
    "fakes promoted": (most(0.05), most(0.06)),
    "true points rejected": (most(0.02), most(0.02)),
    "points from fraud": (most(0.01), most(0.02)),
    "points of cheats": (most(0.10), most(0.25)),
    "cheats in the top 20": (most(0.05), most(0.10)),
    "yes-clicker's pay": (most(0.15), most(0.15)),
    "calibration error": (most(0.07), most(0.07)),
    "honest pairs flagged": (most(1), most(1)),
    "honest sessions unscored": (most(0.005), most(0.005)),
}


def figures(game: Game, days: int) -> dict[str, float]:
    """Return the figures of a game that went on for so many days."""
    return {
        **_of_points(game, days),
        **_of_problems(game, days),
        **_of_pay(game),
        **_of_answers(game),
        **_of_belief(game),
        "honest pairs flagged": _honest_pairs(game),
    }


def _of_points(game: Game, days: int) -> dict[str, float]:
    held = list(zip(game.rules.outcomes(), game.truth, strict=True))
    promoted = [(each, what) for each, what in held if each.state in PROMOTED]
    true = [each for each, what in promoted if what is not None]
    fakes = [each for each, what in held if what is None]
    ripe = [e for e, what in held if what is not None and e.added_on <= days - RIPE_AFTER_D]
    n_counted = [each.n_counted for each in true]
    waited = [each.decided_on - each.added_on for each in true if each.decided_on is not None]
    return {
        "precision": share(len(true), len(promoted)),
        "recall": _share_of(ripe, lambda each: each.state in PROMOTED),
        "answers, median": median(n_counted or [0]),
        "answers, p90": _p90(n_counted),
        "days, median": median(waited or [0]),
        "days, p90": _p90(waited),
        "wasted trips per 100": 100 * share(len(promoted) - len(true), len(true)),
        "fakes promoted": _share_of(fakes, lambda each: each.state in PROMOTED),
        "true points rejected": _share_of(ripe, lambda each: each.state is PointState.REJECTED),
        "points": len(held),
        "fakes": len(fakes),
    }


def _of_problems(game: Game, days: int) -> dict[str, float]:
    ripe = [each for each in game.world.problems if each.since <= days - RIPE_AFTER_D]
    core = share(sum(p.was_promoted for p in ripe if p.is_core), sum(p.is_core for p in ripe))
    far = [each.was_promoted for each in ripe if not each.is_core]
    periphery = share(sum(far), len(far))
    return {
        "recall of all problems": share(sum(p.was_promoted for p in ripe), len(ripe)),
        "recall in the periphery": periphery,
        "core less periphery": core - periphery,
    }


def _of_pay(game: Game) -> dict[str, float]:
    ledger = game.rules.ledger()
    cheats = {each.number for each in game.people if each.kind in CHEATS}
    earned: Counter[int] = Counter()
    for paid in ledger:
        earned[paid.to] += paid.amount
    total = sum(earned.values())
    top = [number for number, _ in earned.most_common(TOP)]
    return {
        "points from fraud": share(
            sum(p.amount for p in ledger if is_fraud(game, p, cheats)), total
        ),
        "points of cheats": share(sum(earned[each] for each in cheats), total),
        "cheats in the top 20": share(len(cheats.intersection(top)), len(top)),
    }


def _of_answers(game: Game) -> dict[str, float]:
    """Return what those earn who say yes to everything, held against honest people."""
    if not game.n_answers:
        return {}
    return {
        name: share(_pay(game, Kind.LAZY, since), _pay(game, Kind.HONEST, since))
        for name, since in _PAY_SINCE.items()
    }


def is_fraud(game: Game, paid: Paid, cheats: Collection[int]) -> bool:
    """Tell whether a cheat was paid for a thing that does not exist."""
    is_fake = paid.to in cheats and game.truth[paid.target] is None
    return is_fake and paid.answer in {None, Answer.YES}


_PAY_SINCE = {"yes-clicker's pay": 0, "the same once known": KNOWN_FROM_D}


def _pay(game: Game, kind: Kind, since: int = 0) -> float:
    """Return what people of a kind earned an answer from a day on."""
    people = {each.number for each in game.people if each.kind is kind}
    paid = [p for p in game.rules.ledger() if p.answer is not None and p.to in people]
    n = sum(n for (who, day), n in game.n_answers.items() if who in people and day >= since)
    return share(sum(p.amount for p in paid if p.day >= since), n)


def _of_belief(game: Game) -> dict[str, float]:
    """Return by how much what the rules believe differs from what is, bin by bin."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for outcome, what in zip(game.rules.outcomes(), game.truth, strict=True):
        if outcome.likely is not None and outcome.n_counted:
            at = min(int(outcome.likely * BINS), BINS - 1)
            bins.setdefault(at, []).append((outcome.likely, what is not None))
    if not bins:
        return {}  # rules that count heads believe nothing
    off = [abs(sum(p for p, _ in each) - sum(is_so for _, is_so in each)) for each in bins.values()]
    return {"calibration error": share(sum(off), sum(map(len, bins.values())))}


def _honest_pairs(game: Game) -> int:
    honest = {each.number for each in game.people if each.kind is Kind.HONEST}
    return sum(honest.issuperset(pair) for pair in game.rules.suspicious())


def share(part: float, whole: float) -> float:
    """Return a part of a whole; of nothing: 0."""
    return part / whole if whole else 0.0


def _share_of(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    return share(sum(map(holds, outcomes)), len(outcomes))


def _p90(values: Sequence[float]) -> float:
    return quantiles(values, n=10)[-1] if len(values) > 1 else 0.0
