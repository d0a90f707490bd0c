# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from sqlalchemy import func, select

from civic.accounts.models import Person
from civic.mapping import ledger_commands
from civic.mapping.closure_commands import hear_outcome, still_there
from civic.mapping.decision_commands import decide
from civic.mapping.events import ConfirmationGiven
from civic.mapping.jobs import decide as on_confirmation
from civic.mapping.kinds import Answer, EntryState, PointState
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.recheck_commands import certain
from civic.mapping.score_models import ScoreEntry
from civic.reports.commands import By
from civic.reports.kinds import ActorRole, EventKind, Outcome, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import audit
from civic.sla.models import SlaTimer
from tests.factories import NOW, make_staff
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
    make_proved,
)
from tests.factories_reports import DAY, HOUR, rate, respond

YES, NO = Answer.YES, Answer.NO


@pytest.fixture
def by(session, city) -> By:
    return By(ActorRole.DEPARTMENT, make_staff(session, city).id, city.department.id)


@pytest.fixture
def point(session, city) -> MappingPoint:
    """A point that has become a report."""
    kind = make_kind(session, make_campaign(session, city), city.category.id)
    point = make_point(session, kind)
    ledger_commands.escrow_point(session, point, NOW)
    for _ in range(4):
        make_confirmation(session, point)
    decide(session, point.id, NOW + HOUR)
    assert point.state == PointState.PROMOTED
    return point


@pytest.fixture
def report(session, point) -> Report:
    found: Report = session.get_one(Report, point.report_id)
    return found


def look(
    session, report: Report, *answers: Answer, by: Person | None = None, **changes
) -> list[Confirmation]:
    """Let somebody new answer whether it is fixed, an hour after the department."""
    found, at = [], NOW + 3 * HOUR
    for answer in answers:
        given = make_check(session, report, answer, by, at, **changes)
        on_confirmation(session, ConfirmationGiven(confirmation_id=given.id), at)
        found.append(given)
    return found


def earned(session, person_id, state=EntryState.SETTLED) -> int:
    rows = select(func.sum(ScoreEntry.amount)).filter_by(person_id=person_id, state=state)
    return int(session.scalar(rows) or 0)


def checked(session, report: Report) -> list[dict[str, Any]]:
    wanted = select(ReportEvent.data).filter_by(
        report_id=report.id, kind=EventKind.CHECKED_BY_RESIDENTS
    )
    return list(session.scalars(wanted))


@pytest.mark.parametrize("outcome", ["fixed", "scheduled"])
def test_what_the_department_found_is_paid_in_full(session, point, report, by, outcome):
    waits = earned(session, point.author_id, EntryState.ESCROW)
    details: dict[str, Any] = {"scheduled_on": "2026-08-01"} if outcome == "scheduled" else {}
    respond(session, report, by, outcome=outcome, **details)

    for _ in range(2):
        hear_outcome(session, report.id, NOW + 2 * HOUR)

    assert point.state == PointState.CONFIRMED
    assert earned(session, point.author_id) == 2 * waits
    assert earned(session, point.author_id, EntryState.ESCROW) == 0


def test_what_the_department_knew_already_is_there(session, point, report):
    report.outcome = Outcome.DUPLICATE

    hear_outcome(session, report.id, NOW + HOUR)

    assert point.state == PointState.CONFIRMED


def test_what_it_did_not_find_costs_what_was_paid_before(session, point, report, by):
    respond(session, report, by, outcome="nothing_to_fix")

    hear_outcome(session, report.id, NOW + 2 * HOUR)

    assert point.state == PointState.NOT_FOUND
    assert earned(session, point.author_id) == 0
    assert earned(session, point.author_id, EntryState.ESCROW) == 0


def test_an_outcome_that_says_nothing_of_the_thing_changes_nothing(session, point, report, by):
    before = earned(session, point.author_id)
    respond(session, report, by, outcome="declined", reason="There is no money for it.")

    hear_outcome(session, report.id, NOW + 2 * HOUR)

    assert point.state == PointState.PROMOTED
    assert earned(session, point.author_id) == before


def test_residents_reopen_what_is_not_fixed(session, report, by):
    respond(session, report, by)
    look(session, report, NO, NO, NO, NO)
    assert report.status == Status.ANSWERED

    given = look(session, report, NO)

    assert (report.status, report.cycle) == (Status.REOPENED, 2)
    assert checked(session, report) == [{"checked": "not_fixed", "n_residents": 5}]
    running = select(SlaTimer).filter_by(report_id=report.id, cycle=2, target="resolution")
    assert session.scalars(running).one().stopped_at is None
    assert given[0].is_right
    assert audit(session, report).is_clean


@pytest.mark.parametrize("answer", [NO, YES])
def test_one_voice_is_never_enough_however_well_it_has_proved_itself(session, report, by, answer):
    respond(session, report, by)
    person = make_player(session)
    make_proved(session, person.id, "closures", sensitivity=(99, 1), specificity=(99, 1))

    look(session, report, answer, by=person)
    assert (report.status, checked(session, report)) == (Status.ANSWERED, [])

    look(session, report, answer)
    assert report.status == (Status.REOPENED if answer is NO else Status.CLOSED)


def test_residents_close_what_they_found_fixed_and_the_reporter_may_still_rate(session, report, by):
    respond(session, report, by)

    look(session, report, YES, YES)

    assert report.status == Status.CLOSED
    assert checked(session, report) == [{"checked": "fixed", "n_residents": 2}]
    closed = session.scalars(
        select(ReportEvent).filter_by(report_id=report.id, to_status=Status.CLOSED)
    ).one()
    assert closed.data == {"verdict": "verified"}
    assert audit(session, report).is_clean
    rate(session, report, 1, "It is still there.", NOW + DAY)
    assert report.status == Status.REOPENED


def test_a_second_attempt_is_reopened_by_no_vote(session, report, by):
    respond(session, report, by)
    look(session, report, *[NO] * 5)
    respond(session, report, by, NOW + 4 * HOUR)

    look(session, report, *[NO] * 8)

    assert (report.status, report.cycle) == (Status.ANSWERED, 2)
    assert checked(session, report) == [{"checked": "not_fixed", "n_residents": 5}] * 2


def test_answers_without_weight_reopen_nothing(session, report, by):
    respond(session, report, by)

    look(session, report, *[NO] * 9, weight=0.0)

    assert report.status == Status.ANSWERED


def test_not_found_then_disputed_nets_to_the_full_amount(session, point, report, by):
    full = earned(session, point.author_id) + earned(session, point.author_id, EntryState.ESCROW)
    respond(session, report, by, outcome="nothing_to_fix")
    hear_outcome(session, report.id, NOW + 2 * HOUR)

    look(session, report, *[NO] * 5)

    assert point.state == PointState.DISPUTED
    assert report.status == Status.REOPENED
    assert earned(session, point.author_id) == full


def test_can_t_tell_moves_nothing():
    assert still_there([]) == pytest.approx(0.30)


@pytest.mark.parametrize(("outcome", "is_there"), [("fixed", False), ("scheduled", True)])
def test_what_a_department_saw_is_certain(session, point, report, by, outcome, is_there):
    details: dict[str, Any] = {"scheduled_on": "2026-08-01"} if outcome == "scheduled" else {}
    respond(session, report, by, outcome=outcome, **details)
    hear_outcome(session, report.id, NOW + 2 * HOUR)

    assert certain(session, point) is is_there
