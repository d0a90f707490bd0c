# SPDX-License-Identifier: EUPL-1.2
"""Timers stand still and go on; rows, steps and the relay keep in step with the fold."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.platform.models import OutboxEntry
from civic.sla import pause_commands
from civic.sla.clock_policy import EventKind, SlaEvent
from civic.sla.commands import FiredStep, apply, fire_due_steps, locked_timers
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.pause_commands import end_due_pauses
from civic.sla.pause_policy import PauseRefusal
from civic.sla.pause_queries import has_paused, wait_for_reporter
from civic.sla.policy import Terms
from civic.sla.queries import Drift, audit, next_due, timer_views, timers_of
from civic.wiring import load_subscribers
from tests.factories_sla import THURSDAY_AT_3, at, make_report, make_terms

load_subscribers()  # what is recorded depends on who subscribes

FRIDAY, MONDAY, TUESDAY = "2026-03-06", "2026-03-09", "2026-03-10"
LATER = at("2026-05-01T12:00")
RECEIVED = SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3)
Told = tuple[str, str]
ASKED = ("asked", f"{FRIDAY}T10:00")


def happen(session: Session, report_id: UUID, *told: Told) -> list[SlaEvent]:
    """Let events happen to a report received on Thursday; return its history."""
    history = [SlaEvent(EventKind(kind), at(when)) for kind, when in told]
    for each in history:
        apply(session, report_id, each, LATER)
    return [RECEIVED, *history]


def resolution(session: Session, report_id: UUID) -> SlaTimer:
    return session.scalars(
        select(SlaTimer)
        .filter_by(report_id=report_id, target="resolution", cycle=1)
        .execution_options(populate_existing=True)
    ).one()


def steps(session: Session, report_id: UUID) -> dict[int, datetime]:
    """Return when the steps are due for which the resolution still waits."""
    rows = select(SlaStep).where(
        SlaStep.timer_id == resolution(session, report_id).id, SlaStep.fired_at.is_(None)
    )
    return {row.step: row.due_at for row in session.scalars(rows)}


def lapsed(session: Session) -> int:
    found = select(func.count()).select_from(OutboxEntry).filter_by(event="sla.pause_lapsed")
    return session.scalar(found) or 0


def fire_all(session: Session) -> list[FiredStep]:
    fired: list[FiredStep] = []
    while batch := fire_due_steps(session, 100):
        fired += batch
    return fired


STORIES: list[list[Told]] = [
    [ASKED],
    [ASKED, ("replied", f"{FRIDAY}T12:00:00.000001")],
    [ASKED, ("replied", f"{MONDAY}T16:00")],
    [ASKED, ("resumed", f"{FRIDAY}T12:00"), ("asked", f"{MONDAY}T09:00")],
    [ASKED, ("answered", f"{FRIDAY}T12:00"), ("reopened", f"{MONDAY}T09:00")],
    [ASKED, ("withdrawn", f"{FRIDAY}T12:00")],
    [ASKED, ("merged_duplicate", f"{FRIDAY}T12:00")],
    [ASKED, ("transferred", f"{FRIDAY}T12:00"), ("answered", f"{TUESDAY}T16:00")],
    [("asked", f"{TUESDAY}T10:00")],
]


@pytest.mark.parametrize("told", STORIES, ids=[",".join(k for k, _ in s) for s in STORIES])
def test_rows_are_what_the_events_fold_into(session: Session, told: list[Told]) -> None:
    report_id = make_report(session, make_terms(session))

    history = happen(session, report_id, *told)

    session.flush()
    assert audit(session, report_id, history) == []


kinds = st.sampled_from(
    [EventKind.ASKED, EventKind.REPLIED, EventKind.RESUMED, EventKind.ANSWERED, EventKind.REOPENED]
)
happened = st.lists(st.tuples(kinds, st.timedeltas(timedelta(), timedelta(days=9))), max_size=8)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(happened)
def test_rows_and_steps_are_what_any_questions_fold_into(
    session: Session, happened: list[tuple[EventKind, timedelta]]
) -> None:
    terms = session.info.setdefault("terms", None) or make_terms(session)
    session.info["terms"] = terms
    report_id = make_report(session, terms)
    history = [RECEIVED]

    for kind, offset in sorted(happened, key=lambda pair: pair[1]):
        history.append(SlaEvent(kind, THURSDAY_AT_3 + offset))
        apply(session, report_id, history[-1], LATER)
        session.flush()

    assert audit(session, report_id, history) == []
    row = resolution(session, report_id)
    if row.stopped_at is None:
        assert steps(session, report_id)[100] == row.due_at


def test_a_question_moves_the_due_of_the_report_and_the_steps_that_wait(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ("accepted", f"{FRIDAY}T09:00"))
    before = steps(session, report_id)

    happen(session, report_id, ASKED)

    row = resolution(session, report_id)
    assert (row.due_at, row.original_due_at) == (at(f"{TUESDAY}T15:00"), at(f"{MONDAY}T15:00"))
    assert row.paused_until == at(f"{MONDAY}T10:00")
    assert next_due(session, report_id).due_at == row.due_at
    assert before[50] == at(f"{FRIDAY}T15:00")
    assert steps(session, report_id) == {
        50: at(f"{MONDAY}T15:00"),
        75: at(f"{TUESDAY}T11:00"),
        90: at(f"{TUESDAY}T13:24"),
        100: at(f"{TUESDAY}T15:00"),
    }


def test_a_reply_brings_the_steps_back_by_what_is_left_of_the_pause(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    happen(session, report_id, ASKED, ("replied", f"{FRIDAY}T12:00"))

    row = resolution(session, report_id)
    assert (row.due_at, row.paused_until) == (at(f"{MONDAY}T17:00"), None)
    assert steps(session, report_id)[50] == at(f"{FRIDAY}T17:00")
    assert steps(session, report_id)[100] == row.due_at


def test_what_was_reached_before_the_pause_stays_where_it_was(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    happen(session, report_id, ("asked", f"{FRIDAY}T16:00"))

    assert steps(session, report_id)[50] == at(f"{FRIDAY}T15:00")


def test_a_pause_that_came_to_its_end_is_told_once(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = happen(session, report_id, ASKED)
    session.flush()

    first, again = end_due_pauses(session, 10), end_due_pauses(session, 10)

    (event,) = first
    assert (event.report_id, event.ended_at) == (report_id, at(f"{MONDAY}T10:00"))
    assert again == []
    assert lapsed(session) == 1
    assert resolution(session, report_id).paused_until is None
    assert audit(session, report_id, history) == []


def test_pauses_are_told_in_the_order_of_their_ends_and_no_more_than_asked_for(
    session: Session,
) -> None:
    terms = make_terms(session)
    reports = [make_report(session, terms) for _ in range(3)]
    for report_id, when in zip(reports, ("12:00", "10:00", "11:00"), strict=True):
        happen(session, report_id, ("asked", f"{FRIDAY}T{when}"))
    session.flush()

    first, rest = end_due_pauses(session, 2), end_due_pauses(session, 2)

    assert [event.report_id for event in (*first, *rest)] == [reports[1], reports[2], reports[0]]
    assert len(first) == 2


@pytest.mark.parametrize("end", ["replied", "resumed", "answered", "withdrawn"])
def test_a_pause_that_something_ended_is_not_told_by_the_relay(session: Session, end: str) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ASKED, (end, f"{FRIDAY}T12:00"))
    session.flush()

    assert end_due_pauses(session, 10) == []


def test_a_reply_that_was_faster_than_the_relay_leaves_nothing_to_tell(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ASKED, ("replied", f"{MONDAY}T10:05"))
    session.flush()

    assert end_due_pauses(session, 10) == []


def test_a_pause_that_has_not_ended_is_left_alone(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ASKED)
    session.flush()
    tomorrow = func.clock_timestamp() + timedelta(days=1)
    paused = update(SlaTimer).filter_by(report_id=report_id, target="resolution")
    session.execute(paused.values(paused_until=tomorrow))

    assert end_due_pauses(session, 10) == []


def test_pauses_are_found_by_their_index(session: Session) -> None:
    session.execute(text("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"))
    statement = pause_commands.claim(10).compile(
        session.get_bind(), compile_kwargs={"literal_binds": True}
    )

    plan = "\n".join(session.scalars(text(f"EXPLAIN {statement}")))

    assert "ix_sla_timers_paused_until" in plan
    assert "Index Cond: (paused_until <= $0)" in plan.replace("sla_timers.", "")


def test_a_promise_that_was_paused_breaks_at_its_moved_due_and_escalates_after_it(
    session: Session,
) -> None:
    report_id = make_report(session, make_terms(session))
    history = happen(session, report_id, ASKED)

    fired = [step for step in fire_all(session) if step.target == "resolution"]

    assert {step.step: step.due_at for step in fired} == {
        50: at(f"{MONDAY}T15:00"),
        75: at(f"{TUESDAY}T11:00"),
        90: at(f"{TUESDAY}T13:24"),
        100: at(f"{TUESDAY}T15:00"),
        150: at("2026-03-11T15:00"),
        200: at("2026-03-12T15:00"),
        300: at("2026-03-16T15:00"),
    }
    assert resolution(session, report_id).breached_at == at(f"{TUESDAY}T15:00")
    assert audit(session, report_id, history) == []


def test_a_late_reply_after_the_breach_moves_nothing(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = happen(session, report_id, ASKED)
    fire_all(session)

    history += happen(session, report_id, ("replied", "2026-03-20T10:00"))[1:]
    session.flush()

    row = resolution(session, report_id)
    assert (row.due_at, row.breached_at) == (at(f"{TUESDAY}T15:00"), at(f"{TUESDAY}T15:00"))
    assert audit(session, report_id, history) == []


def test_a_report_says_until_when_it_may_wait(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    timers = locked_timers(session, report_id)

    found: list[Any] = [
        wait_for_reporter(session, timers, at(f"{FRIDAY}T10:00")),
        wait_for_reporter(session, timers, at(f"{FRIDAY}T10:00"), at(f"{FRIDAY}T12:00")),
        wait_for_reporter(session, timers, at(f"{MONDAY}T15:00")),
        wait_for_reporter(session, [], at(f"{FRIDAY}T10:00")),
    ]

    assert found == [
        at(f"{MONDAY}T10:00"),
        at(f"{FRIDAY}T12:00"),
        PauseRefusal.BREACHED,
        PauseRefusal.NOT_RUNNING,
    ]


def test_what_the_relay_has_told_to_be_broken_is_not_paused_by_a_host_that_is_behind(
    session: Session,
) -> None:
    report_id = make_report(session, make_terms(session))
    fire_all(session)

    refusal = wait_for_reporter(session, timers_of(session, report_id), at(f"{MONDAY}T14:59:59"))

    assert refusal is PauseRefusal.BREACHED


def test_timers_know_whether_they_have_been_paused(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    before = has_paused(timers_of(session, report_id), 1)

    happen(session, report_id, ASKED)

    assert (before, has_paused(timers_of(session, report_id), 1)) == (False, True)
    assert not has_paused(timers_of(session, report_id), 2)


def test_a_paused_timer_is_shown_as_such(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ASKED)

    views = timer_views(session, timers_of(session, report_id), at(f"{FRIDAY}T11:00"))

    until = {view.target.value: view.paused_until for view in views}
    assert until == {
        "moderation": None,
        "first_response": None,
        "resolution": at(f"{MONDAY}T10:00"),
    }


def test_the_audit_finds_a_pause_that_was_made_longer(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = happen(session, report_id, ASKED)
    row = resolution(session, report_id)
    row.pauses = [row.pauses[0] | {"until": at(f"{TUESDAY}T10:00").isoformat()}]
    session.flush()

    drifts = audit(session, report_id, history)

    assert [drift.column for drift in drifts] == ["pauses"]
    assert isinstance(drifts[0], Drift)


def test_the_database_refuses_a_pause_of_what_has_stopped(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    with pytest.raises(IntegrityError, match="paused_while_it_runs"), session.begin_nested():
        session.execute(
            text(
                "UPDATE sla_timers SET stopped_at = due_at, outcome = 'kept',"
                " paused_until = due_at WHERE report_id = :id"
            ),
            {"id": report_id},
        )


def test_the_terms_of_a_report_are_those_it_pinned(session: Session) -> None:
    terms: Terms = make_terms(session)
    report_id = make_report(session, terms)

    happen(session, report_id, ASKED)

    assert resolution(session, report_id).calendar_version_id == terms.department.id
