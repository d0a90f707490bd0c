# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.accounts.kinds import Role
from civic.mapping.kinds import AgeGroup
from civic.photos.policy import object_key
from civic.platform.config import settings
from civic.platform.storage import storage
from tests.factories import make_person, make_staff
from tests.factories_api import Caller, signed_in
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
