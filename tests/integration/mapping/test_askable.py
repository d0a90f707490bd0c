# SPDX-License-Identifier: EUPL-1.2
"""What somebody can be asked about near a place."""

import pytest
from shapely import Point

from civic.mapping.kinds import CampaignState, PointState, Purpose
from civic.mapping.quest_queries import Askable, Asking, askable
from civic.reports.commands import By
from civic.reports.kinds import ActorRole
from tests.factories import LAT, LON, NOW, actor, make_report, make_staff
from tests.factories_mapping import (
    make_confirmation,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR, respond

LATER = NOW + 20 * DAY


@pytest.fixture
def observer(session):
    return make_player(session)


def asked(session, observer, *departments, now=NOW) -> list[Askable]:
    asking = Asking(observer.id, Point(LON, LAT), departments, is_minor=False)
    return askable(session, asking, now)


def test_what_staff_made_sure_of_lately_is_gold(session, city, kind, observer):
    moderator = make_staff(session, city)
    for state, days in ((PointState.VERIFIED, 13), (PointState.REJECTED, 13)):
        make_point(session, kind, state=state, decided_by=moderator.id, decided_at=NOW - days * DAY)
    for state in (PointState.VERIFIED, PointState.REJECTED):
        make_point(session, kind, state=state, decided_at=NOW)
        make_point(session, kind, state=state, decided_by=moderator.id, decided_at=NOW - 15 * DAY)

    found = asked(session, observer)

    assert {each.purpose for each in found} == {Purpose.GOLD}
    assert sorted(each.is_there for each in found if each.is_there is not None) == [False, True]
    assert len(found) == 2


@pytest.mark.parametrize(("outcome", "n"), [("scheduled", [True]), ("fixed", [])])
def test_what_a_department_planned_is_there_and_what_it_fixed_waits_until_it_is_closed(
    session, city, kind, observer, outcome, n
):
    clerk = make_staff(session, city)
    report = make_report(session, now=NOW - DAY)
    details = {"scheduled_on": "2026-08-01"} if outcome == "scheduled" else {}
    by = By(ActorRole.DEPARTMENT, clerk.id, city.department.id)
    respond(session, report, by, NOW - HOUR, outcome=outcome, **details)
    make_point(session, kind, state=PointState.CONFIRMED, report_id=report.id)

    found = [each for each in asked(session, observer) if each.purpose is Purpose.GOLD]

    assert [each.is_there for each in found] == n


def test_what_somebody_has_answered_is_no_gold_for_them(session, city, kind, observer):
    point = make_point(session, kind, captured_at=NOW - DAY)
    make_confirmation(session, point, observer)
    point.state, point.decided_at = PointState.VERIFIED, NOW
    point.decided_by = make_staff(session, city).id
    session.flush()

    assert asked(session, observer) == []
    assert [each.purpose for each in asked(session, make_player(session))] == [Purpose.GOLD]


@pytest.mark.parametrize(
    "changes", [{"closed_at": NOW}, {"state": CampaignState.DRAFT, "approved_at": None}]
)
def test_nobody_is_asked_in_a_campaign_that_is_closed_or_a_draft(
    session, campaign, kind, observer, changes
):
    make_point(session, kind)
    before = asked(session, observer)
    for name, value in changes.items():
        setattr(campaign, name, value)
    session.flush()

    assert (len(before), asked(session, observer)) == (1, [])


def test_whether_an_old_report_is_still_there_is_asked_of_strangers_in_public(
    session, city, observer
):
    own = make_player(session)
    report = make_report(session, by=actor(own))

    assert [each.purpose for each in asked(session, observer, now=LATER)] == [Purpose.STILL_THERE]
    assert asked(session, own, now=LATER) == []
    assert asked(session, observer, city.department.id, now=LATER) == []
    report.visibility = "private"
    session.flush()
    assert asked(session, observer, now=LATER) == []


@pytest.mark.parametrize("is_answered", [False, True])
def test_only_reports_of_places_are_asked_about(session, city, observer, is_answered):
    report = make_report(session, now=LATER - 20 * DAY)
    if is_answered:
        by = By(ActorRole.DEPARTMENT, make_staff(session, city).id, city.department.id)
        respond(session, report, by, LATER - DAY)
    before = asked(session, observer, now=LATER)
    city.category.subject_kind = "building"
    session.flush()

    assert (len(before), asked(session, observer, now=LATER)) == (1, [])
