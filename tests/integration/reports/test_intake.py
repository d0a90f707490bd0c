# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from civic.catalogue.models import Responsibility
from civic.platform.models import OutboxEntry
from civic.platform.outbox import SUBSCRIBERS
from civic.reports.events import ReportSubmitted
from civic.reports.intake_commands import submit
from civic.reports.models import Report, ReportEvent, ReportPhoto
from civic.sla.models import SlaTimer
from tests.factories import (
    LAT,
    LON,
    NOW,
    actor,
    draft,
    make_category,
    make_city,
    make_person,
    make_report,
    outline,
)
from tests.factories_places import make_address, make_building, make_organisation
from tests.factories_reports import (
    assert_nothing_drifts,
    history,
    kinds,
    make_photo,
    owner,
    timers,
    told,
)

ANYONE = owner()


def test_a_report_gets_its_number_department_and_dues(session):
    city = make_city(session)

    report = make_report(session)

    assert report.number == "TST-2026-000001"
    assert report.status == "accepted"
    assert report.department_id == city.department.id
    assert {key: timer.due_at for key, timer in timers(session, report.id).items()} == {
        ("moderation", 1): datetime(2026, 6, 3, 13, 0, tzinfo=UTC),
        ("first_response", 1): datetime(2026, 6, 4, 6, 0, tzinfo=UTC),
        ("resolution", 1): datetime(2026, 6, 9, 13, 0, tzinfo=UTC),
    }
    assert report.due_at == datetime(2026, 6, 4, 6, 0, tzinfo=UTC)
    assert_nothing_drifts(session, report)


def test_the_history_begins_with_receipt_routing_and_acceptance(session):
    city = make_city(session)

    report = make_report(session)

    assert kinds(session, report) == ["received", "routed", "accepted"]
    received, routed, accepted = history(session, report)
    assert (received.actor_role, routed.actor_role, accepted.actor_role) == (
        "reporter",
        "system",
        "system",
    )
    assert routed.department_id == city.department.id
    assert (accepted.from_status, accepted.at, accepted.is_public) == ("submitted", NOW, True)


def test_one_entry_waits_for_each_who_wants_to_hear_of_it(session):
    make_city(session)

    report = make_report(session)

    assert told(session, "report.submitted") == [{"report_id": str(report.id)}]
    wanted = {name for name, known in SUBSCRIBERS.items() if known.event is ReportSubmitted}
    assert set(session.scalars(select(OutboxEntry.subscriber))) == wanted != set()


def test_all_that_was_sent_is_kept(session):
    make_city(session)
    captured_at = NOW - timedelta(hours=5)

    report = make_report(
        session,
        description="  Deep  ",
        address="Corner of the market",
        accuracy_m=12.5,
        name="Maija",
        email="Maija@Posti.fi",
        language="fi",
        captured_at=captured_at.isoformat(),
    )

    assert report.description == "Deep"
    assert (report.address, report.accuracy_m) == ("Corner of the market", 12.5)
    assert (report.contact_name, report.contact_email) == ("Maija", "Maija@posti.fi")
    assert (report.language, report.captured_at, report.received_at) == ("fi", captured_at, NOW)
    assert session.scalar(select(func.ST_X(Report.location))) == pytest.approx(LON)
    assert session.scalar(select(func.ST_Y(Report.location))) == pytest.approx(LAT)


def test_a_report_with_an_account_is_its_persons_and_repeats_no_address(session):
    make_city(session)
    person = make_person(session, "maija@posti.fi")

    report = make_report(session, by=actor(person), email="other@posti.fi", name="X", language=None)

    assert report.reporter_id == person.id
    assert (report.contact_email, report.contact_name) == (None, None)
    assert report.language == "en"
    assert history(session, report)[0].actor_id == person.id


def test_without_a_word_about_language_it_is_the_citys_first(session):
    make_city(session)

    assert make_report(session, language=None).language == "fi"


def test_numbers_count_for_each_city_and_year_in_the_citys_zone(session):
    make_city(session)
    make_city(session, "other", "OTH").jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    almost_midnight = datetime(2026, 12, 31, 21, 59, 59, tzinfo=UTC)

    numbers = [
        make_report(session, now=almost_midnight).number,
        make_report(session, lon=10.5, lat=10.5, now=almost_midnight).number,
        make_report(session, now=almost_midnight).number,
        make_report(session, now=almost_midnight + timedelta(seconds=1)).number,
    ]

    assert numbers == ["TST-2026-000001", "OTH-2026-000001", "TST-2026-000002", "TST-2027-000001"]


