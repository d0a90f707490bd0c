# SPDX-License-Identifier: EUPL-1.2
"""In which order moderators read what was decided of objections."""

import pytest

from civic.accounts.kinds import Role
from civic.mapping.kinds import Answer, Flag
from civic.mapping.objection_models import Objection
from civic.platform.clock import utc_now
from tests.factories import make_city, make_staff
from tests.factories_api import signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

DECIDED = "/api/v1/desk/mapping/objections?state=decided"


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def moderator(app, client, session, city):
    return signed_in(app, session, make_staff(session, city, Role.MODERATOR))


@pytest.fixture
def decided(session, city):
    """Three objections, asked one after the other and decided in another order."""
    now, person = utc_now(), make_player(session)
    campaign = make_campaign(session, city, starts_at=now - 90 * DAY, ends_at=now + 90 * DAY)
    kind = make_kind(session, campaign, city.category.id)
    for n, hours in enumerate((2, 1, 3)):
        point = make_point(session, kind)
        given = make_confirmation(session, point, person, Answer.YES, flags=[Flag.FAR], weight=0.0)
        objection = Objection(
            jurisdiction_id=city.jurisdiction.id,
            person_id=person.id,
            ref_id=given.id,
            text=f"I stood in front of it, take {n}.",
            evidence={"flags": ["far"], "distance_m": 84, "accuracy_m": 8, "took_s": 6},
            made_at=now - (9 - n) * HOUR,
            counts=False,
            decided_at=now - hours * HOUR,
            reason="The photo shows another street.",
        )
        session.add(objection)
    session.flush()


def test_what_was_decided_last_comes_first(decided, moderator, monkeypatch):
    monkeypatch.setattr("civic.mapping.objection_queries.PAGE_N", 2)

    first = moderator.get(DECIDED).get_json()
    rest = moderator.get(f"{DECIDED}&cursor={first['next_cursor']}").get_json()

    takes = [item["text"][-2] for item in first["items"] + rest["items"]]
    assert (takes, rest["next_cursor"]) == (["1", "0", "2"], None)
