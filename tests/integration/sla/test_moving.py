# SPDX-License-Identifier: EUPL-1.2
"""Dues are moved for good: rows and steps follow, and nothing fires twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.sla.clock import EventKind, SlaEvent
from civic.sla.commands import apply, fire_due_steps
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.move_policy import ExtensionRefusal
from civic.sla.move_queries import extension_refusal, latest_extension, resolution_due
from civic.sla.policy import Terms
from civic.sla.preview import after
from civic.sla.queries import audit, clock_of, timer_views, timers_of
from tests.factories_sla import THURSDAY_AT_3, at, make_report, make_terms, other_terms

FRIDAY, MONDAY, TUESDAY = "2026-03-06", "2026-03-09", "2026-03-10"
DUE = at(f"{MONDAY}T15:00")
RECEIVED = SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3)


@pytest.fixture
def terms(session) -> Terms:
    return make_terms(session)


def happen(session: Session, report_id: UUID, kind: str, when: str, **data: Any) -> SlaEvent:
    event = SlaEvent(EventKind(kind), at(when), data)
    apply(session, report_id, event, at(when))
    return event


def answer(session: Session, report_id: UUID) -> SlaTimer:
    session.flush()
    return next(row for row in timers_of(session, report_id) if row.target == "resolution")


def steps(session: Session, row: SlaTimer) -> dict[int, datetime]:
    found = session.scalars(
        select(SlaStep).filter_by(timer_id=row.id).execution_options(populate_existing=True)
    )
    return {step.step: step.due_at for step in found}


def test_a_correction_moves_due_steps_and_what_the_row_pins(session, terms):
    report_id = make_report(session, terms)
    shorter = other_terms(session, "shorter", resolution={"working_hours": 8})

    event = happen(
        session, report_id, "corrected", f"{FRIDAY}T10:00", pins=shorter.pins, is_triage=False
    )

    row = answer(session, report_id)
    assert (row.due_at, row.original_due_at) == (at(f"{FRIDAY}T15:00"), DUE)
    assert row.policy_id == shorter.promise.id
    assert [move["rule"] for move in row.moves] == ["target"]
    assert steps(session, row) == {
        50: at(f"{FRIDAY}T11:00"),
        75: at(f"{FRIDAY}T13:00"),
        90: at(f"{FRIDAY}T14:12"),
        100: at(f"{FRIDAY}T15:00"),
    }
    assert audit(session, report_id, [RECEIVED, event]) == []


def test_a_step_that_was_told_is_not_told_again_when_the_due_is_later(session, terms):
    report_id = make_report(session, terms)
    row = answer(session, report_id)
    told = update(SlaStep).where(SlaStep.timer_id == row.id, SlaStep.step.in_([50, 75]))
    session.execute(told.values(fired_at=at(f"{MONDAY}T12:00")))

    happen(session, report_id, "extended", f"{MONDAY}T12:00", until=at(f"{TUESDAY}T15:00"))

    found = steps(session, answer(session, report_id))
    assert found[50] == at(f"{FRIDAY}T15:00")
    assert found[75] == at(f"{MONDAY}T11:00")
    assert found[90] == at(f"{TUESDAY}T12:36")
    assert found[100] == at(f"{TUESDAY}T15:00")


def test_steps_of_another_promise_take_the_place_of_those_that_wait(session, terms):
    report_id = make_report(session, terms)
    other = other_terms(session, "other", resolution={"working_hours": 8})
    row = answer(session, report_id)
    told = update(SlaStep).where(SlaStep.timer_id == row.id, SlaStep.step == 50)
    session.execute(told.values(fired_at=at(f"{FRIDAY}T15:00")))

    happen(session, report_id, "terms_changed", f"{MONDAY}T10:00", pins=other.pins)

    found = steps(session, row)
    assert row.due_at == found[100] == at(f"{MONDAY}T12:00")
    assert found[50] == at(f"{FRIDAY}T15:00")
    assert set(found) == {50, 75, 90, 100}


def test_what_is_broken_stays_broken_whatever_is_decided(session, terms):
    report_id = make_report(session, terms)
    while fire_due_steps(session, 100):
        pass
    longer = other_terms(session, "longer", resolution={"working_hours": 80})
    late = f"{TUESDAY}T10:00"

    history = [
        RECEIVED,
        happen(session, report_id, "corrected", late, pins=longer.pins, is_triage=True),
        happen(session, report_id, "extended", late, until=at("2026-03-20T10:00")),
        happen(session, report_id, "terms_changed", late, pins=longer.pins),
        happen(session, report_id, "duplicate_joined", late, resolution_due=DUE),
        happen(session, report_id, "merged_duplicate", late),
    ]

    row = answer(session, report_id)
    assert row.breached_at == row.due_at == DUE
    assert row.outcome == "cancelled"
    assert audit(session, report_id, history) == []


def test_a_row_alone_is_the_clock(session, terms):
    report_id = make_report(session, terms)
    shorter = other_terms(session, "shorter", resolution={"working_hours": 8})
    happen(session, report_id, "corrected", f"{FRIDAY}T10:00", pins=shorter.pins, is_triage=False)
    happen(session, report_id, "extended", f"{FRIDAY}T10:30", until=at(f"{MONDAY}T10:00"))
    row = answer(session, report_id)
    session.flush()
    session.expire(row)

    clock = clock_of(row)

    assert clock.original_pins == terms.pins.of_target(clock.target)
    assert [move.kind for move in clock.moves] == ["raised", "extended"]
    (view,) = timer_views(session, [row], at(f"{FRIDAY}T12:00"))
    assert view.is_extended
    assert view.computation.original_due_at == DUE
    by = view.computation.moves[0].promise
    assert by is not None
    assert by.code == "shorter"
    assert view.computation.due_at == view.due_at == at(f"{MONDAY}T10:00")


def test_a_preview_says_what_would_be_and_writes_nothing(session, terms):
    report_id = make_report(session, terms)
    timers = timers_of(session, report_id)
    shorter = other_terms(session, "shorter", resolution={"working_hours": 8})
    now = at(f"{FRIDAY}T10:00")
    event = SlaEvent(EventKind.CORRECTED, now, {"pins": shorter.pins, "is_triage": False})

    pairs = after(session, timers, event, now)

    dues = {new.target.value: (old and old.due_at, new.due_at) for old, new in pairs}
    assert dues["resolution"] == (DUE, at(f"{FRIDAY}T15:00"))
    assert dues["first_response"] == (at(f"{FRIDAY}T15:00"), at(f"{FRIDAY}T15:00"))
    assert not session.dirty
    assert audit(session, report_id, [RECEIVED]) == []


def test_a_preview_shows_what_an_event_would_start(session, terms):
    report_id = make_report(session, terms)
    now = at(f"{FRIDAY}T10:00")

    pairs = after(session, timers_of(session, report_id), SlaEvent(EventKind.ANSWERED, now), now)

    assert [(old, new.target) for old, new in pairs if old is None] == [(None, "answer_review")]


def test_whether_an_answer_can_be_extended_and_how_far(session, terms):
    report_id = make_report(session, terms)
    timers = timers_of(session, report_id)
    now, latest = at(f"{FRIDAY}T10:00"), at("2026-03-11T15:00")

    assert extension_refusal(session, timers, now) is None
    assert latest_extension(session, timers) == latest
    assert extension_refusal(session, timers, now, latest) is None
    assert resolution_due(timers) == DUE
    happen(session, report_id, "answered", f"{FRIDAY}T10:00")
    timers = timers_of(session, report_id)
    assert extension_refusal(session, timers, now) is ExtensionRefusal.NOT_RUNNING
    assert latest_extension(session, timers) is None
    assert resolution_due(timers) is None


def test_what_the_relay_has_told_to_be_broken_is_not_extended(session, terms):
    report_id = make_report(session, terms)
    while fire_due_steps(session, 100):
        pass
    session.expire_all()

    refusal = extension_refusal(session, timers_of(session, report_id), at(f"{FRIDAY}T10:00"))

    assert refusal is ExtensionRefusal.BREACHED
