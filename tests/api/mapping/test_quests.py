# SPDX-License-Identifier: EUPL-1.2
"""Which questions somebody is shown, and for how long."""

from uuid import UUID

import pytest

from civic.mapping.models import Quest
from civic.platform.clock import utc_now
from tests.factories import LAT, LON
from tests.factories_api import Caller
from tests.factories_mapping import make_point
from tests.factories_play import hours, north, problem


def test_others_are_asked_and_the_mapper_is_not(town):
    mapper, other = town.mapper(), town.mapper()
    point = mapper.add().get_json()

    (offer,) = other.offers()

    assert mapper.offers() == []
    assert (offer["purpose"], offer["distance_m"]) == ("verify", 0)
    assert (offer["lon"], offer["lat"]) == (point["lon"], point["lat"])


def test_an_offer_tells_neither_who_nor_what_others_say(town):
    town.mapper().add()
    town.mapper().says("yes")

    (offer,) = town.mapper().offers()

    assert set(offer) == {
        "id",
        "purpose",
        "kind",
        "campaign",
        "report",
        "lon",
        "lat",
        "distance_m",
        "photo",
        "expires_at",
    }


@pytest.mark.parametrize(("metres", "n"), [(399, 1), (401, 0)])
def test_only_what_is_near_is_asked_about(town, metres, n):
    town.mapper().add()

    assert len(town.mapper().offers(lat=north(metres))) == n


def test_at_most_five_at_a_time_and_the_same_until_answered(town, session):
    for step in range(8):
        make_point(session, town.kind, at=(LON, north(30 * step)))
    other = town.mapper()

    first, second = other.offers(), other.offers()

    assert len(first) == 5
    assert first == second


def test_others_come_when_one_is_answered(town, session):
    for step in range(7):
        make_point(session, town.kind, at=(LON, north(30 * step)))
    other = town.mapper()
    before = {offer["id"] for offer in other.offers()}

    other.says("yes")
    after = {offer["id"] for offer in other.offers()}

    assert len(after) == 5
    assert len(before & after) == 4


def test_questions_are_drawn_by_chance(town, session):
    for step in range(40):
        make_point(session, town.kind, at=(LON, north(9 * step)))

    drawn = [frozenset(offer["lat"] for offer in town.mapper().offers()) for _ in range(3)]

    assert len(set(drawn)) > 1


def test_others_can_be_asked_for_four_times_a_day(town, session):
    for step in range(40):
        make_point(session, town.kind, at=(LON, north(9 * step)))
    other = town.mapper()
    seen = {offer["id"] for offer in other.offers()}

    for _ in range(4):
        anew = {offer["id"] for offer in other.offers(refresh="true")}
        assert not anew & seen
        seen |= anew
    query = {"lon": LON, "lat": LAT, "refresh": "true"}
    refused = other.caller.get("/api/v1/quests", query_string=query)

    assert (refused.status_code, problem(refused)) == (429, "/problems/enough-refreshes")


def test_what_was_put_aside_is_not_asked_again_that_day(town):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()

    skipped = other.caller.post(f"/api/v1/quests/{offer['id']}/skip")

    assert skipped.status_code == 200
    assert other.offers() == []


def test_a_question_that_ran_out_is_asked_anew(town, session):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()
    quest = session.get_one(Quest, UUID(offer["id"]))
    quest.offered_at, quest.expires_at = utc_now() - hours(1), utc_now() - hours(0.5)
    session.flush()

    late = other.answer(offer["id"], "yes")
    (anew,) = other.offers()

    assert (late.status_code, problem(late)) == (410, "/problems/quest-over")
    assert anew["id"] == offer["id"]
    assert other.answer(anew["id"], "yes").status_code == 201


def test_without_an_account_nobody_is_asked(town):
    query = {"lon": LON, "lat": LAT}

    assert Caller(town.app).get("/api/v1/quests", query_string=query).status_code == 401


def test_what_is_far_by_now_is_not_shown_and_takes_no_place(town, session):
    for step in range(6):
        make_point(session, town.kind, at=(LON, north(30 * step)))
        make_point(session, town.kind, at=(LON, north(1500 + 30 * step)))
    other = town.mapper()
    before = other.offers()

    after = other.offers(lat=north(1500))

    assert len(after) == 5
    assert not {offer["id"] for offer in before} & {offer["id"] for offer in after}


def test_putting_aside_one_by_one_is_counted_too(town, session):
    for step in range(23):
        make_point(session, town.kind, at=(LON, north(9 * step)))
    other = town.mapper()

    answers = [
        other.caller.post(f"/api/v1/quests/{other.offers()[0]['id']}/skip") for _ in range(21)
    ]

    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
