# SPDX-License-Identifier: EUPL-1.2
"""One's own game over HTTP."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.mapping.kinds import Answer, Badge, Flag, PointState, Purpose, Reason
from civic.mapping.ledger_commands import (
    advance_point,
    confirm_point,
    escrow_answer,
    escrow_point,
    settle_answers,
)
from civic.mapping.ledger_queries import balance
from civic.mapping.models import CampaignKind, MappingPoint
from civic.mapping.reliability_commands import learn
from civic.mapping.score_models import BadgeAward, Player, Reliability, ScoreEntry
from civic.platform.clock import utc_now
from tests.factories import NOW, make_city, make_person, make_report
from tests.factories_api import counted, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

GAME, LEDGER, RELIABILITY = "/api/v1/me/game", "/api/v1/me/ledger", "/api/v1/me/reliability"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def kind(session, city):
    return make_kind(session, make_campaign(session, city), city.category.id)


@pytest.fixture
def person(session):
    return make_person(session)


@pytest.fixture
def caller(app, client, session, person):
    return signed_in(app, session, person)


def earn(session: Session, kind: CampaignKind, person: Person, at: datetime = NOW) -> MappingPoint:
    point = make_point(session, kind, person, state=PointState.CONFIRMED, captured_at=at)
    escrow_point(session, point, at)
    advance_point(session, point, at)
    confirm_point(session, point, at)
    return point


def test_who_has_not_joined_is_told_so_and_joins_by_saying_how_old_they_are(caller):
    before = caller.get(GAME).get_json()
    refused = caller.call("PATCH", GAME, json={"is_game_shown": False})
    joined = caller.call("PATCH", GAME, json={"age_group": "adult"}).get_json()

    assert (before["is_joined"], before["age_group"], before["points"]) == (False, None, 0)
    assert (refused.status_code, refused.get_json()["type"]) == (403, "/problems/not-playing")
    assert (joined["is_joined"], joined["age_group"]) == (True, "adult")
    assert joined["pseudonym"]
    assert (joined["is_on_boards"], joined["quota"], joined["n_undecided"]) == (False, 5, 0)


def test_a_child_is_told_to_map_with_somebody_older_and_nothing_is_kept(session, caller, person):
    answer = caller.call("PATCH", GAME, json={"age_group": "child"})

    assert (answer.status_code, answer.get_json()["type"]) == (403, "/problems/too-young")
    assert "under 13" in answer.get_json()["detail"]
    assert session.get(Player, person.id) is None


def test_a_minor_stands_on_no_board_and_has_no_streak(session, caller, person, kind):
    person.email_confirmed_at = NOW
    session.flush()
    caller.call("PATCH", GAME, json={"age_group": "minor"})
    make_confirmation(session, make_point(session, kind), person)

    refused = caller.call("PATCH", GAME, json={"is_on_boards": True})

    assert (refused.status_code, refused.get_json()["type"]) == (403, "/problems/not-for-minors")
    assert caller.get(GAME).get_json()["streak"] is None


def test_who_turns_out_to_be_a_minor_leaves_the_boards(session, caller, person):
    person.email_confirmed_at = NOW
    session.flush()
    caller.call("PATCH", GAME, json={"age_group": "adult", "is_on_boards": True})

    answer = caller.call("PATCH", GAME, json={"age_group": "minor"})

    assert answer.get_json()["is_on_boards"] is False


def test_boards_are_for_people_whose_address_is_known_to_be_theirs(session, caller, person):
    refused = caller.call("PATCH", GAME, json={"age_group": "adult", "is_on_boards": True})
    person.email_confirmed_at = NOW
    session.flush()
    allowed = caller.call("PATCH", GAME, json={"age_group": "adult", "is_on_boards": True})

    assert refused.get_json()["type"] == "/problems/address-unconfirmed"
    assert allowed.get_json()["is_on_boards"] is True


def test_another_name_is_drawn_by_the_service(caller):
    first = caller.call("PATCH", GAME, json={"age_group": "adult"}).get_json()["pseudonym"]

    second = caller.call("PATCH", GAME, json={"draw_pseudonym": True}).get_json()["pseudonym"]

    assert second != first
    assert caller.call("PATCH", GAME, json={"pseudonym": "Mayor"}).status_code == 422


def test_points_levels_and_streaks_are_what_was_settled(session, caller, person, kind):
    make_player(session, person)
    earn(session, kind, person, NOW)
    waiting = make_point(session, kind, person, captured_at=NOW + 7 * DAY)
    escrow_point(session, waiting, NOW + 7 * DAY)

    game = caller.get(GAME).get_json()

    assert (game["points"], game["pending"], game["level"]) == (20, 20, 0)
    assert (game["level_at"], game["next_level_at"], game["n_undecided"]) == (0, 50, 1)


def test_one_switch_hides_points_badges_and_boards(session, caller, person, kind):
    make_player(session, person, is_on_boards=True)
    earn(session, kind, person)
    session.add(BadgeAward(person_id=person.id, badge=Badge.FIRST_POINT, awarded_at=NOW))
    session.flush()
    shown = caller.get(GAME).get_json()

    hidden = caller.call("PATCH", GAME, json={"is_game_shown": False}).get_json()

    assert [badge["badge"] for badge in shown["badges"]] == ["first_point"]
    for name in ("points", "pending", "level", "level_at", "next_level_at", "streak"):
        assert hidden[name] is None, name
    assert (hidden["badges"], hidden["is_on_boards"]) == ([], False)
    assert hidden["n_undecided"] == shown["n_undecided"]
    assert balance(session, person.id) == 200


def test_the_ledger_says_what_each_amount_is_for_and_what_made_it(session, caller, person, kind):
    make_player(session, person)
    point = earn(session, kind, person)
    other = make_point(session, kind)
    given = make_confirmation(session, other, person)
    escrow_answer(session, given, NOW + HOUR)
    settle_answers(session, point_id=other.id, round=1, is_there=True, now=NOW + DAY)

    page = caller.get(LEDGER).get_json()

    by_reason = {entry["reason"]: entry for entry in page["entries"] if entry["state"] == "settled"}
    assert set(by_reason) == {"map.advance", "map.confirm", "obs.yes", "cell.first"}
    first_look = by_reason["cell.first"]["subject"]
    assert (first_look["what"], first_look["campaign"]["title"]) == ("cell", "Step-free centre")
    advance = by_reason["map.advance"]
    assert (advance["amount"], advance["subject"]["what"]) == (10, "point")
    assert advance["subject"]["point_id"] == str(point.id)
    assert advance["subject"]["kind"]["name"] == "High kerb"
    assert advance["factors"]["coverage"] == 2
    said = by_reason["obs.yes"]
    assert (said["subject"]["what"], said["subject"]["answer"]) == ("answer", "yes")
    assert said["amount"] == 2
    assert page["points"] == sum(
        entry["amount"] for entry in page["entries"] if entry["state"] == "settled"
    )


def test_the_ledger_is_read_page_by_page_with_as_many_queries(
    app, session, caller, person, kind, connection
):
    make_player(session, person)
    for n in range(13):
        earn(session, kind, person, NOW + n * DAY)
    with counted(connection) as sent:
        first = caller.get(LEDGER).get_json()
    seen, cursor = list(first["entries"]), first["next_cursor"]
    while cursor:
        page = caller.get(f"{LEDGER}?cursor={cursor}").get_json()
        seen, cursor = seen + page["entries"], page["next_cursor"]

    assert len(first["entries"]) == 50
    assert len(seen) == len({entry["id"] for entry in seen}) == 13 * 6
    assert sum(entry["amount"] for entry in seen) == first["points"] + first["pending"]
    assert sent.n_pure < 20, sent
    assert caller.get(f"{LEDGER}?cursor=mine").status_code == 422


def test_nobody_reads_another_persons_ledger(app, session, caller, kind):
    earn(session, kind, make_player(session))

    assert caller.get(LEDGER).get_json()["entries"] == []


def test_a_private_report_is_not_named_in_the_ledger_of_who_checked_it(
    session, city, caller, person
):
    report = make_report(session)
    report.visibility = "private"
    session.flush()
    kind = make_kind(session, make_campaign(session, city), city.category.id)
    point = make_point(session, kind, report_id=report.id)
    given = make_confirmation(session, point, person, purpose=Purpose.VERIFY)
    escrow_answer(session, given, NOW)

    (entry,) = caller.get(LEDGER).get_json()["entries"]

    assert (entry["subject"]["report_id"], entry["subject"]["report_number"]) == (None, None)


def test_everybody_sees_what_they_proved_and_which_answers_it_comes_from(
    session, caller, person, kind
):
    make_player(session, person)
    for said, right in ((Answer.YES, True), (Answer.NO, False)):
        point = make_point(session, kind)
        make_confirmation(session, point, person, said, is_right=right, judged_at=NOW + DAY)
    make_confirmation(session, make_point(session, kind), person)
    learn(session, NOW + DAY)

    seen = caller.get(RELIABILITY).get_json()

    (family,) = seen["families"]
    assert family["kinds"] == ["High kerb"]
    assert (family["family"], family["n_judged"], family["tier"]) == ("access", 2, "new")
    assert 0 < family["says_yes_when_there"] < 1
    assert [(each["answer"], each["is_right"]) for each in seen["judged"]] == [
        ("no", False),
        ("yes", True),
    ]


def test_who_leaves_is_forgotten_but_what_they_did_stays(session, caller, person, kind):
    make_player(session, person)
    point = earn(session, kind, person)
    waiting = make_point(session, kind, person, captured_at=NOW + DAY)
    escrow_point(session, waiting, NOW + DAY)
    session.add(BadgeAward(person_id=person.id, badge=Badge.FIRST_POINT, awarded_at=NOW))
    session.flush()
    learn(session, NOW + DAY)

    left = caller.call("DELETE", GAME).get_json()
    confirm_point(session, waiting, NOW + 2 * DAY)

    assert (left["is_joined"], left["points"], left["pending"]) == (False, 0, 0)
    assert balance(session, person.id) == 0
    for model in (Player, BadgeAward, Reliability):
        assert session.scalars(select(model).filter_by(person_id=person.id)).all() == []
    erased = session.scalars(select(ScoreEntry).filter_by(reason=Reason.ACCOUNT_ERASE)).all()
    assert sum(entry.amount for entry in erased) == -400
    assert session.get(type(point), point.id) is not None


def test_the_rules_are_the_ones_in_force(app, client, session):
    rules = client.get("/api/v1/rules/game").get_json()

    assert rules["version"] == 1
    assert (rules["pay"]["mapped"], rules["pay"]["said_yes"], rules["pay"]["said_no"]) == (10, 3, 6)
    assert rules["levels"]["first"][:3] == [50, 150, 300]
    assert rules["agreement"]["thresholds"] == {"0": 0.95, "7": 0.9, "14": 0.85}
    assert rules["boards"] == {"least_people": 5, "top_n": 10, "around_n": 2}
    assert (rules["gates"]["photo_within_m"], rules["gates"]["photo_within_min"]) == (150, 30)


def test_weeks_that_are_named_afterwards_make_no_streak(session, caller, person, kind):
    make_player(session, person)
    now = utc_now()
    for n in range(8):
        make_point(session, kind, person, captured_at=now - 7 * n * DAY, received_at=now)

    assert caller.get(GAME).get_json()["streak"]["weeks"] <= 2


@pytest.mark.parametrize(("flag", "weeks"), [(Flag.FAR, 0), (Flag.OWN_TEAM, 1)])
def test_only_who_was_there_keeps_a_streak(session, caller, person, kind, flag, weeks):
    make_player(session, person)
    given = make_confirmation(
        session, make_point(session, kind), person, flags=[flag], weight=0.0, captured_at=utc_now()
    )

    assert given.weight == 0
    assert caller.get(GAME).get_json()["streak"]["weeks"] == weeks
