# SPDX-License-Identifier: EUPL-1.2
"""Which department answers, and why: pure, and never nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from civic.catalogue.kinds import SubjectKind
from civic.catalogue.snapshot import Catalogue, Category, Department, Responsibility


class Why(StrEnum):
    """Why a rule won or lost, or what was looked at on the way; clients switch on it."""

    #: The rule decides, since it holds for the smallest area with a rule.
    SMALLEST_AREA = "smallest_area"
    #: The rule decides, since no area here has a rule of its own.
    EVERYWHERE = "everywhere"
    #: The building's managing organisation answers, as the rule says.
    BUILDING_MANAGER = "building_manager"
    #: No rule is about this category here.
    DISPATCHER = "dispatcher"
    #: The rule lost to one for a smaller area.
    LARGER_AREA = "larger_area"
    #: The rule lost to a more explicit one: group to category, all to group.
    INHERITED = "inherited"
    #: The rule's department was withdrawn.
    DEPARTMENT_WITHDRAWN = "department_withdrawn"
    #: The rule leaves it to the building's manager, but the category is not about buildings.
    NOT_ABOUT_BUILDINGS = "not_about_buildings"
    #: As above, but no building was named, or nobody is known to manage it.
    NO_BUILDING_MANAGER = "no_building_manager"
    #: As above, but the manager works no queue here.
    MANAGER_HAS_NO_QUEUE = "manager_has_no_queue"


@dataclass(frozen=True)
class AreaHere:
    """An area that holds the location."""

    id: UUID
    code: str


@dataclass(frozen=True)
class Rule:
    """A responsibility in words: codes, not ids; None: all categories, everywhere."""

    category: str | None
    group: str | None
    area: str | None
    by_building_manager: bool
    department: str


@dataclass(frozen=True)
class Step:
    """One thing that was looked at, in order."""

    why: Why
    #: None: the dispatcher, who needs no rule.
    rule: Rule | None
    has_won: bool


@dataclass(frozen=True)
class Decision:
    """The department, the rule that fired (None: the dispatcher) and everything looked at."""

    department: Department
    rule: Rule | None
    why: Why
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what is stored with the report and shown to staff."""
        return {
            "department": self.department.code,
            "why": self.why.value,
            "rule": _rule_json(self.rule),
            "steps": [
                {"why": step.why.value, "has_won": step.has_won, "rule": _rule_json(step.rule)}
                for step in self.steps
            ],
        }


def route(
    category: Category,
    areas: Sequence[AreaHere],
    building_organisation_id: UUID | None,
    catalogue: Catalogue,
) -> Decision:
    """Return who answers for a report of `category` in `areas`.

    The smallest area with a rule wins; within an area, a rule about the category beats one about
    its group, and that one about all. Without any rule it is the dispatcher.

    Args:
        areas: those that hold the location, smallest first.
        building_organisation_id: who manages the building of the report, if it is about one.

    Raises:
        NoDispatcher: no rule holds and the jurisdiction has no dispatcher.

    Source: PRODUCT.md section 5.
    """
    ranked = _ranked(category, areas, catalogue)
    steps: list[Step] = []
    winner: tuple[Responsibility, Rule] | None = None
    for responsibility, rule in ranked:
        if responsibility.department.is_withdrawn:
            steps.append(Step(Why.DEPARTMENT_WITHDRAWN, rule, has_won=False))
        elif winner is None:
            winner = (responsibility, rule)
            won = Why.EVERYWHERE if rule.area is None else Why.SMALLEST_AREA
            steps.append(Step(won, rule, has_won=True))
        else:
            lost = Why.INHERITED if rule.area == winner[1].area else Why.LARGER_AREA
            steps.append(Step(lost, rule, has_won=False))
    if winner is None:
        steps.append(Step(Why.DISPATCHER, None, has_won=True))
        return Decision(catalogue.dispatcher, None, Why.DISPATCHER, tuple(steps))
    return _decided(category, winner, building_organisation_id, catalogue, steps)


def _ranked(
    category: Category, areas: Sequence[AreaHere], catalogue: Catalogue
) -> Iterable[tuple[Responsibility, Rule]]:
    """Return the rules that hold here, the strongest first."""
    rank: dict[UUID | None, int] = {area.id: n for n, area in enumerate(areas)}
    rank[None] = len(areas)
    codes: dict[UUID | None, str | None] = {area.id: area.code for area in areas}
    codes[None] = None
    # `responsibilities_of` gives category before group before all, and the sort is stable.
    here = [rule for rule in catalogue.responsibilities_of(category) if rule.area_id in rank]
    here.sort(key=lambda rule: rank[rule.area_id])
    return [(rule, _in_words(rule, category, codes[rule.area_id])) for rule in here]


def _in_words(responsibility: Responsibility, category: Category, area: str | None) -> Rule:
    return Rule(
        category=category.code if responsibility.category_id is not None else None,
        group=category.group.code if responsibility.group_id is not None else None,
        area=area,
        by_building_manager=responsibility.by_building_manager,
        department=responsibility.department.code,
    )


def _decided(
    category: Category,
    winner: tuple[Responsibility, Rule],
    building_organisation_id: UUID | None,
    catalogue: Catalogue,
    steps: Sequence[Step],
) -> Decision:
    responsibility, rule = winner
    department = responsibility.department
    why = Why.EVERYWHERE if rule.area is None else Why.SMALLEST_AREA
    if responsibility.by_building_manager:
        managing, reason = _manager(category, building_organisation_id, catalogue)
        if managing is not None:
            department, why = managing, reason
        steps = [*steps, Step(reason, rule, has_won=managing is not None)]
    return Decision(department, rule, why, tuple(steps))


def _manager(
    category: Category, building_organisation_id: UUID | None, catalogue: Catalogue
) -> tuple[Department | None, Why]:
    if category.subject_kind != SubjectKind.BUILDING:
        return None, Why.NOT_ABOUT_BUILDINGS
    if building_organisation_id is None:
        return None, Why.NO_BUILDING_MANAGER
    managing = catalogue.manager_by_organisation.get(building_organisation_id)
    return managing, Why.BUILDING_MANAGER if managing is not None else Why.MANAGER_HAS_NO_QUEUE


def _rule_json(rule: Rule | None) -> Mapping[str, Any] | None:
    if rule is None:
        return None
    return {
        "category": rule.category,
        "group": rule.group,
        "area": rule.area,
        "by_building_manager": rule.by_building_manager,
        "department": rule.department,
    }
