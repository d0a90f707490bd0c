# SPDX-License-Identifier: EUPL-1.2
"""A report from its first moment to its last; after every step nothing has drifted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.reports import desk_commands
from civic.reports.commands import SYSTEM, change_status
from civic.reports.errors import IllegalTransition
from civic.reports.kinds import OPEN, TRANSITIONS, ActorRole, Outcome, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import audit
from civic.sla.models import SlaTimer
from tests.factories import NOW, City, make_category, make_city, make_report, make_staff, reload
from tests.factories_reports import (
    HOUR,
    REPORTER,
    assert_nothing_drifts,
    kinds,
    moderator,
    move,
    rate,
    respond,
    timers,
    told,
    worker,
)

Step = tuple[str, str, Callable[[datetime], Any]]


def life(session: Session, city: City, report: Report) -> Iterator[Step]:
    """Yield what happens next, the status after it, and how it is done at an instant."""
    by = worker(session, city)
    look = moderator(make_staff(session, city))

    def change(status: Status, signed: Any = by) -> Callable[[datetime], Any]:
        return lambda now: change_status(session, report, status, signed, now)

    def note(now: datetime) -> object:
        return desk_commands.publish_note(session, report, "We come on Friday.", by, now)

    def answer(now: datetime) -> object:
        return respond(session, report, by, now)

    yield "accept", "accepted", change(Status.ACCEPTED, look)
    yield "start", "in_progress", change(Status.IN_PROGRESS)
    yield "note", "in_progress", note
    yield "respond", "answered", answer
    yield "rate 2", "reopened", lambda now: rate(session, report, 2, "Still there.", now)
    yield "respond again", "answered", answer
    yield "rate 5", "closed", lambda now: rate(session, report, 5, "", now)


def test_nothing_drifts_in_a_whole_life(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    report = make_report(session, category="sight")
    assert_nothing_drifts(session, report)

    for n, (step, status, do) in enumerate(life(session, city, report), start=1):
        do(NOW + n * HOUR)

        assert reload(session, report.id).status == status, step
        assert_nothing_drifts(session, report)

    assert kinds(session, report) == [
        "received", "routed", "accepted", "in_progress", "public_note", "answered", "answered",
        "rated", "reopened", "answered", "answered", "rated", "closed",
    ]  # fmt: skip
    assert (report.cycle, report.outcome, report.closed_at) == (2, "fixed", NOW + 7 * HOUR)
    assert {key: timer.outcome for key, timer in timers(session, report.id).items()} == {
        ("moderation", 1): "kept",
        ("first_response", 1): "kept",
        ("resolution", 1): "not_resolved",
        ("answer_review", 1): "cancelled",
        ("resolution", 2): "kept",
        ("answer_review", 2): "cancelled",
    }


def test_each_change_is_told_once(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    report = make_report(session, category="sight")

    for n, (_, _, do) in enumerate(life(session, city, report), start=1):
        do(NOW + n * HOUR)

    this = {"report_id": str(report.id)}
    assert [len(told(session, f"report.{fact}")) for fact in ("answered", "note_published")] == [
        2,
        1,
    ]
    for fact in ("submitted", "accepted", "reopened", "closed"):
        assert told(session, f"report.{fact}") == [this], fact


def test_a_second_attempt_has_a_due_of_its_own(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session)
    respond(session, report, by)
    answered_due = report.due_at

    rate(session, report, 1, "No.", NOW + 2 * HOUR)

    again = timers(session, report.id)["resolution", 2]
    assert answered_due == timers(session, report.id)["answer_review", 1].due_at
    assert (again.started_at, again.stopped_at) == (NOW + 2 * HOUR, None)
    assert report.due_at == again.due_at == datetime(2026, 6, 9, 13, 0, tzinfo=UTC)


WAYS: dict[Status, list[str]] = {
    Status.SUBMITTED: [],
    Status.ACCEPTED: ["accepted"],
    Status.IN_PROGRESS: ["accepted", "in_progress"],
    Status.NEEDS_INFO: ["accepted", "needs_info"],
    Status.ANSWERED: ["accepted", "answered"],
    Status.REOPENED: ["accepted", "answered", "reopened"],
    Status.CLOSED: ["accepted", "answered", "closed"],
    Status.REJECTED: ["rejected"],
    Status.WITHDRAWN: ["withdrawn"],
}


@pytest.mark.parametrize("start", Status)
def test_a_status_changes_just_as_the_table_says_and_a_refusal_changes_nothing(session, start):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")

    for end in Status:
        report = move(session, make_report(session, category="sight"), SYSTEM, *WAYS[start])
        before = (kinds(session, report), report.updated_at, report.due_at)
        if end in TRANSITIONS[start]:
            change_status(session, report, end, SYSTEM, NOW + HOUR)
            assert report.status == end
        else:
            with pytest.raises(IllegalTransition):
                change_status(session, report, end, SYSTEM, NOW + HOUR)
            assert (kinds(session, report), report.updated_at, report.due_at) == before
        if Status.ANSWERED not in (start, end):  # an answer without its response has no outcome
            assert_nothing_drifts(session, report)


@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_report_has_a_due(session, status):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")

    report = move(session, make_report(session, category="sight"), SYSTEM, *WAYS[status])

    assert report.due_at is not None


def test_the_row_says_when_it_was_answered_and_closed(session):
    make_city(session)
    report = make_report(session)

    change_status(session, report, Status.ANSWERED, SYSTEM, NOW + HOUR)
    assert (report.answered_at, report.closed_at) == (NOW + HOUR, None)
    change_status(session, report, Status.CLOSED, SYSTEM, NOW + 2 * HOUR)
    assert (report.answered_at, report.closed_at) == (NOW + HOUR, NOW + 2 * HOUR)
    change_status(session, report, Status.REOPENED, SYSTEM, NOW + 3 * HOUR)
    assert (report.closed_at, report.updated_at) == (None, NOW + 3 * HOUR)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report_events SET text = 'nicer'",
        "DELETE FROM report_events",
        "UPDATE access_entries SET at = now()",
        "DELETE FROM access_entries",
    ],
)
def test_history_can_not_be_changed_not_even_by_hand(session, statement):
    city = make_city(session)
    make_report(session)
    person = make_staff(session, city)
    session.execute(
        text(
            "INSERT INTO access_entries (id, person_id, what, subject_id, at)"
            " VALUES (gen_random_uuid(), :person, 'report.contact', gen_random_uuid(), now())"
        ),
        {"person": person.id},
    )

    with pytest.raises(Exception, match="are history and can not be changed"):
        session.execute(text(statement))


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"status": "in_progress"}, "status"),
        ({"cycle": 3}, "cycle"),
        ({"outcome": Outcome.FIXED}, "outcome"),
    ],
)
def test_an_audit_finds_a_row_that_was_changed_behind_its_history(session, change, column):
    make_city(session)
    report = make_report(session)
    for name, value in change.items():
        setattr(report, name, value)

    found = audit(session, report)

    assert not found.is_clean
    assert [entry[0] for entry in found.state] == [column]


def test_an_audit_finds_a_timer_that_was_changed_behind_its_history(session):
    make_city(session)
    report = make_report(session)
    timer: SlaTimer = timers(session, report.id)["resolution", 1]
    timer.due_at += timedelta(days=30)
    session.flush()

    found = audit(session, report)

    assert [(drift.target, drift.column) for drift in found.timers] == [("resolution", "due_at")]


def test_a_row_of_history_says_who_acted_as_what(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session)

    event: ReportEvent = change_status(
        session, report, Status.IN_PROGRESS, by, NOW, text="On it.", data={"x": 1}
    )

    assert (event.actor_role, event.actor_id, event.department_id) == (
        ActorRole.DEPARTMENT,
        by.person_id,
        city.department.id,
    )
    assert (event.from_status, event.to_status, event.text, event.data) == (
        "accepted",
        "in_progress",
        "On it.",
        {"x": 1},
    )


def test_a_withdrawal_cancels_all_clocks(session):
    make_city(session)
    report = make_report(session)

    change_status(session, report, Status.WITHDRAWN, REPORTER, NOW + HOUR)

    outcomes = {key[0]: timer.outcome for key, timer in timers(session, report.id).items()}
    assert outcomes == {
        "moderation": "kept",
        "first_response": "cancelled",
        "resolution": "cancelled",
    }
    assert report.due_at is None
