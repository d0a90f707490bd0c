# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest
from sqlalchemy import func, select

from civic.accounts.kinds import Role
from civic.mapping.events import PointAdded
from civic.mapping.kinds import AgeGroup, EntryState, Flag, PointPhoto, PointState
from civic.mapping.models import MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from civic.reports import reporter_commands
from civic.reports.models import Report
from tests.factories import LAT, LON, actor, make_person, make_report, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import make_campaign, make_kind, make_point
from tests.factories_play import hours, make_town, north, problem
from tests.factories_reports import DAY, REPORTER, make_photo, respond, worker


def n_entries(session, state: EntryState = EntryState.ESCROW) -> int:
    rows = select(func.count()).select_from(ScoreEntry).where(ScoreEntry.state == state)
    return session.scalar(rows) or 0


def test_a_point_waits_for_the_word_of_others(town, session):
    added = town.mapper().add()

    assert added.status_code == 201, added.text
    view = added.get_json()
    assert (view["state"], view["is_mine"], view["flags"]) == ("provisional", True, [])
    point = session.get_one(MappingPoint, UUID(view["id"]))
    assert point.log_odds == pytest.approx(0.8473, abs=1e-4)
    assert n_entries(session) > 0
    assert n_entries(session, EntryState.SETTLED) == 0
    assert session.scalar(select(func.count()).select_from(Report)) == 0


def test_sending_a_point_twice_makes_one(town, session):
    mapper = town.mapper()
    draft = mapper.draft()
    path = f"/api/v1/campaigns/{town.campaign.id}/points"

    answers = [mapper.caller.post(path, draft) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 200]
    n_before = n_entries(session)
    assert session.scalar(select(func.count()).select_from(MappingPoint)) == 1
    mapper.caller.post(path, draft)
    assert n_entries(session) == n_before
    other = mapper.caller.post(path, draft | {"answers": {"height": "low"}})
    assert (other.status_code, problem(other)) == (409, "/problems/point-id-taken")


def test_the_id_of_somebody_elses_point_opens_nothing(town):
    draft = town.mapper().draft()
    path = f"/api/v1/campaigns/{town.campaign.id}/points"
    town.mapper().caller.post(path, draft)

    assert problem(town.mapper().caller.post(path, draft)) == "/problems/point-id-taken"


def test_who_has_not_joined_is_asked_to(town, session):
    stranger = signed_in(town.app, session, make_person(session))
    path = f"/api/v1/campaigns/{town.campaign.id}/points"

    answer = stranger.post(path, town.mapper().draft())

    assert (answer.status_code, problem(answer)) == (403, "/problems/not-playing")


