# SPDX-License-Identifier: EUPL-1.2
"""What relays and changes of reports do to each other, with real commits."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from civic.launcher.cluster import Cluster
from civic.sla.clock_policy import EventKind, SlaEvent
from civic.sla.commands import FiredStep, apply, fire_due_steps
from civic.sla.events import PauseLapsed
from civic.sla.models import SlaTimer
from civic.sla.pause_commands import end_due_pauses
from civic.sla.queries import audit
from tests.factories_sla import THURSDAY_AT_3, at, make_report, make_terms

N_REPORTS = 12
LATER = at("2026-05-01T12:00")
RECEIVED = SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3)
ASKED = SlaEvent(EventKind.ASKED, at("2026-03-06T10:00"))


@pytest.fixture
def engine(cluster: Cluster, template: str) -> Iterator[Engine]:
    """A database of this test's own, since what it commits stays."""
    name = f"civic_firing_{os.getpid()}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    # Whoever waits for a lock for ever fails here instead of hanging.
    limits = {"options": "-c lock_timeout=5s -c statement_timeout=20s"}
    engine = create_engine(cluster.url(name), connect_args=limits)
    yield engine
    engine.dispose()
    cluster.drop(name)


def make_reports(engine: Engine) -> list[UUID]:
    with Session(engine) as session, session.begin():
        terms = make_terms(session)
        return [make_report(session, terms) for _ in range(N_REPORTS)]


def relay(engine: Engine) -> list[FiredStep]:
    """Fire until nothing is left that nobody else holds."""
    fired: list[FiredStep] = []
    while True:
        with Session(engine) as session, session.begin():
            batch = fire_due_steps(session, 7)
        if not batch:
            return fired
        fired += batch


def test_two_relays_fire_each_step_once(engine: Engine) -> None:
    make_reports(engine)

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(relay, engine) for _ in range(2)]
        fired = [step for each in both for step in each.result()]
    fired += relay(engine)

    times = Counter((step.timer_id, step.step) for step in fired)
    assert len(times) == N_REPORTS * 3 * 7
    assert set(times.values()) == {1}


def test_a_relay_passes_over_a_report_that_is_being_changed(engine: Engine) -> None:
    first, *others = make_reports(engine)
    answered = SlaEvent(EventKind.ANSWERED, at("2026-03-06T12:00"))

    with Session(engine) as session, session.begin():
        apply(session, first, answered, LATER)
        fired_meanwhile = relay(engine)
    fired_after = relay(engine)

    assert {step.report_id for step in fired_meanwhile} == set(others)
    steps = {(step.target, step.step) for step in fired_after}
    assert ("resolution", 50) not in steps
    assert {step.report_id for step in fired_after} == {first}


def test_a_change_of_a_report_waits_for_the_relay_that_holds_it(engine: Engine) -> None:
    first, *_ = make_reports(engine)
    answered = SlaEvent(EventKind.ANSWERED, at("2026-03-10T12:00"))

    def answer() -> None:
        with Session(engine) as session, session.begin():
            apply(session, first, answered, LATER)

    with ThreadPoolExecutor(1) as pool:
        with Session(engine) as session, session.begin():
            fire_due_steps(session, 1000)
            waiting = pool.submit(answer)
        waiting.result(timeout=10)

    with Session(engine) as session:
        assert audit(session, first, [RECEIVED, answered]) == []


def test_reports_change_while_relays_fire_and_every_row_is_right(engine: Engine) -> None:
    reports = make_reports(engine)
    answered = SlaEvent(EventKind.ANSWERED, at("2026-03-09T15:00") + timedelta(seconds=1))

    def answer(report_id: UUID) -> None:
        with Session(engine) as session, session.begin():
            apply(session, report_id, answered, LATER)

    with ThreadPoolExecutor(4) as pool:
        relays = [pool.submit(relay, engine) for _ in range(2)]
        for answering in [pool.submit(answer, report_id) for report_id in reports]:
            answering.result(timeout=30)
        for firing in relays:
            firing.result(timeout=30)
    relay(engine)

    with Session(engine) as session:
        assert [d for each in reports for d in audit(session, each, [RECEIVED, answered])] == []
        late = select(SlaTimer).filter_by(target="resolution", outcome="late")
        assert len(session.scalars(late).all()) == N_REPORTS


def end_pauses(engine: Engine) -> list[PauseLapsed]:
    """End pauses until none is left that nobody else holds."""
    ended: list[PauseLapsed] = []
    while True:
        with Session(engine) as session, session.begin():
            batch = end_due_pauses(session, 5)
        if not batch:
            return ended
        ended += batch


def pause(engine: Engine, reports: list[UUID]) -> None:
    with Session(engine) as session, session.begin():
        for report_id in reports:
            apply(session, report_id, ASKED, LATER)


def test_two_relays_end_each_pause_once(engine: Engine) -> None:
    reports = make_reports(engine)
    pause(engine, reports)

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(end_pauses, engine) for _ in range(2)]
        ended = [event for each in both for event in each.result()]
    ended += end_pauses(engine)

    assert sorted(event.report_id for event in ended) == sorted(reports)


def test_replies_and_relays_at_once_leave_every_row_right(engine: Engine) -> None:
    reports = make_reports(engine)
    pause(engine, reports)
    # In time, but stored only now: the relay may have told of the end already.
    replied = SlaEvent(EventKind.REPLIED, at("2026-03-06T12:00"))

    def reply(report_id: UUID) -> None:
        with Session(engine) as session, session.begin():
            apply(session, report_id, replied, LATER)

    with ThreadPoolExecutor(4) as pool:
        ending = [pool.submit(end_pauses, engine) for _ in range(2)]
        for replying in [pool.submit(reply, report_id) for report_id in reports]:
            replying.result(timeout=30)
        for each in ending:
            each.result(timeout=30)
    end_pauses(engine)

    with Session(engine) as session:
        history = [RECEIVED, ASKED, replied]
        assert [drift for each in reports for drift in audit(session, each, history)] == []
        paused = select(SlaTimer).where(SlaTimer.paused_until.is_not(None))
        assert session.scalars(paused).all() == []
