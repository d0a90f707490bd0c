# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory, WrongSubject
from civic.catalogue.models import Category, Question
from civic.photos.errors import UnknownPhoto
from civic.platform.ids import new_id
from civic.platform.problems import InvalidBody
from civic.reports.errors import IdTaken, OutsideCity, PhotoMissing, SubjectMissing
from civic.reports.intake_commands import submit
from civic.reports.models import Report
from tests.factories import (
    NOW,
    City,
    actor,
    draft,
    make_category,
    make_city,
    make_person,
    make_report,
    outline,
    texts,
)
from tests.factories_places import make_asset, make_building, make_facility
from tests.factories_reports import make_photo, owner

ANYONE = owner()
KEPT_ELSEWHERE = str(UUID(int=7))


def category(session: Session, city: City, code: str, **changes: Any) -> Category:
    return make_category(session, city.jurisdiction, city.group, code, **changes)


def n_reports(session: Session) -> int | None:
    return session.scalar(select(func.count()).select_from(Report))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"lon": 10.0}, OutsideCity),
        ({"category": "no-such"}, UnknownCategory),
        ({"category": "withdrawn"}, UnknownCategory),
        ({"category": "snow"}, OutOfSeason),
        ({"category": "photo"}, PhotoMissing),
        ({"category": "house"}, SubjectMissing),
        ({"category": "house", "subject_id": KEPT_ELSEWHERE}, SubjectMissing),
        ({"answers": {"never-asked": 1}}, InvalidAnswers),
        ({"category": "asking"}, InvalidAnswers),
        ({"photo_ids": [KEPT_ELSEWHERE]}, UnknownPhoto),
        ({"email": None}, InvalidBody),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(session, changes, refusal):
    city = make_city(session)
    category(session, city, "withdrawn", withdrawn_at=NOW)
    category(session, city, "snow", season_from="11-15", season_to="04-15")
    category(session, city, "photo", photo="required")
    category(session, city, "house", subject_kind="building")
    asking = category(session, city, "asking")
    session.add(
        Question(
            category_id=asking.id,
            code="depth",
            kind="number",
            is_required=True,
            label=texts("How deep?"),
            options=[],
            position=0,
        )
    )
    session.flush()
    nested = session.begin_nested()

    with pytest.raises(refusal):
        make_report(session, **changes)

    nested.rollback()
    assert n_reports(session) == 0


def test_the_season_is_that_of_the_citys_day(session):
    city = make_city(session)
    category(session, city, "snow", season_from="11-15", season_to="04-15")
    before = datetime(2026, 11, 14, 21, 59, tzinfo=UTC)
    in_season = datetime(2026, 11, 14, 22, 0, tzinfo=UTC)

    with pytest.raises(OutOfSeason) as refusal:
        make_report(session, category="snow", now=before)

    assert refusal.value.members["opens_on"] == date(2026, 11, 15)
    assert make_report(session, category="snow", now=in_season).number


@pytest.mark.parametrize(
    ("kind", "word"),
    [("building", "building"), ("facility", "facility"), ("asset", "piece of equipment")],
)
def test_a_subject_of_another_city_is_not_there(session, kind, word):
    city = make_city(session)
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    category(session, city, "thing", subject_kind=kind)
    makers: dict[str, Any] = {"building": make_building, "facility": make_facility}
    make = makers.get(kind, make_asset)
    ours = make(session, city.jurisdiction.id)
    theirs = make(session, other.jurisdiction.id)

    assert make_report(session, category="thing", subject_id=str(ours.id)).subject_id == ours.id
    with pytest.raises(SubjectMissing, match=f"no such {word} in this city"):
        make_report(session, category="thing", subject_id=str(theirs.id))


def test_a_subject_of_another_kind_is_refused_with_the_kinds_that_fit(session):
    city = make_city(session)
    category(session, city, "lamp", subject_kind="asset", subject_kinds=["street_lamp"])
    lamp = make_asset(session, city.jurisdiction.id, kind="street_lamp")
    bench = make_asset(session, city.jurisdiction.id, kind="bench", osm_ref="node/22")
    house = make_building(session, city.jurisdiction.id)

    assert make_report(session, category="lamp", subject_id=str(lamp.id)).subject_id == lamp.id
    with pytest.raises(WrongSubject) as refusal:
        make_report(session, category="lamp", subject_id=str(bench.id))
    assert refusal.value.members["subject_kinds"] == ["street_lamp"]
    with pytest.raises(SubjectMissing):
        make_report(session, category="lamp", subject_id=str(house.id))


def test_which_subject_is_wanted_is_told(session):
    city = make_city(session)
    category(session, city, "lamp", subject_kind="asset", subject_kinds=["street_lamp"])

    with pytest.raises(SubjectMissing) as refusal:
        make_report(session, category="lamp")

    assert refusal.value.members == {"subject_kind": "asset", "subject_kinds": ["street_lamp"]}


def test_a_photo_fulfils_the_duty(session):
    city = make_city(session)
    category(session, city, "photo", photo="required")

    report = make_report(session, category="photo", photo_ids=[str(make_photo(session).id)])

    assert report.n_photos == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"description": "Something else"},
        {"lon": 24.946},
        {"email": "thief@people.example"},
        {"report_key": "k" * 30},
    ],
)
def test_an_id_opens_nothing_to_who_does_not_know_all_that_was_sent(session, changes):
    make_city(session)
    report = make_report(session)

    with pytest.raises(IdTaken):
        make_report(session, **({"id": str(report.id)} | changes))


def test_an_id_of_one_person_opens_nothing_to_another(session):
    make_city(session)
    one, other = (actor(make_person(session)) for _ in range(2))
    sent = draft(id=str(new_id()))
    submit(session, sent, one, NOW)

    assert not submit(session, sent, one, NOW).is_new
    for stranger in (other, ANYONE):
        with pytest.raises(IdTaken):
            submit(session, sent, stranger, NOW)
