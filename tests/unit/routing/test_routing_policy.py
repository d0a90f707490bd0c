# SPDX-License-Identifier: EUPL-1.2
"""Who answers, as a table; and two laws: never nowhere, the smaller area wins."""

import json
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.catalogue.snapshot import Catalogue, NoDispatcher
from civic.routing.policy import AreaHere, Why, route
from tests.factories_catalogue import a_catalogue, a_category, a_department, a_group, a_rule

# Three nested areas, smallest first, and one elsewhere.
AREAS = [AreaHere(uuid4(), code) for code in ("core", "kluuvi", "helsinki")]
ELSEWHERE = AreaHere(uuid4(), "kallio")
AREA_IDS = {area.code: area.id for area in (*AREAS, ELSEWHERE)}

STREET, OTHER_GROUP = a_group("street"), a_group("park")
POTHOLE = a_category("pothole", STREET)
OTHER = a_category("bench", OTHER_GROUP)
ROOF = a_category("roof-ice", STREET, subject=("building", ()))

MANAGER, STRANGER, RETIRED = uuid4(), uuid4(), uuid4()
DEPARTMENTS = {
    department.code: department
    for department in (
        a_department("dispatcher", "dispatcher"),
        a_department("streets"),
        a_department("core-care"),
        a_department("parks"),
        a_department("gone", is_withdrawn=True),
        a_department("manager", "managing_organisation", MANAGER),
        a_department("retired", "managing_organisation", RETIRED, is_withdrawn=True),
    )
}
CATEGORIES = {category.code: category for category in (POTHOLE, OTHER, ROOF)}
GROUPS = {group.code: group for group in (STREET, OTHER_GROUP)}


def city(*rules: str) -> Catalogue:
    """A catalogue with rules such as "category pothole in core: streets" or "all: parks"."""
    return a_catalogue(
        list(CATEGORIES.values()), list(DEPARTMENTS.values()), list(map(rule, rules))
    )


def rule(words: str):
    scope, department = words.split(": ")
    about, _, area = scope.partition(" in ")
    kind, _, code = about.partition(" ")
    by_manager = department.startswith("manager, else ")
    return a_rule(
        DEPARTMENTS[department.removeprefix("manager, else ")],
        CATEGORIES[code] if kind == "category" else None,
        GROUPS[code] if kind == "group" else None,
        AREA_IDS[area] if area else None,
        by_building_manager=by_manager,
    )


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    reason: str
    rules: tuple[str, ...]
    department: str
    why: Why
    category: str = "pothole"
    organisation: UUID | None = None
    lost: tuple[tuple[str, Why], ...] = field(default=())


