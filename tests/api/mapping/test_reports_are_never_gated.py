# SPDX-License-Identifier: EUPL-1.2
"""A formal report is taken the same from whoever sends it: no vote, score or proof plays a part."""

import pytest
from sqlalchemy import select

from civic.accounts.models import Person
from civic.mapping.kinds import Flag
from civic.reports.models import Report, ReportEvent
from civic.sla.models import SlaTimer
from tests.factories import NOW, draft_json
from tests.factories_api import counted, signed_in
from tests.factories_mapping import make_confirmation, make_point, make_proved
from tests.factories_play import Town, make_town


@pytest.fixture
def town(app, session) -> Town:
    return make_town(app, session)


def with_reliability(town: Town, share: float) -> Person:
    """Return somebody all of whose answers were right, or none."""
    person = town.mapper().person
    held, failed = 100 * share + 0.01, 100 * (1 - share) + 0.01
    counts = held, failed
    make_proved(
        town.session,
        person.id,
        town.kind.family,
        sensitivity=counts,
        specificity=counts,
        precision=counts,
    )
    point = make_point(town.session, town.kind, person, flags=[Flag.FAR] if share == 0 else [])
    make_confirmation(town.session, point)
    town.session.flush()
    return person


def test_reliability_0_and_1_get_the_same_status_department_and_deadlines_at_once(
    town, session, connection, monkeypatch
):
    people = [with_reliability(town, share) for share in (0.0, 1.0)]
    monkeypatch.setattr("civic.reports.routes.utc_now", lambda: NOW)
    seen = []
    # The first one warms what is kept in memory.
    for person in [with_reliability(town, 0.5), *people]:
        caller = signed_in(town.app, session, person)
        body = draft_json(lat=60.165)
        del body["email"]

        with counted(connection) as statements:
            answer = caller.post("/api/v1/reports", body)

        assert answer.status_code == 201, answer.text
        report = session.get_one(Report, answer.get_json()["id"])
        timers = session.execute(
            select(SlaTimer.target, SlaTimer.started_at, SlaTimer.due_at)
            .filter_by(report_id=report.id)
            .order_by(SlaTimer.target)
        )
        events = session.scalars(
            select(ReportEvent.kind).filter_by(report_id=report.id).order_by(ReportEvent.seq)
        )
        told = (report.status, report.department_id, report.moderation_reasons, report.channel)
        seen.append((told, [tuple(row) for row in timers], list(events), statements.n))

    assert seen[1] == seen[2]
    assert seen[1][1]
