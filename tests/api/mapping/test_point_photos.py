# SPDX-License-Identifier: EUPL-1.2
import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.catalogue.kinds import PhotoDuty
from civic.mapping.decision_commands import decide
from civic.mapping.kinds import AgeGroup, Flag
from civic.mapping.models import MappingPoint
from civic.photos.policy import object_key
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.storage import storage
from civic.reports.models import Report
from tests.factories import make_city, make_person, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import make_confirmation
from tests.factories_play import Mapper, Town, make_town
from tests.factories_reports import make_photo


@pytest.fixture
def town(app, session, tmp_path, monkeypatch) -> Town:
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage.cache_clear()
    return make_town(app, session)


def add_with_photo(mapper: Mapper) -> str:
    """Map something with a photo; return where the photo is."""
    photo = make_photo(mapper.town.session)
    storage().put(object_key(photo.digest, "small"), b"a picture", "image/jpeg")
    assert mapper.add(photo_id=str(photo.id)).status_code == 201
    return f"/photos/{photo.digest}/small.jpg"


def status(caller: Caller, path: str) -> int:
    return int(caller.client.get(path).status_code)


def test_the_mapper_those_asked_and_staff_of_the_campaign_see_a_photo(town, session):
    mapper, asked = town.mapper(), town.mapper()
    path = add_with_photo(mapper)
    asked.offers()
    clerk = signed_in(town.app, session, make_staff(session, town.city))
    moderator = signed_in(town.app, session, make_staff(session, town.city, Role.MODERATOR))

    for caller in (mapper.caller, asked.caller, clerk, moderator):
        assert status(caller, path) == 200
    kept = asked.caller.client.get(path).headers["Cache-Control"]
    assert kept.startswith("private")


def test_nobody_else_sees_it(town, session):
    path = add_with_photo(town.mapper())
    other_department = town.city.other_department
    elsewhere = make_staff(session, town.city, Role.CLERK, other_department)
    others = [
        Caller(town.app),
        town.mapper().caller,
        signed_in(town.app, session, make_person(session)),
        signed_in(town.app, session, elsewhere),
        signed_in(town.app, session, make_staff(session, town.city, Role.AUDITOR)),
    ]

    assert [status(caller, path) for caller in others] == [404] * 5


def test_a_moderator_sees_the_photo_of_an_answer_once_its_author_asks_for_a_look(town, session):
    author, observer = town.mapper(), town.mapper()
    author.add()
    point = session.scalars(select(MappingPoint)).one()
    photo = make_photo(session)
    storage().put(object_key(photo.digest, "small"), b"a picture", "image/jpeg")
    given = make_confirmation(
        session,
        point,
        observer.person,
        captured_at=utc_now(),
        photo_id=photo.id,
        flags=[Flag.FAR],
        weight=0.0,
    )
    path = f"/photos/{photo.digest}/small.jpg"
    moderator = signed_in(town.app, session, make_staff(session, town.city, Role.MODERATOR))
    elsewhere = make_city(session, "other", "OTH")
    stranger = signed_in(town.app, session, make_staff(session, elsewhere, Role.MODERATOR))
    callers = (observer.caller, moderator, stranger, author.caller)

    before = [status(caller, path) for caller in callers]
    observer.caller.post(
        f"/api/v1/me/unscored/{given.id}/objection", {"text": "I stood in a narrow yard."}
    )
    after = [status(caller, path) for caller in callers]

    assert (before, after) == ([200, 404, 404, 404], [200, 200, 404, 404])
    (item,) = moderator.get("/api/v1/desk/mapping/objections").get_json()["items"]
    assert item["photo"]["url"] == f"/photos/{photo.digest}/{{size}}.jpg"


def test_photos_of_minors_are_for_staff(town, session):
    path = add_with_photo(town.mapper(age_group=AgeGroup.MINOR))
    asked = town.mapper()
    (offer,) = asked.offers()
    clerk = signed_in(town.app, session, make_staff(session, town.city))

    assert offer["photo"] is None
    assert status(asked.caller, path) == 404
    assert status(clerk, path) == 200


def test_photos_of_sensitive_kinds_are_for_staff(town):
    town.kind.is_sensitive = True
    path = add_with_photo(town.mapper())
    asked = town.mapper()
    asked.offers()

    assert status(asked.caller, path) == 404


def _sensitive(town: Town) -> Mapper:
    town.kind.is_sensitive = True
    return town.mapper()


def _minor(town: Town) -> Mapper:
    return town.mapper(age_group=AgeGroup.MINOR)


@pytest.mark.parametrize("mapper_in", [_sensitive, _minor])
def test_a_photo_that_is_for_staff_stays_so_when_its_point_becomes_a_report(
    town, session, mapper_in
):
    town.city.category.photo = PhotoDuty.REQUIRED
    path = add_with_photo(mapper_in(town))
    report = promoted(session)
    clerk = signed_in(town.app, session, make_staff(session, town.city))

    evidence = clerk.get(f"/api/v1/desk/reports/{report.id}/evidence").get_json()

    assert evidence["points"][0]["photo"]["url"].split("/")[2] == path.split("/")[2]
    assert status(clerk, path) == 200
    assert status(Caller(town.app), path) == 404


def test_a_photo_of_anything_else_goes_with_the_report(town, session):
    path = add_with_photo(town.mapper())
    promoted(session)

    assert status(Caller(town.app), path) == 200


def test_the_place_of_a_sensitive_thing_is_told_by_no_public_report(town, session):
    mapper = _sensitive(town)
    mapper.add()

    report = promoted(session)

    assert Caller(town.app).get(f"/api/v1/reports/{report.id}").status_code == 404
    assert mapper.caller.get(f"/api/v1/reports/{report.id}").status_code == 200


def promoted(session) -> Report:
    """Let the only point become a report."""
    point = session.scalars(select(MappingPoint)).one()
    for _ in range(4):
        make_confirmation(session, point)
    decide(session, point.id, utc_now())
    report: Report = session.get_one(Report, point.report_id)
    return report