def test_minors_do_not_map_where_adults_do(app, session):
    town = make_town(app, session, is_adults_only=True)

    young = town.mapper(age_group=AgeGroup.MINOR).add()
    grown = town.mapper().add()

    assert (young.status_code, problem(young)) == (403, "/problems/adults-only")
    assert grown.status_code == 201


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"lon": 24.93}, "/problems/outside-campaign"),
        ({"kind_id": str(new_id())}, "/problems/unknown-kind"),
        ({"answers": {}}, "/problems/invalid-point-answers"),
        ({"answers": {"height": "sky-high"}}, "/problems/invalid-point-answers"),
        ({"answers": {"height": "high", "width": "low"}}, "/problems/invalid-point-answers"),
        ({"questions_version": 2}, "/problems/invalid-point-answers"),
        ({"photo_id": str(new_id())}, "/problems/unknown-photo"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(town, changes, expected):
    answer = town.mapper().add(**changes)

    assert (answer.status_code, problem(answer)) == (422, expected)
    assert answer.get_json()["detail"]


def test_the_edge_of_the_area_belongs_to_it(town):
    assert town.mapper().add(lon=24.96, stood_lon=24.96).status_code == 201


def test_a_photo_that_is_asked_for_is_needed_and_kept(town, session):
    town.kind.photo = PointPhoto.REQUIRED
    mapper = town.mapper()
    photo = make_photo(session)

    without, with_one = mapper.add(), mapper.add(photo_id=str(photo.id))

    assert problem(without) == "/problems/point-photo-missing"
    assert with_one.get_json()["photo"]["id"] == str(photo.id)
    session.refresh(photo)
    assert photo.linked_at is not None


@pytest.mark.parametrize(
    ("found_h_ago", "is_taken"), [(1, True), (3, False)], ids=["before the end", "after it"]
)
def test_a_point_counts_by_when_it_was_found(app, session, found_h_ago, is_taken):
    now = utc_now()
    town = make_town(app, session, ends_at=now - hours(0.5))
    if not is_taken:
        town.campaign.ends_at = now - hours(4)

    answer = town.mapper().add(captured_at=(now - hours(found_h_ago)).isoformat())

    assert (answer.status_code == 201) is is_taken, answer.text


def test_a_clock_ahead_of_time_gives_no_point_before_the_campaign_begins(app, session):
    town = make_town(app, session, starts_at=utc_now() + DAY, ends_at=utc_now() + 2 * DAY)

    answer = town.mapper().add(captured_at=(utc_now() + 1.5 * DAY).isoformat())

    assert problem(answer) == "/problems/outside-campaign"


def test_what_is_on_the_map_is_asked_about_before_it_is_mapped_again(town):
    first = town.mapper().add().get_json()
    mapper = town.mapper()
    near = {"lat": north(14), "stood_lat": north(14)}

    asked = mapper.add(**near)
    said = mapper.add(**near, distinct_from=[first["id"]])

    assert (asked.status_code, problem(asked)) == (409, "/problems/already-mapped")
    (same,) = asked.get_json()["points"]
    assert same["id"] == first["id"]
    assert same["distance_m"] == pytest.approx(14, abs=0.2)
    assert said.status_code == 201


def test_a_little_farther_away_is_something_else(town):
    town.mapper().add()

    assert town.mapper().add(lat=north(16), stood_lat=north(16)).status_code == 201


def test_an_open_report_nearby_counts_as_known(town, session):
    report = make_report(session)

    answer = town.mapper().add()

    assert problem(answer) == "/problems/already-mapped"
    assert [row["number"] for row in answer.get_json()["reports"]] == [report.number]


def test_a_private_report_nearby_is_not_told_of(town, session):
    report = make_report(session)
    report.visibility = "private"
    session.flush()

    assert town.mapper().add().status_code == 201


def test_of_many_undecided_points_the_sixth_has_to_wait(town):
    mapper = town.mapper()
    spots = [{"lat": north(40 * n), "stood_lat": north(40 * n)} for n in range(6)]

    *taken, refused = [mapper.add(**spot) for spot in spots]

    assert {answer.status_code for answer in taken} == {201}
    assert problem(refused) == "/problems/too-many-undecided"
    assert "5 of your points" in refused.get_json()["detail"]


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"stood_lat": north(80)}, Flag.FAR),
        ({"accuracy_m": 151}, Flag.VAGUE),
        ({"photo_taken_at": (utc_now() - hours(1)).isoformat()}, Flag.PHOTO_ELSEWHERE),
        ({"photo_lon": LON, "photo_lat": north(200)}, Flag.PHOTO_ELSEWHERE),
        # A photo that was taken at the thing brings nobody there.
        ({"stood_lat": north(80), "photo_lon": LON, "photo_lat": LAT}, Flag.FAR),
    ],
)
def test_what_proves_nothing_is_taken_and_earns_nothing(town, session, changes, flag):
    answer = town.mapper().add(**changes)

    assert answer.status_code == 201
    assert answer.get_json()["flags"] == [flag]
    assert n_entries(session) == 0


def test_a_photo_of_here_and_now_and_one_that_says_nothing_earn_the_same(town, session):
    here = {"photo_lon": LON, "photo_lat": LAT, "photo_taken_at": utc_now().isoformat()}

    taken = [town.mapper().add(**here), town.mapper().add(lat=north(40), stood_lat=north(40))]

    assert [answer.get_json()["flags"] for answer in taken] == [[], []]
    assert len(set(session.scalars(select(ScoreEntry.amount)))) == 1


@pytest.mark.parametrize("minutes", [(2, 1), (1, 2)], ids=["in order", "the end first"])
def test_a_phone_that_leaps_is_seen_whatever_it_sends_first(town, minutes):
    mapper = town.mapper()
    first, second = ({"captured_at": (utc_now() - hours(n / 60)).isoformat()} for n in minutes)

    mapper.add(**first)
    leapt = mapper.add(lat=north(40), stood_lat=north(3500), **second)

    assert Flag.TELEPORT in leapt.get_json()["flags"]


def test_a_position_that_leaps_once_is_told_so_and_the_next_one_counts(town):
    mapper = town.mapper()
    times = [{"captured_at": (utc_now() - hours(s / 3600)).isoformat()} for s in (90, 85, 60)]
    spots = [{"lat": north(m), "stood_lat": north(m)} for m in (0, 800, 840)]

    flags = [
        mapper.add(**spot, **at).get_json()["flags"] for spot, at in zip(spots, times, strict=True)
    ]

    assert flags == [[], [Flag.JUMPED], []]


def test_staff_map_and_earn_nothing(town, session):
    clerk = town.mapper(make_staff(session, town.city))

    assert clerk.add().get_json()["flags"] == [Flag.STAFF]
    assert n_entries(session) == 0


def test_others_see_neither_person_nor_flags_nor_photo_nor_the_hour(town, session):
    photo = make_photo(session)
    mine = town.mapper().add(stood_lat=north(90), photo_id=str(photo.id)).get_json()

    for caller in (Caller(town.app), town.mapper().caller):
        seen = caller.get(f"/api/v1/points/{mine['id']}").get_json()

        assert set(seen) == set(mine)
        assert (seen["is_mine"], seen["flags"], seen["photo"]) == (False, [], None)
        assert seen["captured_at"].endswith("T00:00:00Z")


