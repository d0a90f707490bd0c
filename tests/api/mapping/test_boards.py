# SPDX-License-Identifier: EUPL-1.2
"""Boards: who is seen on them, and by whom."""

from datetime import date, timedelta

import pytest
from shapely import box
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.commands import grant_role
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping.board_commands import draw_weeks
from civic.mapping.kinds import AgeGroup, Answer, CampaignState, CaseKind, CaseState, Purpose
from civic.mapping.ledger_commands import advance_point, escrow_point
from civic.mapping.models import Campaign, CampaignKind
from civic.mapping.score_models import Board, MappingCase, Player
from civic.places.models import AreaKind
from civic.platform.clock import utc_now
from tests.factories import NOW, City, make_city, make_person, make_report
from tests.factories_api import Caller, counted, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_places import make_area
from tests.factories_reports import DAY, HOUR, respond, worker

MONDAY = date(2026, 6, 1)
WEEK, GAME = "/api/v1/boards/week", "/api/v1/me/game"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def kind(session, city):
    return make_kind(session, make_campaign(session, city), city.category.id)


def on_boards(session: Session, n: int) -> list[Person]:
    """Make people who want to stand on boards."""
    people = []
    for at in range(n):
        person = make_person(session)
        person.email_confirmed_at = NOW
        people.append(
            make_player(session, person, is_on_boards=True, pseudonym=f"Quiet Heron {at:02}")
        )
    return people


def earn(session: Session, kind: CampaignKind, people: list[Person]) -> None:
    """Let the first earn most, the second less, and so on."""
    for at, person in enumerate(people):
        for n in range(len(people) - at):
            when = NOW + timedelta(hours=n)
            where = (24.941 + 0.001 * n, 60.161 + 0.0007 * at)
            point = make_point(session, kind, person, where, captured_at=when)
            escrow_point(session, point, when)
            advance_point(session, point, when)
    session.flush()


@pytest.fixture
def people(session, city, kind) -> list[Person]:
    """Fourteen people on the boards of a week that is over and of a campaign."""
    people = on_boards(session, 14)
    rows = [{"person_id": str(who.id), "amount": 900 - 10 * n} for n, who in enumerate(people)]
    for of in ({"week_on": MONDAY}, {"campaign_id": kind.campaign_id}):
        session.add(
            Board(jurisdiction_id=city.jurisdiction.id, rows=rows, drawn_at=NOW + 7 * DAY, **of)
        )
    session.flush()
    return people


def test_a_board_shows_ten_and_the_own_place_with_two_around(app, client, session, people):
    board = signed_in(app, session, people[11]).get(WEEK).get_json()

    assert (board["n_people"], board["week_on"]) == (14, "2026-06-01")
    assert [row["pseudonym"] for row in board["top"]] == [f"Quiet Heron {n:02}" for n in range(10)]
    assert [row["pseudonym"][-2:] for row in board["around"]] == ["09", "10", "11", "12", "13"]
    assert [row["is_me"] for row in board["around"]] == [False, False, True, False, False]
    assert str(people[0].id) not in str(board)


def test_who_is_not_on_a_board_sees_no_place_of_their_own(app, client, session, people):
    board = signed_in(app, session, make_player(session)).get(WEEK).get_json()

    assert (len(board["top"]), board["around"]) == (10, [])


@pytest.mark.parametrize(("n", "shown"), [(4, 0), (5, 5)])
def test_of_fewer_than_five_nobody_is_named(app, client, session, kind, n, shown):
    people = on_boards(session, n)
    earn(session, kind, people)
    draw_weeks(session, NOW + 7 * DAY)

    board = signed_in(app, session, people[0]).get(WEEK).get_json()

    assert (board["n_people"], len(board["top"])) == (n, shown)
    assert board["points"] > 0
    assert bool(board["around"]) == bool(shown)


def leave_by_switch(session: Session, caller: Caller, person: Person) -> None:
    caller.call("PATCH", GAME, json={"is_game_shown": False})


def leave_boards(session: Session, caller: Caller, person: Person) -> None:
    caller.call("PATCH", GAME, json={"is_on_boards": False})


def turn_out_young(session: Session, caller: Caller, person: Person) -> None:
    caller.call("PATCH", GAME, json={"age_group": "minor"})


def leave_for_good(session: Session, caller: Caller, person: Person) -> None:
    caller.call("DELETE", GAME)


