# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a report: everything on one screen, and nothing that this desk may not see."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.places.models import Organisation
from civic.platform.clock import utc_now
from civic.reports.commands import SYSTEM
from civic.reports.models import Report
from tests.factories import (
    LAT,
    LON,
    City,
    actor,
    make_category,
    make_city,
    make_person,
    make_report,
    make_staff,
)
from tests.factories_api import Caller, counted, signed_in
from tests.factories_places import make_asset, make_building, square
from tests.factories_reports import ask_reporter, make_answered, make_photo, move, reply, worker

HOURS_AGO = timedelta(hours=3)
#: Degrees of longitude that are about 100 m in Helsinki.
NEXT_CORNER = 0.0018


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def clerk(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city))


def received(session: Session, **changes: Any) -> Report:
    report = make_report(session, now=utc_now() - HOURS_AGO, **changes)
    session.flush()
    return report


def sheet(caller: Caller, report: Report) -> dict[str, Any]:
    answer = caller.get(f"/api/v1/desk/reports/{report.id}/sheet")
    assert answer.status_code == 200, answer.text
    return answer.get_json()  # type: ignore[no-any-return]


def numbers(items: list[dict[str, Any]]) -> list[str]:
    return [item["number"] for item in items]


def test_a_sheet_has_the_report_its_history_and_who_works_on_it(session, clerk, city):
    report = received(session)
    mate = make_staff(session, city)
    mate.name = "Aino"
    report.assignee_id, report.priority = mate.id, "high"
    session.flush()

    shown = sheet(clerk, report)

    assert shown["report"]["contact"]["email"] == "resident@people.example"
    assert [row["kind"] for row in shown["timeline"]][:2] == ["received", "routed"]
    assert shown["assignee"] == {"id": str(mate.id), "name": "Aino"}
    assert (shown["priority"], shown["building"], shown["assets"]) == ("high", None, [])
    assert shown["time_left_s"] > 0
    by_number = clerk.get(f"/api/v1/desk/reports/{report.number}/sheet").get_json()
    assert by_number["report"] == shown["report"]


def test_every_reading_of_contact_and_of_a_reporters_history_is_written_down(session, clerk):
    report = received(session)
    sheet(clerk, report)
    received(session, email="Resident@people.example")

    sheet(clerk, report)

    read = session.scalars(select(AccessEntry.what).filter_by(subject_id=report.id)).all()
    assert sorted(read) == ["report.contact", "report.contact", "reporter.history"]


def test_nearby_is_what_is_open_within_150_m_of_any_category(session, clerk, city):
    make_category(session, city.jurisdiction, city.group, "lamp")
    report = received(session)
    corner = received(session, lon=LON + NEXT_CORNER, category="lamp", email="b@people.example")
    here = received(session, email="c@people.example")
    received(session, lon=LON + 3 * NEXT_CORNER, email="d@people.example")
    make_answered(session, worker(session, city), utc_now() - HOURS_AGO, email="e@people.example")
    session.flush()

    nearby = sheet(clerk, report)["nearby"]

    assert numbers(nearby) == [here.number, corner.number]
    assert nearby[0]["distance_m"] == 0
    assert 95 < nearby[1]["distance_m"] < 105


def test_similar_says_why_and_knows_what_ended_within_a_year(session, clerk, city):
    make_category(session, city.jurisdiction, city.group, "lamp")
    report = received(session, description="A deep hole by the tram stop")
    words = received(
        session,
        category="lamp",
        description="Deep hole by the tram stop!",
        lon=LON + NEXT_CORNER,
        email="b@people.example",
    )
    by = worker(session, city)
    ended = make_answered(
        session, by, utc_now() - HOURS_AGO, description="Kuoppa", email="c@people.example"
    )
    other = received(session, category="lamp", description="Dark", email="d@people.example")
    long_ago = make_answered(session, by, utc_now() - HOURS_AGO, email="e@people.example")
    long_ago.answered_at = utc_now() - timedelta(days=400)
    session.flush()

    similar = sheet(clerk, report)["similar"]

    assert numbers(similar) == [ended.number, words.number]
    assert [item["alike"] for item in similar] == [["category"], ["words"]]
    assert similar[0]["score"] >= similar[1]["score"] > 0
    assert other.number not in numbers(similar)