def test_a_sensitive_place_is_told_roughly_to_others(town):
    town.kind.is_sensitive = True
    lat = north(7.3)
    mine = town.mapper().add(lat=lat, stood_lat=lat).get_json()

    seen = Caller(town.app).get(f"/api/v1/points/{mine['id']}").get_json()

    assert mine["lat"] == pytest.approx(lat)
    assert seen["lat"] == round(lat, 3)


def test_one_takes_back_ones_own_point_only_while_it_is_open(town, session):
    mapper = town.mapper()
    mine = mapper.add().get_json()["id"]

    foreign = town.mapper().caller.call("DELETE", f"/api/v1/points/{mine}")
    taken_back = [mapper.caller.call("DELETE", f"/api/v1/points/{mine}") for _ in range(2)]
    decided = make_point(session, town.kind, mapper.person, state=PointState.PROMOTED)
    refused = mapper.caller.call("DELETE", f"/api/v1/points/{decided.id}")

    assert foreign.status_code == 404
    assert [answer.get_json()["state"] for answer in taken_back] == ["withdrawn"] * 2
    assert problem(refused) == "/problems/point-decided"
    pending = session.scalar(
        select(func.sum(ScoreEntry.amount)).where(ScoreEntry.person_id == mapper.person.id)
    )
    assert pending == 0


def test_my_points_are_mine(town):
    mapper, other = town.mapper(), town.mapper()
    mine = mapper.add().get_json()["id"]
    other.add(lat=north(40), stood_lat=north(40))

    listed = mapper.caller.get("/api/v1/me/points").get_json()["points"]

    assert [point["id"] for point in listed] == [mine]


def test_the_mapper_hears_what_the_report_of_a_point_came_to(town, session):
    mapper = town.mapper()
    report = make_report(session, now=utc_now() - hours(3))
    point = make_point(
        session, town.kind, mapper.person, state=PointState.PROMOTED, report_id=report.id
    )

    def told() -> tuple[str | None, bool]:
        found = mapper.caller.get(f"/api/v1/points/{point.id}").get_json()["report"]
        return found["outcome"], found["answered_at"] is not None

    before = told()
    respond(session, report, worker(session, town.city), utc_now() - hours(2))
    after = told()
    reporter_commands.reopen(session, report, "It is still there.", REPORTER, utc_now())

    assert (before, after, told()) == ((None, False), ("fixed", True), (None, False))


def test_a_thing_that_is_no_problem_has_no_reports_to_be_known_by(town, session):
    make_report(session)
    bench = make_kind(session, town.campaign, None)

    assert town.mapper().add(kind_id=str(bench.id)).status_code == 201


def test_each_point_is_told_once(town, session):
    mapper = town.mapper()
    draft = mapper.draft()
    for _ in range(2):
        mapper.caller.post(f"/api/v1/campaigns/{town.campaign.id}/points", draft)

    told = select(OutboxEntry.event_id).where(OutboxEntry.event == PointAdded.name).distinct()
    assert len(session.scalars(told).all()) == 1


def test_a_moderator_is_staff_too(town, session):
    moderator = town.mapper(make_staff(session, town.city, Role.MODERATOR))

    assert moderator.add(lon=LON, lat=LAT).get_json()["flags"] == [Flag.STAFF]


def test_what_another_campaign_maps_for_the_same_category_is_known(town, session):
    other = make_kind(session, make_campaign(session, town.city), town.city.category.id)
    make_point(session, other)
    elsewhere = make_point(session, make_kind(session, town.campaign), at=(LON, north(30)))

    known = town.mapper().add()
    apart = town.mapper().add(lat=north(30), stood_lat=north(30))

    assert problem(known) == "/problems/already-mapped"
    assert (apart.status_code, elsewhere.state) == (201, PointState.PROVISIONAL)


def test_a_point_does_not_tell_of_a_report_that_is_private(town, session):
    report = make_report(session)
    point = make_point(session, town.kind, state=PointState.PROMOTED, report_id=report.id)
    path = f"/api/v1/points/{point.id}"
    told = Caller(town.app).get(path).get_json()["report"]

    report.visibility = "private"
    session.flush()

    assert told["number"] == report.number
    assert Caller(town.app).get(path).get_json()["report"] is None
    assert town.mapper().caller.get(path).get_json()["report"] is None


def test_a_mapper_hears_of_the_private_report_that_is_their_own(town, session):
    mapper, joined = town.mapper(), town.mapper()
    own = make_report(session, by=actor(mapper.person))
    own.visibility = "private"
    for who in (mapper, joined):
        make_point(session, town.kind, who.person, state=PointState.PROMOTED, report_id=own.id)

    told, of_others = (
        who.caller.get("/api/v1/me/points").get_json()["points"][0]["report"]
        for who in (mapper, joined)
    )

    assert told["number"] == own.number
    assert of_others is None


def test_who_was_far_away_before_a_pause_has_not_leapt(town):
    mapper = town.mapper()
    mapper.add(stood_lat=north(160_000), captured_at=(utc_now() - hours(0.6)).isoformat())

    back = mapper.add(lat=north(40), stood_lat=north(40)).get_json()

    assert back["flags"] == []