def cheat(session: Session, caller: Caller, person: Person) -> None:
    city_id = session.scalars(select(Campaign.jurisdiction_id)).first()
    session.add(
        MappingCase(
            jurisdiction_id=city_id,
            kind=CaseKind.BURST,
            person_id=person.id,
            evidence={},
            state=CaseState.FRAUD,
            opened_at=NOW,
            decided_at=NOW,
        )
    )
    session.flush()


@pytest.mark.parametrize(
    "leave", [leave_by_switch, leave_boards, turn_out_young, leave_for_good, cheat]
)
def test_who_leaves_is_gone_from_every_board_at_once(app, client, session, kind, people, leave):
    mine, other = signed_in(app, session, people[2]), signed_in(app, session, people[5])
    boards = (WEEK, f"/api/v1/campaigns/{kind.campaign_id}/board")
    before = [other.get(board).get_json()["n_people"] for board in boards]

    leave(session, mine, people[2])

    for caller in (mine, other):
        for board in boards:
            seen = caller.get(board).get_json()
            assert seen["n_people"] == 13
            assert "Quiet Heron 02" not in str(seen)
    assert before == [14, 14]


def test_staff_and_people_whose_address_nobody_knows_stand_on_no_board(session, city, kind):
    clerk, unknown, minor, disabled = on_boards(session, 4)
    grant_role(session, clerk, Role.CLERK, city.jurisdiction.id, city.department.id)
    unknown.email_confirmed_at = None
    session.get_one(Player, minor.id).age_group = AgeGroup.MINOR
    disabled.disabled_at = NOW
    session.flush()
    earn(session, kind, [clerk, unknown, minor, disabled])

    draw_weeks(session, NOW + 7 * DAY)

    assert session.scalars(select(Board)).one().rows == []


def test_equal_amounts_share_a_place(app, client, session, kind):
    people = on_boards(session, 6)
    for at, person in enumerate(people):
        where = (24.941 + 0.003 * at, 60.17)
        point = make_point(session, kind, person, where)
        escrow_point(session, point, NOW)
        advance_point(session, point, NOW)
    draw_weeks(session, NOW + 7 * DAY)

    board = signed_in(app, session, people[0]).get(WEEK).get_json()

    assert {row["place"] for row in board["top"]} == {1}


def test_a_board_that_is_known_already_is_not_sent_again(app, client, session, people):
    caller = signed_in(app, session, people[0])
    first = caller.get(WEEK)

    again = caller.get(WEEK, headers={"If-None-Match": first.headers["ETag"]})
    caller.call("PATCH", GAME, json={"is_on_boards": False})
    changed = caller.get(WEEK, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)


def test_a_board_takes_as_many_queries_for_ten_as_for_five(app, client, session, kind, connection):
    people = on_boards(session, 5)
    earn(session, kind, people)
    draw_weeks(session, NOW + 7 * DAY)
    caller = signed_in(app, session, people[0])
    with counted(connection) as few:
        caller.get(WEEK)
    more = on_boards_again(session, kind)
    with counted(connection) as many:
        assert len(caller.get(WEEK).get_json()["top"]) > 5

    assert more
    assert few.n_pure == many.n_pure


def on_boards_again(session: Session, kind: CampaignKind) -> list[Person]:
    """Let more people earn in the week after, and draw it."""
    people = []
    for at in range(9):
        person = make_person(session)
        person.email_confirmed_at = NOW
        people.append(
            make_player(session, person, is_on_boards=True, pseudonym=f"Wry Tern {at:02}")
        )
        when = NOW + 7 * DAY
        point = make_point(session, kind, person, captured_at=when)
        escrow_point(session, point, when)
        advance_point(session, point, when)
    draw_weeks(session, NOW + 14 * DAY)
    return people


@pytest.mark.parametrize(
    "changes", [{"has_boards": False}, {"state": CampaignState.DRAFT}], ids=["none", "draft"]
)
def test_a_campaign_without_a_board_has_none(app, client, session, city, changes):
    campaign = make_campaign(session, city, **changes)

    answer = signed_in(app, session, make_player(session)).get(
        f"/api/v1/campaigns/{campaign.id}/board"
    )

    assert answer.status_code == 404


def test_a_week_that_was_not_drawn_is_empty(app, client, session, city):
    caller = signed_in(app, session, make_player(session))

    board = caller.get(f"{WEEK}?week_on=2020-01-06&jurisdiction=testville").get_json()

    assert (board["drawn_at"], board["n_people"], board["top"]) == (None, 0, [])


