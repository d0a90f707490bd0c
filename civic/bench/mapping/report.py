# SPDX-License-Identifier: EUPL-1.2
"""The figures of a scenario as a table, each with its goal."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from rich.table import Table

from civic.bench.mapping.figures import GOALS, Goal
from civic.bench.mapping.red_team import Attack, Pay
from civic.bench.mapping.run import OURS, Measured

HOSTILE = "hostile"


def goal_of(figure: str, scenario: str) -> Goal | None:
    """Return what a figure should be; all but the hostile crowd are held against the base goals."""
    goals = GOALS.get(figure)
    return goals and goals[scenario == HOSTILE]


def missed(measured: Measured, scenario: str) -> list[str]:
    """Return the figures of our rules that do not reach their goal on average of the seeds."""
    means = mean_of(measured[OURS])
    held = {figure: goal_of(figure, scenario) for figure in means}
    return [f for f, goal in held.items() if goal and not goal.is_reached(means[f])]


def mean_of(by_seed: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return each figure on average of the seeds."""
    return {figure: fmean(each[figure] for each in by_seed) for figure in by_seed[0]}


def table(measured: Measured, scenario: str) -> Table:
    """Return all figures: ours with goal and spread, the other rules beside."""
    n_seeds = len(measured[OURS])
    shown = Table(title=f"civic bench mapping: {scenario}, {n_seeds} seeds, means")
    columns = ("", "goal", OURS, "from to", "", *(each for each in measured if each != OURS))
    for column in columns:
        shown.add_column(column, justify="left" if not column else "right", no_wrap=True)
    means = {name: mean_of(by_seed) for name, by_seed in measured.items()}
    for figure, value in means[OURS].items():
        goal = goal_of(figure, scenario)
        mark = "" if goal is None else "reached" if goal.is_reached(value) else "MISSED"
        spread = [each[figure] for each in measured[OURS]]
        others = [_cell(means[name].get(figure)) for name in measured if name != OURS]
        between = f"{_cell(min(spread))} {_cell(max(spread))}"
        shown.add_row(figure, str(goal or ""), _cell(value), between, mark, *others)
    return shown


def attack_table(found: Mapping[str, tuple[Attack, Pay]]) -> Table:
    """Return what the best ways of cheating earn in a day, beside honest people."""
    shown = Table(title="civic bench mapping: red team, points a day on which somebody takes part")
    columns = ("", "cheat", "of it fraud", "honest play", "honest idling", "cheat / idling")
    for column in columns:
        shown.add_column(column, justify="left" if not column else "right")
    for name, (_, pay) in found.items():
        amounts = (pay.cheats, pay.fraud, pay.honest, pay.idle, pay.cheats / pay.idle)
        shown.add_row(name, *(f"{each:.2f}" for each in amounts))
    return shown


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if abs(value) < 1 else f"{value:.1f}"
