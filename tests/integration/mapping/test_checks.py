# SPDX-License-Identifier: EUPL-1.2
"""Checks that ask a moderator to look: photos of others, and leaps over the town."""

from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageEnhance
from sqlalchemy import select

from civic.mapping.case_commands import is_under_review
from civic.mapping.events import ConfirmationGiven, PointAdded
from civic.mapping.jobs import check_answer, check_point
from civic.mapping.kinds import CaseKind, Flag
from civic.mapping.models import Campaign, MappingPoint
from civic.mapping.photo_commands import signed
from civic.mapping.score_models import MappingCase
from civic.photos.fingerprint import fingerprint
from civic.photos.models import Photo
from civic.photos.policy import object_key
from civic.platform.config import settings
from civic.platform.storage import storage
from tests.factories import LON, NOW, make_city
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_play import north
from tests.factories_reports import DAY, HOUR, make_photo


@pytest.fixture
def kind(session, tmp_path, monkeypatch):
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage.cache_clear()
    city = make_city(session)
    return make_kind(session, make_campaign(session, city), city.category.id)


def scene(seed: int) -> Image.Image:
    """Return a picture of soft shapes, as no other seed gives it."""
    dice = Random(seed)
    small = Image.new("L", (6, 6))
    small.putdata([dice.randrange(256) for _ in range(36)])
    return small.resize((320, 240), Image.Resampling.BICUBIC).convert("RGB")


def jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def kept(session, picture: Image.Image, quality: int = 85) -> Photo:
    photo: Photo = make_photo(session)
    storage().put(object_key(photo.digest, "small"), jpeg(picture, quality), "image/jpeg")
    return photo


def cases(session, kind: CaseKind) -> list[MappingCase]:
    return list(session.scalars(select(MappingCase).filter_by(kind=kind)))


def check(session, point: MappingPoint) -> None:
    check_point(session, PointAdded(point_id=point.id), NOW + DAY)


@pytest.mark.parametrize(
    "changed",
    [
        lambda picture: picture,
        lambda picture: picture.resize((200, 150)),
        lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
        lambda picture: ImageEnhance.Contrast(picture).enhance(0.8),
    ],
    ids=["the same", "smaller", "lighter", "paler"],
)
def test_a_copy_is_known_again(changed):
    picture = scene(7)

    differ = fingerprint(jpeg(picture)) ^ fingerprint(jpeg(changed(picture), quality=40))

    assert differ.bit_count() <= 6


def test_other_pictures_are_other_pictures():
    prints = [fingerprint(jpeg(scene(seed))) for seed in range(40)]

    apart = [(a ^ b).bit_count() for n, a in enumerate(prints) for b in prints[:n]]

    assert min(apart) > 6


@pytest.mark.parametrize(("bits", "kept"), [(0, 0), (2**63 - 1, 2**63 - 1), (2**64 - 1, -1)])
def test_64_bits_are_kept_as_a_signed_number(bits, kept):
    assert signed(bits) == kept


def test_somebody_elses_photo_is_a_case_for_a_moderator_and_sets_aside(session, kind):
    first = make_point(session, kind, photo_id=kept(session, scene(1)).id)
    copy = kept(session, scene(1).resize((200, 150)), quality=50)
    second = make_point(
        session, kind, at=(LON, north(40)), photo_id=copy.id, captured_at=NOW + HOUR
    )

    for point in (first, second):
        check(session, point)

    (case,) = cases(session, CaseKind.PHOTO_REUSE)
    assert (case.person_id, case.other_id) == (second.author_id, first.author_id)
    assert case.evidence["same_as"] == str(first.photo_id)
    assert is_under_review(session, second.author_id)
    assert not is_under_review(session, first.author_id)


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        (0, 0b111111, 1),
        (0, 0b1111111, 0),
        (2**64 - 1, 2**64 - 1 - 0b111111, 1),
        (2**63, 0, 1),
        (2**64 - 1, 0, 0),
    ],
)
def test_hashes_of_one_picture_differ_in_few_bits(session, kind, one, other, n):
    for step, bits in enumerate((one, other)):
        photo = make_photo(session)
        photo.fingerprint = signed(bits)
        point = make_point(session, kind, at=(LON, north(40 * step)), photo_id=photo.id)
        check(session, point)

    assert len(cases(session, CaseKind.PHOTO_REUSE)) == n


def test_whoever_sent_it_first_is_not_asked_even_if_looked_at_last(session, kind):
    first = make_point(session, kind, photo_id=kept(session, scene(1)).id)
    later = make_point(
        session,
        kind,
        at=(LON, north(40)),
        photo_id=kept(session, scene(1)).id,
        captured_at=NOW + HOUR,
    )

    check(session, later)
    check(session, first)

    assert [case.person_id for case in cases(session, CaseKind.PHOTO_REUSE)] == [later.author_id]


def test_ones_own_photo_may_be_sent_again(session, kind):
    person = make_player(session)
    for step in range(2):
        photo = kept(session, scene(1))
        check(
            session,
            make_point(session, kind, person, at=(LON, north(40 * step)), photo_id=photo.id),
        )

    assert cases(session, CaseKind.PHOTO_REUSE) == []


def test_a_photo_of_an_answer_is_looked_at_too(session, kind):
    point = make_point(session, kind, photo_id=kept(session, scene(1)).id)
    check(session, point)
    given = make_confirmation(session, point, photo_id=kept(session, scene(1)).id)

    check_answer(session, ConfirmationGiven(confirmation_id=given.id), NOW + DAY)

    assert [case.person_id for case in cases(session, CaseKind.PHOTO_REUSE)] == [given.person_id]


@pytest.mark.parametrize(
    ("hours", "n"),
    [([0], 0), ([0, 0.2, 0.4], 0), ([0, 5], 1), ([0, 24 * 29], 1), ([0, 24 * 31], 0)],
    ids=["one walk", "one long walk", "two walks", "a month", "longer ago"],
)
def test_the_second_walk_that_nobody_can_walk_is_a_case(session, kind, hours, n):
    person = make_player(session)
    points: list[Any] = [
        make_point(
            session,
            kind,
            person,
            at=(LON, north(40 * step)),
            flags=[Flag.TELEPORT],
            captured_at=NOW + hour * HOUR,
        )
        for step, hour in enumerate(hours)
    ]

    check_point(session, PointAdded(point_id=points[-1].id), NOW + hours[-1] * HOUR)

    assert len(cases(session, CaseKind.TELEPORT)) == n


def test_a_ring_sets_nothing_aside(session, kind):
    person, city_id = (
        make_player(session),
        session.get_one(Campaign, kind.campaign_id).jurisdiction_id,
    )
    session.add(
        MappingCase(
            kind=CaseKind.RING,
            person_id=person.id,
            jurisdiction_id=city_id,
            evidence={},
            state="open",
            opened_at=NOW,
        )
    )
    session.flush()

    assert not is_under_review(session, person.id)
