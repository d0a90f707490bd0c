# SPDX-License-Identifier: EUPL-1.2
"""Where reports would have gone by changed rules; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from civic.catalogue.snapshot import Catalogue, Responsibility
from civic.routing.policy import AreaHere, Decision, Rule, route

#: Numbers shown as examples of one way that reports would have gone.
MOST_EXAMPLES = 5

#: What a rule is about and where: category, group and area, by id.
Scope = tuple[UUID | None, UUID | None, UUID | None]


@dataclass(frozen=True)
class Alike:
    """Reports that every rule treats alike: of one category, in the same areas and house."""

    category_id: UUID
    #: Smallest first.
    areas: tuple[AreaHere, ...]
    building_organisation_id: UUID | None
    n_reports: int
    #: Numbers of the newest.
    examples: Sequence[str]


@dataclass(frozen=True)
class Moved:
    """Reports of a category that another department would have answered for."""

    category: str
    #: Codes of departments.
    before: str
    after: str
    #: None: the dispatcher.
    rule_before: Rule | None
    rule_after: Rule | None
    n_reports: int = 0
    examples: tuple[str, ...] = ()


@dataclass
class DryRun:
    """What changed rules would have done."""

    n_reports: int = 0
    n_moved: int = 0
    #: Department -> reports that it would have had less and more of.
    n_lost: dict[str, int] = field(default_factory=dict)
    n_gained: dict[str, int] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)


def scope_of(responsibility: Responsibility) -> Scope:
    """Return what tells one rule from another."""
    return responsibility.category_id, responsibility.group_id, responsibility.area_id


def with_changes(
    catalogue: Catalogue, removed: Iterable[Scope], put: Iterable[Responsibility]
) -> Catalogue:
    """Return the catalogue without the rules of `removed`, and with those of `put`.

    A rule takes the place of one about the same.
    """
    rules = {scope_of(rule): rule for rule in catalogue.responsibilities}
    for scope in removed:
        rules.pop(scope, None)
    rules |= {scope_of(rule): rule for rule in put}
    return replace(catalogue, responsibilities=tuple(rules.values()))


def dry_run(kinds: Iterable[Alike], current: Catalogue, changed: Catalogue) -> DryRun:
    """Return where the reports go by `current` and would go by `changed`, most moved first.

    Raises:
        NoDispatcher: no rule holds and the jurisdiction has no dispatcher.
    """
    run = DryRun()
    ways: dict[Moved, list[Alike]] = {}
    for alike in kinds:
        run.n_reports += alike.n_reports
        before, after = (_decided(alike, rules) for rules in (current, changed))
        if before.department.id == after.department.id:
            continue
        category = current.category_by_id[alike.category_id].code
        departments = (before.department.code, after.department.code)
        ways.setdefault(Moved(category, *departments, before.rule, after.rule), []).append(alike)
    for way, members in ways.items():
        n = sum(alike.n_reports for alike in members)
        run.n_moved += n
        _count(run.n_lost, way.before, n)
        _count(run.n_gained, way.after, n)
        newest = sorted((number for alike in members for number in alike.examples), reverse=True)
        run.moved.append(replace(way, n_reports=n, examples=tuple(newest[:MOST_EXAMPLES])))
    run.moved.sort(key=lambda way: (-way.n_reports, way.category, way.before, way.after))
    return run


def _decided(alike: Alike, catalogue: Catalogue) -> Decision:
    category = catalogue.category_by_id[alike.category_id]
    return route(category, alike.areas, alike.building_organisation_id, catalogue)


def _count(counts: dict[str, int], code: str, n: int) -> None:
    counts[code] = counts.get(code, 0) + n
