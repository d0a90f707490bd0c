# SPDX-License-Identifier: EUPL-1.2
"""Teams over HTTP."""

from typing import Any

import pytest
from shapely import MultiPolygon, box
from sqlalchemy import delete, select

from civic.mapping.kinds import Answer, PointState, Purpose
from civic.mapping.models import Confirmation, MappingPoint, Quest
from civic.mapping.score_models import ScoreEntry
from civic.mapping.team_models import Team, TeamMember
from civic.mapping.team_score_queries import plots_of
from civic.places.models import Building
from civic.platform.clock import utc_now
from tests.factories import LAT, LON, NOW, make_city, make_person
from tests.factories_api import Caller, counted, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_play import make_town
from tests.factories_reports import DAY

TEAMS, MINE, JOIN = "/api/v1/teams", "/api/v1/me/team", "/api/v1/teams/membership"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def play(app, client, session, city):
    """Return the device of somebody new who plays."""

    def start(**changes: Any) -> Caller:
        return signed_in(app, session, make_player(session, **changes))

    return start


def make(caller: Caller, name: str = "7B", kind: str = "school", **more: Any) -> dict[str, Any]:
    answer = caller.post(TEAMS, {"name": name, "kind": kind, **more})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def test_a_team_is_joined_by_its_link_and_members_are_known_by_pseudonyms(session, play):
    captain, member = play(pseudonym="Quiet Heron 10"), play(pseudonym="Rosy Wren 11")
    team = make(captain)

    joined = member.post(JOIN, {"secret": team["invite_secret"]})

    assert joined.status_code == 201, joined.text
    seen = joined.get_json()
    assert [(each["pseudonym"], each["role"], each["is_me"]) for each in seen["members"]] == [
        ("Quiet Heron 10", "captain", False),
        ("Rosy Wren 11", "member", True),
    ]
    assert (seen["bracket"], seen["invite_secret"]) == ("2-9", None)
    assert captain.get(MINE).get_json()["team"]["n_members"] == 2
    assert "email" not in str(seen)
    assert team["invite_secret"] not in session.scalars(select(Team.invite_digest)).all()


def test_who_hides_their_game_is_a_member_without_a_name(play):
    captain, member = play(), play(pseudonym="Rosy Wren 11", is_game_shown=False)
    member.post(JOIN, {"secret": make(captain)["invite_secret"]})

    members = captain.get(MINE).get_json()["team"]["members"]

    assert [each["pseudonym"] for each in members if not each["is_me"]] == [None]


def test_somebody_is_in_one_team_at_a_time(play):
    first, second = play(), play()
    secret = make(first)["invite_secret"]
    make(second, "8A")

    joined = second.post(JOIN, {"secret": secret})
    made = second.post(TEAMS, {"name": "9C", "kind": "school"})

    assert (joined.status_code, joined.get_json()["type"]) == (409, "/problems/in-a-team")
    assert (made.status_code, made.get_json()["type"]) == (409, "/problems/in-a-team")


def test_a_name_is_taken_once_in_a_city_whatever_its_case(play):
    make(play(), "Rannamaja")

    answer = play().post(TEAMS, {"name": "RANNAMAJA", "kind": "group"})

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/team-name-taken")
    assert answer.get_json()["detail"] == "Take another name than RANNAMAJA."


@pytest.mark.parametrize("name", ["Call 040 123 4567", "Bloody idiots"])
def test_a_name_that_everybody_reads_names_and_insults_nobody(session, city, play, name):
    city.jurisdiction.rules = {"moderation_words": ["idiots"]}
    session.flush()

    answer = play().post(TEAMS, {"name": name, "kind": "group"})

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/team-name-refused")


def test_a_new_link_ends_the_one_before_and_only_the_captain_makes_it(play):
    captain, member, late = play(), play(), play()
    old = make(captain)["invite_secret"]
    member.post(JOIN, {"secret": old})

    refused = member.post(f"{MINE}/invite")
    new = captain.post(f"{MINE}/invite").get_json()["invite_secret"]
    by_old = late.post(JOIN, {"secret": old})
    by_new = late.post(JOIN, {"secret": new})

    assert refused.status_code == 403
    assert (by_old.status_code, by_old.get_json()["type"]) == (410, "/problems/invite-over")
    assert by_new.status_code == 201


def test_when_the_captain_leaves_another_leads_and_the_last_one_ends_the_team(session, play):
    captain, member = play(), play()
    secret = make(captain)["invite_secret"]
    member.post(JOIN, {"secret": secret})

    captain.call("DELETE", MINE)
    led = member.get(MINE).get_json()["team"]["members"]
    member.call("DELETE", MINE)

    assert [each["role"] for each in led] == ["captain"]
    assert captain.get(MINE).get_json() == {"team": None}
    assert play().post(JOIN, {"secret": secret}).status_code == 410
    assert len(session.scalars(select(TeamMember)).all()) == 2


def test_who_has_not_joined_the_game_is_in_no_team(app, client, session, city):
    stranger = signed_in(app, session, make_person(session))

    answer = stranger.post(TEAMS, {"name": "7B", "kind": "school"})

    assert (answer.status_code, answer.get_json()["type"]) == (403, "/problems/not-playing")