def district(client, city: City):
    return client.get(f"/api/v1/areas/{city.area.code}/mapping").get_json()


def test_a_district_is_told_by_places_seen_and_answers_checked(session, client, city, kind):
    now = utc_now()
    seen = make_point(session, kind, captured_at=now)
    make_confirmation(session, seen, captured_at=now - DAY)
    make_confirmation(session, seen, captured_at=now - DAY, cell="far away")
    old = make_point(session, kind, at=(24.95, 60.165), captured_at=now - 100 * DAY)
    make_confirmation(session, old, captured_at=now - 91 * DAY)
    make_confirmation(session, old, captured_at=now - DAY, weight=0.0)
    make_confirmation(session, old, answer=Answer.CANT_TELL, captured_at=now - DAY)
    clerk = worker(session, city)
    for n in range(2):
        report = make_report(session, now=now - 2 * HOUR, description=f"Hole {n}")
        respond(session, report, clerk, now - HOUR)
    checked = make_confirmation(session, seen, captured_at=now, purpose=Purpose.IS_IT_FIXED)
    checked.point_id, checked.report_id = None, report.id
    session.flush()

    board = district(client, city)

    assert board["area"] == {"code": "centre", "name": "Centre"}
    assert (board["n_cells_seen"], board["n_cells"] > 100) == (1, True)
    assert board["cells_seen_share"] == round(1 / board["n_cells"], 4)
    assert (board["n_closures"], board["n_closures_checked"]) == (2, 1)
    assert board["closures_checked_share"] == 0.5


def test_a_district_that_nobody_maps_has_nothing_to_boast_of(session, client, city):
    board = district(client, city)

    assert (board["n_cells_seen"], board["closures_checked_share"]) == (0, None)
    assert client.get("/api/v1/areas/nowhere/mapping").status_code == 404


DISTRICTS = "/api/v1/areas/mapping"
EAST = box(24.96, 60.16, 24.98, 60.18)


def test_the_districts_of_a_city_are_told_best_looked_after_first(session, client, city, kind):
    make_area(session, city.jurisdiction.id, code="east", outline=EAST)
    zone = AreaKind.MAINTENANCE_ZONE
    make_area(session, city.jurisdiction.id, code="zone", outline=EAST, kind=zone)
    other = make_city(session, "elsewhere", "ELS")
    there = make_point(session, kind, at=(24.97, 60.17), captured_at=utc_now())
    make_confirmation(session, there, captured_at=utc_now() - DAY)

    told = client.get(f"{DISTRICTS}?jurisdiction=testville&lang=en").get_json()
    elsewhere = client.get(f"{DISTRICTS}?jurisdiction=elsewhere").get_json()

    assert [each["area"]["code"] for each in told["districts"]] == ["east", "centre"]
    assert [each["n_cells_seen"] for each in told["districts"]] == [1, 0]
    assert told["here"] is None
    assert told["districts"][1] == district(client, city)
    assert [each["area"]["code"] for each in elsewhere["districts"]] == [other.area.code]


@pytest.mark.parametrize(
    ("at", "code"),
    [("lon=24.95&lat=60.17", "centre"), ("lon=24.97&lat=60.17", "east"), ("lon=0&lat=0", None)],
)
def test_the_district_of_a_place_is_named(session, client, city, at, code):
    make_area(session, city.jurisdiction.id, code="east", outline=EAST)

    assert client.get(f"{DISTRICTS}?jurisdiction=testville&{at}").get_json()["here"] == code


def test_of_two_districts_about_a_place_the_smaller_is_named(client, session, city):
    inner = box(24.948, 60.168, 24.952, 60.172)
    make_area(session, city.jurisdiction.id, code="quarter", outline=inner)

    told = client.get(f"{DISTRICTS}?jurisdiction=testville&lon=24.95&lat=60.17").get_json()

    assert told["here"] == "quarter"


def test_half_a_place_is_no_place(client, city):
    answer = client.get(f"{DISTRICTS}?lon=24.95")

    assert (answer.status_code, "belong together" in answer.get_data(as_text=True)) == (422, True)


def test_many_districts_take_as_many_queries_as_one(session, client, city, connection):
    with counted(connection) as few:
        client.get(DISTRICTS)
    for n in range(4):
        make_area(session, city.jurisdiction.id, code=f"part-{n}", outline=EAST)
    with counted(connection) as many:
        assert len(client.get(DISTRICTS).get_json()["districts"]) == 5

    assert few.n_pure == many.n_pure
