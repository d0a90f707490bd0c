# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest
from geoalchemy2.shape import to_shape
from shapely.geometry import LineString, Polygon, box
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from civic.places.commands import (
    Change,
    OrganisationDraft,
    assign_buildings,
    raise_catalogue_version,
    remove_area,
    save_area,
    save_jurisdiction,
    save_organisation,
)
from civic.places.errors import AreaInUse, UnknownArea, UnusableOutline
from civic.places.models import Area, AreaKind, Building, Jurisdiction, Organisation
from tests.factories_places import (
    area_draft,
    jurisdiction_draft,
    make_area,
    make_building,
    make_jurisdiction,
    make_organisation,
    square,
)

HOMES = OrganisationDraft(
    code="homes", name={"en": "Homes"}, phone="+358 9 1", email="h@civic.test"
)


@pytest.fixture
def city(session: Session) -> UUID:
    return make_jurisdiction(session)


def test_a_jurisdiction_is_stored_and_the_same_again_changes_nothing(session):
    first = save_jurisdiction(session, jurisdiction_draft())
    second = save_jurisdiction(session, jurisdiction_draft())

    assert (first.is_new, bool(first)) == (True, True)
    assert (second.id, second.is_new, second.changes, bool(second)) == (first.id, False, {}, False)
    stored = session.scalars(select(Jurisdiction)).one()
    assert (stored.prefix, stored.catalogue_version, stored.attribution) == ("HKI", 0, "")


def test_a_jurisdiction_that_changed_says_what(session, city):
    name, rules = {"fi": "Helsinki"}, {"moderation_words": ["x"]}

    saved = save_jurisdiction(session, jurisdiction_draft(name=name, rules=rules))

    assert saved.id == city
    assert saved.changes == {
        "name": Change({"fi": "Helsinki", "sv": "Helsingfors", "en": "Helsinki"}, name),
        "rules": Change({}, rules),
    }
    session.expire_all()
    assert session.get_one(Jurisdiction, city).rules == rules


def test_what_the_map_and_the_catalogue_say_is_not_overwritten(session, city):
    session.execute(text("UPDATE jurisdictions SET attribution = 'ours', catalogue_version = 7"))

    save_jurisdiction(session, jurisdiction_draft(prefix="HEL"))

    session.expire_all()
    stored = session.get_one(Jurisdiction, city)
    assert (stored.prefix, stored.attribution, stored.catalogue_version) == ("HEL", "ours", 7)


def test_an_outline_without_a_surface_is_refused(session):
    with pytest.raises(UnusableOutline):
        save_jurisdiction(session, jurisdiction_draft(outline=LineString([(0, 0), (1, 1)])))


def test_an_area_is_stored_with_its_surface(session, city):
    saved = save_area(session, city, area_draft())

    area = session.get_one(Area, saved.id)
    assert area.area_m2 == pytest.approx(556 * 1113, rel=0.01)
    assert (area.kind, area.parent_id) == ("district", None)


def test_the_same_area_again_changes_nothing(session, city):
    first, second = (save_area(session, city, area_draft()) for _ in range(2))

    assert (second.id, bool(second)) == (first.id, False)


def test_an_area_that_was_redrawn_has_another_surface(session, city):
    save_area(session, city, area_draft())

    saved = save_area(session, city, area_draft(outline=box(24.94, 60.165, 24.95, 60.170)))

    assert set(saved.changes) == {"outline", "area_m2"}
    assert saved.changes["outline"].after.bounds == (24.94, 60.165, 24.95, 60.170)


def test_an_area_that_crosses_itself_is_mended(session, city):
    corners = [(24.94, 60.16), (24.95, 60.17), (24.95, 60.16), (24.94, 60.17)]

    area_id = make_area(session, city, outline=Polygon(corners))

    assert to_shape(session.get_one(Area, area_id).outline).is_valid


def test_an_area_is_part_of_another_by_its_code(session, city):
    ward_id = make_area(session, city, code="ward", kind=AreaKind.MUNICIPALITY)

    area_id = make_area(session, city, parent="ward")

    assert session.get_one(Area, area_id).parent_id == ward_id


