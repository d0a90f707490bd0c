# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.photos.models import Photo, PhotoRedaction
from civic.platform.clock import utc_now
from civic.reports.redaction_commands import forget_originals
from tests.corpus.photos import pictures as p
from tests.factories import make_city, make_report, make_staff, reload
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, history, told

HOURS_AGO = timedelta(hours=2)
FACE = {"x": 0.25, "y": 0.25, "width": 0.5, "height": 0.5}
BODY = {"rectangles": [FACE]}


@pytest.fixture
def city(session, folder):
    return make_city(session)


@pytest.fixture
def photo(app, session) -> Any:
    return Caller(app).client.post("/api/v1/photos", **p.form(p.jpeg(900, 600))).get_json()


@pytest.fixture
def report(session, city, photo):
    return make_report(session, now=utc_now() - HOURS_AGO, photo_ids=[photo["id"]])


@pytest.fixture
def sit_down(app, client, session, city):
    def sit(role: Role = Role.CLERK, department: Any = None) -> Caller:
        return signed_in(app, session, make_staff(session, city, role, department))

    return sit


def redact(caller: Caller, report, photo: Any, body: Any = None):
    path = f"/api/v1/desk/reports/{report.id}/photos/{photo['id']}/redaction"
    return caller.post(path, body or BODY)


def url_of(view: Any, size: str = "large") -> str:
    return str(view["photos"][0]["url"]).replace("{size}", size)


def darkness(picture: bytes, at: float = 0.5) -> int:
    """Return how light the photo is at a place on its diagonal, 0 to 255."""
    with Image.open(BytesIO(picture)) as image:
        found = image.convert("RGB").getpixel((int(at * image.width), int(at * image.height)))
    assert isinstance(found, tuple)
    return int(max(found))


def test_the_photo_has_a_new_address_with_the_face_gone_and_the_old_one_is_dead_at_once(
    app, session, sit_down, report, photo
):
    old = photo["sizes"]["large"]["url"]
    assert Caller(app).get(old).status_code == 200

    answer = redact(sit_down(), report, photo)

    assert answer.status_code == 201, answer.text
    view = Caller(app).get(f"/api/v1/reports/{report.id}").get_json()
    assert view["photos"][0]["id"] == photo["id"]
    for size in ("small", "medium", "large"):
        assert darkness(Caller(app).get(url_of(view, size)).data) < 16, size
        for caller in (Caller(app), sit_down()):
            assert caller.get(photo["sizes"][size]["url"]).status_code == 404
    (item,) = Caller(app).get("/api/v1/reports").get_json()["items"]
    assert item["thumbnail"] == url_of(view, "small")


def test_the_history_says_who_covered_which_photo_to_staff_only(
    app, session, sit_down, report, photo
):
    redact(sit_down(), report, photo)

    row = history(session, report)[-1]
    assert (row.kind, row.is_public, row.data["photo_id"]) == ("photo_redacted", False, photo["id"])
    assert row.actor_id is not None
    public = Caller(app).get(f"/api/v1/reports/{report.id}/timeline")
    assert "photo_redacted" not in public.text
    assert_nothing_drifts(session, report)


def test_only_moderators_see_what_was_covered_and_that_is_written_down(
    session, sit_down, report, photo
):
    redact(sit_down(), report, photo)
    moderator = sit_down(Role.MODERATOR)

    seen = moderator.get(photo["sizes"]["large"]["url"])

    assert seen.status_code == 200
    assert seen.headers["Cache-Control"].startswith("private")
    assert [row.what for row in session.scalars(select(AccessEntry))][-1:] == ["photo.original"]
    for role in (Role.CLERK, Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR):
        assert sit_down(role).get(photo["sizes"]["large"]["url"]).status_code == 404


def test_what_was_covered_is_deleted_when_its_time_is_over(
    session, folder, sit_down, report, photo
):
    redact(sit_down(), report, photo)
    moderator = sit_down(Role.MODERATOR)
    old = photo["sizes"]["large"]["url"]

    assert forget_originals(session, utc_now() + timedelta(days=28), 10) == 0
    is_kept = moderator.get(old).status_code == 200
    assert forget_originals(session, utc_now() + timedelta(days=30), 10) == 1
    session.flush()

    assert is_kept
    assert moderator.get(old).status_code == 404
    (removed,) = told(session, "photos.removed")
    assert removed["digests"] == [old.split("/")[2]]
    assert session.scalars(select(PhotoRedaction.original_id)).one() is None


def test_the_same_photo_uploaded_anew_meanwhile_is_not_deleted_with_it(
    app, session, sit_down, report, photo
):
    redact(sit_down(), report, photo)
    again = Caller(app).client.post("/api/v1/photos", **p.form(p.jpeg(900, 600))).get_json()
    assert again["id"] != photo["id"]
    make_report(session, now=utc_now() - HOURS_AGO, photo_ids=[again["id"]])

    forget_originals(session, utc_now() + timedelta(days=30), 10)
    session.flush()

    assert Caller(app).get(photo["sizes"]["large"]["url"]).status_code == 200
    assert session.get(Photo, again["id"]) is not None


def test_whoever_looked_at_an_older_photo_is_told_so_and_uncovers_nothing(
    session, sit_down, report, photo
):
    seen = photo["sizes"]["large"]["url"].split("/")[2]
    clerk = sit_down()
    first = redact(clerk, report, photo, BODY | {"digest": seen}).get_json()

    second = redact(
        clerk, report, photo, {"digest": seen, "strokes": [{"points": [[0, 0]], "width": 0.1}]}
    )

    assert (second.status_code, second.get_json()["type"]) == (409, "/problems/photo-changed")
    view = clerk.get(f"/api/v1/reports/{report.id}").get_json()
    assert url_of(view) == url_of(first)


def test_a_second_redaction_adds_to_the_first(app, session, sit_down, report, photo):
    clerk = sit_down()
    redact(clerk, report, photo)

    answer = redact(clerk, report, photo, {"strokes": [{"points": [[0.05, 0.05]], "width": 0.05}]})

    picture = clerk.get(url_of(answer.get_json())).data
    assert darkness(picture) < 24
    assert darkness(picture, 0.05) < 24


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"strokes": [{"points": [], "width": 0.1}]},
        {"strokes": [{"points": [[2, 0.5]], "width": 0.1}]},
        {"rectangles": [{"x": -0.1, "y": 0, "width": 0.1, "height": 0.1}]},
        {"rectangles": [{"x": 0, "y": 0, "width": 0, "height": 0.1}]},
    ],
)
def test_what_marks_nothing_or_lies_outside_is_refused(sit_down, report, photo, body):
    path = f"/api/v1/desk/reports/{report.id}/photos/{photo['id']}/redaction"

    assert sit_down().post(path, body).status_code == 422


def test_a_photo_of_another_report_is_not_there(session, sit_down, report, photo):
    other = make_report(session, now=utc_now() - HOURS_AGO)

    assert redact(sit_down(), other, photo).status_code == 404
    assert reload(session, other.id).last_seq is None
