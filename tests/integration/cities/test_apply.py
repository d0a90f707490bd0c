# SPDX-License-Identifier: EUPL-1.2
"""A city's files make the database what they say, and nothing more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department, Group, Question, Responsibility
from civic.catalogue.queries import catalogue
from civic.cities.commands import apply_city, assign_managed_buildings
from civic.cities.events import CityApplied
from civic.cities.policy import Change, Kind, State, Verb, changes
from civic.cities.queries import city_state, jurisdiction_by_code
from civic.cities.reading import City, read_city
from civic.cities.shapes import catalogue_of
from civic.places.errors import AreaInUse
from civic.places.models import Address, Area, Building, Jurisdiction, Organisation
from civic.platform import outbox
from civic.platform.config import ROOT
from civic.platform.models import OutboxEntry
from civic.sla.models import CalendarVersion, SlaPolicy
from tests.factories import make_report
from tests.factories_cities import write_city
from tests.factories_places import make_asset, make_building, square

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
HELSINKI = ROOT / "config" / "cities" / "helsinki"
Records = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def helsinki() -> City:
    return read_city(HELSINKI, NOW)


@pytest.fixture
def tiny(tmp_path: Path) -> City:
    return read_city(write_city(tmp_path), NOW)


def changed(city: City, kind: Kind, change: Callable[[Records], object]) -> City:
    """The city with the records of a kind changed in place by `change`."""
    records = {code: dict(record) for code, record in city.state[kind].items()}
    change(records)
    return replace(city, state={**city.state, kind: records})


def standing(session: Session, code: str = "tinytown") -> State:
    session.expire_all()
    jurisdiction = jurisdiction_by_code(session, code)
    assert jurisdiction is not None
    return city_state(session, jurisdiction, LATER)


def n_rows(session: Session) -> dict[str, int]:
    models = (Category, Question, Group, Department, Responsibility, Area, CalendarVersion)
    return {
        model.__name__: session.scalar(select(func.count()).select_from(model)) or 0
        for model in (*models, SlaPolicy)
    }


def version(session: Session) -> int:
    return session.scalars(select(Jurisdiction.catalogue_version)).one()


def test_the_demo_city_stands_in_the_database_as_in_its_files(session, helsinki):
    applied = apply_city(session, helsinki, NOW)

    assert {change.verb for change in applied.changes} == {Verb.ADDED}
    found = standing(session, "helsinki")
    for kind in Kind:
        assert found[kind] == helsinki.state[kind], kind


def test_a_second_run_does_nothing(session, helsinki):
    apply_city(session, helsinki, NOW)
    before = n_rows(session)

    again = apply_city(session, helsinki, LATER)

    assert again.changes == []
    assert n_rows(session) == before
    assert version(session) == 1


def test_the_snapshot_of_the_database_routes_as_that_of_the_files(session, helsinki):
    jurisdiction_id = apply_city(session, helsinki, NOW).jurisdiction_id

    loaded = catalogue(session, jurisdiction_id, version(session))

    drafted = catalogue_of(helsinki.state)
    assert [c.code for c in loaded.categories] == [c.code for c in drafted.categories]
    assert [g.code for g in loaded.groups] == [g.code for g in drafted.groups]
    assert [q for c in loaded.categories for q in c.questions] == [
        q for c in drafted.categories for q in c.questions
    ]
    assert loaded.dispatcher.code == "dispatcher"
    rules = [(r.department.code, r.by_building_manager) for r in loaded.responsibilities]
    assert rules == [(r.department.code, r.by_building_manager) for r in drafted.responsibilities]


def test_a_changed_field_is_told_and_stored_and_raises_the_version_once(session, tiny):
    apply_city(session, tiny, NOW)
    wanted = changed(tiny, Kind.CATEGORY, lambda c: c["pothole"].update(photo="none"))
    wanted = changed(wanted, Kind.GROUP, lambda g: g["street"].update(icon="road"))

    applied = apply_city(session, wanted, LATER)

    assert applied.changes == [
        Change(Kind.GROUP, "street", Verb.CHANGED, "icon", "street", "road"),
        Change(Kind.CATEGORY, "pothole", Verb.CHANGED, "photo", "required", "none"),
    ]
    assert standing(session) == wanted.state
    assert version(session) == 2


KINDS: list[tuple[Kind, Callable[[Records], object]]] = [
    (Kind.CITY, lambda r: r["tinytown"].update(theme_colour="#000000", moderation_words=["x"])),
    (Kind.CALENDAR, lambda r: r["office"].update(name={"en": "Hours"})),
    (
        Kind.PROMISE,
        lambda r: r["default"].update(
            targets={**r["default"]["targets"], "resolution": {"calendar_days": 9}}
        ),
    ),
    (Kind.AREA, lambda r: r["east"].update(name={"en": "Orient"}, kind="maintenance_zone")),
    (Kind.ORGANISATION, lambda r: r["carers"].update(phone="+358 1 234567", addresses=["A 1"])),
    (Kind.DEPARTMENT, lambda r: r["carers"].update(organisation=None, email="c@c.example")),
    (Kind.GROUP, lambda r: r["street"].update(name={"en": "Roads"}, position=5)),
    (Kind.CATEGORY, lambda r: r["pothole"].update(questions=[], season_from=None, season_to=None)),
    (
        Kind.RESPONSIBILITY,
        lambda r: r["group street in all areas"].update(department="dispatcher"),
    ),
]


@pytest.mark.parametrize(("kind", "change"), KINDS, ids=[kind for kind, _ in KINDS])
def test_a_change_of_any_kind_arrives_and_stays(session, tiny, kind, change):
    apply_city(session, tiny, NOW)
    wanted = changed(tiny, kind, change)

    applied = apply_city(session, wanted, LATER)

    assert {(c.kind, c.verb) for c in applied.changes} == {(kind, Verb.CHANGED)}
    assert standing(session) == wanted.state
    assert apply_city(session, wanted, LATER).changes == []


def test_a_category_that_disappears_is_withdrawn_and_never_deleted(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    wanted = changed(tiny, Kind.CATEGORY, lambda c: c.pop("bench"))
    wanted = changed(wanted, Kind.RESPONSIBILITY, lambda r: r.pop("bench in east"))

    applied = apply_city(session, wanted, LATER)

    assert [(c.code, c.verb) for c in applied.changes] == [
        ("bench", Verb.WITHDRAWN),
        ("bench in east", Verb.WITHDRAWN),
    ]
    bench = session.scalars(select(Category).filter_by(code="bench")).one()
    session.refresh(bench)
    assert bench.withdrawn_at == LATER
    loaded = catalogue(session, jurisdiction_id, version(session))
    assert loaded.category_by_id[bench.id].is_withdrawn
    assert [category.code for category in loaded.open_categories] == ["pothole"]
    assert apply_city(session, wanted, LATER + timedelta(days=1)).changes == []


def test_a_category_that_comes_back_is_the_same_category(session, tiny):
    apply_city(session, tiny, NOW)
    before = session.scalars(select(Category.id).filter_by(code="bench")).one()
    without = changed(tiny, Kind.CATEGORY, lambda c: c.pop("bench"))
    without = changed(without, Kind.RESPONSIBILITY, lambda r: r.pop("bench in east"))
    apply_city(session, without, LATER)

    applied = apply_city(session, tiny, LATER)

    assert Change(Kind.CATEGORY, "bench", Verb.ADDED) in applied.changes
    session.expire_all()
    bench = session.scalars(select(Category).filter_by(code="bench")).one()
    assert (bench.id, bench.withdrawn_at) == (before, None)


def test_another_department_can_become_the_dispatcher(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id

    def rename(departments: Records) -> None:
        departments["control-room"] = departments.pop("dispatcher")

    apply_city(session, changed(tiny, Kind.DEPARTMENT, rename), LATER)

    loaded = catalogue(session, jurisdiction_id, version(session))
    assert loaded.dispatcher.code == "control-room"
    assert loaded.department_by_code["dispatcher"].is_withdrawn


def test_an_area_that_disappears_is_removed_with_its_rules(session, tiny):
    apply_city(session, tiny, NOW)

    apply_city(session, without_east(tiny), LATER)

    assert list(standing(session)[Kind.AREA]) == ["west"]


def an_area_by_hand(session: Session, jurisdiction_id: UUID, area_m2: float) -> None:
    """An area inside the east that no file names."""
    east = session.scalars(select(Area).filter_by(code="east")).one()
    session.add(
        Area(
            jurisdiction_id=jurisdiction_id,
            code="by-hand",
            kind="district",
            name={"en": "By hand"},
            parent_id=east.id,
            outline=east.outline,
            area_m2=area_m2,
        )
    )
    session.flush()


def without_east(city: City) -> City:
    wanted = changed(city, Kind.AREA, lambda areas: areas.pop("east"))
    return changed(wanted, Kind.RESPONSIBILITY, lambda rules: rules.pop("bench in east"))


def test_areas_go_from_the_smallest_to_the_largest(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    an_area_by_hand(session, jurisdiction_id, area_m2=1)

    apply_city(session, without_east(tiny), LATER)

    assert list(standing(session)[Kind.AREA]) == ["west"]


def test_an_area_that_something_lies_in_can_not_go(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    an_area_by_hand(session, jurisdiction_id, area_m2=1e12)

    with pytest.raises(AreaInUse):
        apply_city(session, without_east(tiny), LATER)


def test_a_changed_promise_is_a_new_version_and_the_old_one_stays(session, tiny):
    apply_city(session, tiny, NOW)
    wanted = changed(
        tiny,
        Kind.PROMISE,
        lambda p: p["default"].update(
            targets={**p["default"]["targets"], "resolution": {"working_days": 5}}
        ),
    )

    apply_city(session, wanted, LATER)

    versions = session.scalars(select(SlaPolicy).order_by(SlaPolicy.version)).all()
    assert [row.targets["resolution"] for row in versions] == [
        {"working_days": 9},
        {"working_days": 5},
    ]


def test_a_promise_that_no_file_names_any_more_is_kept_for_its_reports(session, tiny):
    spare = dict(tiny.state[Kind.PROMISE]["default"])
    apply_city(session, changed(tiny, Kind.PROMISE, lambda p: p.update(spare=spare)), NOW)

    applied = apply_city(session, tiny, LATER)

    assert applied.changes == []
    assert set(session.scalars(select(SlaPolicy.code))) == {"default", "spare"}


def test_holidays_of_coming_years_are_renewed_though_the_files_are_the_same(session, tiny):
    apply_city(session, tiny, NOW)

    applied = apply_city(session, tiny, NOW.replace(year=2040))

    assert applied.changes == [Change(Kind.CALENDAR, "office", Verb.RENEWED)]
    assert version(session) == 2


def test_who_subscribes_is_told_once_that_the_city_changed(session, tiny, monkeypatch):
    def react(_session: Session, _event: CityApplied, _now: datetime) -> None:
        """React to nothing."""

    subscriber = outbox.Subscriber("tests.react", CityApplied, react)
    monkeypatch.setitem(outbox.SUBSCRIBERS, "tests.react", subscriber)

    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    apply_city(session, tiny, LATER)

    (entry,) = session.scalars(select(OutboxEntry).filter_by(event="city.applied")).all()
    event = outbox.load(entry.payload, CityApplied)
    assert event == CityApplied(jurisdiction_id=jurisdiction_id, catalogue_version=1)


def test_cities_side_by_side_do_not_touch_each_other(session, tiny, helsinki):
    apply_city(session, helsinki, NOW)

    applied = apply_city(session, tiny, LATER)

    assert {change.verb for change in applied.changes} == {Verb.ADDED}
    assert changes(standing(session, "helsinki"), helsinki.state) == ()


def managers(session: Session) -> dict[str, str | None]:
    """Building -> the organisation that manages it."""
    rows = session.execute(
        select(Building.osm_ref, Organisation.code).outerjoin(
            Organisation, Organisation.id == Building.organisation_id
        )
    )
    return dict(rows.all())


def put_up_two_houses(session: Session, jurisdiction_id: Any) -> None:
    """A house inside the outline of the carers, and one in the east with an address."""
    make_building(session, jurisdiction_id, osm_ref="way/1", outline=square(24.02, 60.05))
    east = make_building(session, jurisdiction_id, osm_ref="way/2", outline=square(24.08, 60.05))
    session.add(
        Address(
            jurisdiction_id=jurisdiction_id,
            street="Main Street",
            street_name={"en": "Main Street"},
            number="7",
            building_id=east.id,
            search="main street 7",
            location="SRID=4326;POINT(24.08 60.05)",
        )
    )
    session.flush()


def test_buildings_find_their_manager_when_the_map_comes_after_the_rules(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    put_up_two_houses(session, jurisdiction_id)

    (managed,) = assign_managed_buildings(session, "tinytown")

    assert (managed.organisation, managed.n_assigned) == ("carers", 1)
    assert managers(session) == {"way/1": "carers", "way/2": None}


def test_buildings_find_their_manager_when_the_rules_come_after_the_map(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    put_up_two_houses(session, jurisdiction_id)
    addresses = ["Main Street 7", "Main Street 9"]
    wanted = changed(
        tiny, Kind.ORGANISATION, lambda o: o["carers"].update(within=None, addresses=addresses)
    )

    applied = apply_city(session, wanted, LATER)

    (managed,) = applied.managed
    assert managed.missing == ["Main Street 9"]
    assert managers(session) == {"way/1": None, "way/2": "carers"}


def test_an_organisation_that_disappears_leaves_its_buildings(session, tiny):
    jurisdiction_id = apply_city(session, tiny, NOW).jurisdiction_id
    put_up_two_houses(session, jurisdiction_id)
    assign_managed_buildings(session, "tinytown")
    wanted = changed(tiny, Kind.ORGANISATION, lambda o: o.pop("carers"))
    wanted = changed(wanted, Kind.DEPARTMENT, lambda d: d["carers"].update(organisation=None))

    apply_city(session, wanted, LATER)

    assert set(managers(session).values()) == {None}
    assert apply_city(session, wanted, LATER).changes == []


def test_a_city_that_was_never_applied_has_no_buildings_to_assign(session):
    assert assign_managed_buildings(session, "nowhere") == []


def test_reports_follow_when_the_areas_are_drawn_anew(session, tiny):
    apply_city(session, tiny, NOW)
    west, east = (
        session.scalars(select(Area.id).filter_by(code=code)).one() for code in ("west", "east")
    )
    city = session.scalars(select(Jurisdiction)).one()
    bench = make_asset(session, city.id, kind="bench", at=(24.02, 60.05))
    report = make_report(
        session, category="bench", now=NOW, lon=24.02, lat=60.05, subject_id=str(bench.id)
    )
    assert report.area_ids == [west]

    def swap(areas: Records) -> None:
        outlines = areas["west"]["outline"], areas["east"]["outline"]
        areas["east"]["outline"], areas["west"]["outline"] = outlines

    apply_city(session, changed(tiny, Kind.AREA, swap), LATER)

    session.refresh(report)
    assert report.area_ids == [east]


def test_what_the_files_plan_for_a_day_waits_for_it(session, tmp_path):
    apply_city(session, read_city(write_city(tmp_path), NOW), NOW)
    plan = {"promises.yaml": ("resolution: {working_days: 9}", "resolution: {working_days: 5}")}
    write_city(tmp_path, plan)
    promises = tmp_path / "promises.yaml"
    promises.write_text(promises.read_text() + "    valid_from: 2027-03-01\n")
    planned = read_city(tmp_path, NOW)

    first, second = (apply_city(session, planned, NOW) for _ in range(2))

    assert [(change.kind, change.new) for change in first.changes] == [(Kind.PROMISE, 5)]
    assert second.changes == []
    newest = session.scalars(select(SlaPolicy).order_by(SlaPolicy.version.desc())).first()
    assert newest is not None
    assert (newest.version, newest.valid_from) == (2, date(2027, 3, 1))
    now = standing(session)[Kind.PROMISE]["default"]["targets"]["resolution"]
    assert now == {"working_days": 9}


def test_a_plan_whose_day_has_come_changes_nothing_more(session, tmp_path):
    apply_city(session, read_city(write_city(tmp_path), NOW), NOW)
    plan = {"promises.yaml": ("  - code: default", "  - code: default\n    valid_from: 2027-03-01")}
    planned = read_city(write_city(tmp_path, plan), NOW)

    assert apply_city(session, planned, NOW + timedelta(days=400)).changes == []
