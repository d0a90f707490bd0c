# SPDX-License-Identifier: EUPL-1.2
"""Rules of routing in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from civic.catalogue.snapshot import Catalogue, Responsibility
from civic.cities.routing_queries import CityRules, Fired
from civic.cities.routing_schemas import (
    BuildingHere,
    DepartmentMoves,
    DryRunView,
    Explanation,
    FiringRule,
    MovedView,
    NamedThing,
    RoutingStep,
    RuleList,
    RuleView,
)
from civic.platform.i18n import pick
from civic.routing.dry_run_policy import DryRun, Moved
from civic.routing.policy import Rule
from civic.routing.queries import Explained


@dataclass(frozen=True)
class Words:
    """Names of a city's things in one language."""

    city: CityRules
    language: str

    def category(self, code: str) -> NamedThing:
        """Return the category of a code with its name."""
        return self._named(self.city.catalogue.category_by_code, code)

    def group(self, code: str) -> NamedThing:
        """Return the group of a code with its name."""
        return self._named(self.city.catalogue.group_by_code, code)

    def department(self, code: str) -> NamedThing:
        """Return the department of a code with its name."""
        return self._named(self.city.catalogue.department_by_code, code)

    def area(self, code: str) -> NamedThing:
        """Return the area of a code with its name."""
        return self._named({area.code: area for area in self.city.areas.values()}, code)

    def rule(self, rule: Rule | None) -> RuleView | None:
        """Return a rule with the names of all that it is about."""
        if rule is None:
            return None
        return RuleView(
            category=self.category(rule.category) if rule.category else None,
            group=self.group(rule.group) if rule.group else None,
            area=self.area(rule.area) if rule.area else None,
            by_building_manager=rule.by_building_manager,
            department=self.department(rule.department),
        )

    def _named(self, things: Mapping[str, Any], code: str) -> NamedThing:
        thing = things.get(code)
        return NamedThing(code=code, name=pick(thing.name, self.language) if thing else code)


def coded(responsibility: Responsibility, city: CityRules) -> Rule:
    """Return a responsibility as the codes of what it is about."""
    known, area_id = city.catalogue, responsibility.area_id
    groups = {group.id: group.code for group in known.groups}
    category_id, group_id = responsibility.category_id, responsibility.group_id
    return Rule(
        category=known.category_by_id[category_id].code if category_id else None,
        group=groups[group_id] if group_id else None,
        area=city.areas[area_id].code if area_id else None,
        by_building_manager=responsibility.by_building_manager,
        department=responsibility.department.code,
    )


def rule_list(words: Words, n_fired: Mapping[Fired, int], days: int) -> RuleList:
    """Return all rules in the order of the files, with how often each decided."""
    city = words.city
    rules = []
    for responsibility in city.catalogue.responsibilities:
        rule = coded(responsibility, city)
        n = n_fired.get((rule.category, rule.group, rule.area), 0)
        view = words.rule(rule)
        assert view is not None  # noqa: S101 - for the types: it was made of a rule
        rules.append(FiringRule(rule=view, n_reports=n))
    return RuleList(
        jurisdiction=city.jurisdiction.code,
        days=days,
        rules=rules,
        dispatcher=words.department(city.catalogue.dispatcher.code),
        n_by_dispatcher=n_fired.get(None, 0),
        n_reports=sum(n_fired.values()),
    )


def explanation(explained: Explained, words: Words) -> Explanation:
    """Return who would answer, and every rule that was looked at."""
    place, building, decision = explained.place, explained.building, explained.decision
    here = None
    if building is not None:
        name = building.address or pick(building.name, words.language) or str(building.id)
        here = BuildingHere(id=building.id, name=name)
    return Explanation(
        jurisdiction=place.jurisdiction_code,
        address=place.address.text(words.language) if place.address else "",
        areas=[words.area(area.code) for area in place.areas],
        category=words.category(explained.category.code),
        building=here,
        department=words.department(decision.department.code),
        why=decision.why,
        rule=words.rule(decision.rule),
        steps=[
            RoutingStep(why=step.why, has_won=step.has_won, rule=words.rule(step.rule))
            for step in decision.steps
        ],
    )


def dry_run_view(run: DryRun, words: Words, changed: Catalogue, days: int) -> DryRunView:
    """Return what changed rules would have done, and the file that asks for them."""
    codes = sorted(run.n_gained.keys() | run.n_lost.keys())
    rules = [coded(rule, words.city) for rule in changed.responsibilities]
    return DryRunView(
        jurisdiction=words.city.jurisdiction.code,
        days=days,
        n_reports=run.n_reports,
        n_moved=run.n_moved,
        departments=[
            DepartmentMoves(
                department=words.department(code),
                n_gained=run.n_gained.get(code, 0),
                n_lost=run.n_lost.get(code, 0),
            )
            for code in codes
        ],
        moved=[_moved(way, words) for way in run.moved],
        yaml=as_yaml(rules),
    )


def as_yaml(rules: Iterable[Rule]) -> str:
    """Return responsibilities.yaml with these rules."""
    lines = ["responsibilities:"]
    for rule in rules:
        about = {"category": rule.category, "group": rule.group, "area": rule.area}
        fields = [f"{field}: {code}" for field, code in about.items() if code is not None]
        fields.append(f"department: {rule.department}")
        if rule.by_building_manager:
            fields.append("by_building_manager: true")
        lines.append(f"  - {{{', '.join(fields)}}}")
    return "\n".join(lines) + "\n"


def _moved(way: Moved, words: Words) -> MovedView:
    return MovedView(
        category=words.category(way.category),
        before=words.department(way.before),
        after=words.department(way.after),
        rule_before=words.rule(way.rule_before),
        rule_after=words.rule(way.rule_after),
        n_reports=way.n_reports,
        examples=list(way.examples),
    )
