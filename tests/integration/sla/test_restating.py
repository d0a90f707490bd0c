# SPDX-License-Identifier: EUPL-1.2
"""Timers of a report are reckoned anew, by other terms or after other events."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.sla.clock import EventKind, SlaEvent
from civic.sla.commands import apply, fire_due_steps
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.policy import Terms
from civic.sla.queries import audit, timers_of
from tests.factories_sla import THURSDAY_AT_3, at, make_report, make_terms, other_terms

RECEIVED = SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3)
SOON = THURSDAY_AT_3 + timedelta(minutes=5)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def terms(session) -> Terms:
    return make_terms(session)


def restate(session: Session, report_id: Any, now: Any, terms: Terms) -> list[SlaEvent]:
    """Promise a report anew, and return its history since."""
    event = SlaEvent(EventKind.RESTATED, now, {"pins": terms.pins})
    apply(session, report_id, event, now)
    return [RECEIVED, event]


def timer(session: Session, report_id: Any, target: str = "resolution") -> SlaTimer:
    session.flush()
    return next(row for row in timers_of(session, report_id) if row.target == target)


def steps(session: Session, row: SlaTimer) -> dict[int, bool]:
    """Return the steps of a timer, and whether they were told."""
    found = session.scalars(
        select(SlaStep).filter_by(timer_id=row.id).execution_options(populate_existing=True)
    )
    return {step.step: step.fired_at is not None for step in found}


def test_other_terms_hold_from_the_receipt_on(session, terms):
    report_id = make_report(session, terms)
    longer = other_terms(session, "other", resolution={"working_hours": 24})

    history = restate(session, report_id, SOON, longer)

    row = timer(session, report_id)
    assert row.due_at == row.original_due_at == at("2026-03-10T15:00")
    assert row.policy_id == longer.promise.id
    assert steps(session, row) == {50: False, 75: False, 90: False, 100: False}
    assert audit(session, report_id, history) == []


def test_the_same_terms_change_nothing(session, terms):
    report_id = make_report(session, terms)
    before = {row.target: (row.id, row.due_at) for row in timers_of(session, report_id)}

    restate(session, report_id, SOON, terms)

    assert before == {row.target: (row.id, row.due_at) for row in timers_of(session, report_id)}


def test_a_warning_that_was_told_is_told_again_only_when_it_is_due_later(session, terms):
    report_id = make_report(session, terms)
    row = timer(session, report_id)
    told = update(SlaStep).where(SlaStep.timer_id == row.id, SlaStep.step.in_([50, 75]))
    session.execute(told.values(fired_at=at("2026-03-09T12:00")))
    now = at("2026-03-09T12:00")

    longer = other_terms(session, "other", resolution={"working_hours": 24})
    restate(session, report_id, now, longer)

    # Of 24 hours half have run on Monday at 11:00, three quarters on Tuesday at 9:00.
    assert steps(session, row) == {50: True, 75: False, 90: False, 100: False}


def test_a_promise_that_is_broken_by_the_new_terms_too_stays_broken(session, terms):
    report_id = make_report(session, terms)
    row = timer(session, report_id)
    while fire_due_steps(session, 100):
        pass
    session.expire_all()  # the relay writes past what a session knows
    assert timer(session, report_id).breached_at is not None
    shorter = other_terms(session, "other", resolution={"working_hours": 8})

    restate(session, report_id, at("2026-03-20T12:00"), shorter)

    session.flush()
    assert row.breached_at == row.due_at == at("2026-03-06T15:00")
    found = steps(session, row)
    assert found[100]
    assert set(found) == {50, 75, 90, 100, 150, 200, 300}


def test_a_promise_that_is_not_broken_by_the_new_terms_is_whole_again(session, terms):
    report_id = make_report(session, terms)
    while fire_due_steps(session, 100):
        pass
    row = timer(session, report_id)
    longer = other_terms(session, "other", resolution={"working_hours": 24})

    restate(session, report_id, at("2026-03-10T15:00") - MOMENT, longer)

    session.flush()
    assert row.breached_at is None
    assert not steps(session, row)[100]
    assert set(steps(session, row)) == {50, 75, 90, 100}
