# SPDX-License-Identifier: EUPL-1.2
"""Timers start and stop, and their rows say what the events of the report add up to."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, event, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from civic.platform.ids import new_id
from civic.sla import queries
from civic.sla.clock import EventKind, SlaEvent
from civic.sla.clock_policy import ClockState
from civic.sla.commands import apply, start_timers
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Terms
from civic.sla.queries import (
    Drift,
    audit,
    next_due,
    overdue_timers,
    timer_views,
    timers_of,
    timers_of_reports,
)
from tests.factories_sla import THURSDAY_AT_3, at, make_report, make_terms, other_terms

LATER = at("2026-05-01T12:00")
DUE = at("2026-03-09T15:00")
Told = tuple[str, str]


@contextmanager
def statements(connection: Connection) -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(connection, "before_cursor_execute", collect)
    yield sent
    event.remove(connection, "before_cursor_execute", collect)


def events_of(told: list[Told]) -> list[SlaEvent]:
    return [
        SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3),
        *(SlaEvent(EventKind(kind), at(when)) for kind, when in told),
    ]


def happen(session: Session, report_id: UUID, *told: Told) -> list[SlaEvent]:
    """Let events happen to a report received on Thursday; return its history."""
    history = events_of(list(told))
    for each in history[1:]:
        apply(session, report_id, each, LATER)
    return history


def timer(session: Session, report_id: UUID, target: str, cycle: int = 1) -> SlaTimer:
    rows = timers_of(session, report_id)
    return next(row for row in rows if (row.target, row.cycle) == (target, cycle))


def waiting_steps(session: Session, row: SlaTimer) -> list[int]:
    return list(
        session.scalars(
            select(SlaStep.step)
            .where(SlaStep.timer_id == row.id, SlaStep.fired_at.is_(None))
            .order_by(SlaStep.step)
        )
    )


def test_receipt_starts_three_timers_in_two_statements(
    session: Session, connection: Connection
) -> None:
    terms = make_terms(session)
    report_id = new_id()

    with statements(connection) as sent:
        started = start_timers(session, report_id, terms, THURSDAY_AT_3)

    assert len(sent) == 2
    rows = {row.target: row for row in timers_of(session, report_id)}
    assert {target: row.due_at for target, row in rows.items()} == {
        "moderation": at("2026-03-06T16:00"),
        "first_response": at("2026-03-06T15:00"),
        "resolution": DUE,
    }
    assert {row.id for row in started} == {row.id for row in rows.values()}
    assert rows["resolution"].calendar_version_id == terms.department.id
    assert rows["moderation"].calendar_version_id == terms.city.id
    assert {row.policy_id for row in rows.values()} == {terms.promise.id}


def test_each_timer_waits_for_its_steps_up_to_the_due(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    resolution = timer(session, report_id, "resolution")

    assert waiting_steps(session, resolution) == [50, 75, 90, 100]
    due = select(SlaStep.due_at).filter_by(timer_id=resolution.id, step=100)
    assert session.scalar(due) == DUE


def test_a_report_that_needs_no_moderator_has_that_promise_kept_at_once(session: Session) -> None:
    report_id = new_id()

    start_timers(session, report_id, make_terms(session), THURSDAY_AT_3, is_accepted=True)

    moderation = timer(session, report_id, "moderation")
    assert (moderation.outcome, moderation.stopped_at) == ("kept", THURSDAY_AT_3)
    assert waiting_steps(session, moderation) == []


STORIES: list[list[Told]] = [
    [],
    [("accepted", "2026-03-06T10:00")],
    [("rejected", "2026-03-06T10:00")],
    [("public_note_by_person", "2026-03-06T15:00"), ("answered", "2026-03-09T15:00")],
    [("transferred", "2026-03-06T12:00"), ("transferred", "2026-03-09T12:00")],
    [("answered", "2026-03-09T15:00:01")],
    [("answered", "2026-03-06T10:00"), ("answer_reviewed", "2026-03-10T10:00")],
    [("answered", "2026-03-09T14:00"), ("reopened", "2026-03-10T09:00")],
    [
        ("answered", "2026-03-10T14:00"),
        ("reopened", "2026-03-11T09:00"),
        ("answered", "2026-03-12T09:00"),
        ("closed", "2026-03-26T09:00"),
    ],
    [("withdrawn", "2026-03-06T09:00")],
    [("merged_duplicate", "2026-03-20T09:00")],
]


@pytest.mark.parametrize("told", STORIES, ids=[",".join(k for k, _ in s) or "-" for s in STORIES])
def test_rows_are_what_the_events_fold_into(session: Session, told: list[Told]) -> None:
    report_id = make_report(session, make_terms(session))

    history = happen(session, report_id, *told)

    assert audit(session, report_id, history) == []


kinds = st.sampled_from([kind for kind in EventKind if kind is not EventKind.RECEIVED])
offsets = st.timedeltas(timedelta(), timedelta(days=20))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(kinds, offsets), max_size=8))
def test_rows_are_what_any_events_fold_into(
    session: Session, happened: list[tuple[EventKind, timedelta]]
) -> None:
    terms = make_terms_once(session)
    report_id = make_report(session, terms)
    history = [SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3, {"pins": terms.pins})]

    for kind, offset in sorted(happened, key=lambda pair: pair[1]):
        when = THURSDAY_AT_3 + offset
        history.append(SlaEvent(kind, when, data_of(session, kind, when)))
        apply(session, report_id, history[-1], LATER)

    assert audit(session, report_id, history) == []


def data_of(session: Session, kind: EventKind, when: datetime) -> dict[str, Any]:
    """Return what must belong to an event; which terms are right depends on when it happens."""
    other: Terms = session.info["others"][when.microsecond % 2]
    if kind in (EventKind.RESTATED, EventKind.CORRECTED, EventKind.TERMS_CHANGED):
        return {"pins": other.pins, "is_triage": when.second % 2 == 0}
    if kind is EventKind.EXTENDED:
        return {"until": when + timedelta(hours=when.minute)}
    if kind is EventKind.DUPLICATE_JOINED:
        return {"resolution_due": when + timedelta(hours=when.minute - 20)}
    return {"reason": PauseReason.WEATHER_OR_SEASON} if kind is EventKind.PAUSED else {}


def make_terms_once(session: Session) -> Terms:
    """Return the terms of this test, made at its first example with a longer and a shorter one."""
    if "terms" not in session.info:
        session.info["terms"] = make_terms(session)
        session.info["others"] = [
            other_terms(session, f"of-{hours}", resolution={"working_hours": hours})
            for hours in (6, 40)
        ]
    terms: Terms = session.info["terms"]
    return terms


def test_a_reopened_report_gets_a_second_timer_with_steps_of_its_own(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ("answered", "2026-03-09T14:00"))

    (second,) = apply(
        session, report_id, SlaEvent(EventKind.REOPENED, at("2026-03-10T09:00")), LATER
    )

    assert (second.target, second.cycle) == ("resolution", 2)
    assert second.due_at == at("2026-03-11T17:00")
    assert waiting_steps(session, second) == [50, 75, 90, 100]
    assert timer(session, report_id, "resolution").outcome == "not_resolved"


def test_an_answer_ends_the_waiting_for_what_it_makes_needless(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    happen(session, report_id, ("answered", "2026-03-09T12:00"))

    # 50 and 75 % had been reached when the answer came, 90 and 100 % had not.
    assert waiting_steps(session, timer(session, report_id, "resolution")) == [50, 75]


def test_an_answer_at_the_due_leaves_no_breach_to_be_told(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    happen(session, report_id, ("answered", "2026-03-09T15:00"))

    resolution = timer(session, report_id, "resolution")
    assert (resolution.outcome, resolution.breached_at) == ("kept", None)
    assert waiting_steps(session, resolution) == [50, 75, 90]


def test_a_late_answer_is_a_breach_whether_or_not_anybody_had_noticed(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    happen(session, report_id, ("answered", "2026-03-09T15:00:01"))

    resolution = timer(session, report_id, "resolution")
    assert (resolution.outcome, resolution.breached_at) == ("late", DUE)
    assert waiting_steps(session, resolution) == [50, 75, 90, 100]


def test_an_event_of_the_future_is_refused(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    tomorrow = SlaEvent(EventKind.ANSWERED, LATER + timedelta(days=1))

    with pytest.raises(ValueError, match="later"):
        apply(session, report_id, tomorrow, LATER)


def test_a_report_without_timers_is_a_mistake_and_says_so(session: Session) -> None:
    with pytest.raises(LookupError, match="without timers"):
        apply(session, new_id(), SlaEvent(EventKind.ANSWERED, LATER), LATER)
    with pytest.raises(LookupError, match="without timers"):
        audit(session, new_id(), [])


def test_the_next_due_is_the_earliest_of_the_open_timers(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    dues = [next_due(session, report_id).due_at]
    for kind in ("public_note_by_person", "accepted", "withdrawn"):
        happen(session, report_id, (kind, "2026-03-06T10:00"))
        dues.append(next_due(session, report_id).due_at)

    assert dues == [at("2026-03-06T15:00"), at("2026-03-06T16:00"), DUE, None]


def test_overdue_timers_come_with_the_longest_wait_first(session: Session) -> None:
    terms = make_terms(session)
    late, later = (make_report(session, terms) for _ in range(2))
    happen(session, later, ("public_note_by_person", "2026-03-06T10:00"))

    rows = overdue_timers(session, DUE, 3)

    assert [(row.report_id, row.target) for row in rows][:1] == [(late, "first_response")]
    assert [row.target for row in rows[1:]] == ["moderation", "moderation"]
    assert len(overdue_timers(session, DUE, 99)) == 3
    assert len(overdue_timers(session, DUE + timedelta(seconds=1), 99)) == 5


def test_timers_of_many_reports_come_in_one_statement(
    session: Session, connection: Connection
) -> None:
    terms = make_terms(session)
    ids = [make_report(session, terms) for _ in range(3)]

    with statements(connection) as sent:
        found = timers_of_reports(session, [*ids, new_id()])

    assert len(sent) == 1
    assert {report_id: len(rows) for report_id, rows in found.items()} == dict.fromkeys(ids, 3)
    assert timers_of(session, new_id()) == []


def test_timers_are_shown_as_they_stand(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ("accepted", "2026-03-06T10:00"))

    views = timer_views(session, timers_of(session, report_id), at("2026-03-09T11:00"))

    assert {view.target.value: view.state for view in views} == {
        "first_response": ClockState.OVERDUE,
        "moderation": ClockState.KEPT,
        "resolution": ClockState.DUE_SOON,
    }
    shown = {view.target.value: view.computation for view in views}
    assert shown["moderation"].calendar.code == "city"
    assert shown["resolution"].calendar.code == "office"
    assert shown["resolution"].due_at == DUE


def test_versions_are_read_once_per_process(
    session: Session, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id = make_report(session, make_terms(session))
    timers = timers_of(session, report_id)
    monkeypatch.setattr(queries, "_promises", {})
    monkeypatch.setattr(queries, "_calendars", {})

    with statements(connection) as sent:
        first = timer_views(session, timers, LATER)
        again = timer_views(session, timers, LATER)

    assert first == again
    assert len(sent) == 2


def test_a_process_keeps_no_more_versions_than_it_may(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    report_id = make_report(session, make_terms(session))
    monkeypatch.setattr(queries, "_calendars", {})
    monkeypatch.setattr(queries, "MOST_VERSIONS", 1)

    views = timer_views(session, timers_of(session, report_id), LATER)

    assert len(views) == 3
    assert len(queries._calendars) == 1  # noqa: SLF001 - the bound is what is tested


def test_the_audit_finds_a_row_that_was_changed(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    later = DUE + timedelta(days=1)
    session.execute(
        update(SlaTimer).filter_by(report_id=report_id, target="resolution").values(due_at=later)
    )

    drifts = audit(session, report_id, events_of([]))

    assert drifts == [Drift("resolution", 1, "due_at", later, DUE)]


def test_the_audit_finds_a_breach_that_was_erased(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = happen(session, report_id, ("answered", "2026-03-10T10:00"))
    session.execute(
        update(SlaTimer)
        .filter_by(report_id=report_id, target="resolution")
        .values(breached_at=None, outcome="kept", stopped_at=DUE)
    )

    drifts = audit(session, report_id, history)

    assert {drift.column for drift in drifts} == {"stopped_at", "outcome", "breached_at"}


def test_the_audit_finds_a_row_too_few_and_one_too_many(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    happen(session, report_id, ("answered", "2026-03-06T10:00"))
    moderation = timer(session, report_id, "moderation")
    review = timer(session, report_id, "answer_review")
    session.execute(delete(SlaStep).filter_by(timer_id=moderation.id))
    session.execute(delete(SlaTimer).filter_by(id=moderation.id))

    drifts = audit(session, report_id, events_of([]))

    found = {
        drift.target: (drift.row, drift.folded is None) for drift in drifts if drift.column == "id"
    }
    assert found == {"moderation": (None, False), "answer_review": (review.id, True)}


WRONG = [
    ("due_at = started_at", "due_after_start"),
    ("original_due_at = started_at", "original_due_after_start"),
    ("stopped_at = started_at - interval '1 s', outcome = 'kept'", "stop_not_before_start"),
    ("stopped_at = due_at", "stopped_with_outcome"),
    ("outcome = 'kept'", "stopped_with_outcome"),
    ("stopped_at = due_at, outcome = 'forgotten'", "outcome_known"),
    ("stopped_at = due_at + interval '1 s', outcome = 'kept'", "late_is_breached"),
    ("stopped_at = due_at, breached_at = due_at, outcome = 'late'", "late_is_breached"),
    ("breached_at = due_at + interval '1 s'", "breach_is_due"),
    ("target = 'holding'", "target_known"),
    ("cycle = 0", "cycle_positive"),
    ("due_at = NULL", "due_at"),
]


@pytest.mark.parametrize(("change", "constraint"), WRONG, ids=[row[0] for row in WRONG])
def test_the_database_refuses_a_timer_that_lies(
    session: Session, change: str, constraint: str
) -> None:
    report_id = make_report(session, make_terms(session))

    with pytest.raises(IntegrityError, match=constraint), session.begin_nested():
        session.execute(
            text(f"UPDATE sla_timers SET {change} WHERE report_id = :id"),
            {"id": report_id},
        )


def test_the_database_refuses_a_second_timer_of_the_same_cycle(session: Session) -> None:
    terms = make_terms(session)
    report_id = make_report(session, terms)

    with pytest.raises(IntegrityError, match="uq_sla_timers"), session.begin_nested():
        start_timers(session, report_id, terms, THURSDAY_AT_3)


@pytest.mark.parametrize("table", ["calendar_versions", "sla_policies"])
@pytest.mark.parametrize("change", ["UPDATE {} SET version = 9", "DELETE FROM {}"])
def test_versions_cannot_be_changed(session: Session, table: str, change: str) -> None:
    make_terms(session)

    with pytest.raises(DBAPIError, match="history"), session.begin_nested():
        session.execute(text(change.format(table)))


def test_the_database_refuses_a_promise_without_a_target_that_is_owed(session: Session) -> None:
    make_terms(session)

    with pytest.raises(IntegrityError, match="nothing_without_due"), session.begin_nested():
        session.execute(
            text(
                "INSERT INTO sla_policies SELECT gen_random_uuid(), jurisdiction_id, 'odd', 1,"
                " targets - 'resolution', steps, valid_from, created_at FROM sla_policies"
            )
        )


def test_received_at_keeps_its_microseconds(session: Session) -> None:
    received_at = THURSDAY_AT_3 + timedelta(microseconds=123457)

    report_id = make_report(session, make_terms(session), received_at)

    due: datetime = timer(session, report_id, "resolution").due_at
    assert due == DUE + timedelta(microseconds=123457)