TABLE = [
    Row(
        "nobody named it",
        ("group park: parks",),
        "dispatcher",
        Why.DISPATCHER,
    ),
    Row(
        "the group's default holds for its categories",
        ("group street: streets",),
        "streets",
        Why.EVERYWHERE,
    ),
    Row(
        "a rule about all is better than nobody",
        ("all: parks",),
        "parks",
        Why.EVERYWHERE,
    ),
    Row(
        "the category is more explicit than its group",
        ("group street: streets", "category pothole: parks"),
        "parks",
        Why.EVERYWHERE,
        lost=(("streets", Why.INHERITED),),
    ),
    Row(
        "the group is more explicit than all",
        ("all: parks", "group street: streets"),
        "streets",
        Why.EVERYWHERE,
        lost=(("parks", Why.INHERITED),),
    ),
    Row(
        "the smallest area wins over the larger one",
        ("category pothole in kluuvi: streets", "category pothole in core: core-care"),
        "core-care",
        Why.SMALLEST_AREA,
        lost=(("streets", Why.LARGER_AREA),),
    ),
    Row(
        "an area wins over everywhere",
        ("category pothole: streets", "category pothole in helsinki: core-care"),
        "core-care",
        Why.SMALLEST_AREA,
        lost=(("streets", Why.LARGER_AREA),),
    ),
    Row(
        "the smaller area wins even with a rule that is less explicit",
        ("category pothole in kluuvi: streets", "group street in core: core-care"),
        "core-care",
        Why.SMALLEST_AREA,
        lost=(("streets", Why.LARGER_AREA),),
    ),
    Row(
        "within an area explicit beats inherited",
        ("group street in core: streets", "category pothole in core: core-care"),
        "core-care",
        Why.SMALLEST_AREA,
        lost=(("streets", Why.INHERITED),),
    ),
    Row(
        "a rule for another area does not hold here",
        ("category pothole in kallio: core-care", "group street: streets"),
        "streets",
        Why.EVERYWHERE,
    ),
    Row(
        "a rule about another category does not hold",
        ("category bench: parks",),
        "dispatcher",
        Why.DISPATCHER,
    ),
    Row(
        "a withdrawn department takes nothing",
        ("category pothole: gone", "group street: streets"),
        "streets",
        Why.EVERYWHERE,
        lost=(("gone", Why.DEPARTMENT_WITHDRAWN),),
    ),
    Row(
        "nobody is left but the dispatcher",
        ("category pothole: gone",),
        "dispatcher",
        Why.DISPATCHER,
        lost=(("gone", Why.DEPARTMENT_WITHDRAWN),),
    ),
    Row(
        "the manager of the building answers",
        ("group street: manager, else streets",),
        "manager",
        Why.BUILDING_MANAGER,
        category="roof-ice",
        organisation=MANAGER,
    ),
    Row(
        "the building's manager works no queue here",
        ("group street: manager, else streets",),
        "streets",
        Why.EVERYWHERE,
        category="roof-ice",
        organisation=STRANGER,
        lost=(("streets", Why.MANAGER_HAS_NO_QUEUE),),
    ),
    Row(
        "the manager's queue was withdrawn",
        ("group street: manager, else streets",),
        "streets",
        Why.EVERYWHERE,
        category="roof-ice",
        organisation=RETIRED,
        lost=(("streets", Why.MANAGER_HAS_NO_QUEUE),),
    ),
    Row(
        "nobody is known to manage the building",
        ("group street: manager, else streets",),
        "streets",
        Why.EVERYWHERE,
        category="roof-ice",
        lost=(("streets", Why.NO_BUILDING_MANAGER),),
    ),
    Row(
        "a pothole before a building is not its manager's",
        ("group street: manager, else streets",),
        "streets",
        Why.EVERYWHERE,
        organisation=MANAGER,
        lost=(("streets", Why.NOT_ABOUT_BUILDINGS),),
    ),
    Row(
        "the manager answers only where the winning rule asks for it",
        ("group street: manager, else streets", "category roof-ice in core: core-care"),
        "core-care",
        Why.SMALLEST_AREA,
        category="roof-ice",
        organisation=MANAGER,
        lost=(("streets", Why.LARGER_AREA),),
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=[row.reason for row in TABLE])
def test_the_department_answers_because(row):
    catalogue = city(*row.rules)

    decision = route(CATEGORIES[row.category], AREAS, row.organisation, catalogue)

    assert (decision.department.code, decision.why) == (row.department, row.why)
    lost = [
        (step.rule.department, step.why)
        for step in decision.steps
        if step.rule is not None and not step.has_won
    ]
    assert lost == list(row.lost)


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_in_which_rules_are_stored_does_not_matter(order):
    rules = ["all: parks", "group street in kluuvi: streets", "category pothole in core: core-care"]

    decision = route(POTHOLE, AREAS, None, city(*rules[::order]))

    assert decision.department.code == "core-care"


def test_a_place_in_no_area_still_has_the_rules_for_everywhere():
    catalogue = city("group street: streets", "category pothole in core: core-care")

    decision = route(POTHOLE, [], None, catalogue)

    assert decision.department.code == "streets"


def test_without_rule_and_dispatcher_there_is_an_error_and_not_nowhere():
    catalogue = a_catalogue([POTHOLE], [DEPARTMENTS["streets"]])

    with pytest.raises(NoDispatcher):
        route(POTHOLE, AREAS, None, catalogue)


def test_the_decision_is_stored_in_words_that_outlive_the_rules():
    catalogue = city("group street: manager, else streets", "category roof-ice in core: gone")

    stored = route(ROOF, AREAS, MANAGER, catalogue).as_json()

    own = {
        "category": None,
        "group": "street",
        "area": None,
        "by_building_manager": True,
        "department": "streets",
    }
    withdrawn = {
        "category": "roof-ice",
        "group": None,
        "area": "core",
        "by_building_manager": False,
        "department": "gone",
    }
    assert json.loads(json.dumps(stored)) == {
        "department": "manager",
        "why": "building_manager",
        "rule": own,
        "steps": [
            {"why": "department_withdrawn", "has_won": False, "rule": withdrawn},
            {"why": "everywhere", "has_won": True, "rule": own},
            {"why": "building_manager", "has_won": True, "rule": own},
        ],
    }


def test_that_it_was_the_dispatcher_is_stored_without_a_rule():
    stored = route(POTHOLE, AREAS, None, city()).as_json()

    assert stored == {
        "department": "dispatcher",
        "why": "dispatcher",
        "rule": None,
        "steps": [{"why": "dispatcher", "has_won": True, "rule": None}],
    }


SCOPES = st.sampled_from(
    ["all", "group street", "group park", "category pothole", "category bench"]
)
WHERE = st.sampled_from(["", " in core", " in kluuvi", " in helsinki", " in kallio"])
WHO = st.sampled_from(["streets", "parks", "core-care", "gone", "manager, else streets"])
RULES = st.dictionaries(st.tuples(SCOPES, WHERE), WHO, max_size=25).map(
    lambda rules: [f"{about}{where}: {who}" for (about, where), who in rules.items()]
)
PLACES = st.integers(0, len(AREAS)).map(lambda n: AREAS[n:])
MANAGERS = st.sampled_from([None, MANAGER, STRANGER, RETIRED])


@given(RULES, PLACES, MANAGERS, st.sampled_from([POTHOLE, OTHER, ROOF]))
def test_a_report_never_goes_nowhere(rules, areas, organisation, category):
    decision = route(category, areas, organisation, city(*rules))

    assert not decision.department.is_withdrawn
    assert (decision.why is Why.DISPATCHER) == (decision.rule is None)
    assert any(step.has_won for step in decision.steps)


@given(RULES, MANAGERS, st.sampled_from([POTHOLE, OTHER, ROOF]))
def test_no_smaller_area_has_a_rule_than_the_one_that_fired(rules, organisation, category):
    decision = route(category, AREAS, organisation, city(*rules))

    size = {area.code: n for n, area in enumerate(AREAS)} | {None: len(AREAS)}
    standing = [
        step.rule
        for step in decision.steps
        if step.rule is not None and step.why is not Why.DEPARTMENT_WITHDRAWN
    ]
    for rule in standing:
        assert decision.rule is not None
        assert size[decision.rule.area] <= size[rule.area]


@given(RULES, st.sampled_from([POTHOLE, OTHER]))
def test_a_rule_for_the_category_in_the_smallest_area_always_decides(rules, category):
    own = f"category {category.code} in core"
    others = [words for words in rules if not words.startswith(own)]

    decision = route(category, AREAS, None, city(*others, f"{own}: core-care"))

    assert decision.department.code == "core-care"
