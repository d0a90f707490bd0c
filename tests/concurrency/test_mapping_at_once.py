# SPDX-License-Identifier: EUPL-1.2
"""People who map and answer the same thing at the same time."""

from functools import partial
from uuid import UUID

from sqlalchemy import func, select

from civic.mapping.decision_commands import decide
from civic.mapping.kinds import EntryState, PointState, Reason
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.reports.models import Report
from tests.factories_mapping import make_point
from tests.factories_play import make_town

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
