# SPDX-License-Identifier: EUPL-1.2
"""Moderators decide what residents did not."""

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.catalogue.models import Question
from civic.mapping.decision_commands import decide
from civic.mapping.kinds import PointState
from civic.mapping.models import Campaign, MappingPoint
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.models import Report
from tests.factories import make_city, make_staff, texts
from tests.factories_api import counted, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, make_photo

TRIAGE = "/api/v1/desk/mapping/triage"
SEEN = {"verdict": "verified", "note": "I went there."}


@pytest.fixture
def kind(session, city):
    return make_kind(session, make_campaign(session, city), city.category.id)


@pytest.fixture
def moderator(desk):
    return desk(Role.MODERATOR)


@pytest.fixture
def point(session, kind):
    """A point that has waited for a moderator since a month."""
    found_at = utc_now() - 31 * DAY
    return make_point(
        session,
        kind,
        state=PointState.TRIAGE,
        captured_at=found_at,
        photo_id=make_photo(session).id,
        log_odds=1.5404,
        n_yes=1,
    )


def decision_of(point: MappingPoint) -> str:
    return f"/api/v1/desk/points/{point.id}/decision"


def test_moderators_read_what_was_found_and_how_likely_it_is(session, kind, point, moderator):
    make_point(session, kind)

    shown = moderator.get(f"{TRIAGE}?lang=sv").get_json()

    (listed,) = shown["points"]
    assert shown["n"] == 1
    assert listed["id"] == str(point.id)
    assert listed["probability"] == pytest.approx(0.8235, abs=1e-4)
    assert listed["answers"] == [
        {"question": "How high is the kerb? (sv)", "answer": "Higher (sv)"}
    ]
    assert listed["photo"]["url"].startswith("/photos/")
    assert str(point.author_id) not in moderator.get(TRIAGE).text


def test_what_can_always_be_answered_has_words(session, point, moderator):
    point.answers = {"height": "not_accessible"}
    session.flush()

    (listed,) = moderator.get(TRIAGE).get_json()["points"]

    assert listed["answers"][0]["answer"] == "Can't get there"


def test_the_list_takes_as_many_statements_for_many_points(
    session, connection, kind, point, moderator
):
    with counted(connection) as few:
        moderator.get(TRIAGE)
    other = make_kind(session, session.get_one(Campaign, kind.campaign_id))
    for n in range(6):
        make_point(session, (kind, other)[n % 2], state=PointState.TRIAGE, captured_at=utc_now())
    with counted(connection) as many:
        answer = moderator.get(TRIAGE).get_json()

    assert [len(each["answers"]) for each in answer["points"]] == [1] * 7
    assert few.n_pure == many.n_pure


def test_moderators_see_their_own_city_only(app, session, point):
    elsewhere = make_city(session, "elsewhere", "ELS")
    stranger = signed_in(app, session, make_staff(session, elsewhere, Role.MODERATOR))

    assert stranger.get(TRIAGE).get_json() == {"points": [], "n": 0}
    assert stranger.post(decision_of(point), SEEN).status_code == 404


def test_a_point_on_a_moderators_word_becomes_a_report(session, point, moderator):
    answer = moderator.post(decision_of(point), SEEN).get_json()

    report = session.scalars(select(Report)).one()
    assert answer == {"id": str(point.id), "state": "promoted", "report": report.number}
    session.refresh(point)
    assert (point.decision_note, point.report_id) == ("I went there.", report.id)
    assert point.decided_by is not None
    assert moderator.get(TRIAGE).get_json()["n"] == 0


def test_a_point_that_is_not_there_is_rejected_and_judges_its_answers(session, point, moderator):
    said = make_confirmation(session, point, captured_at=utc_now() - DAY)

    answer = moderator.post(decision_of(point), SEEN | {"verdict": "rejected"}).get_json()

    session.refresh(said)
    assert (answer["state"], answer["report"], said.is_right) == ("rejected", None, False)


def test_a_point_is_decided_once(session, point, moderator):
    assert moderator.post(decision_of(point), SEEN).status_code == 200

    again = moderator.post(decision_of(point), SEEN)

    assert (again.status_code, again.get_json()["type"]) == (409, "/problems/point-decided")


def test_nobody_decides_what_they_mapped_themselves(app, session, city, kind):
    person = make_player(session, make_staff(session, city, Role.MODERATOR))
    own = make_point(session, kind, person, state=PointState.TRIAGE)

    answer = signed_in(app, session, person).post(decision_of(own), SEEN)

    assert answer.status_code == 403


def test_a_decision_says_why(point, moderator):
    assert moderator.post(decision_of(point), SEEN | {"note": " "}).status_code == 422
    assert moderator.post(decision_of(point), SEEN | {"verdict": "triage"}).status_code == 422


def test_a_point_that_nobody_can_tell_more_of_becomes_a_report_all_the_same(
    session, city, point, moderator
):
    session.add(
        Question(
            id=new_id(),
            category_id=city.category.id,
            code="height",
            kind="choice",
            is_required=True,
            label=texts("Height"),
            options=[{"code": code, "name": texts(code)} for code in ("low", "high")],
            position=0,
        )
    )
    city.jurisdiction.catalogue_version += 1
    point.answers = {"height": "cant_tell"}
    session.flush()

    assert moderator.post(decision_of(point), SEEN).get_json()["state"] == "promoted"
    assert session.scalars(select(Report.answers)).one() == {}


def test_deciding_leaves_what_is_decided_alone(session, point, moderator):
    moderator.post(decision_of(point), SEEN)

    decide(session, point.id, utc_now())

    session.refresh(point)
    assert point.state == PointState.PROMOTED
