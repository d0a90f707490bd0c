# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from geoalchemy2.shape import to_shape
from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from civic.places.errors import UnknownJurisdiction, UnreadableExtract
from civic.places.imports import ATTRIBUTION, Imported, TableChange, import_extract
from civic.places.models import (
    Address,
    Asset,
    Building,
    Facility,
    Jurisdiction,
    MapImport,
    Street,
)
from civic.platform.db import Model
from tests.factories_places import (
    demo_extract,
    extract,
    make_jurisdiction,
    make_organisation,
    node,
    ring,
    way,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
UNCHANGED = TableChange(n_new=0, n_changed=0, n_removed=0, n_kept=0)
Bring = Callable[..., Imported]


@pytest.fixture
def city(session: Session) -> UUID:
    return make_jurisdiction(session)


@pytest.fixture
def bring(session: Session, city: UUID, tmp_path: Path) -> Bring:
    """Import an extract of these objects."""

    def run(*objects: str, **options: Any) -> Imported:
        return import_extract(session, "helsinki", extract(tmp_path, *objects), NOW, **options)

    return run


def town(*, levels: str = "3", lamps: tuple[int, ...] = (30, 31), name: str = "Koulu") -> list[str]:
    corners, ids = ring(1, 24.94, 60.17)
    lamp_posts = [node(n, 24.94 + n / 1e5, 60.17, highway="street_lamp") for n in lamps]
    door = node(20, 24.9401, 60.17005, addr__street="Koulukatu", addr__housenumber="1")
    end = node(21, 24.945, 60.17)
    street = way(40, [1, 21], highway="residential", name="Koulukatu", name__sv="Skolgatan")
    house = way(41, ids, building="school", amenity="school", name=name, building__levels=levels)
    return [*corners, door, end, *lamp_posts, street, house]


def n_rows(session: Session, model: type[Model]) -> int | None:
    return session.scalar(select(func.count()).select_from(model))


def test_the_demo_city_is_imported_whole_and_a_second_time_changes_nothing(session, city):
    first = import_extract(session, "helsinki", demo_extract(), NOW)
    second = import_extract(session, "helsinki", demo_extract(), NOW, again=True)

    n_new = {table: change.n_new for table, change in first.changes.items()}
    tables = {"streets": 102, "buildings": 488, "addresses": 587, "facilities": 61, "assets": 1832}
    assert n_new == tables
    assert set(second.changes.values()) == {UNCHANGED}
    assert [n_rows(session, m) for m in (Street, Building, Address, Facility, Asset)] == list(
        tables.values()
    )


def test_what_is_imported_is_found_in_the_tables(session, bring):
    bring(*town())

    street, building, address, facility = (
        session.scalars(select(model)).one() for model in (Street, Building, Address, Facility)
    )
    assert street.name == {"fi": "Koulukatu", "sv": "Skolgatan"}
    assert (building.address, building.n_floors) == ("Koulukatu 1", 3)
    assert (address.street_name, address.number) == (street.name, "1")
    assert address.search == "|koulukatu 1|skolgatan 1|"
    assert (facility.kind, facility.name) == ("school", {"fi": "Koulu"})
    assert {address.building_id, facility.building_id} == {building.id}
    assert to_shape(building.outline).contains(to_shape(facility.location))


def test_an_import_is_recorded_and_the_map_attributed(session, city, bring):
    imported = bring(*town())

    record = session.scalars(select(MapImport)).one()
    assert (record.source, record.imported_at, len(record.digest)) == ("town.osm", NOW, 64)
    assert record.n_by_kind == imported.n_by_kind
    assert imported.n_by_kind == {
        "street": 1,
        "address": 1,
        "building": 1,
        "school": 1,
        "street_lamp": 2,
    }
    session.expire_all()
    assert session.get_one(Jurisdiction, city).attribution == ATTRIBUTION == record.attribution


def test_the_file_imported_last_is_not_read_another_time(session, bring):
    bring(*town())

    again = bring(*town())

    assert again.is_known
    assert again.n_by_kind["street_lamp"] == 2
    assert n_rows(session, MapImport) == 1


def test_going_back_to_an_older_file_is_an_import(session, city, tmp_path):
    old = extract(tmp_path, *town(lamps=(30,)), name="old.osm")
    new = extract(tmp_path, *town(), name="new.osm")

    days = (old, new, old)
    brought = [
        import_extract(session, "helsinki", path, NOW + timedelta(days=n))
        for n, path in enumerate(days)
    ]

    assert [one.is_known for one in brought] == [False, False, False]
    assert n_rows(session, Asset) == 1


def test_a_newer_file_changes_things_and_keeps_their_ids(session, bring):
    bring(*town())
    before = session.scalars(select(Building.id)).one()

    imported = bring(*town(levels="4"))

    assert imported.changes["buildings"] == TableChange(n_new=0, n_changed=1, n_removed=0, n_kept=0)
    assert imported.changes["assets"] == UNCHANGED
    assert session.execute(select(Building.id, Building.n_floors)).one() == (before, 4)


def test_what_is_gone_is_removed(session, bring):
    bring(*town(lamps=(30, 31, 32)))

    imported = bring(*town(lamps=(31,)))

    assert imported.changes["assets"] == TableChange(n_new=0, n_changed=0, n_removed=2, n_kept=0)
    assert session.scalars(select(Asset.osm_ref)).all() == ["node/31"]


def test_a_house_that_is_gone_goes_with_its_address_and_school(session, bring):
    bring(*town())

    imported = bring(node(1, 24.94, 60.17))

    assert {table for table, n in imported.changes.items() if n.n_removed} == {
        "streets",
        "buildings",
        "addresses",
        "facilities",
        "assets",
    }
    assert [n_rows(session, m) for m in (Street, Building, Address, Facility, Asset)] == [0] * 5


@pytest.mark.parametrize(
    "column",
    ["subject_id uuid", "lamp_id uuid REFERENCES assets (id)"],
    ids=["a subject of any kind", "a foreign key"],
)
def test_what_is_gone_and_referred_to_is_kept(session, bring, column):
    session.execute(text(f"CREATE TABLE complaints ({column})"))
    bring(*town(lamps=(30, 31)))
    lamp_id = session.scalars(select(Asset.id).filter_by(osm_ref="node/30")).one()
    session.execute(text("INSERT INTO complaints VALUES (:id), (NULL)"), {"id": lamp_id})

    imported = bring(*town(lamps=()))

    assert imported.changes["assets"] == TableChange(n_new=0, n_changed=0, n_removed=1, n_kept=1)
    assert session.scalars(select(Asset.id)).all() == [lamp_id]


def test_who_manages_a_building_survives_an_import(session, city, bring):
    bring(*town())
    building = session.scalars(select(Building)).one()
    building.organisation_id = make_organisation(session, city)
    session.flush()

    bring(*town(levels="5"))

    session.refresh(building)
    assert building.n_floors == 5
    assert building.organisation_id is not None


def test_the_map_of_another_city_is_left_alone(session, bring):
    other = make_jurisdiction(session, code="espoo", prefix="ESP")
    lamp = {"id": uuid4(), "osm_ref": "node/77", "kind": "street_lamp", "name": {}}
    place = {"jurisdiction_id": other, "location": "SRID=4326;POINT(24.8 60.2)"}
    session.execute(insert(Asset).values(**lamp, **place))

    bring(*town(lamps=(30,)))
    bring(*town(lamps=()))

    assert session.scalars(select(Asset.jurisdiction_id)).all() == [other]


def test_an_unknown_city_is_refused(session, tmp_path):
    with pytest.raises(UnknownJurisdiction, match="atlantis"):
        import_extract(session, "atlantis", extract(tmp_path, *town()), NOW)


def test_a_broken_file_changes_nothing(session, bring, tmp_path):
    bring(*town())
    broken = tmp_path / "broken.osm"
    broken.write_text(extract(tmp_path, *town(lamps=())).read_text()[:-40])

    with pytest.raises(UnreadableExtract, match=r"broken\.osm"):
        import_extract(session, "helsinki", broken, NOW)

    assert n_rows(session, Asset) == 2
    assert n_rows(session, MapImport) == 1


def test_progress_is_told_table_by_table(bring):
    told: list[tuple[str, int, int | None]] = []

    bring(*town(), progress=lambda *step: told.append(step))

    finished = [stage for stage, n_done, n_total in told if n_done == n_total]
    assert finished == [
        "storing streets",
        "storing buildings",
        "storing addresses",
        "storing facilities",
        "storing assets",
        "drawing the map",
    ]
