# SPDX-License-Identifier: EUPL-1.2
"""What is asked about, and who is asked."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from civic.accounts.kinds import Role
from civic.mapping.kinds import AgeGroup, PointState, Purpose
from civic.mapping.models import Quest
from civic.platform.clock import utc_now
from civic.reports.commands import By
from civic.reports.kinds import ActorRole
from tests.factories import LAT, LON, actor, make_report, make_staff
from tests.factories_mapping import make_kind, make_point
from tests.factories_play import Town, hours, make_town, north, problem
from tests.factories_reports import DAY, make_answered, make_photo, respond


def department(town: Town) -> By:
    clerk = make_staff(town.session, town.city)
    return By(ActorRole.DEPARTMENT, clerk.id, town.city.department.id)


@pytest.fixture
def clock(monkeypatch) -> Callable[[int, int], None]:
    """Set the time of day of questions; UTC, two or three hours before Helsinki."""

    def set_to(hour: int, minute: int) -> None:
        at = (utc_now() + DAY).replace(month=1, hour=hour, minute=minute)
        monkeypatch.setattr("civic.mapping.quest_routes.utc_now", lambda: at)

    return set_to


def test_dangerous_things_are_not_asked_about(town, session):
    town.kind.is_unsafe = True
    make_point(session, town.kind)

    assert town.mapper().offers() == []


def test_minors_are_not_asked_in_campaigns_for_adults(app, session, clock):
    town = make_town(app, session, is_adults_only=True)
    make_point(session, town.kind)
    clock(10, 0)

    assert town.mapper(age_group=AgeGroup.MINOR).offers() == []
    assert len(town.mapper().offers()) == 1


def test_minors_do_not_find_questions_in_campaigns_for_adults_either(app, session):
    town = make_town(app, session, is_adults_only=True)
    path = f"/api/v1/points/{make_point(session, town.kind).id}/quest"

    answer = town.mapper(age_group=AgeGroup.MINOR).caller.post(
        path, {"lon": LON, "lat": LAT, "accuracy_m": 8}
    )

    assert problem(answer) == "/problems/adults-only"


@pytest.mark.parametrize(("hour", "minute", "n"), [(4, 59, 0), (5, 0, 1), (18, 59, 1), (19, 0, 0)])
def test_minors_are_sent_nowhere_between_nine_in_the_evening_and_seven(
    town, session, clock, hour, minute, n
):
    make_point(session, town.kind)
    clock(hour, minute)

    assert len(town.mapper(age_group=AgeGroup.MINOR).offers()) == n
    assert len(town.mapper().offers()) == 1


def test_an_answered_report_is_asked_about_on_the_spot(town, session):
    report = make_answered(session, department(town), utc_now() - hours(3))

    (offer,) = town.mapper().offers()

    assert offer["purpose"] == "is_it_fixed"
    assert offer["report"]["number"] == report.number
    assert offer["report"]["outcome"] == "fixed"


def test_nobody_is_asked_about_their_own_report(town, session):
    reporter = town.mapper()
    report = make_report(session, by=actor(reporter.person), now=utc_now() - hours(3))
    respond(session, report, department(town), utc_now() - hours(2))

    assert reporter.offers() == []


def test_staff_are_not_asked_about_their_own_departments_answers(town, session):
    make_answered(session, department(town), utc_now() - hours(3))
    own = town.mapper(make_staff(session, town.city))
    other = town.mapper(make_staff(session, town.city, Role.CLERK, town.city.other_department))

    assert own.offers() == []
    assert len(other.offers()) == 1


def test_private_reports_are_not_asked_about(town, session):
    report = make_answered(session, department(town), utc_now() - hours(3))
    report.visibility = "private"
    session.flush()

    assert town.mapper().offers() == []


def test_a_thing_found_long_ago_is_asked_about_again(town, session):
    bench = make_kind(session, town.campaign, None, recheck_days=30)
    old, fresh = (
        make_point(
            session,
            bench,
            at=(LON, north(20 * n)),
            state=PointState.VERIFIED,
            decided_at=utc_now() - hours(24 * days),
        )
        for n, days in enumerate((31, 29))
    )

    offers = town.mapper().offers()

    assert [offer["purpose"] for offer in offers] == ["still_there"]
    assert offers[0]["lat"] == pytest.approx(LAT)
    assert old.id != fresh.id


def test_a_photo_helps_to_recognise_it_unless_it_is_sensitive(town, session):
    photo = make_photo(session)
    town.mapper().add(photo_id=str(photo.id))

    (shown,) = town.mapper().offers()
    town.kind.is_sensitive = True
    session.flush()
    (hidden,) = town.mapper().offers()

    assert shown["photo"]["id"] == str(photo.id)
    assert hidden["photo"] is None


@pytest.mark.parametrize(("days", "n"), [(13.9, 0), (14.1, 1)])
def test_of_what_is_open_for_long_people_are_asked_whether_it_is_still_there(
    town, session, days, n
):
    report = make_report(session, now=utc_now() - hours(24 * days))

    offers = town.mapper().offers()

    told = [(offer["purpose"], offer["report"]["number"]) for offer in offers]
    assert told == [("still_there", report.number)] * n


def test_nobody_can_tell_which_questions_are_about_something_certain(town, session):
    make_point(session, town.kind)
    other = town.mapper()
    (plain,) = other.offers()

    session.execute(update(Quest).values(purpose=Purpose.GOLD))

    assert other.offers() == [plain]
