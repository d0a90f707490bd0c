# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from civic.photos.models import PhotoRedaction
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.storage import storage
from tests.corpus.photos import pictures as p
from tests.factories import make_city, make_report, make_staff
from tests.factories_api import Caller, signed_in

LEFT = {"x": 0.0, "y": 0.0, "width": 0.4, "height": 1.0}
RIGHT = {"x": 0.6, "y": 0.0, "width": 0.4, "height": 1.0}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage.cache_clear()
    yield
    storage.cache_clear()


def test_of_two_redactions_at_once_one_is_refused_and_none_uncovers_the_other(
    town_app, at_once, folder
):
    with transaction() as session:
        city = make_city(session)
        people = [make_staff(session, city) for _ in range(2)]
    photo = Caller(town_app).client.post("/api/v1/photos", **p.form(p.jpeg(900, 600))).get_json()
    with transaction() as session:
        now = utc_now() - timedelta(hours=2)
        report = make_report(session, now=now, photo_ids=[photo["id"]])
        clerks = [signed_in(town_app, session, person) for person in people]
    path = f"/api/v1/desk/reports/{report.id}/photos/{photo['id']}/redaction"

    answers = at_once(
        [
            lambda clerk=clerk, area=area: clerk.post(path, {"rectangles": [area]})
            for clerk, area in zip(clerks, (LEFT, RIGHT), strict=True)
        ]
    )

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 1}
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(PhotoRedaction)) == 1
    assert Caller(town_app).get(photo["sizes"]["large"]["url"]).status_code == 404
    shown = Caller(town_app).get(f"/api/v1/reports/{report.id}").get_json()["photos"][0]["url"]
    assert Caller(town_app).get(shown.replace("{size}", "small")).status_code == 200
