# SPDX-License-Identifier: EUPL-1.2
"""What goes up, once, and what the history of the report says of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.platform import outbox
from civic.platform.models import OutboxEntry
from civic.reports.commands import SYSTEM, append
from civic.reports.desk_commands import add_internal_note, publish_note
from civic.reports.escalation_commands import escalate_silence
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_queries import overseen
from civic.reports.events import ReportEscalated
from civic.reports.kinds import EventKind
from civic.reports.models import Report
from civic.sla.commands import fire_due_steps
from civic.sla.events import StepReached
from civic.sla.models import SlaTimer
from tests.factories import NOW, actor, make_city, make_report, make_staff
from tests.factories_mail import work
from tests.factories_reports import (
    HOUR,
    assert_nothing_drifts,
    history,
    respond,
    worker,
)

DAY = timedelta(days=1)
#: Closing time of the tenth working day after that of NOW: 19 June is Midsummer Eve.
TOO_LONG = datetime.fromisoformat("2026-06-16T13:00:00+00:00")


@pytest.fixture
def city(session):
    return make_city(session, ombudsman="ombudsman@people.example")


def reach(session: Session, report: Report, step: int, target: str = "resolution") -> None:
    """Let the relay tell of a step, and the workers react."""
    timer = session.scalars(select(SlaTimer).filter_by(report_id=report.id, target=target)).one()
    event = StepReached(report.id, timer.id, target, timer.cycle, step, timer.due_at)
    outbox.record(session, event, now=timer.due_at)
    work(session)


def risen(session: Session) -> list[Escalation]:
    return list(session.scalars(select(Escalation).order_by(Escalation.step, Escalation.kind)))


@pytest.mark.usefixtures("city")
def test_each_step_from_the_breach_on_is_kept_with_how_far_it_goes(session):
    report = make_report(session)

    for step in (50, 75, 90, 100, 150, 200, 300):
        reach(session, report, step)

    assert [(one.step, one.level) for one in risen(session)] == [
        (100, "manager"),
        (150, "manager"),
        (200, "coordinator"),
        (300, "ombudsman"),
    ]
    said = [row.data for row in history(session, report) if row.kind == EventKind.STEP_REACHED]
    assert [(row["step"], row["told"]) for row in said] == [
        (100, ["managers"]),
        (200, ["coordinators"]),
        (300, ["ombudsman"]),
    ]
    assert_nothing_drifts(session, report)


def test_a_city_without_an_ombudsman_does_not_say_that_one_was_told(session):
    make_city(session)
    report = make_report(session)

    reach(session, report, 300)

    assert [one.step for one in risen(session)] == [300]
    assert EventKind.STEP_REACHED not in [row.kind for row in history(session, report)]


@pytest.mark.usefixtures("city")
def test_the_same_step_told_again_is_kept_once_and_said_once(session):
    report = make_report(session)
    reach(session, report, 100)
    session.execute(update(OutboxEntry).values(done_at=None))

    work(session)
    reach(session, report, 100)

    assert len(risen(session)) == 1
    assert [row.kind for row in history(session, report)].count("step_reached") == 1


@pytest.mark.usefixtures("city")
def test_the_public_does_not_read_of_what_the_city_owes_itself(session):
    report = make_report(session)
    timer = session.scalars(select(SlaTimer).filter_by(report_id=report.id)).first()
    event = StepReached(report.id, timer.id, "answer_review", 1, 100, timer.due_at)
    outbox.record(session, event, now=timer.due_at)

    work(session)

    (said,) = [row for row in history(session, report) if row.kind == EventKind.STEP_REACHED]
    assert not said.is_public


def test_what_was_done_meanwhile_rises_no_further(session, city):
    report = make_report(session)
    respond(session, report, worker(session, city), NOW + 30 * DAY)

    for step in (100, 150):
        reach(session, report, step)

    assert [one.step for one in risen(session)] == [100]


@pytest.mark.usefixtures("city")
def test_the_relay_and_the_worker_together_keep_a_breach(session):
    report = make_report(session)  # in June; the clock of the database is past all its dues
    while fire_due_steps(session, 100):
        session.flush()

    work(session)

    steps = {(one.target, one.step) for one in risen(session)}
    assert {("resolution", step) for step in (100, 150, 200, 300)} <= steps
    assert_nothing_drifts(session, report)


@pytest.mark.parametrize("rule", ["third_hop", "returned"])
def test_a_report_that_goes_round_is_kept_once(session, city, rule):
    report = make_report(session)
    row = append(session, report, EventKind.ESCALATED, SYSTEM, NOW + HOUR, data={"rule": rule})
    for _ in range(2):
        outbox.record(session, ReportEscalated(report.id, row.seq), now=NOW + HOUR)

    work(session)

    (one,) = risen(session)
    assert (one.kind, one.level, one.event_seq) == (rule, "coordinator", row.seq)
    assert one.department_id == city.department.id


def silent(session: Session, now: datetime, limit: int = 100) -> list[Any]:
    """Return which reports go up as silent at `now`."""
    session.flush()
    escalate_silence(session, now, limit)
    rows = select(Escalation.report_id).filter_by(kind="silent").order_by(Escalation.id)
    return [str(report_id) for report_id in session.scalars(rows)]


@pytest.mark.usefixtures("city")
def test_silence_goes_up_when_the_tenth_working_day_has_closed(session):
    report = make_report(session)

    assert silent(session, TOO_LONG - timedelta(seconds=1)) == []
    assert silent(session, TOO_LONG) == [str(report.id)]
    assert [(one.kind, one.event_seq) for one in risen(session)] == [("silent", None)]


@pytest.mark.usefixtures("city")
def test_each_stretch_of_silence_counts_once(session, city):
    report = make_report(session)
    silent(session, TOO_LONG)
    assert len(silent(session, TOO_LONG + 30 * DAY)) == 1
    publish_note(session, report, "Soon.", worker(session, city), TOO_LONG + 30 * DAY)

    assert len(silent(session, TOO_LONG + 31 * DAY)) == 1
    assert len(silent(session, TOO_LONG + 60 * DAY)) == 2


def test_what_only_staff_read_does_not_end_the_silence(session, city):
    report = make_report(session)
    add_internal_note(session, report, "Hm.", worker(session, city), TOO_LONG - HOUR)

    assert silent(session, TOO_LONG) == [str(report.id)]


def test_a_word_to_the_reporter_ends_it(session, city):
    report = make_report(session)
    publish_note(session, report, "Soon.", worker(session, city), TOO_LONG - 3 * DAY)

    assert silent(session, TOO_LONG) == []


def test_of_what_is_answered_nobody_is_reminded(session, city):
    respond(session, make_report(session), worker(session, city))

    assert silent(session, TOO_LONG + 30 * DAY) == []


@pytest.mark.usefixtures("city")
def test_the_longest_silence_comes_first_and_the_rest_the_next_time(session):
    first, second = make_report(session), make_report(session, now=NOW + HOUR)

    assert silent(session, TOO_LONG + DAY, limit=1) == [str(first.id)]
    assert silent(session, TOO_LONG + DAY, limit=1) == [str(first.id), str(second.id)]


def test_managers_oversee_their_own_and_coordinators_the_city(session, city):
    elsewhere = make_city(session, "farville", "FAR")
    make_staff(session, elsewhere, Role.MANAGER)
    all_here = {city.department.id, city.other_department.id, city.dispatcher.id}
    who = {
        Role.MANAGER: {city.department.id},
        Role.CLERK: set(),
        Role.AUDITOR: all_here,
        Role.MODERATOR: set(),
    }

    for role, seen in who.items():
        assert set(overseen(session, actor(make_staff(session, city, role)))) == seen
    coordinator = actor(make_staff(session, city, Role.MANAGER, city.dispatcher))
    assert set(overseen(session, coordinator)) == all_here
    auditor = actor(make_staff(session, city, Role.AUDITOR))
    assert overseen(session, auditor, to_act=True) == []


def test_no_report_is_counted_that_has_not_gone_up(session, city):
    make_report(session)

    assert session.scalar(select(func.count()).select_from(Escalation)) == 0
