# SPDX-License-Identifier: EUPL-1.2
"""Things that are looked at again, points that are certain, reports that are open for long."""

from typing import Any

import pytest
from sqlalchemy import func, select

from civic.mapping.events import ConfirmationGiven
from civic.mapping.jobs import decide
from civic.mapping.kinds import Answer, EntryState, PointState, Purpose
from civic.mapping.ledger_commands import escrow_answer
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.reports.commands import By
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import audit
from tests.factories import NOW, make_person, make_report, make_staff
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
    make_proved,
)
from tests.factories_reports import DAY, respond

YES, NO = Answer.YES, Answer.NO
LATER = NOW + 40 * DAY


@pytest.fixture
def bench(session, city) -> CampaignKind:
    return make_kind(session, make_campaign(session, city), None)


@pytest.fixture
def point(session, bench) -> MappingPoint:
    return make_point(session, bench, state=PointState.VERIFIED, decided_at=NOW)


def look(session, point: MappingPoint, answer: Answer, **changes: Any) -> Confirmation:
    values: dict[str, Any] = {"purpose": Purpose.STILL_THERE, "round": 2, "captured_at": LATER}
    values |= changes
    given = make_confirmation(session, point, answer=answer, **values)
    escrow_answer(session, given, LATER)
    decide(session, ConfirmationGiven(confirmation_id=given.id), LATER)
    return given


def settled(session, person_id) -> int:
    rows = select(func.sum(ScoreEntry.amount)).filter_by(
        person_id=person_id, state=EntryState.SETTLED
    )
    return int(session.scalar(rows) or 0)


def test_a_thing_that_is_still_there_stays_and_is_asked_about_anew_later(session, point):
    first, second = look(session, point, YES), look(session, point, YES)

    assert (point.state, point.round, point.decided_at) == (PointState.VERIFIED, 2, LATER)
    assert first.is_right
    assert second.is_right


def test_one_new_voice_does_not_settle_it(session, point):
    look(session, point, YES)

    assert (point.round, point.decided_at) == (1, NOW)


def test_a_thing_that_is_gone_is_not_on_the_map_any_more(session, point):
    for _ in range(3):
        look(session, point, NO)

    assert point.state == PointState.STALE


def test_an_answer_of_an_older_round_changes_nothing(session, point):
    for _ in range(3):
        look(session, point, NO, round=1)

    assert point.state == PointState.VERIFIED


@pytest.mark.parametrize(
    ("state", "answer", "is_right"),
    [
        (PointState.VERIFIED, YES, True),
        (PointState.VERIFIED, NO, False),
        (PointState.REJECTED, NO, True),
        (PointState.REJECTED, YES, False),
    ],
)
def test_gold_is_judged_at_once_and_moves_nothing(session, point, state, answer, is_right):
    point.state, point.decided_by = state, make_person(session).id
    before = point.log_odds

    given = look(session, point, answer, purpose=Purpose.GOLD, round=0)

    assert given.is_right is is_right
    assert (settled(session, given.person_id) > 0) is is_right
    assert (point.state, point.log_odds) == (state, before)


@pytest.fixture
def report(session, city) -> Report:
    return make_report(session)


def pass_by(session, report: Report, answer: Answer, **changes: Any) -> Confirmation:
    """Let somebody new say whether it is still there."""
    purpose = Purpose.STILL_THERE
    given = make_check(session, report, answer, at=LATER, purpose=purpose, **changes)
    decide(session, ConfirmationGiven(confirmation_id=given.id), LATER)
    return given


def told(session, report: Report) -> list[dict[str, Any]]:
    wanted = select(ReportEvent.data).filter_by(
        report_id=report.id, kind=EventKind.CHECKED_BY_RESIDENTS
    )
    return list(session.scalars(wanted))


@pytest.mark.parametrize(("answer", "n", "what"), [(YES, 2, "there"), (NO, 3, "gone")])
def test_the_department_hears_once_whether_it_is_still_there(session, report, answer, n, what):
    given = [pass_by(session, report, answer) for _ in range(n + 2)]

    assert told(session, report) == [{"checked": what, "n_residents": n}]
    assert report.status == Status.ACCEPTED
    assert all(each.is_right for each in given)
    assert audit(session, report).is_clean


def test_answers_that_prove_nothing_tell_nothing(session, report):
    for _ in range(5):
        pass_by(session, report, YES, weight=0.0)

    assert told(session, report) == []


def test_one_voice_tells_nothing_however_well_it_has_proved_itself(session, report):
    person = make_player(session)
    make_proved(session, person.id, "closures", sensitivity=(99, 1), specificity=(99, 1))

    pass_by(session, report, YES, person=person)
    assert told(session, report) == []

    pass_by(session, report, YES)
    assert told(session, report) == [{"checked": "there", "n_residents": 2}]


def test_what_is_answered_is_not_told_to_be_open(session, city, report):
    by = By(ActorRole.DEPARTMENT, make_staff(session, city).id, city.department.id)
    respond(session, report, by)

    for _ in range(4):
        pass_by(session, report, YES)

    assert told(session, report) == []
