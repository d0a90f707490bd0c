# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.mapping.kinds import AgeGroup, Answer, Flag, PointState
from civic.mapping.models import Confirmation, MappingPoint, Quest
from civic.mapping.score_models import ScoreEntry
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports.commands import By
from civic.reports.kinds import ActorRole
from tests.factories import LAT, LON, actor, make_report, make_staff
from tests.factories_api import Caller
from tests.factories_mapping import make_confirmation, make_kind, make_point
from tests.factories_play import Town, hours, make_town, north
from tests.factories_reports import DAY, make_answered, make_photo, respond


@pytest.fixture
def town(app, session) -> Town:
    return make_town(app, session)


def problem(answer) -> str:
    return str(answer.get_json()["type"])


def given(session) -> Confirmation:
    one: Confirmation = session.scalars(select(Confirmation)).one()
    return one


def department(town: Town) -> By:
    clerk = make_staff(town.session, town.city)
    return By(ActorRole.DEPARTMENT, clerk.id, town.city.department.id)


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


def test_dangerous_things_are_not_asked_about(town, session):
    town.kind.is_unsafe = True
    make_point(session, town.kind)

    assert town.mapper().offers() == []


@pytest.fixture
def clock(monkeypatch) -> Callable[[int, int], None]:
    """Set the time of day of questions; UTC, two or three hours before Helsinki."""

    def set_to(hour: int, minute: int) -> None:
        at = (utc_now() + DAY).replace(month=1, hour=hour, minute=minute)
        monkeypatch.setattr("civic.mapping.quest_routes.utc_now", lambda: at)

    return set_to


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


def test_without_an_account_nobody_is_asked(town):
    query = {"lon": LON, "lat": LAT}

    assert Caller(town.app).get("/api/v1/quests", query_string=query).status_code == 401


def test_a_point_of_ones_own_is_answered_from_no_other_account_of_the_phone(town, session):
    mapper = town.mapper()
    mapper.add()
    twin = town.mapper()
    twin.device_key = mapper.device_key
    point = session.scalars(select(MappingPoint)).one()

    (offer,) = twin.offers()

    assert problem(twin.answer(offer["id"], "no")) == "/problems/not-to-answer"
    assert point.state == PointState.PROVISIONAL


@pytest.mark.parametrize(("days", "n"), [(13.9, 0), (14.1, 1)])
def test_of_what_is_open_for_long_people_are_asked_whether_it_is_still_there(
    town, session, days, n
):
    report = make_report(session, now=utc_now() - hours(24 * days))

    offers = town.mapper().offers()

    told = [(offer["purpose"], offer["report"]["number"]) for offer in offers]
    assert told == [("still_there", report.number)] * n