def make_building(session, city) -> Building:
    shape = MultiPolygon([box(LON, LAT, LON + 0.0002, LAT + 0.0001)])
    building = Building(
        jurisdiction_id=city.jurisdiction.id,
        osm_ref="way/1",
        name={},
        address="Rannantie 5",
        outline=f"SRID=4326;{shape.wkt}",
    )
    session.add(building)
    session.flush()
    return building


def test_a_house_is_scored_by_its_plot_its_rechecks_and_its_answers(session, city, play):
    captain = play()
    building = make_building(session, city)
    made = make(captain, "Rannantie 5", "house", building_id=str(building.id))
    empty = made["score"]
    team, now = session.scalars(select(Team)).one(), utc_now()
    kind = make_kind(session, make_campaign(session, city), recheck_days=30)
    due = {"state": PointState.VERIFIED, "decided_at": now - 50 * DAY, "team_id": team.id}
    seen_again, _ = (make_point(session, kind, captured_at=NOW, **due) for _ in range(2))
    make_confirmation(
        session, seen_again, purpose=Purpose.STILL_THERE, captured_at=now - 20 * DAY, round=2
    )
    for n, (answer, right) in enumerate([(Answer.YES, True), (Answer.NO, False)] * 2):
        make_confirmation(
            session,
            make_point(session, kind, captured_at=now),
            answer=answer,
            is_right=right or n == 1,
            judged_at=now,
            captured_at=now - DAY,
            cell="elsewhere",
            team_id=team.id,
        )
    plot = sorted(plots_of(session, [team])[team.id])
    for cell in plot[:2]:
        make_confirmation(
            session, make_point(session, kind, captured_at=now), cell=cell, captured_at=now - DAY
        )

    score = captain.get(MINE).get_json()["team"]["score"]

    assert empty == {"score": 0, "coverage": 0, "rechecks": None, "agreement": None}
    assert len(plot) == 7
    # One of the plot's cells is the one of the recheck, which was within the 30 days, too.
    assert round(score["coverage"] * 7) in {2, 3}
    assert (score["rechecks"], score["agreement"]) == (0.5, 0.75)
    assert score["score"] == round(100 * (0.5 * score["coverage"] + 0.15 + 0.15))


def test_a_house_is_one_of_the_city(session, city, play):
    elsewhere = make_building(session, make_city(session, "other", "OTH"))

    answer = play().post(
        TEAMS,
        {
            "name": "Far away",
            "kind": "house",
            "building_id": str(elsewhere.id),
            "jurisdiction": "testville",
        },
    )

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/unknown-building")


def test_teams_are_listed_among_those_of_their_size_in_as_many_queries(
    session, city, play, connection
):
    now = utc_now()
    kind = make_kind(session, make_campaign(session, city))

    def add(name: str, rights: list[bool]) -> Caller:
        captain: Caller = play()
        secret = make(captain, name)["invite_secret"]
        play().post(JOIN, {"secret": secret})
        team = session.scalars(select(Team).filter_by(name=name)).one()
        for right in rights:
            point = make_point(session, kind, captured_at=now)
            make_confirmation(
                session, point, is_right=right, judged_at=now, captured_at=now, team_id=team.id
            )
        return captain

    caller = add("7B", [True, False])
    with counted(connection) as few:
        caller.get(TEAMS)
    add("8A", [True])
    make(play(), "Alone")
    with counted(connection) as many:
        small, medium, large = caller.get(TEAMS).get_json()["brackets"]

    assert [(team["name"], team["score"], team["is_mine"]) for team in small["teams"]] == [
        ("8A", 100, False),
        ("7B", 50, True),
    ]
    assert (medium["teams"], large["teams"]) == ([], [])
    assert few.n_pure == many.n_pure


def test_who_lives_in_a_house_sees_its_plot_but_others_decide_about_it(app, client, session):
    town = make_town(app, session)
    neighbour, mapper = town.mapper(), town.mapper()
    building = make_building(session, town.city)
    make(neighbour.caller, "Rannantie 5", "house", building_id=str(building.id))
    mapper.add()

    answer = neighbour.says("yes")

    given = session.scalars(select(Confirmation)).one()
    assert answer.get_json()["flags"] == ["own_team"]
    assert (given.weight, given.log_likelihood_ratio) == (0, 0)
    assert session.scalars(select(ScoreEntry).filter_by(ref_id=given.id)).all() == []
    score = neighbour.caller.get(MINE).get_json()["team"]["score"]
    assert round(score["coverage"] * 7) == 1
    assert neighbour.caller.get("/api/v1/me/game").get_json()["streak"]["weeks"] == 1


def test_of_one_team_nobody_answers_for_another(app, client, session):
    town = make_town(app, session)
    mapper, mate, stranger = town.mapper(), town.mapper(), town.mapper()
    secret = make(mapper.caller)["invite_secret"]
    mapper.add()
    (shown,) = mate.offers()
    mate.caller.post(JOIN, {"secret": secret})

    refused = mate.answer(shown["id"], "yes")
    session.execute(delete(Quest))

    assert refused.get_json()["type"] == "/problems/not-to-answer"
    assert mate.offers() == []
    assert len(stranger.offers()) == 1


@pytest.mark.parametrize("has_teams", [True, False])
def test_a_campaign_without_teams_keeps_none(app, client, session, has_teams):
    town = make_town(app, session, has_teams=has_teams)
    mapper = town.mapper()
    make(mapper.caller)

    mapper.add()

    team_id = session.scalars(select(MappingPoint.team_id)).one()
    assert (team_id is not None) is has_teams
