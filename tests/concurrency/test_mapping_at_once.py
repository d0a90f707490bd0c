# SPDX-License-Identifier: EUPL-1.2
"""People who map and answer the same thing at the same time."""

from functools import partial
from uuid import UUID

from sqlalchemy import func, select

from civic.mapping.agreement_policy import PAIR_DECAY
from civic.mapping.decision_commands import decide
from civic.mapping.gate_policy import FIRST_QUOTA
from civic.mapping.kinds import EntryState, PointState, Reason
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.reports.models import Report
from tests.factories import LON
from tests.factories_mapping import make_player, make_point
from tests.factories_play import make_town, north

N_PEOPLE = 50


def test_fifty_confirmations_at_once_make_one_report(town_app, at_once):
    with transaction() as session:
        town = make_town(town_app, session)
        point = make_point(session, town.kind, captured_at=utc_now())
        mappers = [town.mapper() for _ in range(N_PEOPLE)]
        session.commit()
        point_id = point.id
    shown = [mapper.offers()[0]["id"] for mapper in mappers]

    def answer_and_decide(mapper, quest_id) -> int:
        status = mapper.answer(quest_id, "yes").status_code
        with transaction() as session:
            decide(session, point_id, utc_now())
        return int(status)

    for start in range(0, N_PEOPLE, 10):
        pairs = list(zip(mappers, shown, strict=True))[start : start + 10]
        answers = at_once([partial(answer_and_decide, *pair) for pair in pairs])
        assert answers == [201] * 10

    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(Report)) == 1
        assert session.scalar(select(func.count()).select_from(Confirmation)) == N_PEOPLE
        assert session.get_one(MappingPoint, point_id).state == PointState.PROMOTED
        paid = select(func.count()).where(ScoreEntry.reason == Reason.MAP_ADVANCE)
        assert (session.scalar(paid.where(ScoreEntry.state == EntryState.SETTLED)) or 0) <= 1


def test_two_who_find_the_same_thing_at_once_make_one_point(town_app, at_once):
    with transaction() as session:
        town = make_town(town_app, session)
        mappers = [town.mapper() for _ in range(6)]
        session.commit()

    answers = at_once([partial(mapper.add) for mapper in mappers])

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(MappingPoint)) == 1


def test_one_point_sent_by_two_tabs_at_once_is_one_point(town_app, at_once):
    with transaction() as session:
        town = make_town(town_app, session)
        mapper = town.mapper()
        draft = mapper.draft()
        session.commit()
    path = f"/api/v1/campaigns/{town.campaign.id}/points"

    answers = at_once([partial(mapper.caller.post, path, draft) for _ in range(4)])

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert {UUID(answer.get_json()["id"]) for answer in answers} == {UUID(draft["id"])}


def test_of_points_sent_at_once_no_more_are_taken_than_may_wait(town_app, at_once):
    with transaction() as session:
        town = make_town(town_app, session)
        mapper = town.mapper()
        session.commit()
    spots = [{"lat": north(40 * n), "stood_lat": north(40 * n)} for n in range(9)]

    answers = at_once([partial(mapper.add, **spot) for spot in spots])

    assert sorted(answer.status_code for answer in answers) == [201] * FIRST_QUOTA + [409] * 4


def test_answers_about_one_mapper_weigh_less_each_time_though_sent_at_once(town_app, at_once):
    with transaction() as session:
        town = make_town(town_app, session)
        author = make_player(session)
        for n in range(4):
            make_point(session, town.kind, author, (LON, north(20 * n)), captured_at=utc_now())
        observer = town.mapper()
        session.commit()
    asked = observer.offers()

    at_once([partial(observer.answer, offer["id"], "yes") for offer in asked])

    with transaction() as session:
        weights = session.scalars(select(Confirmation.weight)).all()
        assert sorted(weights, reverse=True) == [PAIR_DECAY**n for n in range(4)]
