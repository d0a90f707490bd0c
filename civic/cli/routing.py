# SPDX-License-Identifier: EUPL-1.2
"""`civic routing`: who would answer, and why."""

from collections.abc import Mapping

import click
from rich.console import Console
from rich.table import Table

from civic.platform.db import transaction
from civic.platform.problems import Problem
from civic.routing.policy import Rule, Why
from civic.routing.queries import Explained, explain

WORDS: Mapping[Why, str] = {
    Why.SMALLEST_AREA: "decides: the smallest area here with a rule",
    Why.EVERYWHERE: "decides: no area here has a rule of its own",
    Why.BUILDING_MANAGER: "the building's manager answers",
    Why.DISPATCHER: "no rule holds here: the dispatcher sees to it",
    Why.LARGER_AREA: "lost to a rule for a smaller area",
    Why.INHERITED: "lost to a more explicit rule",
    Why.DEPARTMENT_WITHDRAWN: "lost: its department was withdrawn",
    Why.NOT_ABOUT_BUILDINGS: "the category is not about buildings: the rule's department answers",
    Why.NO_BUILDING_MANAGER: "nobody is known to manage it: the rule's department answers",
    Why.MANAGER_HAS_NO_QUEUE: "its manager works no queue here: the rule's department answers",
}


@click.group()
def routing() -> None:
    """Look at the rules by which reports find their department."""


@routing.command("explain")
@click.argument("lon", type=click.FloatRange(-180, 180))
@click.argument("lat", type=click.FloatRange(-90, 90))
@click.argument("category")
def explain_routing(lon: float, lat: float, category: str) -> None:
    """Say which department would answer for CATEGORY at LON LAT (WGS 84), and why."""
    try:
        with transaction() as session:
            explained = explain(session, lon, lat, category)
    except Problem as problem:
        raise click.ClickException(problem.detail or problem.title) from problem
    if explained is None:
        raise click.ClickException(f"No city here takes reports at {lon} {lat}.")
    _show(explained)


def _show(explained: Explained) -> None:
    console = Console(highlight=False, soft_wrap=True)
    place, decision = explained.place, explained.decision
    areas = ", ".join(area.code for area in place.areas) or "no area"
    near = f", near {place.address.text(place.languages[0])}" if place.address else ""
    console.print(f"{explained.category.code} in {place.jurisdiction_code}: {areas}{near}")
    if explained.building is not None:
        building = explained.building
        console.print(f"Building: {building.address or building.name.get('en') or building.id}")
    table = Table("", "category", "area", "department", "why", box=None)
    for step in decision.steps:
        mark = "*" if step.has_won else ""
        table.add_row(mark, *_cells(step.rule), WORDS[step.why])
    Console(width=None if console.is_terminal else 140, highlight=False).print(table)
    console.print(f"Department: {decision.department.code}")


def _cells(rule: Rule | None) -> tuple[str, str, str]:
    if rule is None:
        return "", "", ""
    about = rule.category or (f"group {rule.group}" if rule.group else "all")
    department = rule.department
    if rule.by_building_manager:
        department = f"building's manager, else {department}"
    return about, rule.area or "all", department