def test_an_area_cannot_be_part_of_an_unknown_one(session, city):
    with pytest.raises(UnknownArea, match="atlantis"):
        save_area(session, city, area_draft(parent="atlantis"))


def test_an_area_is_removed_once(session, city):
    make_area(session, city)

    assert [remove_area(session, city, "kluuvi") for _ in range(2)] == [True, False]


def test_an_area_in_use_stays(session, city):
    make_area(session, city, code="ward")
    make_area(session, city, parent="ward")

    with pytest.raises(AreaInUse, match="ward"):
        remove_area(session, city, "ward")

    assert len(session.scalars(select(Area)).all()) == 2


def test_an_organisation_is_stored_by_its_code(session, city):
    first, second = (save_organisation(session, city, HOMES) for _ in range(2))
    third = save_organisation(session, city, OrganisationDraft(code="homes", name={"en": "Homes"}))

    assert (first.is_new, bool(second)) == (True, False)
    assert third.changes == {
        "phone": Change("+358 9 1", None),
        "email": Change("h@civic.test", None),
    }
    assert session.scalars(select(Organisation.code)).all() == ["homes"]


def managed(session: Session, organisation_id: UUID) -> set[str]:
    mine = select(Building.osm_ref).filter_by(organisation_id=organisation_id)
    return set(session.scalars(mine))


def test_buildings_are_assigned_by_reference_and_by_outline(session, city):
    homes = make_organisation(session, city)
    make_building(session, city, osm_ref="way/1", outline=square(24.940, 60.17))
    make_building(session, city, osm_ref="way/2", outline=square(24.950, 60.17))
    make_building(session, city, osm_ref="way/3", outline=square(24.955, 60.17))
    block = box(24.949, 60.169, 24.952, 60.171)

    assigned = assign_buildings(session, homes, ["way/1", "way/99"], block)

    assert managed(session, homes) == {"way/1", "way/2"}
    assert (assigned.n_assigned, assigned.n_released, assigned.missing) == (2, 0, ["way/99"])


def test_a_building_belongs_to_the_block_that_its_middle_is_in(session, city):
    homes = make_organisation(session, city)
    make_building(session, city, outline=square(24.950, 60.17))
    most, least = box(24.9501, 60.1, 24.96, 60.2), box(24.9503, 60.1, 24.96, 60.2)

    assigned = [assign_buildings(session, homes, outline=block) for block in (most, least)]

    assert [(one.n_assigned, one.n_released) for one in assigned] == [(1, 0), (0, 1)]


def test_assigning_again_changes_nothing(session, city):
    homes = make_organisation(session, city)
    make_building(session, city)

    first, second = (assign_buildings(session, homes, ["way/1"]) for _ in range(2))

    assert (bool(first), bool(second)) == (True, False)


def test_buildings_no_longer_named_are_released(session, city):
    homes = make_organisation(session, city)
    make_building(session, city, osm_ref="way/1")
    make_building(session, city, osm_ref="way/2")
    assign_buildings(session, homes, ["way/1", "way/2"])

    assigned = assign_buildings(session, homes, ["way/2"])

    assert (assigned.n_assigned, assigned.n_released) == (0, 1)
    assert managed(session, homes) == {"way/2"}


def test_a_building_changes_hands(session, city):
    homes, block = make_organisation(session, city), make_organisation(session, city, "block")
    make_building(session, city)
    assign_buildings(session, homes, ["way/1"])

    assign_buildings(session, block, ["way/1"])

    assert (managed(session, homes), managed(session, block)) == (set(), {"way/1"})


def test_buildings_of_another_city_are_not_assigned(session, city):
    other = make_jurisdiction(session, code="espoo", prefix="ESP")
    homes = make_organisation(session, city)
    make_building(session, other)

    assigned = assign_buildings(session, homes, ["way/1"], box(24, 60, 25, 61))

    assert (assigned.n_assigned, assigned.missing) == (0, ["way/1"])


def test_the_catalogue_version_goes_up_by_one(session, city):
    other = make_jurisdiction(session, code="espoo", prefix="ESP")

    assert [raise_catalogue_version(session, city) for _ in range(2)] == [1, 2]

    session.expire_all()
    assert session.get_one(Jurisdiction, other).catalogue_version == 0