def test_sending_it_again_returns_the_first_and_does_nothing(session):
    make_city(session)
    photo = make_photo(session)
    sent = draft(photo_ids=[str(photo.id)])

    first = submit(session, sent, ANYONE, NOW)
    again = submit(session, sent, ANYONE, NOW + timedelta(days=40))

    assert (first.is_new, again.is_new) == (True, False)
    assert again.report is first.report
    counts = {
        model.__tablename__: session.scalar(select(func.count()).select_from(model))
        for model in (Report, SlaTimer, ReportPhoto, ReportEvent)
    }
    assert counts == {"reports": 1, "sla_timers": 3, "report_photos": 1, "report_events": 3}
    assert len(told(session, "report.submitted")) == 1


def test_the_place_says_which_address_and_areas_it_has(session):
    city = make_city(session)
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "5", at=(LON, LAT))

    inside, outside = make_report(session), make_report(session, lon=24.91, lat=60.19)

    assert inside.address == "Aleksanterinkatu 5"
    assert inside.area_ids == [city.area.id]
    assert (outside.address, outside.area_ids) == ("", [])


def test_the_rule_that_made_the_department_responsible_is_kept(session):
    city = make_city(session)
    rule = Responsibility(
        jurisdiction_id=city.jurisdiction.id,
        department_id=city.other_department.id,
        area_id=city.area.id,
    )
    session.add(rule)
    city.jurisdiction.catalogue_version += 1
    session.flush()

    report = make_report(session)

    assert report.department_id == city.other_department.id
    assert (report.routing["why"], report.routing["rule"]["area"]) == ("smallest_area", "centre")
    assert report.routing["department"] == "lighting"
    assert_nothing_drifts(session, report)


def test_a_building_gives_the_report_its_address_and_its_manager(session):
    city = make_city(session)
    manager_id = make_organisation(session, city.jurisdiction.id)
    city.other_department.organisation_id = manager_id
    category = make_category(
        session, city.jurisdiction, city.group, "facade", subject_kind="building"
    )
    rule = Responsibility(
        jurisdiction_id=city.jurisdiction.id,
        department_id=city.department.id,
        category_id=category.id,
        by_building_manager=True,
    )
    session.add(rule)
    building = make_building(
        session, city.jurisdiction.id, address="Aleksanterinkatu 5", organisation_id=manager_id
    )

    report = make_report(session, category="facade", subject_id=str(building.id))

    assert (report.subject_kind, report.subject_id) == ("building", building.id)
    assert report.address == "Aleksanterinkatu 5"
    assert report.department_id == city.other_department.id


def test_photos_are_linked_in_their_order_each_once(session):
    make_city(session)
    one, two = make_photo(session), make_photo(session)

    report = make_report(session, photo_ids=[str(two.id), str(one.id), str(two.id)])

    rows = session.execute(
        select(ReportPhoto.photo_id, ReportPhoto.purpose).order_by(ReportPhoto.position)
    ).all()
    assert [tuple(row) for row in rows] == [(two.id, "report"), (one.id, "report")]
    assert report.n_photos == 2
    assert (one.linked_at, two.linked_at) == (NOW, NOW)


@pytest.mark.parametrize(
    ("changes", "rules", "reasons"),
    [
        ({"description": "Call 0401234567"}, {}, ["personal_data"]),
        ({"description": "you FOOL"}, {"moderation_words": ["fool"]}, ["abusive_words"]),
        ({"category": "sight"}, {}, ["category"]),
    ],
)
def test_what_a_moderator_has_to_see_waits_with_its_reasons(session, changes, rules, reasons):
    city = make_city(session, **rules)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")

    report = make_report(session, **changes)

    assert (report.status, report.moderation_reasons) == ("submitted", reasons)
    assert kinds(session, report) == ["received", "routed"]
    moderation = timers(session, report.id)["moderation", 1]
    assert moderation.stopped_at is None
    assert report.due_at == moderation.due_at
    assert_nothing_drifts(session, report)


def test_the_eleventh_report_of_a_sender_within_a_day_waits(session):
    make_city(session)
    for n in range(10):
        make_report(session, now=NOW + timedelta(minutes=n))

    other = make_report(session, email="other@people.example", now=NOW + timedelta(hours=1))
    same = make_report(session, email="RESIDENT@people.example", now=NOW + timedelta(hours=1))
    later = make_report(session, now=NOW + timedelta(days=1, minutes=1))

    assert other.status == "accepted"
    assert (same.status, same.moderation_reasons) == ("submitted", ["many_today"])
    assert later.status == "accepted"


def test_the_daily_count_is_of_the_account_for_those_who_have_one(session):
    make_city(session)
    person = make_person(session)
    for _ in range(10):
        make_report(session, by=actor(person))

    assert make_report(session, by=actor(person)).moderation_reasons == ["many_today"]
    assert make_report(session).status == "accepted"
