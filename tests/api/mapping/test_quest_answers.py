# SPDX-License-Identifier: EUPL-1.2
"""What an answer on the spot weighs."""

from uuid import UUID

import pytest
from sqlalchemy import select

from civic.mapping.kinds import Answer, Flag, PointState
from civic.mapping.models import Confirmation, MappingPoint, Quest
from civic.mapping.score_models import ScoreEntry
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from tests.factories import LAT, LON
from tests.factories_mapping import make_confirmation, make_point
from tests.factories_play import hours, north, problem


def given(session) -> Confirmation:
    one: Confirmation = session.scalars(select(Confirmation)).one()
    return one


def test_what_was_answered_in_time_is_taken_when_it_comes_late(town, session):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()
    quest = session.get_one(Quest, UUID(offer["id"]))
    quest.offered_at, quest.expires_at = utc_now() - hours(5), utc_now() - hours(4.5)
    session.flush()

    answer = other.answer(offer["id"], "yes", **other.stand(at=utc_now() - hours(4.8)))

    assert (answer.status_code, answer.get_json()["flags"]) == (201, [])


def test_an_answer_counts_once_however_often_it_is_sent(town, session):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()

    answers = [other.answer(offer["id"], said) for said in ("yes", "yes", "no")]

    assert {answer.get_json()["id"] for answer in answers} == {str(given(session).id)}
    assert given(session).answer == Answer.YES
    assert given(session).weight == 1
    assert given(session).log_likelihood_ratio == pytest.approx(0.6931, abs=1e-4)


def test_nobody_answers_for_somebody_else(town):
    town.mapper().add()
    (offer,) = town.mapper().offers()

    foreign = town.mapper()

    assert foreign.answer(offer["id"], "yes").status_code == 404
    assert foreign.caller.post(f"/api/v1/quests/{offer['id']}/skip").status_code == 404
    assert foreign.answer(new_id(), "yes").status_code == 404


def test_two_accounts_on_one_phone_are_no_two_witnesses(town, session):
    mapper = town.mapper()
    mapper.add()
    twin, first, second = town.mapper(), town.mapper(), town.mapper()
    (shown,) = twin.offers()
    twin.device_key = mapper.device_key
    second.device_key = first.device_key
    first.says("yes")
    (offer,) = second.offers()

    same_as_mapper = twin.answer(shown["id"], "yes")
    same_as_other = second.answer(offer["id"], "yes")

    assert (same_as_mapper.status_code, problem(same_as_mapper)) == (409, "/problems/not-to-answer")
    assert same_as_other.get_json()["flags"] == [Flag.SAME_DEVICE]


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({"stood_lat": north(67)}, []),
        ({"stood_lat": north(69)}, [Flag.FAR]),
        ({"accuracy_m": 151}, [Flag.VAGUE]),
        ({"took_s": 1.4}, [Flag.TOO_FAST]),
        ({"took_s": 1.5}, []),
    ],
)
def test_what_proves_nothing_is_taken_and_weighs_nothing(town, session, changes, flags):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()

    answer = other.answer(offer["id"], "yes", **changes)

    assert answer.status_code == 201
    assert answer.get_json()["flags"] == flags
    assert given(session).weight == (0 if flags else 1)


def test_a_phone_that_leaps_over_the_town_proves_nothing(town, session):
    for step in (0, 350):
        make_point(session, town.kind, at=(LON, north(step)))
    make_point(session, town.kind, at=(LON, north(4000)))
    other = town.mapper()
    far = other.offers(lat=north(4000))
    near = other.offers()

    other.answer(far[0]["id"], "yes", **other.stand(LON, north(4000)))
    leapt = other.answer(near[0]["id"], "yes", **other.stand(near[0]["lon"], near[0]["lat"]))

    assert Flag.TELEPORT in leapt.get_json()["flags"]


def test_who_stands_at_a_thing_can_ask_to_be_asked_and_is_believed_but_not_paid(town, session):
    point = town.mapper().add().get_json()
    other = town.mapper()
    path = f"/api/v1/points/{point['id']}/quest"

    far = other.caller.post(path, {"lon": LON, "lat": north(75), "accuracy_m": 8})
    quest = other.caller.post(path, {"lon": LON, "lat": LAT, "accuracy_m": 8})
    other.answer(quest.get_json()["id"], "yes")

    assert (far.status_code, problem(far)) == (409, "/problems/too-far-away")
    assert quest.status_code == 201
    assert given(session).weight == 1.0
    assert session.scalars(select(ScoreEntry).filter_by(ref_id=given(session).id)).all() == []


def test_the_third_who_asks_to_be_asked_counts_little(town, session):
    point = town.mapper().add().get_json()
    drawn = make_confirmation(session, session.get_one(MappingPoint, UUID(point["id"])))
    for _ in range(3):
        other = town.mapper()
        place = {"lon": LON, "lat": LAT, "accuracy_m": 8}
        quest = other.caller.post(f"/api/v1/points/{point['id']}/quest", place)
        other.answer(quest.get_json()["id"], "cant_tell")

    chosen = select(Confirmation.weight).where(Confirmation.id != drawn.id)
    assert session.scalars(chosen.order_by(Confirmation.id)).all() == [1.0, 1.0, 0.25]


def test_nobody_asks_to_be_asked_about_their_own(town):
    mapper = town.mapper()
    point = mapper.add().get_json()

    answer = mapper.caller.post(
        f"/api/v1/points/{point['id']}/quest", {"lon": LON, "lat": LAT, "accuracy_m": 8}
    )

    assert problem(answer) == "/problems/not-to-answer"


def test_of_what_is_decided_nobody_asks(town, session):
    point = make_point(session, town.kind, state=PointState.PROMOTED)

    answer = town.mapper().caller.post(
        f"/api/v1/points/{point.id}/quest", {"lon": LON, "lat": LAT, "accuracy_m": 8}
    )

    assert answer.status_code == 404


def test_a_point_of_ones_own_is_answered_from_no_other_account_of_the_phone(town, session):
    mapper = town.mapper()
    mapper.add()
    twin = town.mapper()
    twin.device_key = mapper.device_key
    point = session.scalars(select(MappingPoint)).one()

    (offer,) = twin.offers()

    assert problem(twin.answer(offer["id"], "no")) == "/problems/not-to-answer"
    assert point.state == PointState.PROVISIONAL


@pytest.mark.parametrize("off_h", [-1, 1])
def test_a_clock_that_is_off_tells_of_no_moment_before_the_question_or_after_now(
    town, session, off_h
):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()

    answer = other.answer(offer["id"], "yes", **other.stand(at=utc_now() + hours(off_h)))

    quest = session.get_one(Quest, UUID(offer["id"]))
    assert answer.status_code == 201
    assert quest.offered_at <= given(session).captured_at <= given(session).received_at


def test_who_has_left_the_game_answers_nothing_that_was_asked_before(town, session):
    town.mapper().add()
    other = town.mapper()
    (offer,) = other.offers()
    other.caller.call("DELETE", "/api/v1/me/game")

    assert other.answer(offer["id"], "yes").status_code == 404
    assert session.scalars(select(Confirmation)).all() == []
