# SPDX-License-Identifier: EUPL-1.2
"""Where reports would have gone by changed rules."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from civic.catalogue.snapshot import Category
from civic.routing.dry_run_policy import MOST_EXAMPLES, Alike, dry_run, scope_of, with_changes
from civic.routing.policy import AreaHere
from tests.factories_catalogue import a_catalogue, a_category, a_department, a_group, a_rule

STREET, PARK = a_group("street"), a_group("park")
POTHOLE, BENCH = a_category("pothole", STREET), a_category("bench", PARK)
ROOF = a_category("roof", STREET, subject=("building", ()))
OWNER = uuid4()
STREETS, PARKS = a_department("streets"), a_department("parks")
DISPATCHER = a_department("dispatcher", "dispatcher")
HOUSES = a_department("houses", "managing_organisation", OWNER)
CORE = AreaHere(uuid4(), "core")
STREET_RULE, PARK_RULE = a_rule(STREETS, group=STREET), a_rule(PARKS, group=PARK)
CITY = a_catalogue(
    [POTHOLE, BENCH, ROOF], [STREETS, PARKS, DISPATCHER, HOUSES], [STREET_RULE, PARK_RULE]
)


def alike(
    category: Category,
    n: int,
    *,
    areas: tuple[AreaHere, ...] = (),
    organisation: UUID | None = None,
    numbers: Sequence[str] = (),
) -> Alike:
    return Alike(category.id, areas, organisation, n, list(numbers))


def test_rules_that_stay_the_same_move_nothing():
    run = dry_run([alike(POTHOLE, 7), alike(BENCH, 5)], CITY, CITY)

    assert (run.n_reports, run.n_moved, run.moved) == (12, 0, [])


def test_a_rule_for_an_area_moves_only_what_lies_in_it():
    changed = with_changes(CITY, [], [a_rule(PARKS, POTHOLE, area_id=CORE.id)])

    run = dry_run([alike(POTHOLE, 7), alike(POTHOLE, 3, areas=(CORE,))], CITY, changed)

    (way,) = run.moved
    assert (way.category, way.before, way.after, way.n_reports) == (
        "pothole",
        "streets",
        "parks",
        3,
    )
    assert way.rule_after is not None
    assert way.rule_after.area == "core"
    assert (run.n_lost, run.n_gained) == ({"streets": 3}, {"parks": 3})


def test_a_rule_takes_the_place_of_one_about_the_same():
    changed = with_changes(CITY, [], [a_rule(STREETS, group=PARK)])

    assert len(changed.responsibilities) == 2
    assert [way.after for way in dry_run([alike(BENCH, 1)], CITY, changed).moved] == ["streets"]


def test_without_its_rule_a_report_goes_to_the_dispatcher():
    changed = with_changes(CITY, [scope_of(PARK_RULE)], [])

    (way,) = dry_run([alike(BENCH, 4)], CITY, changed).moved

    assert (way.before, way.after, way.rule_after) == ("parks", "dispatcher", None)


def test_a_house_goes_to_its_manager_where_the_changed_rule_says_so():
    changed = with_changes(CITY, [], [a_rule(STREETS, ROOF, by_building_manager=True)])

    run = dry_run([alike(ROOF, 2, organisation=OWNER), alike(ROOF, 9)], CITY, changed)

    assert [(way.after, way.n_reports) for way in run.moved] == [("houses", 2)]


def test_what_moved_most_comes_first_with_the_newest_numbers():
    changed = with_changes(CITY, [], [a_rule(PARKS, group=STREET), a_rule(STREETS, group=PARK)])
    potholes = [f"TST-2026-{n:06}" for n in range(1, 9)]

    run = dry_run(
        [
            alike(BENCH, 1),
            alike(POTHOLE, 4, numbers=potholes[:4]),
            alike(POTHOLE, 4, areas=(CORE,), numbers=potholes[4:]),
        ],
        CITY,
        changed,
    )

    assert [(way.category, way.n_reports) for way in run.moved] == [("pothole", 8), ("bench", 1)]
    assert run.moved[0].examples == tuple(reversed(potholes[-MOST_EXAMPLES:]))


def test_what_departments_lose_and_gain_adds_up_over_categories():
    changed = with_changes(CITY, [], [a_rule(PARKS, group=STREET), a_rule(STREETS, group=PARK)])
    roof = alike(ROOF, 3)

    run = dry_run([alike(POTHOLE, 7), roof, alike(BENCH, 2)], CITY, changed)

    assert (run.n_lost, run.n_gained) == ({"streets": 10, "parks": 2}, {"parks": 10, "streets": 2})


def test_rules_about_the_same_in_different_areas_are_different_rules():
    in_core = a_rule(PARKS, group=STREET, area_id=CORE.id)

    changed = with_changes(CITY, [], [in_core])

    assert scope_of(in_core) != scope_of(STREET_RULE)
    assert len(changed.responsibilities) == 3