def test_a_reporters_history_has_nothing_private_of_other_departments(session, clerk, city):
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    me = actor(make_person(session))
    report = received(session, by=me, email=None)
    shared = received(session, by=me, email=None)
    mine = received(session, by=me, email=None, category="secret")
    theirs = received(session, by=me, email=None, category="secret")
    theirs.department_id = city.other_department.id
    gone = move(session, received(session, by=me, email=None), SYSTEM, "withdrawn", now=utc_now())
    gone.department_id = city.other_department.id
    received(session, email="somebody@people.example")
    session.flush()

    history = sheet(clerk, report)["reporter"]

    assert set(numbers(history["recent"])) == {shared.number, mine.number}
    assert (history["n_reports"], history["n_open"], history["n_upheld"]) == (2, 2, 0)
    assert history["is_registered"]


def test_private_reports_of_others_are_neither_nearby_nor_similar(session, app, client, city):
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    report = received(session)
    secret = received(session, category="secret", email="b@people.example")
    report.department_id = city.other_department.id
    session.flush()

    elsewhere = signed_in(
        app, session, make_staff(session, city, Role.CLERK, city.other_department)
    )
    moderator = signed_in(app, session, make_staff(session, city, Role.MODERATOR))

    assert sheet(elsewhere, report)["nearby"] == sheet(elsewhere, report)["similar"] == []
    assert numbers(sheet(moderator, report)["nearby"]) == [secret.number]


def test_the_building_shows_its_passport_and_things_in_the_street_their_numbers(
    session, clerk, city
):
    manager = Organisation(
        jurisdiction_id=city.jurisdiction.id,
        code="homes",
        name={"en": "Homes"},
        phone="+358 9 123",
        opening_hours="Mo-Fr 09:00-15:00",
    )
    session.add(manager)
    session.flush()
    outline = square(LON - 0.0001, LAT - 0.0001)
    building = make_building(
        session, city.jurisdiction.id, outline=outline, organisation_id=manager.id
    )
    asset = make_asset(session, city.jurisdiction.id, at=(LON + 0.0002, LAT))
    make_asset(session, city.jurisdiction.id, osm_ref="node/22", at=(LON + NEXT_CORNER, LAT))
    report = received(session)

    shown = sheet(clerk, report)

    passport = shown["building"]
    assert (passport["id"], passport["built_year"], passport["n_floors"]) == (
        str(building.id),
        1912,
        4,
    )
    assert (passport["manager"]["name"], passport["manager"]["opening_hours"]) == (
        "Homes",
        "Mo-Fr 09:00-15:00",
    )
    assert (passport["is_subject"], passport["distance_m"]) == (False, 0)
    assert [(a["id"], a["ref"]) for a in shown["assets"]] == [(str(asset.id), "K 17")]


def test_a_reply_is_new_until_somebody_of_the_city_does_something(session, clerk, city):
    report = received(session)
    by = worker(session, city)
    ask_reporter(session, report, by, utc_now() - timedelta(hours=2))
    assert not sheet(clerk, report)["flags"]["replied"]
    assert sheet(clerk, report)["flags"]["paused"]

    reply(session, report, utc_now() - timedelta(hours=1))
    session.flush()

    flags = sheet(clerk, report)["flags"]
    assert (flags["replied"], flags["paused"]) == (True, False)
    assert numbers(clerk.get("/api/v1/desk/queue?replied=true").get_json()["items"]) == [
        report.number
    ]
    move(session, report, by, "in_progress", now=utc_now())
    session.flush()
    assert not sheet(clerk, report)["flags"]["replied"]
    assert clerk.get("/api/v1/desk/queue?replied=true").get_json()["items"] == []


def test_a_sheet_costs_the_same_few_statements_whatever_stands_around(
    session, clerk, connection, city
):
    me = actor(make_person(session))
    photo = str(make_photo(session).id)
    report = received(session, by=me, email=None, photo_ids=[photo])
    sent = []
    for n_more in (1, 12):
        for n in range(n_more):
            received(session, by=me, email=None, lon=LON + n * 0.00005)
            make_asset(session, city.jurisdiction.id, osm_ref=f"node/{n_more}{n}", at=(LON, LAT))
        session.expunge_all()
        with counted(connection) as one:
            sheet(clerk, report)
        sent.append(one)

    assert sent[0].n_pure == sent[1].n_pure, f"{sent[0]}\n\n{sent[1]}"
    assert sent[1].n_pure <= 12, str(sent[1])
